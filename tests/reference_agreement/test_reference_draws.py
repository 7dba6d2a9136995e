"""What one trial's inputs are, and that nobody's luck depends on anybody else's presence."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from scipy.special import ndtri

from sim.random_streams import Luck
from sim.uncertainty import Coded, Triangular
from tests.reference import simulate
from tests.reference.case import Case
from tests.reference.cases import BORDER, build, merged
from tests.reference.values import Inputs
from tests.reference.values import triangle as reference_triangle
from tests.reference.world import World


def drawn(trial: int = 4) -> tuple[dict[str, float], Luck]:
    luck = Luck(9, trial, 1)
    return Inputs(build(BORDER)).draw(luck), luck


def triangle(u: float, low: float, mode: float, high: float) -> float:
    width = high - low
    if u * width < mode - low:
        return low + math.sqrt(u * width * (mode - low))
    return high - math.sqrt((1 - u) * width * (high - mode))


def test_known_numbers_are_themselves() -> None:
    values, _ = drawn()
    assert values["actors.west.urgency"] == 0.2
    assert values["talks.refusal.walkout"] == 0.08
    assert values["contest.exponent"] == 1.0


def test_a_value_is_the_quantile_of_its_own_address() -> None:
    values, luck = drawn()
    u = float(luck.uniform("actors.broker.leverage.east", "input")[0])
    assert values["actors.broker.leverage.east"] == pytest.approx(triangle(u, 0.3, 0.5, 0.8), abs=1e-12)


def test_one_coder_for_all_coded_quantities() -> None:
    coders = {0: ((0.0, 0.2, 0.5), (0.5, 0.8, 1.0)), 1: ((0.1, 0.3, 0.6), (0.6, 0.7, 0.9))}
    seen = set()
    for trial in range(12):
        values, luck = drawn(trial)
        coder = math.floor(2 * float(luck.uniform("evidence", "coder")[0]))
        seen.add(coder)
        urgency, arms = coders[coder]
        u = float(luck.uniform("actors.east.urgency", "input")[0])
        v = float(luck.uniform("actors.east.positions.arms.ideal", "input")[0])
        assert values["actors.east.urgency"] == pytest.approx(triangle(u, *urgency), abs=1e-12)
        assert values["actors.east.positions.arms.ideal"] == pytest.approx(triangle(v, *arms), abs=1e-12)
    assert seen == {0, 1}


def test_a_panel_draws_its_coder_apart() -> None:
    """Cells of the panel share its draw, whoever codes the rest; a limit that a coder did not see has firmness 0."""
    hills = {0: ((0.2, 0.3, 0.4), 0.9), 1: ((0.3, 0.4, 0.5), None)}
    inputs, seen = Inputs(build(BORDER)), set()
    for trial in range(30):
        values, luck = drawn(trial)
        coder = math.floor(2 * float(luck.uniform("evidence.limits", "coder")[0]))
        seen.add((coder, math.floor(2 * float(luck.uniform("evidence", "coder")[0]))))
        assert inputs.coders(luck)["limits"] == coder
        assert inputs.coders(luck)[""] == math.floor(2 * float(luck.uniform("evidence", "coder")[0]))
        at, firmness = hills[coder]
        u = float(luck.uniform("actors.west.positions.hill.limit.at", "input")[0])
        assert values["actors.west.positions.hill.limit.at"] == pytest.approx(triangle(u, *at), abs=1e-12)
        assert firmness is None or values["actors.west.positions.hill.limit.firmness"] == firmness
        assert values["actors.east.positions.arms.limit.firmness"] == (0.8, 0.0)[coder]
        assert values["actors.west.aims_met.hill"] == 1 - coder
    assert len(seen) == 4


def test_a_trial_says_which_coder_of_each_panel_it_takes() -> None:
    told, luck = simulate(build(BORDER), 9, 4)["coder"], Luck(9, 4, 1)
    places = {
        panel: float(luck.uniform(who, "coder")[0]) for panel, who in (("", "evidence"), ("limits", "evidence.limits"))
    }
    assert told == {panel: math.floor(2 * place) for panel, place in places.items()}


def test_a_wish_shares_the_luck_of_what_is_asked_for() -> None:
    wished = {
        "actors": {
            "east": {"positions": {"checks": {"wish": {"dist": "triangular", "low": 0.2, "mode": 0.3, "high": 0.9}}}}
        }
    }
    for trial in range(5):
        luck = Luck(9, trial, 1)
        values = Inputs(build(BORDER, wished)).draw(luck)
        u = float(luck.uniform("actors.east.positions.checks.ideal", "input")[0])
        assert values["actors.east.positions.checks.wish"] == pytest.approx(triangle(u, 0.2, 0.3, 0.9), abs=1e-12)
        coder = math.floor(2 * float(luck.uniform("evidence", "coder")[0]))
        v = float(luck.uniform("actors.east.positions.arms.ideal", "input")[0])
        once = triangle(v, *((0.4, 0.7, 0.9), (0.5, 0.6, 0.8))[coder])
        assert values["actors.east.positions.arms.wish_from"] == pytest.approx(once, abs=1e-12)


def test_a_war_aim_shares_the_luck_of_its_ideal() -> None:
    values, luck = drawn()
    u = float(luck.uniform("actors.east.positions.hill.ideal", "input")[0])
    assert values["actors.east.war_aims.hill"] == pytest.approx(triangle(u, 0.8, 0.9, 1.0), abs=1e-12)


def test_the_reference_shares_the_luck_of_the_opening_text() -> None:
    shaken = {"reference": {"checks": {"dist": "triangular", "low": 0.4, "mode": 0.5, "high": 0.6}}}
    values = Inputs(build(BORDER, shaken)).draw(Luck(9, 4, 1))
    assert values["reference.checks"] == values["offers.whole.text.checks"]


def test_only_coded_saliences_carry_noise_of_mean_one() -> None:
    values, luck = drawn()
    assert values["actors.west.positions.arms.salience"] == 0.6
    path = "actors.west.positions.hill.salience"
    u, v = float(luck.uniform(path, "input")[0]), float(luck.uniform(path, "salience_noise")[0])
    noise = math.exp(0.2 * float(ndtri(v)) - 0.02)
    assert values[path] == pytest.approx(triangle(u, 0.3, 0.4, 0.5) * noise, rel=1e-12)


def test_depth_is_drawn_once_per_side() -> None:
    values, luck = drawn()
    for side in ("east", "west"):
        z = float(luck.normal(f"actors.{side}.depth", "input")[0])
        assert values[f"actors.{side}.depth"] == pytest.approx(0.12 * math.exp(0.8 * z), rel=1e-12)
    assert "halt.depth" not in values


def test_types_and_resolve_have_their_own_addresses() -> None:
    case = Case(build(BORDER, {"actors": {"east": {"sincerity": 0.4, "resolve": 0.1}}}))
    for trial in range(10):
        world, luck = World(case, 2, trial), Luck(2, trial, 1)
        east = world.sides[0]
        assert east.sincere is bool(luck.uniform("actors.east", "type")[0] < 0.4)
        u = float(luck.uniform("actors.east", "resolve")[0])
        assert east.resolve == pytest.approx(0.1 * math.log(u / (1 - u)), rel=1e-9)


def test_a_limit_holds_by_a_draw_of_its_own() -> None:
    limit = {"rules_out": "below", "at": 0.2, "firmness": 0.6}
    change = {"preferences": {"absolute": 0.7}, "actors": {"east": {"positions": {"arms": {"limit": limit}}}}}
    case, seen = Case(build(BORDER, change)), set()
    for trial in range(20):
        world, luck = World(case, 2, trial), Luck(2, trial, 1)
        holds = bool(luck.uniform("actors.east.positions.arms.limit", "holds")[0] < 0.7 * 0.6)
        assert world.sides[0].standpoints["full"].edges[0].holds is holds
        seen.add(holds)
    assert seen == {True, False}


def test_what_is_not_given() -> None:
    world = World(Case(build(BORDER)), 0, 0)
    host = next(party for party in world.third_parties if party.name == "host")
    assert host.trust == {"east": 0.5, "west": 0.5}
    assert host.leverage["west"] == 0.0
    assert set(host.standpoint.weight) == {0.0}
    assert set(host.standpoint.stated) == {0.5}
    west = world.sides[1]
    assert west.aim("trade", public=False) == world.value("reference.trade")
    assert world.front.momentum == 0.25


def test_momentum_starts_at_its_mean_if_nothing_is_said() -> None:
    unsaid = merged(BORDER, {})
    del unsaid["front"]["momentum"]["start"]
    world = World(Case(build(unsaid)), 0, 3)
    assert world.front.momentum == world.value("front.momentum.mean")


IDLE = {"role": "guarantor", "backs": "east", "content": 1.0, "sidelined": 0.0, "pledge": {"ceiling": 0.0}}
EMPTY = {"title": "Nothing", "zero": "none", "one": "all"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        {"actors": {"aaa": IDLE, "zzz": {"role": "mediator", "patience": {"departure": 0.0}}}},
        {"issues": {"blank": EMPTY}, "offers": {"whole": {"text": {"blank": 0.3}}}, "reference": {"blank": 0.3}},
        {"horizon": {"talks_days": 25}, "name": "Another name"},
    ],
    ids=["idle actors", "an issue nobody cares about", "another name"],
)
def test_what_does_nothing_changes_nothing(change: dict[str, object]) -> None:
    plain, changed = build(BORDER), build(BORDER, change)
    for trial in range(25):
        before, after = simulate(plain, 1, trial), simulate(changed, 1, trial)
        for key in ("ending", "ending_day", "binding_lines", "binding_demand", "trust", "day0", "end"):
            assert before[key] == after[key]


@pytest.mark.slow
def test_order_in_the_file_changes_nothing() -> None:
    turned = {
        key: dict(reversed(value.items())) if key in ("actors", "issues", "events") else value
        for key, value in BORDER.items()
    }
    plain, changed = build(BORDER), build(turned)
    for trial in range(25):
        assert simulate(plain, 1, trial) == simulate(changed, 1, trial)


def test_no_global_generator_is_touched() -> None:
    numbers, arrays = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    simulate(build(BORDER), 0, 0)
    assert random.getstate() == numbers
    assert np.random.get_state()[1].tolist() == arrays  # noqa: NPY002


def test_a_trial_is_the_same_alone_and_again() -> None:
    case = build(BORDER)
    first = [simulate(case, 6, trial) for trial in range(5)]
    assert simulate(build(BORDER), 6, 3) == first[3]
    assert first[0] != first[1]
    assert simulate(case, 7, 3) != first[3]


def test_triangles_agree_with_the_shared_distributions() -> None:
    shapes = [(0.0, 0.3, 1.0), (0.2, 0.2, 0.9), (0.1, 0.8, 0.8), (0.4, 0.4, 0.4)]
    for trial in range(40):
        u = Luck(1, trial, 1).uniform("some", "input")
        for low, mode, high in shapes:
            shared = Triangular(dist="triangular", low=low, mode=mode, high=high)
            known = float(shared.quantile(u)[0])
            assert reference_triangle(float(u[0]), low, mode, high) == pytest.approx(known, rel=1e-15)


def test_coded_quantities_agree_with_the_shared_mixture() -> None:
    inputs = Inputs(build(BORDER))
    coded = inputs.distributions["actors.east.urgency"]
    assert isinstance(coded, Coded)
    for trial in range(20):
        luck = Luck(1, trial, 1)
        u, coder = luck.uniform("actors.east.urgency", "input"), luck.uniform("evidence", "coder")
        known = float(coded.quantile_by(u, coder)[0])
        assert inputs.draw(luck)["actors.east.urgency"] == pytest.approx(known, rel=1e-15)
