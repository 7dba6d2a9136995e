"""The reference shows the known answers of the model on its own, before it judges anyone else."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.case import Character
from tests.reference.cases import bare, build, merged
from tests.reference.ledger import logistic, odds
from tests.reference_agreement.changes import ONE_DAY


def within(share: float, known: float, trials: int) -> bool:
    """Whether a simulated share lies within 4 standard errors of the known one."""
    return abs(share - known) <= 4 * math.sqrt(known * (1 - known) / trials)


def lead(**more: Any) -> dict[str, Any]:
    return {"role": "mediator", "lead": True, "patience": {"departure": 0.0}, **more}


@pytest.mark.parametrize(("exponent", "chance"), [(1, 2 / 3), (2, 4 / 5), (4, 16 / 17), (8, 256 / 257)])
def test_contest_of_two_against_one(exponent: float, chance: float) -> None:
    sides = [Character(strength, exponent, 0.0, 0.2, 0, 0, 1, 0, 0) for strength in (2.0, 1.0)]
    assert odds(sides, [0.0, 0.0], [0.0, 0.0]) == pytest.approx([chance, 1 - chance], abs=1e-12)


@pytest.mark.parametrize(("text", "accepted"), [(0.28, False), (0.32, True), (0.5, True), (0.68, True), (0.72, False)])
def test_fearon_range(text: float, accepted: bool) -> None:
    case = build(bare(), {"offers": {"whole": {"text": {"line": text}}}, "horizon": {"talks_days": 5}})
    result = simulate(case, 0, 0)
    assert result["full_start_day"] == (0 if accepted else None)
    assert accepted or result["ending"] == "stalled"


def test_fearon_range_leans_to_the_stronger() -> None:
    stronger = {"actors": {"a": {"capability": 3.0}}, "horizon": {"talks_days": 1}}
    texts = {0.5: False, 0.56: True, 0.94: True, 0.96: False}
    for text, accepted in texts.items():
        result = simulate(build(merged(bare(), stronger), {"offers": {"whole": {"text": {"line": text}}}}), 0, 0)
        assert (result["full_start_day"] == 0) is accepted


@pytest.mark.slow
@pytest.mark.parametrize(("ratio", "chance"), [(-1, 0.268941), (-0.5, 0.377541), (0.5, 0.622459), (1, 0.731059)])
def test_logit_of_the_first_answer(ratio: float, chance: float) -> None:
    assert logistic(ratio) == pytest.approx(chance, abs=1e-6)
    change = {
        "actors": {"a": {"resolve": 0.05}},
        "offers": {"whole": {"text": {"line": 0.3 + 0.05 * ratio}}},
        "horizon": {"talks_days": 1},
    }
    case, trials = build(bare(), change), 1500
    yes = sum(simulate(case, 3, trial)["day0"]["a"]["answer"] == "yes" for trial in range(trials))  # type: ignore[index]
    assert within(yes / trials, chance, trials)


@pytest.mark.slow
def test_two_clocks() -> None:
    shock = 0.02
    change = {
        "actors": {"a": {"daily_shock": shock}, "broker": lead(patience={"departure": 0.02, "growth_per_day": 0.0})},
        "offers": {"whole": {"text": {"line": 0.3 + shock * math.log(0.05 / 0.95)}}},
        "talks": {"step": 0.0, "refusal": {"chance": 0.0}},
        "horizon": {"talks_days": 52, "halt_days": 1},
    }
    case, trials = build(bare(), change), 1500
    results = [simulate(case, 11, trial) for trial in range(trials)]
    shares = {word: sum(r["ending"] == word for r in results) / trials for word in ("mediator_left", "stalled")}
    assert within(shares["mediator_left"], 0.2791521489, trials)
    assert within(shares["stalled"], 0.0229674788, trials)
    days = [r["full_start_day"] + 1 for r in results if r["full_start_day"] is not None]  # type: ignore[operator]
    assert within(len(days) / trials, 0.6978803723, trials)
    mean = sum(days) / len(days)
    error = math.sqrt(sum((day - mean) ** 2 for day in days) / len(days) ** 2)
    assert abs(mean - 13.0633303) <= 4 * error


@pytest.mark.slow
def test_halt_with_a_constant_chance_of_ending() -> None:
    """Two sides, each with an unordered incident of chance c that ends the halt: h = 1 - (1 - c)^2."""
    quiet = {"depth": 0.0, "stillborn": 0.0, "smoothing": 1.0, "spoiler_size": 2.0, "misattribution": 0.0}
    case = build(bare(), {"halt": {**quiet, "spoiler_chance": 0.01}})
    trials, survived = 1200, (1 - 0.01) ** 60
    held = sum(simulate(case, 5, trial)["ending"] == "full_extended" for trial in range(trials))
    assert within(held / trials, survived, trials)


@pytest.mark.parametrize(("stillborn", "fate", "days"), [(0.0, "full_extended", 30), (1.0, "full_collapsed", 1)])
def test_a_silent_halt_lives_unless_it_is_stillborn(stillborn: float, fate: str, days: int) -> None:
    silent = {
        "depth": 0.0,
        "spoiler_chance": 0.0,
        "misattribution": 0.0,
        "collapse_level": 0.65,
        "stillborn": stillborn,
    }
    result = simulate(build(bare(), {"halt": silent}), 0, 0)
    assert (result["ending"], result["full_days"], result["ending_day"]) == (fate, days, days)


def test_bayes_after_three_noes() -> None:
    """Outsiders expect cost .2 and so a yes; the side's own cost is almost surely 0, and it says no."""
    doubt = 0.02
    premium = doubt * (math.log(9) + math.log(1.5))
    own_cost = {"dist": "choice", "values": [0.0, 0.4, 0.0], "weights": [0.495, 0.01, 0.495]}
    change = {
        "actors": {
            "a": {"cost_scale": own_cost, "daily_shock": doubt, "sincerity": 0.0},
            "broker": lead(trust={"a": 0.7}),
        },
        "offers": {"whole": {"text": {"line": 0.3 + doubt * math.log(9)}}},
        "talks": {"step": 0.0, "premium": premium},
    }
    journal: list[dict[str, Any]] = []
    simulate(build(bare(), change), 0, 1, journal)
    assert all(day["answers"]["a"]["full"] == "no" for day in journal[:3])
    stalling = [1 - day["belief"]["broker", "a"] for day in journal[:3]]
    assert stalling == pytest.approx([0.72, 0.939130, 0.989313], abs=1e-6)


def test_levels_settle_at_base_over_one_minus_alpha() -> None:
    plain = {
        "depth": 0.18,
        "reciprocity": 0.29,
        "distrust": 0.0,
        "noise": 0.0,
        "spoiler_chance": 0.0,
        "misattribution": 0.0,
        "stillborn": 0.0,
    }
    journal: list[dict[str, Any]] = []
    simulate(build(bare(), {"halt": plain, "horizon": {"halt_days": 150}}), 0, 0, journal)
    assert journal[1]["levels"] == pytest.approx({"a": 0.18, "b": 0.18})
    assert journal[-1]["levels"] == pytest.approx({"a": 0.18 / 0.71, "b": 0.18 / 0.71}, rel=1e-9)


NEVER_ANSWERS = {"first_answer_days": 3000.0}


def climbed(change: dict[str, Any], start: float) -> dict[str, Any]:
    """The trial in which nobody ever answers and the text climbs for a year without an agenda."""
    quiet = {
        "actors": {"a": NEVER_ANSWERS, "b": NEVER_ANSWERS, "broker": lead()},
        "offers": {"whole": {"text": {"line": start}}},
        "talks": {"agenda": 0.0, "step": 0.01, "refusal": {"chance": 0.0}},
        "horizon": {"talks_days": 365},
    }
    return simulate(build(merged(bare(), quiet), change), 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("start", [0.05, 0.4, 0.5, 0.9])
@pytest.mark.parametrize("alpha", [0.5, 0.75])
def test_nash_climb_with_linear_losses(start: float, alpha: float) -> None:
    weights = {"actors": {"a": {"bargaining_weight": alpha}, "b": {"bargaining_weight": 1 - alpha}}}
    result = climbed(weights, start)
    assert result["text"]["line"] == pytest.approx(0.3 + alpha * (1 - 0.3 - 0.3), abs=1e-3)
    assert result["text_rests"]
    assert not result["no_bargaining_range"]


@pytest.mark.slow
@pytest.mark.parametrize("start", [0.1, 0.95])
@pytest.mark.parametrize("alpha", [0.5, 0.8])
def test_nash_climb_with_a_curved_frontier(start: float, alpha: float) -> None:
    curved = {"actors": {"b": {"loss": "quadratic", "bargaining_weight": 1 - alpha}, "a": {"bargaining_weight": alpha}}}
    costs = {"actors": {"a": {"cost_scale": 1.0}, "b": {"cost_scale": 1.0}}}
    result = climbed(merged(curved, costs), start)
    assert result["text"]["line"] == pytest.approx(math.sqrt(alpha / (2 - alpha)), abs=1e-3)


def test_no_bargaining_range_is_said() -> None:
    exposed = {"issues": {"line": {"security": True}}, "actors": {name: {"regroup": 1.0} for name in "ab"}}
    result = climbed(exposed, 0.55)
    assert result["text_rests"]
    assert result["no_bargaining_range"]


def unnamed(*issues: str) -> dict[str, Any]:
    """`bare` with sides that would impose what they want, whatever that is."""
    base = bare(*issues)
    for side in base["actors"].values():
        del side["war_aims"]
        side["unnamed_aims"] = "wish"
    return base


@pytest.mark.parametrize("posture", [0.0, 0.15, 0.4, 1.0])
@pytest.mark.parametrize("loss", ["linear", "quadratic"])
@pytest.mark.parametrize("named", [True, False])
def test_a_text_is_worth_what_a_victory_that_imposes_it_is_worth(posture: float, loss: str, named: bool) -> None:
    """Certain to win, at no cost: the text that is `a`'s own aims is worth exactly as much as fighting on."""
    text = {"line": 0.8, "rest": 0.55} if named else {"line": 1 - 0.7 * posture, "rest": 0.9 - 0.4 * posture}
    aims = {"war_aims": text} if named else {}
    change = {
        "actors": {
            "a": {"posture": posture, "loss": loss, "cost_scale": 0.0, "positions": {"rest": {"ideal": 0.9}}, **aims},
            "b": {"capability": 1e-15},
        },
        "reference": {"line": 0.3, "rest": 0.5},
        "status_quo": {"line": 0.1, "rest": 0.7},
        "war": {"indecisive": 0.0},
        "offers": {"whole": {"text": text}},
        **ONE_DAY,
    }
    day0 = simulate(build(unnamed("line", "rest"), change), 0, 0)["day0"]["a"]  # type: ignore[index]
    assert day0["terms"] - day0["war"] == pytest.approx(0.0, abs=1e-9)
    assert day0["terms"] < 0.99 or not named


WISHES = [
    ({"a": {"positions": {"line": {"wish": 0.8}}}, "b": {"positions": {"line": {"wish": 0.3}}}}, 0.8, 0.3),
    ({"a": {"posture": 0.4}, "b": {"posture": 0.2}}, 0.8, 0.1),
    ({"a": {"positions": {"line": {"wish_from": 0.9}}, "posture": 0.5}, "b": {}}, 0.7, 0.0),
]
"""Ways to come to a wish, and the wishes of both sides; where the reference counts, it is .5."""


@pytest.mark.parametrize(("sides", "ours", "theirs"), WISHES)
@pytest.mark.parametrize(("strength", "chance"), [(1.0, 0.5), (2.0, 2 / 3)])
def test_the_accepted_range_lies_between_the_wishes(
    sides: dict[str, Any], ours: float, theirs: float, strength: float, chance: float
) -> None:
    """With D = w_a - w_b from w_b + p_a D - c_a to w_b + p_a D + c_b: what war would bring, give or take its costs."""
    costs = {"a": {"cost_scale": 0.12, "capability": strength}, "b": {"cost_scale": 0.06}}
    low, high = (theirs + chance * (ours - theirs) + by for by in (-0.06, 0.03))
    for text, answers in {
        low - 0.001: ("no", "yes"),
        low + 0.001: ("yes", "yes"),
        high - 0.001: ("yes", "yes"),
        high + 0.001: ("yes", "no"),
    }.items():
        change = {"actors": costs, "offers": {"whole": {"text": {"line": text}}}, "talks": {"margin": 0.0}, **ONE_DAY}
        day0 = simulate(build(merged(unnamed(), {"actors": sides}), change), 0, 0)["day0"]
        assert (day0["a"]["answer"], day0["b"]["answer"]) == answers  # type: ignore[index]


@pytest.mark.parametrize("optimism", [0.0, 0.5])
def test_even_sides_whose_war_settles_nothing_weigh_things_as_they_stand(optimism: float) -> None:
    change = {
        "actors": {"a": {"optimism": optimism}, "b": {"optimism": optimism, "loss": "quadratic"}},
        "status_quo": {"line": 0.3},
        "war": {"indecisive": 1.0},
        **ONE_DAY,
    }
    day0 = simulate(build(bare(), change), 0, 0)["day0"]
    assert day0["a"]["war"] == pytest.approx(0.3 - 0.2, abs=1e-12)  # type: ignore[index]
    assert day0["b"]["war"] == pytest.approx(1 - 0.09 - 0.2, abs=1e-12)  # type: ignore[index]


def test_the_stronger_side_brings_a_decision_nearer() -> None:
    """Four times as strong: p = .8 and q = .5 x 4 x .8 x .2 = .32, from the common chance whatever a side believes."""
    change = {
        "actors": {"a": {"capability": 4.0, "optimism": 0.25}, "b": {"optimism": 0.5}},
        "status_quo": {"line": 0.3},
        "war": {"indecisive": 0.5},
        **ONE_DAY,
    }
    day0 = simulate(build(bare(), change), 0, 0)["day0"]
    assert day0["a"]["war"] == pytest.approx(0.32 * 0.3 + 0.68 * (0.8 + 0.25 * 0.2) - 0.2, abs=1e-12)  # type: ignore[index]
    assert day0["b"]["war"] == pytest.approx(0.32 * 0.7 + 0.68 * (0.2 + 0.5 * 0.8) - 0.2, abs=1e-12)  # type: ignore[index]


def no_further(at: float, firmness: float = 1.0, rules_out: str = "below") -> dict[str, Any]:
    """What `a`, which asks for all of the line, has ruled out."""
    limit = {"rules_out": rules_out, "at": at, "firmness": firmness}
    return {"a": {"audience_cost": 0.8, "positions": {"line": {"limit": limit}}}}


def test_a_limit_that_holds_makes_a_yes_a_yes_but() -> None:
    sure = {"actors": no_further(0.6), "preferences": {"absolute": 1.0, "audience_weight": 0.0}, **ONE_DAY}
    result = simulate(build(bare(), sure), 0, 0)
    day0 = result["day0"]["a"]  # type: ignore[index]
    assert (day0["sum"], day0["answer"]) == (pytest.approx(0.2), "yes_but")
    assert (result["holdout"], result["binding_lines"], result["ruled_out"]) == ("a", ("limit",), ("line",))
    assert (result["binding_demand"], result["binding_demands"]) == ("line", ("line",))
    at_the_line = {"offers": {"whole": {"text": {"line": 0.6}}}}
    assert simulate(build(bare(), merged(sure, at_the_line)), 0, 0)["full_start_day"] == 0


def test_a_limit_that_does_not_hold_costs_what_lies_beyond_its_line() -> None:
    """Of the text at .5 the tenth beyond .6 counts, at the limit's firmness; nothing else does, up to the far end."""
    soft = {"actors": no_further(0.6, 0.5), "preferences": {"absolute": 0.0}, **ONE_DAY}
    result = simulate(build(bare(), soft), 0, 0)
    day0 = result["day0"]["a"]  # type: ignore[index]
    assert day0["audience"] == pytest.approx(0.25 * 0.8 * 0.5 * 0.1, abs=1e-12)
    assert (day0["answer"], result["full_start_day"]) == ("yes", 0)
    inside = merged(soft, {"offers": {"whole": {"text": {"line": 0.6}}}})
    assert simulate(build(bare(), inside), 0, 0)["day0"]["a"]["audience"] == 0.0  # type: ignore[index]


def test_a_limit_holds_in_its_share_of_trials() -> None:
    case, trials = build(bare(), {"actors": no_further(0.6, 0.5), "preferences": {"absolute": 0.6}, **ONE_DAY}), 600
    caught = sum(simulate(case, 2, trial)["ruled_out"] == ("line",) for trial in range(trials))
    assert within(caught / trials, 0.3, trials)


def brought_in(form: str, step: float = 0.07) -> list[dict[str, Any]]:
    """Days of a text that opens where both sides have ruled it out: on the line below .6, on the rest above .7."""
    limits = {
        "a": {"positions": {"line": {"limit": {"rules_out": "below", "at": 0.6, "firmness": 1.0}}}, **NEVER_ANSWERS},
        "b": {"positions": {"rest": {"limit": {"rules_out": "above", "at": 0.7, "firmness": 0.2}}}, **NEVER_ANSWERS},
    }
    change = {
        "actors": {**limits, "broker": lead()},
        "offers": {"whole": {"text": {"line": 0.2, "rest": 0.8}}},
        "talks": {"agenda": 0.0, "step": step, "limits": form},
        "horizon": {"talks_days": 30},
    }
    journal: list[dict[str, Any]] = []
    simulate(build(bare("line", "rest"), change), 0, 0, journal)
    return journal


def test_rewriting_brings_the_text_to_the_edge_of_what_is_ruled_out() -> None:
    assert brought_in("rewrite")[0]["text"] == {"line": 0.6, "rest": 0.7}


def test_walking_brings_the_text_there_a_step_a_day() -> None:
    """The way is sqrt(.17) long: five steps of .07, straight, and the rest of the way on the sixth day."""
    texts = [{"line": 0.2, "rest": 0.8}, *(day["text"] for day in brought_in("walk"))]
    for before, after in itertools.pairwise(texts):
        assert math.dist(before.values(), after.values()) <= 0.07 + 1e-12
    for day in range(1, 6):
        share = day * 0.07 / math.sqrt(0.17)
        assert texts[day] == pytest.approx({"line": 0.2 + 0.4 * share, "rest": 0.8 - 0.1 * share}, abs=1e-12)
    assert texts[6] == {"line": 0.6, "rest": 0.7}
    assert all(text["line"] >= 0.6 and text["rest"] <= 0.7 for text in texts[6:])
