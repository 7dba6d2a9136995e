"""Intervals of shares and of paired differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.statistics import PairedShares, Proportion, mean_interval, wilson, worst_case_trials


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 10, 0.0179, 0.4042), (15, 50, 0.1910, 0.4375)],
)
def test_wilson_agrees_with_published_values(count, of, low, high):
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


def test_wilson_ends_solve_the_score_equation():
    count, of, z = 37, 400, 1.959963984540054
    for end in wilson(count, of):
        assert abs(count / of - end) == pytest.approx(z * math.sqrt(end * (1 - end) / of), rel=1e-12)


@given(st.integers(1, 10**9), st.data())
def test_wilson_holds_the_share(of, data):
    count = data.draw(st.integers(0, of))
    low, high = wilson(count, of)
    assert 0 <= low <= count / of <= high <= 1


def test_nothing_is_known_without_trials():
    assert wilson(0, 0) == (0.0, 1.0)
    assert math.isnan(Proportion(0, 0).share)
    assert Proportion(0, 0).as_json() == {"count": 0, "share": None, "low": None, "high": None}


def test_proportion_in_json():
    shown = Proportion(1, 4).as_json()
    assert list(shown) == ["count", "share", "low", "high"]
    assert shown["share"] == 0.25
    assert Proportion(1, 4).error == pytest.approx(math.sqrt(0.25 * 0.75 / 4))


@pytest.mark.parametrize("width", [0.3, 0.05, 0.01, 0.003])
def test_worst_case_is_the_first_that_suffices(width):
    needed = worst_case_trials(width)
    even = needed + needed % 2
    assert Proportion(even // 2, even).half_width <= width
    fewer = (needed - 2) - needed % 2
    assert fewer < 2 or Proportion(fewer // 2, fewer).half_width > width


def test_paired_difference_equals_the_error_of_the_differences():
    rng = np.random.default_rng(5)
    a, b = rng.random(500) < 0.4, rng.random(500) < 0.5
    b |= a & (rng.random(500) < 0.7)
    pair = PairedShares(int(a.sum()), int(b.sum()), int((a & b).sum()), 500)
    steps = b.astype(float) - a.astype(float)
    assert pair.difference == pytest.approx(steps.mean())
    assert pair.error == pytest.approx(steps.std() / math.sqrt(500))
    assert pair.gain == pytest.approx(pair.unpaired_error / pair.error)


def test_pairing_reaches_its_cap_where_one_outcome_implies_the_other():
    pair = PairedShares(first=200, second=300, both=200, of=1_000)
    assert pair.gain == pytest.approx(pair.cap)
    assert pair.cap == pytest.approx(math.sqrt((0.2 * 0.8 + 0.3 * 0.7) / (0.1 * 0.9)))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(1, 50))
def test_gain_never_passes_its_cap(only_first, only_second, both, neither):
    pair = PairedShares(only_first + both, only_second + both, both, only_first + only_second + both + neither)
    if pair.gain is not None and pair.cap is not None:
        assert pair.gain <= pair.cap * (1 + 1e-9)


def test_pairs_that_never_differ_have_no_error():
    pair = PairedShares(3, 3, 3, 10)
    assert (pair.difference, pair.error, pair.gain, pair.cap) == (0.0, 0.0, None, None)
    assert pair.as_json()["low"] == -pair.as_json()["high"] == pytest.approx(-0.2775, abs=5e-5)


def test_the_interval_of_a_mean_is_students_and_needs_ten_trials_that_differ():
    from scipy import stats

    values = np.r_[np.zeros(30), np.arange(1.0, 11.0)]
    mean, error = values.mean(), values.std(ddof=1) / math.sqrt(values.size)
    low, high = stats.t.interval(0.95, values.size - 1, loc=mean, scale=error)
    assert mean_interval(mean, error, values.size, 10) == pytest.approx((low, high))
    assert mean_interval(mean, error, values.size, 9) is None
