"""The lines of a ledger by hand, slopes against finite differences, and the text's one step."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.case import Case, Package
from tests.reference.cases import BORDER, bare, build, merged
from tests.reference.ledger import Ledger, answer
from tests.reference.limits import box
from tests.reference.text import Pen, kinks
from tests.reference.world import World

CLOSE = {"abs": 1e-12}

HAND: dict[str, Any] = {
    "issues": {"line": {"security": True}, "rest": {"phase": "later"}},
    "actors": {
        "a": {
            "positions": {
                "line": {"ideal": 0.9, "salience": 0.6, "firmness": 0.5},
                "rest": {"ideal": 0.7, "salience": 2.0},
            },
            "war_aims": {"line": 1.0},
            "regroup": 0.3,
            "audience_cost": 0.8,
            "posture": 0.25,
            "trust": {"b": 0.4},
            "sincerity": 0.0,
            "stalling": 0.5,
            "capability": 2.0,
        },
        "b": {"positions": {"rest": {"ideal": 0.2, "salience": 1.0}}},
        "friend": {"role": "guarantor", "backs": "a", "pledge": {"start": 0.5}, "aid": {"start": 0.25}},
    },
    "front": {"momentum": {"favours": "a", "against": "b", "mean": 0.2, "noise": 0.0}},
    "reference": {"line": 0.5, "rest": 0.5},
    "offers": {"whole": {"text": {"line": 0.3, "rest": 0.4}}},
    "horizon": {"talks_days": 3},
}


def hand(change: dict[str, Any] | None = None) -> dict[str, Any]:
    case = build(merged(bare("line", "rest"), HAND), change)
    return simulate(case, 0, 0)


def test_every_line_by_hand() -> None:
    """Weights .5 and .5 (salience .6; 2 x .3); real ideals .8 and .65; strengths 2 e^.1 1.25 against e^-.1.

    `a` aims at 1 and 1, `b` at 0 and 0: to `a` winning is worth 1 - .5 x .2 - .5 x .35, losing 1 - .5 x .8 - .5 x .65.
    The guarantor cares about nothing, so it is content: its pledge must be told to stay at .5.
    """
    ledger = hand({"actors": {"friend": {"pledge": {"pace": 0.0}}}})["day0"]["a"]
    ours, theirs = 2 * math.exp(0.1) * 1.25, math.exp(-0.1)
    winning, losing = 0.725, 0.275
    assert ledger["terms"] == pytest.approx(1 - 0.5 * 0.5 - 0.5 * 0.25, **CLOSE)
    assert ledger["war"] == pytest.approx((ours * winning + theirs * losing) / (ours + theirs) - 0.4 * 0.5, **CLOSE)
    assert ledger["exposure"] == pytest.approx((1 - (0.4 + 0.6 * 0.5)) * 0.3 * 0.5, **CLOSE)
    assert ledger["audience"] == pytest.approx(0.25 * 0.8 * 0.5 * 0.5 * (0.6 - 0.5 * 0.35), **CLOSE)
    assert ledger["pressure"] == ledger["shock"] == 0.0
    assert ledger["threshold"] == pytest.approx(0.5 * (0.1 + 0.2 * 0.2), **CLOSE)
    total = ledger["terms"] - ledger["war"] - ledger["exposure"] - ledger["audience"]
    assert ledger["sum"] == pytest.approx(total, **CLOSE)


def test_quadratic_loss_and_an_aim_left_out() -> None:
    """The other's aim on `rest` is 0 as stated in `bare`; leaving `line` out puts it at the reference, .5."""
    base = merged(bare("line", "rest"), HAND)
    del base["actors"]["b"]["war_aims"]["line"]
    ledger = simulate(build(base, {"actors": {"a": {"loss": "quadratic"}, "friend": {"aid": {"start": 0}}}}), 0, 0)[
        "day0"
    ]["a"]
    ours, theirs = 2 * math.exp(0.1), math.exp(-0.1)
    winning, losing = 1 - 0.5 * 0.2**2 - 0.5 * 0.35**2, 1 - 0.5 * 0.3**2 - 0.5 * 0.65**2
    assert ledger["terms"] == pytest.approx(1 - 0.5 * 0.5**2 - 0.5 * 0.25**2, **CLOSE)
    assert ledger["war"] == pytest.approx((ours * winning + theirs * losing) / (ours + theirs) - 0.2, **CLOSE)


def test_a_sectoral_offer_counts_at_its_stakes() -> None:
    part = {"scope": "sectoral", "text": {"line": 0.75}, "stakes": 0.5, "relief": 0.6, "after_days": 1}
    event = {"rate_per_day": 1.0, "days": 1, "add": {"pressure.a": 0.1}}
    settled = {"actors": {"a": {"sincerity": 1.0}, "b": {"posture": 0.0, "urgency": 1.0, "cost_scale": 2.0}}}
    change = merged(
        settled, {"offers": {"part": part, "whole": {"text": {"line": 0.0, "rest": 0.0}}}, "events": {"letter": event}}
    )
    change["actors"]["friend"] = {"pledge": {"pace": 0.0}, "aid": {"start": 0.0, "pace": 0.0}}
    result = hand(change)
    assert result["sectoral_start_day"] == 1
    assert result["first_yes_sectoral"] == {"a": 1, "b": 1}
    last, won, lost = result["end"]["a"], 1 - 0.2, 1 - 0.8
    ours, theirs = 2 * math.exp(0.1), math.exp(-0.1)
    assert last["terms"] == pytest.approx(0.5 * (1 - 0.05), **CLOSE)
    assert last["war"] == pytest.approx(0.5 * ((ours * won + theirs * lost) / (ours + theirs) - 0.2), **CLOSE)
    assert last["pressure"] == pytest.approx(0.06, **CLOSE)


@pytest.mark.parametrize(("total", "word"), [(0.2, "yes"), (0.19, "yes_but"), (0.051, "yes_but"), (0.049, "no")])
def test_words_for_a_sum(total: float, word: str) -> None:
    assert answer(total, 0.2, 0.15) == word


def world_at(trial: int, day: int = 3) -> World:
    world = World(
        Case(build(BORDER, {"actors": {name: {"first_answer_days": 99} for name in ("east", "west")}})), 5, trial
    )
    for _ in range(day):
        world.step()
    return world


@pytest.mark.parametrize("trial", range(6))
@pytest.mark.parametrize("up", [True, False])
def test_slopes_are_one_sided_derivatives(trial: int, up: bool) -> None:
    world, tiny = world_at(trial), 1e-7
    for side in world.sides:
        ledger: Ledger = side.public_ledger()
        points = ledger.points
        for k in points.terms.movable:
            for at in (0.2, points.stated[k], *filter(math.isfinite, (points.low[k], points.high[k])), 0.77):
                here: Package = list(world.text)
                here[k] = at
                there = list(here)
                there[k] = at + (tiny if up else -tiny)
                change = (ledger.total(there) - ledger.total(here)) / tiny
                assert ledger.slope(k, at, up) == pytest.approx(change, abs=2e-6)


def pen_of(world: World, step: float = 0.01) -> Pen:
    assert world.lead is not None
    lead = world.lead.standpoint
    points = [side.standpoints["full"] for side in world.sides]
    return Pen(
        claims=[(side.value("bargaining_weight"), side.public_ledger()) for side in world.sides],
        points=lead,
        weight=lead.weight,
        agenda=0.5,
        floor=0.02,
        step=step,
        box=box(world.case.full, [own.edges for own in points], lead.moot(world.front.left)),
        corners=kinks(points, lead),
    )


@pytest.mark.parametrize("trial", range(8))
def test_a_step_gains_stays_in_the_box_and_is_no_longer_than_it_may(trial: int) -> None:
    world = world_at(trial)
    pen = pen_of(world)
    moved = pen.climb(world.text)
    if moved is None:
        return
    assert pen.worth(moved) > pen.worth(world.text)
    assert math.dist(moved, world.text) <= 0.01 + 1e-12
    for k, (low, high) in enumerate(pen.box.ranges):
        assert low <= moved[k] <= high
        if k not in pen.points.terms.movable:
            assert moved[k] == world.text[k]


def test_a_step_stops_at_the_next_kink() -> None:
    world = world_at(1)
    pen = pen_of(world, step=5.0)
    moved = pen.climb(world.text)
    assert moved is not None
    for k in pen.points.terms.movable:
        low, high = sorted((world.text[k], moved[k]))
        assert not [corner for corner in pen.corners[k] if low < corner < high]


def test_the_public_ledger_knows_no_posture_no_resolve_and_central_values() -> None:
    world = world_at(2)
    for side in world.sides:
        ledger = side.public_ledger()
        assert ledger.ideal == side.standpoints["full"].stated
        assert ledger.shock == 0.0
        assert ledger.fear == pytest.approx((1 - side.faith()) * 0.25, abs=2e-3)
    assert world.case.public["east"].cost == pytest.approx(
        world.case.inputs.central("actors.east.urgency") * 0.35, abs=1e-9
    )
