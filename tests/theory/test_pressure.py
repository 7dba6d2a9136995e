"""Pressure: zeal, the slow approach, and the patience of mediators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.pressure import approach, departure_chance, zeal

share = st.floats(0, 1)


def test_zeal_by_hand_and_within_bounds():
    assert zeal(0.8, 0.9, 0.3, 0.5) == pytest.approx(0.72 - 0.15)
    assert zeal(0.2, 0.5, 0.9, 0.9) == 0.0
    assert zeal(1.0, 1.0, 0.0, 1.0) == 1.0


@given(share, share, share, share, share)
def test_a_friend_is_pressed_less(no_deal, urgency, audience, trust, more):
    low, high = sorted((trust, more))
    assert 0 <= zeal(no_deal, urgency, audience, high) <= zeal(no_deal, urgency, audience, low) <= 1


def test_approach_covers_its_part_of_the_way():
    level, seen = 0.0, []
    for _ in range(3):
        level = approach(level, 0.2, 0.08)
        seen.append(level)
    assert seen == pytest.approx([0.2 * (1 - 0.92**day) for day in (1, 2, 3)])


@given(share, share, share)
def test_approach_never_overshoots(level, target, pace):
    moved = approach(level, target, pace)
    assert min(level, target) - 1e-12 <= moved <= max(level, target) + 1e-12


def test_patience_runs_out():
    chances = [departure_chance(0.003, 1 / 12, days) for days in (0.0, 12.0, 24.0, 1e6)]
    assert chances == pytest.approx([0.003, 0.006, 0.009, 1.0])
