"""Mediators and guarantors day by day: pressure, targets that are swapped, departures, pledges and aid."""

from __future__ import annotations

import numpy as np
import pytest

from sim.random_streams import Luck
from sim.theory.answer import NO, YES_BUT
from tests.cases import at, duel, merged
from tests.model.lab import fields_by_day, rows

BASE = merged(
    duel(),
    {
        "horizon": {"talks_days": 15, "halt_days": 2},
        "actors": {
            "a": {"cost_scale": 0.0, "positions": {"line": {"ideal": 1.0}}},
            "m": {
                "role": "mediator",
                "urgency": 1.0,
                "no_deal_cost": 0.8,
                "leverage": {"a": 0.5, "b": 1.0},
                "patience": {"departure": 0},
            },
        },
        "offers": {"whole": {"text": {"line": 0.3}}},
        "talks": {"pressure": {"ceiling": 0.2, "pace": 0.08}, "refusal": {"chance": 0.0}},
    },
)
"""a holds out by .2, b says yes at once."""


def pressure(change=None):
    return np.array(
        fields_by_day(
            BASE, lambda w: (w.third_parties[0].pressure["a"][0], w.third_parties[0].pressure["b"][0]), change
        )
    )


def test_pressure_builds_on_the_side_that_holds_out():
    seen = pressure()
    assert np.allclose(seen[:, 0], [0.2 * 0.5 * 0.8 * (1 - 0.92**day) for day in range(1, 16)])
    assert np.all(seen[:, 1] == 0)


def test_trust_in_a_friend_spares_it():
    friend = {"actors": {"m": {"audience_cost": 0.5, "trust": {"a": 1.0}}}}
    assert np.allclose(pressure(friend)[:, 0], [0.2 * 0.5 * 0.3 * (1 - 0.92**day) for day in range(1, 16)])


def test_a_swapped_target_is_whoever_does_not_hold_out():
    """With two sides, of whom one holds out, the swap presses the other."""
    swap = {"actors": {"m": {"unpredictability": 1.0}}, "talks": {"pressure": {"swap_chance": 1.0}}}
    seen = pressure(swap)
    assert np.all(seen[:, 0] == 0)
    assert np.allclose(seen[:, 1], [0.2 * 1.0 * 0.8 * (1 - 0.92**day) for day in range(1, 16)])


def test_swaps_come_with_their_chance():
    chance = {"actors": {"m": {"unpredictability": 0.5}}, "talks": {"pressure": {"swap_chance": 0.6}}}
    swapped = [Luck(0, 0, 1).uniform("actors.m", "swap", day)[0] < 0.3 for day in range(15)]
    expected, level = [], 0.0
    for swap in swapped:
        level += 0.08 * ((0.0 if swap else 0.08) - level)
        expected.append(level)
    assert 0 < sum(swapped) < 15
    assert np.allclose(pressure(chance)[:, 0], expected)


def test_pressure_fades_once_all_have_said_yes():
    """A full yes on day 0 after none: pressure on a side that agreed late falls by its pace in the ceasefire."""
    told = {"actors": {"a": {"first_answer_days": 3, "cost_scale": 0.5}}, "horizon": {"halt_days": 5}}
    seen = pressure(merged(told, {"halt": {"depth": 0, "stillborn": 0, "spoiler_chance": 0}}))[:, 0]
    assert np.allclose(seen[:3], [0.08 * (1 - 0.92**day) for day in (1, 2, 3)])
    assert np.allclose(seen[3:], [seen[2] * 0.92**day for day in range(1, 7)])


def test_a_minor_mediator_takes_its_pressure_along_and_talks_go_on():
    told = merged(BASE, {"actors": {"m": {"patience": {"departure": 0.2, "growth_per_day": 0}}}})
    table = rows(told, trials=300)
    assert set(table["ending"]) == {2}
    assert np.count_nonzero(table["departure_day_m"] >= 0) > 250
    left = next(t for t in range(300) if 3 < table["departure_day_m"][t] < 10)
    assert table["end_pressure_a"][left] == 0.0
    stayed = np.flatnonzero(table["departure_day_m"] < 0)[0]
    assert table["end_pressure_a"][stayed] == pytest.approx(0.08 * (1 - 0.92**14))


@pytest.mark.slow
def test_patience_shrinks_with_days_of_refusal():
    """Chance .1 (1 + R) with R earlier days of formal refusal: .1, .2, .3 ... and nobody is left after day 9."""
    told = merged(
        BASE,
        {
            "actors": {"m": {"lead": True, "patience": {"departure": 0.1, "growth_per_day": 1.0}}},
            "talks": {"step": 0.0},
        },
    )
    table = rows(told, trials=20_000)
    stays = 1.0
    for day in range(5):
        share = stays * 0.1 * (1 + day)
        spread = np.sqrt(share * (1 - share) / 20_000)
        assert abs(np.mean(table["departure_day_m"] == day) - share) < 4 * spread
        stays *= 1 - 0.1 * (1 + day)
    assert table["departure_day_m"].max() <= 9


@pytest.mark.slow
def test_silence_before_the_first_answer_tries_no_patience():
    told = {
        "actors": {
            "a": {"first_answer_days": 1000},
            "m": {"lead": True, "patience": {"departure": 0.1, "growth_per_day": 1.0}},
        }
    }
    table = rows(merged(BASE, merged(told, {"talks": {"step": 0.0}})), trials=20_000)
    share = 0.9**3 * 0.1
    assert abs(np.mean(table["departure_day_m"] == 3) - share) < 4 * np.sqrt(share * (1 - share) / 20_000)


def test_belief_follows_the_public_ledger_day_by_day():
    """Public sum S = -.2 plus pressure, read at the scale .07 of both shocks; the premium of a stalling side is .1.

    The resolve drawn for trial 0 is small enough that a says no on every day.
    """
    told = {"actors": {"a": {"resolve": 0.05, "daily_shock": 0.02, "stalling": 1.0}, "m": {"trust": {"a": 0.6}}}}
    seen = fields_by_day(BASE, lambda w: (w.third_parties[0].belief["a"][0], w.sides[0].answer[0]), told)
    assert {said for _, said in seen} <= {NO, YES_BUT}
    belief = 0.6
    for day, (read, _) in enumerate(seen):
        total = -0.2 + 0.08 * (1 - 0.92**day)
        sincere, stalling = (1 / (1 + np.exp((total - premium) / 0.07)) for premium in (0.0, 0.1))
        belief = belief * sincere / (belief * sincere + (1 - belief) * stalling)
        assert read == pytest.approx(belief, abs=1e-12)


def guarantor(**change):
    return merged(
        BASE,
        {
            "actors": {
                "g": {
                    "role": "guarantor",
                    "backs": "b",
                    "positions": {"line": at(0.0)},
                    "pledge": {"ceiling": 0.3},
                    **change,
                }
            }
        },
    )


def test_content_pledges_and_sidelined_arms():
    """u = 1 - .3 = .7 with the text: content from .6 up; sidelined if the mark lies above."""
    content = rows(guarantor())
    assert content["pledge_g"][0] == pytest.approx(0.3 * (1 - 0.95**15))
    assert content["aid_g"][0] == 0.0
    sidelined = rows(guarantor(content=0.8, sidelined=0.75))
    assert sidelined["pledge_g"][0] == 0.0
    assert sidelined["aid_g"][0] == pytest.approx(0.35 * (1 - 0.95**15))
    neither = rows(guarantor(content=0.8, sidelined=0.65))
    assert neither["pledge_g"][0] == neither["aid_g"][0] == 0.0
