"""Pressure: zeal, the slow approach, and the patience of mediators."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.pressure import approach, departure_chance, zeal

share = st.floats(0, 1)


def test_zeal_by_hand_and_within_bounds():
    wants, presses, fears, trusts = (
        np.array([0.8, 0.2, 1.0]),
        np.array([0.9, 0.5, 1.0]),
        np.array([0.3, 0.9, 0.0]),
        np.array([0.5, 0.9, 1.0]),
    )
    assert np.allclose(zeal(wants, presses, fears, trusts), [0.72 - 0.15, 0.0, 1.0])


@given(share, share, share, share, share)
def test_a_friend_is_pressed_less(no_deal, urgency, audience, trust, more):
    low, high = sorted((trust, more))
    gentle, hard = (zeal(*(np.array([v]) for v in (no_deal, urgency, audience, t)))[0] for t in (high, low))
    assert 0 <= gentle <= hard <= 1


def test_approach_covers_its_part_of_the_way():
    level, seen = np.array([0.0]), []
    for _ in range(3):
        level = approach(level, np.array([0.2]), np.array([0.08]))
        seen.append(level[0])
    assert seen == pytest.approx([0.2 * (1 - 0.92**day) for day in (1, 2, 3)])


@given(share, share, share)
def test_approach_never_overshoots(level, target, pace):
    moved = approach(np.array([level]), np.array([target]), np.array([pace]))[0]
    assert min(level, target) - 1e-12 <= moved <= max(level, target) + 1e-12


def test_patience_runs_out():
    chance = departure_chance(np.full(4, 0.003), np.full(4, 1 / 12), np.array([0.0, 12.0, 24.0, 1e6]))
    assert np.allclose(chance, [0.003, 0.006, 0.009, 1.0])
