from __future__ import annotations

import pytest

from sim.history.layout import WIDTH, Page, change, clip, gap, gaps, number, signed


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.125, "0.12"), (-0.001, "0.00"), (-0.0, "0.00"), (-0.006, "-0.01"), (1.0, "1.00"), (-10.0, "-10.00")],
)
def test_number(value, told):
    assert number(value) == told


def test_number_of_other_places():
    assert number(66.6, 0) == "67"
    assert number(0.12345, 3) == "0.123"
    assert number(-0.4, 0) == "0"


@pytest.mark.parametrize(
    ("value", "told"), [(0.3, "+0.30"), (-0.3, "-0.30"), (0.001, "0.00"), (-0.001, "0.00"), (0.0, "0.00")]
)
def test_signed(value, told):
    assert signed(value) == told


@pytest.mark.parametrize(
    ("spare", "told"),
    [
        (-0.21, "0.21 short"),
        (0.41, "0.41 to spare"),
        (0.0, "0.0000 to spare"),
        (-0.0012, "0.0012 short"),
        (0.004, "0.0040 to spare"),
    ],
)
def test_gap(spare, told):
    assert gap(spare) == told


def test_gaps_are_ranges_from_near_to_far():
    assert gaps([-0.3, -0.1, -0.2]) == "0.10 to 0.30 short"
    assert gaps([0.1, 0.3]) == "0.10 to 0.30 to spare"
    assert gaps([-0.1, 0.2]) == "from 0.10 short to 0.20 to spare"
    assert gaps([-0.101, -0.102]) == "0.10 short"


def test_change():
    assert change(0.1, 0.2) == "0.10 -> 0.20"
    assert change(0.101, 0.102) == "0.10"
    assert change(0.101, 0.102, 3) == "0.101 -> 0.102"


def test_clip():
    assert clip("short", 5) == "short"
    assert clip("a long name", 8) == "a long.."
    assert clip("ab", 1) == ".."


def test_heading_is_underlined_and_has_air():
    assert Page().heading("Talks") == ["", "Talks", "-----"]


def test_paragraph_hangs():
    lines = Page().paragraph("Day 1", "word " * 60)
    assert lines[0].startswith("Day 1       word")
    assert all(line.startswith(" " * 12 + "word") for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(lines).split()[2:] == ["word"] * 60


def test_paragraph_without_text_or_label():
    assert Page().paragraph("", "") == []
    assert Page().paragraph("Day 1", "") == ["Day 1"]
    assert Page().paragraph("", "text", 0) == ["text"]


def test_long_label_has_a_line_of_its_own():
    assert Page().paragraph("a very long label", "text", 6) == ["a very long label", "      text"]


def test_grid_aligns():
    assert Page().grid([["a", "1.00"], ["bbb", "10.00"]], "<>") == ["  a     1.00", "  bbb  10.00"]


def test_grid_wraps_its_last_column():
    lines = Page().grid([["x" * 50, "word " * 20]], "<<")
    assert len(lines) == 3
    assert max(map(len, lines)) <= WIDTH
    assert all(line.startswith(" " * 54 + "word") for line in lines[1:])


LEDGER = [["", "terms", "war", "exposure", "audience", "needs"], ["Alderland and allies", *["+0.50"] * 5]]


@pytest.mark.parametrize("width", [50, 56, 80, 100])
def test_a_grid_that_is_too_wide_moves_left_then_together_then_loses_ends_of_words(width):
    lines = Page(width).grid(LEDGER, "<>>>>>", 14)
    assert len(lines) == len(LEDGER)
    assert max(map(len, lines)) <= width
    assert [line.split()[-5:] for line in lines[1:]] == [["+0.50"] * 5]
    assert ("Alderland and allies" in lines[1]) == (width > 50)


def test_a_heading_wraps():
    assert Page(20).heading("A heading that is long") == ["", "A heading that is", "long", "-" * 17]
