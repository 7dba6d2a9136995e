"""Sums and quantiles that do not depend on how the values were cut."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.counts import Counts, Histogram, Moments

numbers = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60)


@pytest.mark.slow
@given(numbers, st.integers(0, 60))
def test_moments_agree_with_numpy_and_any_cut(values, where):
    whole, parts = Moments(), Moments()
    whole.add(values)
    parts.add(values[:where])
    parts.add(values[where:])
    assert parts == whole
    assert whole.mean == pytest.approx(np.mean(values), rel=1e-9, abs=1e-8)
    assert whole.sd == pytest.approx(np.std(values, ddof=1), rel=1e-6, abs=2e-9)


@given(numbers)
def test_moments_do_not_depend_on_order(values):
    forward, backward = Moments(), Moments()
    forward.add(values)
    backward.add(values[::-1])
    assert forward == backward


def test_moments_leave_out_what_is_missing():
    moments = Moments()
    moments.add([1.0, math.nan, 3.0, math.inf])
    assert (moments.count, moments.mean) == (2, 2.0)
    assert moments.error == pytest.approx(1)


def test_moments_keep_huge_sums():
    moments = Moments()
    moments.add(np.full(1_000, 1e12))
    assert moments.mean == 1e12
    assert moments.sd == 0.0


def test_moments_without_values():
    assert math.isnan(Moments().mean)
    assert math.isnan(Moments().error)


@given(st.lists(st.just(-1) | st.integers(0, 90), min_size=1, max_size=80), st.floats(0.01, 0.99))
def test_counts_give_exact_quantiles(days, probability):
    counts = Counts()
    counts.add(np.array(days, dtype=np.int16))
    seen = sorted(day for day in days if day >= 0)
    assert counts.count == len(seen)
    if not seen:
        assert counts.quantile(probability) is None
        return
    assert counts.mean == pytest.approx(np.mean(seen))
    assert counts.quantile(probability) == int(np.quantile(seen, probability, method="inverted_cdf"))


def test_counts_together_answer_for_numbers_never_seen():
    parts = Counts(), Counts()
    parts[0].add([1, 1])
    parts[1].add([1, 7])
    short = Counts.together(parts)
    assert (short[1], short[7], short[3], short[99]) == (3, 1, 0, 0)
    assert (short.each(2), short.most, short.total(), short.total(2)) == ((0, 3, 0), 7, 10, 52)
    assert (Counts().most, Counts().total()) == (None, 0)
    assert short.quantile(0.75) == 1
    assert short.quantile(0.76) == 7


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=80), st.floats(0.01, 0.99), st.integers(0, 80))
def test_a_histogram_gives_quantiles_to_a_step(values, probability, where):
    histogram = Histogram(100)
    histogram.add(values[:where])
    histogram.add([math.nan, *values[where:]])
    assert histogram.count == len(values)
    exact = np.quantile(np.rint(np.array(values) * 100), probability, method="inverted_cdf") / 100
    assert histogram.quantile(probability) == pytest.approx(exact)
    assert Histogram(100).quantile(0.5) is None
