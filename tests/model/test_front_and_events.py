"""The front day by day, and events that change named quantities for a time."""

from __future__ import annotations

import numpy as np
import pytest

from sim.random_streams import Luck
from tests.cases import duel, issue, merged
from tests.model.lab import after_days, fields_by_day, rows

FRONT = merged(
    duel("line", "ridge"),
    {
        "horizon": {"talks_days": 12, "halt_days": 4},
        "issues": {"ridge": issue(pocket="ridge")},
        "actors": {"a": {"first_answer_days": 1000}},
        "front": {
            "momentum": {"favours": "a", "against": "b", "mean": 0.3, "start": 0.1, "reversion": 0.2, "noise": 0.05},
            "pockets": {"ridge": {"holder": "b", "left": 0.9, "decay_per_day": 0.1, "moot_below": 0.02}},
        },
    },
)


def by_hand(days, holder_sign=1.0, local=None):
    """Share left and momentum after each day, from the numbers of the case and the luck of trial 0."""
    left, momentum, seen = 0.9, 0.1, [(0.9, 0.1)]
    for day in range(1, days):
        pull = momentum if local is None else local + momentum - 0.3
        left *= np.exp(-0.1 * (1 + np.clip(holder_sign * pull, -1, 1)))
        momentum += 0.2 * (0.3 - momentum) + 0.05 * Luck(0, 0, 1).normal("front.momentum", "momentum", day)[0]
        seen.append((left, momentum))
    return seen


def look(world):
    return world.front.left["ridge"][0], world.front.momentum[0]


def test_pocket_and_momentum_day_by_day():
    assert np.allclose(fields_by_day(FRONT, look), by_hand(12), atol=1e-14)


def test_a_pocket_of_the_favoured_side_lasts_longer():
    seen = fields_by_day(FRONT, look, {"front": {"pockets": {"ridge": {"holder": "a"}}}})
    assert np.allclose(seen, by_hand(12, holder_sign=-1.0), atol=1e-14)


def test_local_momentum_shifts_with_the_whole_front():
    seen = fields_by_day(FRONT, look, {"front": {"pockets": {"ridge": {"momentum": 0.6}}}})
    assert np.allclose(seen, by_hand(12, local=0.6), atol=1e-14)


def test_a_pocket_becomes_moot():
    seen = fields_by_day(FRONT, look, {"front": {"pockets": {"ridge": {"decay_per_day": 1.5, "moot_below": 0.05}}}})
    lefts = [left for left, _ in seen]
    assert lefts[-1] == 0.0
    assert all(left == 0.0 or left >= 0.05 for left in lefts)
    assert fields_by_day(FRONT, lambda world: world.sides[0].answer[0])[0] == 0


def test_the_front_stands_still_in_a_full_halt_and_moves_in_a_sectoral_one():
    quiet = {
        "halt": {"depth": 0.0, "stillborn": 0.0, "spoiler_chance": 0.0},
        "horizon": {"talks_days": 12, "halt_days": 6},
    }
    agreed = merged(
        FRONT, {**quiet, "actors": {"a": {"first_answer_days": 0, "cost_scale": 1.0}, "b": {"cost_scale": 1.0}}}
    )
    seen = fields_by_day(agreed, look)
    assert len(seen) == 7
    assert len(set(seen)) == 1
    part = {"scope": "sectoral", "text": {"line": 0.5}, "after_days": 0, "relief": 0.0}
    refuses = {
        "a": {"first_answer_days": 0, "cost_scale": 0.0, "positions": {"ridge": {"salience": 5.0}}},
        "b": {"cost_scale": 1.0},
    }
    some = merged(FRONT, {**quiet, "actors": refuses, "offers": {"part": part, "whole": {"text": {"ridge": 0.0}}}})
    some = merged(some, {"front": {"momentum": {"start": -0.8, "mean": -0.8, "noise": 0.0}}})
    assert rows(some)["sectoral_start_day"][0] == 0
    assert len({left for left, _ in fields_by_day(some, look)}) > 4


EVENTFUL = merged(
    duel(),
    {
        "horizon": {"talks_days": 40, "halt_days": 2},
        "actors": {
            "a": {"first_answer_days": 1000},
            "m": {"role": "mediator", "trust": {"a": 0.4}, "patience": {"departure": 0}},
        },
        "front": {"momentum": {"favours": "a", "against": "b", "noise": 0.0}},
        "events": {
            "shock": {"rate_per_day": 0.2, "days": 3, "add": {"momentum": 0.4, "pressure.a": 0.07, "aid.b": 1.0}}
        },
    },
)


def test_an_event_lasts_its_days_and_starts_anew_when_it_fires_again():
    luck = Luck(0, 0, 1)
    fires = [luck.uniform("events.shock", "event", day)[0] < 0.2 for day in range(40)]
    expected = [any(fires[max(0, day - 2) : day + 1]) for day in range(40)]
    assert any(expected)
    assert not all(expected)
    seen = fields_by_day(EVENTFUL, lambda world: world.sides[0].pressure_shift[0])
    assert seen == [0.07 if happening else 0.0 for happening in expected]


def test_events_change_the_ledger_but_not_the_front_itself():
    always = merged(EVENTFUL, {"events": {"shock": {"rate_per_day": 1.0}}})
    win = np.exp(0.2) / (np.exp(0.2) + 2 * np.exp(-0.2))
    told = rows(always)
    assert told["day0_pressure_a"][0] == pytest.approx(0.07)
    assert told["day0_war_a"][0] == pytest.approx(win - 0.2)
    assert told["end_momentum"][0] == 0.0


@pytest.mark.parametrize("amount", [0.3, -1.0, 5.0])
def test_shaken_trust_stays_between_zero_and_one(amount):
    """Trust .35: raised within the scale, driven to 0, driven to 1."""
    told = merged(
        EVENTFUL,
        {
            "issues": {"line": issue(security=True)},
            "actors": {"a": {"regroup": 1.0, "trust": {"b": 0.35}}},
            "events": {"shock": {"rate_per_day": 1.0, "add": {"trust.a.b": amount}}},
        },
    )
    expected = (1 - np.clip(0.35 + amount, 0, 1)) * 0.5
    assert rows(told)["day0_exposure_a"][0] == pytest.approx(expected)


def test_momentum_with_events_is_cut_off_at_one():
    told = merged(EVENTFUL, {"events": {"shock": {"rate_per_day": 1.0, "add": {"momentum": 7.0, "aid.b": 0.0}}}})
    win = np.exp(0.5) / (np.exp(0.5) + np.exp(-0.5))
    assert rows(told)["day0_war_a"][0] == pytest.approx(win - 0.2)


def test_after_some_days_the_world_knows_its_day():
    assert after_days(EVENTFUL, 3).day == 3
