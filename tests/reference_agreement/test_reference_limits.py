"""What sides have ruled out: red lines, vetoes, and who is said to hold out for one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.case import Case
from tests.reference.cases import bare, build, merged
from tests.reference.world import World
from tests.reference_agreement.changes import LEAD, ONE_DAY, SILENT, day0, limit, side


def opened(change: dict[str, Any], *issues: str) -> World:
    """The bare case before its first day; every limit holds."""
    return World(Case(build(merged(bare(*issues), {"preferences": {"absolute": 1.0}}), change)), 0, 0)


@pytest.mark.parametrize(
    ("own", "low", "high", "line"),
    [
        ({"ideal": 0.4, "firmness": 0.5}, 0.4 - 0.175, 0.4 + 0.175, 0.5),
        ({"ideal": 0.4, "firmness": 0.5, **limit("above", 0.7, 0.8)}, -float("inf"), 0.7, 0.8),
        ({"ideal": 0.4, "firmness": 0.5, **limit("below", 0.2, 0.8)}, 0.2, float("inf"), 0.8),
        ({"ideal": 0.4, "firmness": 0.5, **limit("above", 0.2, 0.8)}, -float("inf"), 0.5, 0.8),
        ({"ideal": 0.4, "firmness": 0.5, **limit("below", 0.9, 0.8)}, 0.3, float("inf"), 0.8),
        ({"ideal": 0.4, "firmness": 0.5, **limit("above", 0.7, 0.0)}, 0.4 - 0.175, 0.4 + 0.175, 0.5),
    ],
)
def test_where_red_lines_run(own: dict[str, Any], low: float, high: float, line: float) -> None:
    points = opened({"actors": {"a": side(own)}}).sides[0].standpoints["full"]
    assert (points.low[0], points.high[0], points.line[0]) == pytest.approx((low, high, line))


def test_a_limit_on_what_is_left_to_later_is_none() -> None:
    change = {"issues": {"line": {"phase": "later"}}, "actors": {"a": side(limit("below", 0.8)), "broker": LEAD}}
    points = opened(change).sides[0].standpoints["full"]
    assert (points.low[0], points.line[0], points.edges) == (pytest.approx(1 - 0.35), 0.0, {})
    result = simulate(build(bare(), change), 0, 0)
    assert (result["full_start_day"], result["no_room_first_day"]) == (0, None)


def crossed(change: dict[str, Any], term: float = 0.5) -> list[int]:
    """Issues on which `a`, whose limit of .6 from below holds, would find a text crossed."""
    world = opened(merged({"actors": {"a": side(limit("below", 0.6))}}, change))
    return world.sides[0].standpoints["full"].crossed([term], world.front.left)


def test_a_text_crosses_a_limit_beyond_its_edge() -> None:
    assert crossed({}, 0.59) == [0]
    assert crossed({}, 0.6) == crossed({}, 1.0) == []
    above = {"actors": {"a": side({"ideal": 0.2, **limit("above", 0.6)})}}
    assert crossed(above, 0.61) == [0]
    assert crossed(above, 0.6) == crossed(above, 0.0) == []


@pytest.mark.parametrize(
    ("change", "stops"),
    [
        ({"preferences": {"absolute": 0.0}}, False),
        ({"issues": {"line": {"fixed_by_offer": True}}}, False),
        ({"offers": {"whole": {"bounds": {"line": (0.2, 0.59)}}}}, False),
        ({"offers": {"whole": {"bounds": {"line": (0.2, 0.6)}}}}, True),
        ({"issues": {"line": {"pocket": "hill"}}, "front": {"pockets": {"hill": {"holder": "b", "left": 0.1}}}}, True),
        ({"issues": {"line": {"pocket": "hill"}}, "front": {"pockets": {"hill": {"holder": "b", "left": 0.0}}}}, False),
    ],
)
def test_a_limit_that_cannot_be_kept_is_no_veto(change: dict[str, Any], stops: bool) -> None:
    assert crossed(change) == ([0] if stops else [])


def test_what_an_offer_fixes_still_costs_at_home() -> None:
    fixed = {"issues": {"line": {"fixed_by_offer": True}}, "preferences": {"absolute": 1.0}}
    ledger = day0({**fixed, "actors": {"a": side(limit("below", 0.6, 0.5), audience_cost=1.0)}})["a"]
    assert ledger["audience"] == pytest.approx(0.25 * 0.5 * 0.1)
    assert ledger["answer"] == "yes"


def test_a_limit_stops_a_smaller_offer_too_whatever_the_bounds_of_the_full_one() -> None:
    part = {"scope": "sectoral", "text": {"line": 0.5}, "stakes": 0.5, "relief": 1.0, "after_days": 0}
    change = {
        "actors": {"a": side(limit("below", 0.6))},
        "preferences": {"absolute": 1.0},
        "offers": {"part": part, "whole": {"text": {"line": 0.2}, "bounds": {"line": (0.1, 0.5)}}},
        **ONE_DAY,
    }
    assert simulate(build(bare(), change), 0, 0)["ending"] == "stalled"
    change["offers"]["part"]["text"]["line"] = 0.6
    assert simulate(build(bare(), change), 0, 0)["sectoral_start_day"] == 0


def test_before_its_first_answer_a_limit_says_nothing_and_a_no_stays_a_no() -> None:
    sure = {"preferences": {"absolute": 1.0}, "talks": {"margin": 0.0}}
    assert day0({**sure, "actors": {"a": side(limit("below", 0.6), **SILENT)}})["a"]["answer"] == "none"
    poor = {
        **sure,
        "actors": {"a": side(limit("below", 0.6), cost_scale=0.0)},
        "offers": {"whole": {"text": {"line": 0.4}}},
    }
    assert day0(poor)["a"]["answer"] == "no"


def test_a_shortfall_counts_for_more_than_a_limit() -> None:
    """`a` would say yes but for its limit: a gap of 0. `b` is a little short of a yes, and holds out."""
    change = {
        "actors": {"a": side(limit("below", 0.9)), "b": {}},
        "offers": {"whole": {"text": {"line": 0.71}}},
        "preferences": {"absolute": 1.0},
        **ONE_DAY,
    }
    result = simulate(build(bare(), change), 0, 0)
    assert (result["holdout"], result["ruled_out"]) == ("b", ())
    change["offers"]["whole"]["text"]["line"] = 0.69
    result = simulate(build(bare(), change), 0, 0)
    assert (result["holdout"], result["ruled_out"]) == ("a", ("line",))


def test_of_two_whom_only_limits_stop_the_first_holds_out() -> None:
    """Both sums are above 0, that of `a` by .25 and that of `b` by .15: no gap is smaller than none."""
    change = {
        "actors": {"a": side(limit("below", 0.6)), "b": side(limit("above", 0.4))},
        "preferences": {"absolute": 1.0},
        "offers": {"whole": {"text": {"line": 0.55}}},
        **ONE_DAY,
    }
    assert simulate(build(bare(), change), 0, 0)["holdout"] == "a"
