"""The result in plain words."""

import pytest

from sim.analysis.blockers import Blockers
from sim.analysis.outcomes import Outcomes
from sim.analysis.sentence import in_100, plain, sentence
from sim.statistics import Proportion


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 10, "0"),
        (10, 10, "100"),
        (1, 1_000, "fewer than 1"),
        (999, 1_000, "more than 99"),
        (37, 100, "37"),
        (5, 1_000, "1"),
        (0, 0, "none"),
    ],
)
def test_shares_in_100(count, of, words):
    if words == "1":
        assert in_100(Proportion(count, of)) in ("0", "1")
    else:
        assert in_100(Proportion(count, of)) == words


def test_names_in_words():
    assert plain("kept_ground") == "kept ground"


def outcomes(**counts):
    made = Outcomes()
    made.trials = 100
    made.counts.update(counts)
    return made


def blockers(side, demand):
    import numpy as np

    made = Blockers({"holdout": ("a_side", "b"), "binding_line": ("none_alone",), "binding_demand": ("arms",)})
    row = {"full_start_day": -1, "holdout": side, "binding_line": 0, "binding_demand": demand}
    made.add({name: np.array([value]) for name, value in row.items()} | {"binding_demand_alone": np.array([False])})
    return made


def test_the_sentence_tells_halts_and_why_not():
    told = sentence(outcomes(any_halt=30, any_full=12, held_full=5), blockers(0, 0), {"arms": "weapons"})
    assert told == (
        "In 100 tellings of this story, 12 reach a full truce and 5 hold it to the end of its term;"
        " 18 get only a sectoral halt and 70 none at all."
        ' Where no full truce comes, a side holds out last in 100 of 100, most often over "weapons"'
        " (100 of 100 of those)."
    )


def test_the_sentence_without_a_demand_or_a_holdout():
    assert sentence(outcomes(), blockers(1, -1), {"b": "B"}).endswith("with no single demand that matters.")
    empty = Blockers({"holdout": ("a",), "binding_line": ("x",), "binding_demand": ("y",)})
    assert sentence(outcomes(any_halt=100, any_full=100), empty, {}).endswith("0 none at all.")
