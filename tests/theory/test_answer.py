"""Answers: the logistic, the premium of a stalling side, and the three replies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.answer import NO, YES, YES_BUT, answer, logistic, stalling_premium


@pytest.mark.parametrize(
    ("value", "expected"), [(-1, 0.268941), (-0.5, 0.377541), (0, 0.5), (0.5, 0.622459), (1, 0.731059)]
)
def test_logistic(value, expected):
    assert logistic(float(value)) == pytest.approx(expected, abs=5e-7)


def test_logistic_never_overflows():
    """Python itself would raise on an overflow of `exp`."""
    assert logistic(-1e308) == logistic(-501.0) == logistic(-500.0) > 0
    assert logistic(1e308) == logistic(501.0) == logistic(500.0)


@given(st.floats(-400, 400))
def test_logistic_is_symmetric(value):
    assert logistic(value) + logistic(-value) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize(("momentum", "expected"), [(-1.0, 0.08), (0.0, 0.08), (0.5, 0.16)])
def test_premium_grows_only_with_momentum_in_favour(momentum, expected):
    assert stalling_premium(0.8, 0.1, 0.2, momentum) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("total", "said"), [(0.26, YES), (0.25, YES), (0.2499, YES_BUT), (-0.25, YES_BUT), (-0.2501, NO), (-3.0, NO)]
)
def test_replies_and_their_edges(total, said):
    assert answer(total, 0.25, 0.5) == said


@given(st.floats(-2, 2), st.floats(0, 1), st.floats(-1, 1), st.floats(0, 1))
def test_a_larger_sum_never_gives_a_colder_reply(total, more, bar, margin):
    assert answer(total + more, bar, margin) >= answer(total, bar, margin)
