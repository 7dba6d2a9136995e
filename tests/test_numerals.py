"""Digits that tell numbers apart, signs that are true, zeros that are zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.numerals import digits_for_interval, signed, told_apart


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([0.1, 0.2, 0.3], ["0.1", "0.2", "0.3"]),
        ([0.10001, 0.10002, 0.10003], ["0.10001", "0.10002", "0.10003"]),
        ([0, 0.0025, 0.0125], ["0", "0.0025", "0.0125"]),
        ([1000.0, 2500.0, 10000.0], ["1000", "2500", "10000"]),
        ([12345.0, 12346.0], ["12345", "12346"]),
        ([1 / 3, 2 / 3], ["0.333", "0.667"]),
        ([0.1, 0.1, 0.2], ["0.1", "0.1", "0.2"]),
        ([0.1, 0.1 + 2e-17], ["0.1", "0.10000000000000002"]),
    ],
)
def test_as_many_digits_as_tell_values_apart(values, told):
    assert told_apart(values) == told


@given(st.lists(st.floats(-1e12, 1e12), max_size=12, unique=True))
def test_different_numbers_never_read_the_same(values):
    assert len(set(told_apart(values))) == len(set(values))


@pytest.mark.parametrize(
    ("low", "high", "least", "digits"),
    [
        (-0.19, -0.01, 2, 2),
        (-0.0768, 0.0768, 0, 2),
        (-12.0, 9.0, 0, 0),
        (-0.0038, 0.0038, 2, 4),
        (-0.157, -0.003, 2, 3),
    ],
)
def test_digits_follow_the_width_and_no_end_reads_as_zero(low, high, least, digits):
    assert digits_for_interval(low, high, least) == digits


@given(st.floats(-100, 100), st.floats(1e-6, 50))
def test_an_interval_never_reads_as_one_number_nor_its_end_as_minus_zero(low, width):
    digits = digits_for_interval(low, low + width)
    ends = [signed(end, digits) for end in (low, low + width)]
    assert ends[0] != ends[1]
    assert not any(end.startswith("-") and float(end) == 0 for end in ends)


def test_a_sign_is_never_that_of_a_zero():
    assert [signed(value, 2) for value in (0.004, -0.004, 0.0, -0.0, 1.5, -1.5)] == [
        "0.00", "0.00", "0.00", "0.00", "+1.50", "-1.50",
    ]  # fmt: skip
    assert signed(-1.5, 1, "\N{MINUS SIGN}") == "\N{MINUS SIGN}1.5"
