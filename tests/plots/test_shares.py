from __future__ import annotations

import pytest

from sim.plots.shares import (
    TO,
    Share,
    digits_for,
    interval_words,
    level_note,
    of_hundred,
    per_hundred,
    told_together,
)
from sim.statistics import wilson
from sim.vocabulary import ENDINGS, counted


def test_a_share_carries_its_wilson_interval():
    share = Share.of(37, 100)
    assert (share.value, share.low, share.high) == (0.37, *wilson(37, 100))
    assert Share.of(0, 0) == Share(0, 0, 0.0, 1.0)
    assert Share.of(0, 0).value == 0.0


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
        (0, 300, 0, "none seen (0-1)"),
    ],
)
def test_a_share_in_words(count, total, digits, words):
    assert per_hundred(Share.of(count, total), digits) == words.replace("-", TO)


def test_words_for_the_middle_of_a_sentence():
    assert of_hundred(Share.of(370, 1000), "trials") == f"37 of 100 trials (34{TO}40)"
    assert of_hundred(Share.of(0, 10), "trials") == "no trials"
    assert of_hundred(Share.of(1, 1), "trials") == f"1 of 1 trial (21{TO}100 in 100)"
    assert of_hundred(Share.of(2, 3), "trials") == f"2 of 3 trials (21{TO}94 in 100)"
    assert (counted(1, "trial"), counted(4000, "trial")) == ("1 trial", "4,000 trials")


@pytest.mark.parametrize(("total", "digits"), [(100, 0), (4000, 0), (40_000, 1), (4_000_000, 2)])
def test_digits_follow_the_width_of_the_widest_interval(total, digits):
    assert digits_for([Share.of(total // 2, total), Share.of(1, total)]) == digits
    assert digits_for([]) == 0


def test_the_level_is_printed():
    assert "95 %" in level_note()
    assert interval_words(Share.of(100, 100)).endswith("100")


def test_equal_counts_of_few_trials_are_told_as_equal():
    told = told_together({name: 8 if name in ("stalled", "full_lapsed") else 0 for name in ENDINGS})
    assert told["stalled"] == told["full_lapsed"] == f"8 of 16 (28{TO}72 in 100)"
    assert told["refused"] == f"none of 16 (0{TO}19 in 100)"
