from __future__ import annotations

import warnings
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.plots.lettering import inches, legible, shorten, spread, wrap


def test_longer_larger_and_bolder_text_is_wider():
    assert inches("iii", 9) < inches("mmm", 9) < inches("mmm", 12)
    assert inches("mmm", 9) < inches("mmm", 9, bold=True)


def test_dollar_signs_are_letters_and_not_mathematics():
    assert inches("$350 billion$", 9) > inches("350 billion", 9)


@pytest.mark.parametrize("width", [0.5, 1.0, 2.0])
def test_no_line_is_wider_than_asked(width):
    text = wrap("one two three four five extraordinarilylongwordwithoutanyspaces six", width, 9)
    assert all(inches(line, 9) <= width for line in text.split("\n"))


def test_wrapping_keeps_all_words_and_cuts_at_the_last_line_allowed():
    assert wrap("one two three four", 0.8, 9).split() == ["one", "two", "three", "four"]
    cut = wrap("one two three four five six seven", 0.8, 9, lines=2)
    assert cut.count("\n") == 1
    assert cut.endswith("…")


def test_short_text_is_left_alone():
    assert shorten("short", 2, 9) == "short"
    assert shorten("far too long for this", 0.6, 9).endswith("…")


@pytest.mark.slow
@given(st.lists(st.floats(0, 100), max_size=11).map(sorted), st.floats(0.1, 8))
def test_spread_labels_keep_their_order_distance_and_bounds(places, gap):
    settled = spread(places, gap, 0, 100)
    assert len(settled) == len(places)
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in settled)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(settled))


def test_labels_with_room_stay_and_labels_without_are_spaced_evenly():
    assert spread([10, 50, 90], 5, 0, 100) == [10, 50, 90]
    assert spread([50, 50, 50], 60, 0, 100) == [0, 50, 100]
    assert spread([50, 50], 10, 0, 100) == [45, 55]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Перемирие Ω é", "Перемирие Ω é"),
        ("名前 🕊", "□□ □"),
        ("e\u0301", "é"),
        ("a\u200bb\u202ec\ufe0f\x1bd", "abcd"),
        ("$x^2$ [bold]b[/bold] <b>&amp;", "$x^2$ [bold]b[/bold] <b>&amp;"),
    ],
)
def test_what_the_font_lacks_is_a_visible_placeholder(text, shown):
    assert legible(text) == shown


def test_letters_that_would_stand_in_the_wrong_order_are_placeholders(monkeypatch):
    legible.cache_clear()
    monkeypatch.setattr("sim.plots.lettering._shapes_text", lambda: False)
    assert legible("a שלום هدنة") == "a □□□□ □□□□"
    legible.cache_clear()
    monkeypatch.setattr("sim.plots.lettering._shapes_text", lambda: True)
    assert legible("a שלום هدنة") == "a שלום هدنة"
    legible.cache_clear()


def test_measuring_strange_text_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert inches("名前 🕊️ \N{HEAVY BLACK HEART}", 9) > 0
