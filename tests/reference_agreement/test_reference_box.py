"""The box: what nobody has ruled out, where the mediator may write (section 3, phase 6)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.case import Case
from tests.reference.cases import BORDER, THREE, bare, build, merged
from tests.reference.limits import Box, Edge, box
from tests.reference.world import World
from tests.reference_agreement.changes import LEAD, ONE_DAY, SILENT, limit, side


def boxed(*edges: Edge, bounds: tuple[float, float] = (0.0, 1.0), moot: bool = False) -> Box:
    """The box of the bare case with one limit of each of several sides."""
    terms = Case(build(bare(), {"offers": {"whole": {"bounds": {"line": bounds}}}})).full
    return box(terms, [{0: edge} for edge in edges], [0] if moot else [])


def below(at: float, firmness: float = 0.5) -> Edge:
    return Edge(False, at, firmness, holds=False)


def above(at: float, firmness: float = 0.5) -> Edge:
    return Edge(True, at, firmness, holds=False)


@pytest.mark.parametrize(
    ("edges", "between", "no_room"),
    [
        ([], (0.2, 0.8), False),
        ([below(0.3), above(0.7)], (0.3, 0.7), False),
        ([below(0.1), above(0.9)], (0.2, 0.8), False),
        ([below(0.3), below(0.4), above(0.7), above(0.6)], (0.4, 0.6), False),
        ([below(0.5), above(0.5)], (0.5, 0.5), False),
        ([below(0.6, 0.9), above(0.4, 0.3)], (0.6, 0.8), True),
        ([below(0.6, 0.3), above(0.4, 0.9)], (0.2, 0.4), True),
        ([below(0.6, 0.5), above(0.4, 0.5)], (0.2, 0.4), True),
        ([above(0.4, 0.5), below(0.6, 0.5)], (0.6, 0.8), True),
        ([below(0.6, 0.4), above(0.4, 0.5), below(0.5, 0.6)], (0.5, 0.8), True),
        ([below(0.6, 0.5), above(0.4, 0.6), below(0.3, 0.4)], (0.2, 0.4), True),
        ([below(0.9, 0.9)], (0.2, 0.8), True),
        ([above(0.1, 0.9), above(0.7, 0.1)], (0.2, 0.7), True),
        ([below(0.8)], (0.8, 0.8), False),
    ],
)
def test_the_box_is_what_nobody_has_ruled_out(edges: list[Edge], between: tuple[float, float], no_room: bool) -> None:
    """Bounds .2 to .8; of limits that leave nothing the least firm goes first, one after another."""
    assert boxed(*edges, bounds=(0.2, 0.8)) == ([between], no_room)


def test_where_a_pocket_is_gone_the_box_is_the_bounds() -> None:
    assert boxed(below(0.6, 0.9), above(0.4), bounds=(0.1, 0.9), moot=True) == ([(0.1, 0.9)], False)


def test_a_third_side_may_leave_two_limits_aside() -> None:
    """East rules out what is below .65, west above .6, north above .4: north's goes, as firm as west's, then west's."""
    change = merged(THREE, {"actors": {"east": {"positions": {"trade": {"ideal": 0.9}}}}})
    case = Case(build(BORDER, change))
    world = World(case, 0, 0)
    trade = case.full.issues.index("trade")
    edges = [{trade: own.standpoints["full"].edges[trade]} for own in world.sides]
    assert [edge[trade].at for edge in edges] == pytest.approx([0.65, 0.4, 0.6])
    assert box(case.full, edges, []).ranges[trade] == (0.65, 0.8)


def written(change: dict[str, Any], days: int = 1, *issues: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The story of a text that the mediator writes while nobody answers."""
    base = {
        "actors": {"a": SILENT, "b": SILENT, "broker": LEAD},
        "talks": {"agenda": 0.0, "step": 0.01, "refusal": {"chance": 0.0}},
        "horizon": {"talks_days": days},
    }
    journal: list[dict[str, Any]] = []
    return simulate(build(merged(bare(*issues), base), change), 0, 0, journal), journal


def test_a_box_holds_limits_that_do_not_hold() -> None:
    soft = {"actors": {"a": side(limit("below", 0.6, 0.1))}, "preferences": {"absolute": 0.0}}
    assert written(soft)[0]["text"] == {"line": 0.6}


def test_the_text_climbs_inside_the_box_and_rests_at_its_edge() -> None:
    """The Nash point is .5: from .65 the text goes down to .6 by .01 a day, and no further."""
    opening = {"offers": {"whole": {"text": {"line": 0.65}}}}
    result, days = written({"actors": {"a": side(limit("below", 0.6, 0.1))}, **opening}, 8)
    assert [day["text"]["line"] for day in days[:4]] == pytest.approx([0.64, 0.63, 0.62, 0.61])
    assert result["text"] == {"line": 0.6}
    assert result["text_rests"]


def test_an_issue_at_the_edge_of_the_box_takes_no_part_of_the_step() -> None:
    """`b` gets too little of both issues, but the line may go no further down: the rest goes alone, a whole step."""
    change = {"actors": {"a": side(limit("below", 0.6))}, "offers": {"whole": {"text": {"line": 0.6, "rest": 0.65}}}}
    assert written(change, 1, "line", "rest")[0]["text"] == {"line": 0.6, "rest": pytest.approx(0.64)}


def test_a_text_that_is_rewritten_does_not_rest() -> None:
    """Nobody gains at .6 or above from any step down that is allowed, and yet the day had its move."""
    change = {"actors": {"a": side(limit("below", 0.6)), "b": {"cost_scale": 0.0}}}
    result, days = written(change, 3)
    assert [day["at_rest"] for day in days] == [False, True, True]
    assert result["no_bargaining_range"]
    assert not written(change, 1)[0]["no_bargaining_range"]


@pytest.mark.parametrize(
    ("change", "first", "last"),
    [
        ({"actors": {"a": side(limit("below", 0.6)), "b": side(limit("above", 0.6))}}, None, None),
        ({"actors": {"a": side(limit("below", 0.6)), "b": side(limit("above", 0.5))}}, 0, 4),
        ({"actors": {"a": side(limit("below", 0.6))}, "offers": {"whole": {"bounds": {"line": (0.2, 0.55)}}}}, 0, 4),
    ],
)
def test_no_room_is_recorded_with_its_days(change: dict[str, Any], first: int | None, last: int | None) -> None:
    result, _ = written(change, 5)
    assert (result["no_room_first_day"], result["no_room_last_day"]) == (first, last)


def test_no_room_ends_when_the_pocket_is_gone() -> None:
    """Half is left below .5 after the day on which exp(-.3 n) falls below it: .74, .55, .41."""
    pocket = {"holder": "b", "decay_per_day": 0.3, "moot_below": 0.5}
    change = {
        "issues": {"line": {"pocket": "hill"}},
        "front": {"pockets": {"hill": pocket}},
        "actors": {"a": side(limit("below", 0.6, 0.9)), "b": side(limit("above", 0.4, 0.3))},
    }
    result, days = written(change, 6)
    assert (result["no_room_first_day"], result["no_room_last_day"]) == (0, 2)
    assert [day["text"]["line"] for day in days[:3]] == [0.6] * 3


def test_what_an_offer_fixes_is_not_written_and_leaves_no_want_of_room() -> None:
    change = {
        "issues": {"line": {"fixed_by_offer": True}},
        "actors": {"a": side(limit("below", 0.6)), "b": side(limit("above", 0.5))},
    }
    result, _ = written(change)
    assert (result["text"], result["no_room_first_day"]) == ({"line": 0.5}, None)


def test_without_a_mediator_nobody_looks_for_room() -> None:
    change = {"actors": {"a": side(limit("below", 0.6)), "b": side(limit("above", 0.5))}, **ONE_DAY}
    assert simulate(build(bare(), change), 0, 0)["no_room_first_day"] is None
