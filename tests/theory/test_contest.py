"""The contest: published exponents, and what any chance of winning must do."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.contest import strength, win_chances

strengths = st.lists(st.floats(1e-6, 1e3), min_size=2, max_size=5)


@pytest.mark.parametrize(("exponent", "expected"), [(1, 2 / 3), (2, 4 / 5), (4, 16 / 17), (8, 256 / 257)])
def test_two_against_one(exponent, expected):
    first, second = win_chances([np.array([2.0]), np.array([1.0])], np.array([float(exponent)]))
    assert first[0] == pytest.approx(expected, abs=1e-14)
    assert second[0] == pytest.approx(1 - expected, abs=1e-14)


def test_exponent_zero_is_a_fair_lottery():
    assert [p[0] for p in win_chances([np.array([5.0]), np.array([1.0])], 0.0)] == [0.5, 0.5]


def test_strength_by_hand():
    assert strength(np.array([2.0]), np.array([0.4]), np.array([0.5]))[0] == pytest.approx(2 * np.exp(0.2) * 1.5)


def test_strength_never_vanishes():
    nothing = strength(np.array([0.0, 1.0]), np.zeros(2), np.array([0.0, -2.0]))
    assert np.array_equal(nothing, [1e-12, 1e-12])
    assert [p[0] for p in win_chances([nothing[:1], nothing[1:]], 8.0)] == [0.5, 0.5]


@given(strengths, st.floats(0, 10))
def test_chances_sum_to_one_and_follow_strength(values, exponent):
    chances = [float(p[0]) for p in win_chances([np.array([value]) for value in values], exponent)]
    assert sum(chances) == pytest.approx(1.0, abs=1e-12)
    ranked = [chance for _, chance in sorted(zip(values, chances, strict=True))]
    assert all(low <= high + 1e-12 for low, high in pairwise(ranked))


@given(strengths, st.floats(0, 8), st.floats(0.01, 100))
def test_only_ratios_matter(values, exponent, scale):
    once = win_chances([np.array([value]) for value in values], exponent)
    again = win_chances([np.array([value * scale]) for value in values], exponent)
    assert np.allclose(once, again, atol=1e-9)


@pytest.mark.parametrize("unit", [1e-11, 1.0, 1e5, 1e15])
@pytest.mark.parametrize("exponent", [1.0, 60.0, 500.0, 1e6])
def test_troop_numbers_say_the_same_as_shares(unit, exponent):
    """300,000 against 200,000 at an exponent of 60 once gave powers that no float holds, and ledgers of nothing."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        first, second = (p[0] for p in win_chances([np.array([3.0 * unit]), np.array([2.0 * unit])], exponent))
    expected = 1 / (1 + (2 / 3) ** exponent) if exponent < 1000 else 1.0
    assert first == pytest.approx(expected, rel=1e-9)
    assert first + second == pytest.approx(1.0, abs=1e-15)
    assert second == pytest.approx(1 - expected if expected < 0.9 else (2 / 3) ** exponent, rel=1e-9, abs=1e-300)


def test_equals_stay_equal_at_any_exponent():
    assert [p[0] for p in win_chances([np.array([7.0]), np.array([7.0])], 1e15)] == [0.5, 0.5]


@given(strengths, st.floats(0, 20))
def test_ordinary_contests_keep_their_last_bit(values, exponent):
    """Nothing is taken off the logs where the powers are ordinary: published results stay as they are."""
    powers = [np.exp(exponent * np.log(np.array([value]))) for value in values]
    total = np.zeros(1)
    for power in powers:
        total += power
    chances = win_chances([np.array([value]) for value in values], exponent)
    assert [p[0] for p in chances] == [(power / total)[0] for power in powers]


def test_near_and_far_trials_stand_side_by_side():
    """Each trial of a block is measured by its own largest strength."""
    first, second = win_chances([np.array([2.0, 3e300, 1.0]), np.array([1.0, 3e299, 1.0])], np.array([1.0, 9.0, 0.0]))
    assert first == pytest.approx([2 / 3, 1 / (1 + 1e-9), 0.5])
    assert second == pytest.approx([1 / 3, 1e-9 / (1 + 1e-9), 0.5])
