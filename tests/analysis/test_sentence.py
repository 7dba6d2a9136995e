"""The result in plain words."""

import numpy as np

from sim.analysis.blockers import Blockers
from sim.analysis.fire import Fire
from sim.analysis.outcomes import Outcomes
from sim.analysis.sentence import sentence
from sim.vocabulary import ENDINGS


def outcomes(**counts):
    """Outcomes of trials with these endings, and what follows from them; the others stalled."""
    made = Outcomes()
    codes = [ENDINGS.index(name) for name, count in counts.items() for _ in range(count)]
    ending = np.array(codes)
    full, sectoral = ending >= 7, (ending >= 3) & (ending < 7)
    rows = {"ending": ending, "full_start_day": np.where(full, 1, -1), "sectoral_start_day": np.where(sectoral, 1, -1)}
    made.add(rows | {f"{scope}_days": np.full(len(ending), 9) for scope in ("full", "sectoral")})
    return made


def blockers(*held_out):
    """Blockers of trials with these sides and demands, by place."""
    issues = ("arms", "gas")
    labels = {"holdout": ("a_side", "b"), "binding_lines": ("war",), "binding_demand": issues}
    made = Blockers(labels | {"binding_demands": issues, "ruled_out": issues})
    sides, demands = (np.array([pair[k] for pair in held_out], dtype=np.int8) for k in (0, 1))
    none = np.zeros(len(sides), dtype=np.int64)
    rows = {"full_start_day": np.full(len(sides), -1), "holdout": sides, "binding_demand": demands}
    made.add(rows | {"binding_lines": none, "binding_demands": none, "ruled_out": none})
    return made


def fire(*levels):
    made = Fire()
    ending = np.full(len(levels), ENDINGS.index("full_lapsed"))
    made.add({"ending": ending, "smoothed_fire": np.array(levels, dtype=np.float32)})
    return made


def test_the_sentence_tells_halts_fire_and_why_not():
    found = outcomes(stalled=70, sectoral_lapsed=18, full_collapsed=7, full_lapsed=5)
    told = sentence(found, blockers(*[(0, 0)] * 88), {"arms": "weapons"}, fire(0.1, 0.1, 0.3, 0.5, 0.6))
    assert told == (
        "Of 100 trials, 12 reach a full ceasefire and 5 hold it to the end of its term (of these 2 quiet, 2 smouldering"
        " and 1 hot); 18 get only a sectoral ceasefire and 70 none at all."
        " Where no full ceasefire comes, a side holds out last in 88 of 88,"
        ' most often over "weapons" (88 of 88 of those).'
    )


def test_one_trial_is_one_trial():
    assert sentence(outcomes(sectoral_extended=1), blockers(), {}) == (
        "Of 1 trial, none reaches a full ceasefire; 1 gets only a sectoral ceasefire."
    )
    assert sentence(outcomes(full_lapsed=1), blockers(), {}, fire(0.3)).startswith(
        "Of 1 trial, 1 reaches a full ceasefire and 1 holds it to the end of its term (of these 1 smouldering);"
    )


def test_all_and_nearly_all_are_told_apart():
    all_held = sentence(outcomes(full_lapsed=200), blockers(), {}, fire(*[0.1] * 200))
    assert all_held.startswith(
        "Of 100 trials, 100 reach a full ceasefire and all of them hold it to the end of its term ("
    )
    nearly = sentence(outcomes(full_collapsed=1, full_lapsed=999), blockers(), {}, fire(*[0.1] * 999))
    assert "100 reach a full ceasefire and nearly all of them hold it" in nearly
    few = sentence(outcomes(stalled=999, full_lapsed=1), blockers(), {}, fire(0.1))
    assert few.startswith("Of 100 trials, fewer than 1 reaches a full ceasefire and fewer than 1 holds it")
    assert few.endswith("none gets only a sectoral ceasefire and more than 99 none at all.")
    assert "none holds it to the end" in sentence(outcomes(full_collapsed=3), blockers(), {}, fire())


def test_without_a_sectoral_offer_none_is_spoken_of():
    told = sentence(outcomes(stalled=3, full_collapsed=1), blockers(), {}, sectoral=False)
    reached = "Of 4 trials, 1 reaches a full ceasefire and none holds it to the end of its term;"
    assert told == f"{reached} 3 get no ceasefire at all."


def test_ties_are_said():
    stalled = outcomes(stalled=4)
    sides = sentence(stalled, blockers((0, 0), (1, 0), (0, 1), (1, 1)), {"b": "B"})
    assert sides.endswith("Where no full ceasefire comes, a side and B hold out last equally often, each in 2 of 4.")
    demands = sentence(stalled, blockers(*[(0, 0), (0, 1)] * 2), {"gas": "the gas"})
    assert demands.endswith('most often over "arms" or "the gas" (2 of 4 of those each).')


def test_a_base_that_is_not_every_failure_is_named():
    told = sentence(outcomes(stalled=4), blockers((1, -1)), {"b": "B"})
    assert "Where a side holds out and no full ceasefire comes, B holds out last in 1 of 1" in told
    assert told.endswith(", with no single demand that matters.")
