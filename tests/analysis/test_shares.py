"""Digits that are true: little is not nothing, nearly all is not all, and two ends of an interval are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.shares import (
    digits_for,
    in_100,
    interval_ends,
    level_note,
    of_100,
    of_hundred,
    per_hundred,
    share_shown,
    told_together,
)
from sim.statistics import Proportion, wilson
from sim.vocabulary import ENDINGS


@pytest.mark.parametrize(
    ("count", "of", "digits", "shown"),
    [(37, 100, 0, "37"), (0, 5, 1, "0.0"), (1, 20_000, 1, "<0.1"), (19_999, 20_000, 1, ">99.9"), (5, 5, 1, "100.0")],
)
def test_shares(count, of, digits, shown):
    assert share_shown(Proportion(count, of), digits) == shown


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


@pytest.mark.parametrize(
    ("count", "total", "digits", "words"),
    [
        (370, 1000, 0, "37 in 100 (34-40)"),
        (3700, 10000, 1, "37.0 in 100 (36.1-38.0)"),
        (0, 3, 0, "none of 3 (0-56 in 100)"),
        (0, 20000, 1, "none seen (0-0.02)"),
        (1, 20000, 1, "<0.1 in 100 (0-0.03)"),
        (19999, 20000, 1, ">99.9 in 100 (99.972-99.999)"),
        (3, 3, 0, "3 of 3 (44-100 in 100)"),
        (300, 300, 0, "100 in 100 (99-100)"),
        (300, 300, 1, "100 in 100 (98.7-100)"),
        (0, 300, 0, "none seen (0-1)"),
    ],
)
def test_a_share_in_words(count, total, digits, words):
    assert per_hundred(Proportion(count, total), digits) == words.replace("-", " to ")


def test_words_for_the_middle_of_a_sentence():
    assert of_hundred(Proportion(370, 1000), "trials") == "37 of 100 trials (34 to 40)"
    assert of_hundred(Proportion(0, 10), "trials") == "no trials"
    assert of_hundred(Proportion(1, 1), "trials") == "1 of 1 trial (21 to 100 in 100)"
    assert of_hundred(Proportion(2, 3), "trials") == "2 of 3 trials (21 to 94 in 100)"


@pytest.mark.parametrize(("total", "digits"), [(100, 0), (4000, 0), (40_000, 1), (4_000_000, 2)])
def test_digits_follow_the_width_of_the_widest_interval(total, digits):
    assert digits_for([Proportion(total // 2, total), Proportion(1, total)]) == digits
    assert digits_for([]) == 0


def test_the_level_is_printed():
    assert "95 %" in level_note()


def test_equal_counts_of_few_trials_are_told_as_equal():
    told = told_together({name: 8 if name in ("stalled", "full_lapsed") else 0 for name in ENDINGS})
    assert told["stalled"] == told["full_lapsed"] == "8 of 16 (28 to 72 in 100)"
    assert told["refused"] == "none of 16 (0 to 19 in 100)"


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 10, "0"),
        (10, 10, "100"),
        (1, 1_000, "fewer than 1"),
        (999, 1_000, "more than 99"),
        (37, 100, "37"),
        (5, 1_000, "fewer than 1"),
        (6, 1_000, "1"),
        (995, 1_000, "more than 99"),
        (0, 0, "none"),
    ],
)
def test_shares_in_100(count, of, words):
    assert in_100(Proportion(count, of)) == words


def test_shares_of_100_and_of_few():
    assert (of_100(Proportion(53, 100)), of_100(Proportion(3, 5))) == ("53 of 100", "3 of 5")
