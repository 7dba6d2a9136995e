"""Signs that hold trial by trial: the same luck, the same morning of day 0, the same text, the same type."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model import day, world
from sim.model.block import run_block
from sim.model.sound import quiet_floats
from sim.model.state import FULL
from sim.scenario.scenario import Scenario
from sim.theory.answer import NO, YES
from tests.cases import built, busy
from tests.model.lab import world_of
from tests.properties.strategies import scenario_maps, scenarios, shares

TRIALS = 64


def day_zero(scenario, side, fixed=None):
    """Answers of a side on day 0."""
    made = world_of(scenario, TRIALS, seed=3, fixed=fixed)
    made.step()
    answers = next(each.answer for each in made.sides if each.key == side).copy()
    made.close()
    return answers


def at_once(told):
    """Everybody answers on day 0 and the text stands still."""
    told = copy.deepcopy(told)
    for actor in told["actors"].values():
        if actor["role"] == "belligerent":
            actor["first_answer_days"] = 0
    told["talks"]["step"] = 0
    return Scenario.model_validate(told)


@pytest.mark.slow
@given(scenario_maps(), shares, shares, st.sampled_from(["urgency", "cost_scale"]))
def test_a_costlier_war_never_turns_a_yes_into_a_no(told, one, other, what):
    low, high = sorted((one, other))
    scenario = at_once(told)
    for side in scenario.belligerents:
        path = f"actors.{side}.{what}"
        cheap, dear = (day_zero(scenario, side, {path: value}) for value in (low, high))
        assert np.all(dear >= cheap)
        assert not np.any((cheap == YES) & (dear != YES))


@pytest.mark.slow
@given(scenario_maps(), shares, shares)
def test_a_firmer_red_line_never_turns_a_no_into_a_yes(told, one, other):
    soft, firm = sorted((one, other))
    scenario = at_once(told)
    for side, actor in scenario.belligerents.items():
        paths = [f"actors.{side}.positions.{issue}.firmness" for issue in actor.positions]
        loose, tight = (day_zero(scenario, side, dict.fromkeys(paths, value)) for value in (soft, firm))
        assert np.all(tight <= loose)


@pytest.mark.slow
@given(scenario_maps(), shares, shares)
def test_a_narrower_red_line_never_turns_a_no_into_a_yes(told, one, other):
    narrow, wide = sorted((one, other))
    scenario = at_once(told)
    for side in scenario.belligerents:
        loose, tight = (day_zero(scenario, side, {"preferences.width": value}) for value in (wide, narrow))
        assert np.all(tight <= loose)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "low", "high", "sign"),
    [
        ("actors.red.urgency", 0.3, 0.8, 1),
        ("preferences.width", 0.0, 0.9, 1),
        ("actors.red.positions.ridge.limit.firmness", 0.2, 1.0, -1),
    ],
)
def test_the_signs_are_not_empty(path, low, high, sign):
    """On the busy case the same changes do turn answers, in one direction only."""
    scenario = built(busy(), {"actors": {"red": {"first_answer_days": 0}}, "talks": {"step": 0}})
    less, more = (
        run_block(scenario, 0, 0, 4000, fixed={path: value})["day0_answer_red"].astype(int) for value in (low, high)
    )
    assert np.all(sign * (more - less) >= 0)
    assert np.count_nonzero(more != less) > 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "low", "high", "sign"),
    [
        ("actors.red.urgency", 0.4, 0.8, 1),
        ("actors.red.regroup", 0.05, 0.45, -1),
        ("front.momentum.mean", -0.3, 0.6, -1),
    ],
)
def test_mean_effects_along_whole_histories(path, low, high, sign):
    """Where text and pressure answer, single trials may turn either way; the mean must not, by 3 standard errors."""
    scenario = built(busy())
    less, more = (run_block(scenario, 0, 0, 6000, fixed={path: value})["full_start_day"] >= 0 for value in (low, high))
    difference = more.astype(float) - less.astype(float)
    assert sign * np.mean(difference) > 3 * np.std(difference, ddof=1) / np.sqrt(len(difference))


@contextmanager
def between_answers_and_halts(meddle, restore=None):
    """Days in plain Python, in which a trial's state is changed before third parties look, and put back after them."""
    press, refuse = day.press, day.consider_refusing

    def meddled(state, t, today):
        meddle(state, t)
        press(state, t, today)

    def restored(state, t, today):
        if restore is not None:
            restore(state, t)
        refuse(state, t, today)

    with (
        patch.object(world, "live_day", day._live_day),
        patch.object(day, "press", meddled),
        patch.object(day, "consider_refusing", restored),
        quiet_floats(),
    ):
        yield


def other_types(state, t):
    """The other hidden types, and thresholds that go with them, where third parties might look."""
    for side in state.sides[t]:
        side.sincere, side.threshold = not side.sincere, side.threshold + (0.3 if side.sincere else -0.3)


@pytest.mark.slow
@given(scenarios())
def test_other_hidden_types_at_fixed_answers_change_no_belief(scenario):
    sighted, blind = (world_of(scenario, trials=3, seed=1) for _ in range(2))
    while sighted.running and sighted.day < 12:
        sighted.step()
        with between_answers_and_halts(other_types, other_types):
            blind.step()
        for one, other in zip(sighted.third_parties, blind.third_parties, strict=True):
            for side, belief in one.belief.items():
                assert np.array_equal(belief, other.belief[side])
                assert np.array_equal(one.pressure[side], other.pressure[side])
    sighted.close()
    blind.close()


def contradict(state, t):
    """Every yes to the full text is a no to those who learn, and everything else a yes."""
    for ledger in state.ledgers[t, :, FULL]:
        ledger.answer = NO if ledger.answer == YES else YES


def test_beliefs_do_follow_answers():
    """The other half of the statement: at fixed types, other answers change beliefs."""
    plain, contrary = (world_of(built(busy()), trials=10, seed=1) for _ in range(2))
    plain.step()
    with between_answers_and_halts(contradict):
        contrary.step()
    first, second = (
        next(party for party in each.third_parties if party.key == "envoy").belief["blue"] for each in (plain, contrary)
    )
    assert np.all(first != second)
