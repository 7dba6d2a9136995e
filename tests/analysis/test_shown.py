"""Digits that are true: little is not nothing, nearly all is not all, and two ends of an interval are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.shown import interval_ends, share_shown
from sim.statistics import wilson


@pytest.mark.parametrize(
    ("count", "of", "digits", "shown"),
    [(37, 100, 0, "37"), (0, 5, 1, "0.0"), (1, 20_000, 1, "<0.1"), (19_999, 20_000, 1, ">99.9"), (5, 5, 1, "100.0")],
)
def test_shares(count, of, digits, shown):
    assert share_shown(count, of, digits) == shown


@pytest.mark.parametrize(
    ("count", "of", "digits", "ends"),
    [
        (19_999, 20_000, 1, ("99.972", "99.999")),
        (3_222, 3_228, 0, ("99.6", "99.9")),
        (20_000, 20_000, 1, ("99.98", "100.0")),
        (0, 20_000, 1, ("0.0", "0.02")),
        (33, 4_000, 0, ("0.6", "1.2")),
        (370, 1_000, 0, ("34", "40")),
    ],
)
def test_intervals(count, of, digits, ends):
    assert interval_ends(*wilson(count, of), digits) == ends


@given(st.integers(1, 10**6), st.floats(0, 1), st.integers(0, 2))
def test_no_interval_reads_as_a_point(of, share, digits):
    low, high = interval_ends(*wilson(round(share * of), of), digits)
    assert float(low) < float(high) <= 100
