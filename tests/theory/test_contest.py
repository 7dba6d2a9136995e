"""The contest: published exponents, and what any chance of winning must do."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.contest import strength, vigour, win_chances

strengths = st.lists(st.floats(1e-6, 1e3), min_size=2, max_size=5)


def chances(values, exponent):
    """What the rule writes for these strengths; Python itself would raise on an overflow of `exp`."""
    written = [math.nan] * len(values)
    win_chances(values, exponent, written)
    return written


@pytest.mark.parametrize(("exponent", "expected"), [(1, 2 / 3), (2, 4 / 5), (4, 16 / 17), (8, 256 / 257)])
def test_two_against_one(exponent, expected):
    assert chances([2.0, 1.0], float(exponent)) == pytest.approx([expected, 1 - expected], abs=1e-14)


def test_exponent_zero_is_a_fair_lottery():
    assert chances([5.0, 1.0], 0.0) == [0.5, 0.5]


def test_strength_by_hand():
    assert strength(2.0, vigour(0.4, 0.5)) == pytest.approx(2 * np.exp(0.2) * 1.5)


def test_strength_never_vanishes():
    nothing = [strength(0.0, vigour(0.0, 0.0)), strength(1.0, vigour(0.0, -2.0))]
    assert nothing == [1e-12, 1e-12]
    assert chances(nothing, 8.0) == [0.5, 0.5]


@given(strengths, st.floats(0, 10))
def test_chances_sum_to_one_and_follow_strength(values, exponent):
    found = chances(values, exponent)
    assert sum(found) == pytest.approx(1.0, abs=1e-12)
    ranked = [chance for _, chance in sorted(zip(values, found, strict=True))]
    assert all(low <= high + 1e-12 for low, high in pairwise(ranked))


@given(strengths, st.floats(0, 8), st.floats(0.01, 100))
def test_only_ratios_matter(values, exponent, scale):
    assert np.allclose(chances(values, exponent), chances([value * scale for value in values], exponent), atol=1e-9)


@pytest.mark.parametrize("unit", [1e-11, 1.0, 1e5, 1e15, 1e259, 1e262, 5e307])
@pytest.mark.parametrize("exponent", [1.0, 60.0, 500.0, 1e6])
def test_troop_numbers_say_the_same_as_shares(unit, exponent):
    """300,000 against 200,000 at an exponent of 60 once gave powers that no float holds, and ledgers of nothing."""
    first, second = chances([3.0 * unit, 2.0 * unit], exponent)
    expected = 1 / (1 + (2 / 3) ** exponent) if exponent < 1000 else 1.0
    assert first == pytest.approx(expected, rel=1e-9)
    assert first + second == pytest.approx(1.0, abs=1e-15)
    assert second == pytest.approx(1 - expected if expected < 0.9 else (2 / 3) ** exponent, rel=1e-9, abs=1e-300)


def test_equals_stay_equal_at_any_exponent():
    assert chances([7.0, 7.0], 1e15) == [0.5, 0.5]


@given(strengths, st.floats(0, 20))
def test_ordinary_contests_keep_their_last_bit(values, exponent):
    """Nothing is taken off the logs where the powers are ordinary: published results stay as they are."""
    powers = [math.exp(exponent * math.log(value)) for value in values]
    total = 0.0
    for power in powers:
        total += power
    assert chances(values, exponent) == [power / total for power in powers]


@pytest.mark.parametrize(
    ("values", "exponent", "expected"),
    [([2.0, 1.0], 1.0, 2 / 3), ([3e300, 3e299], 9.0, 1 / (1 + 1e-9)), ([1.0, 1.0], 0.0, 0.5)],
)
def test_near_and_far_strengths(values, exponent, expected):
    """Each trial is measured by its own largest strength, where it must be."""
    assert chances(values, exponent) == pytest.approx([expected, 1 - expected], rel=1e-6)
