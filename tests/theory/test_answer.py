"""Answers: the logistic, the premium of a stalling side, and the three replies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.answer import NO, YES, YES_BUT, answer, logistic, stalling_premium, threshold


@pytest.mark.parametrize(
    ("value", "expected"), [(-1, 0.268941), (-0.5, 0.377541), (0, 0.5), (0.5, 0.622459), (1, 0.731059)]
)
def test_logistic(value, expected):
    assert logistic(np.array([float(value)]))[0] == pytest.approx(expected, abs=5e-7)


def test_logistic_never_overflows():
    with np.errstate(all="raise"):
        edges = logistic(np.array([-1e308, -501.0, 501.0, 1e308]))
    assert np.array_equal(edges, logistic(np.array([-500.0, -500.0, 500.0, 500.0])))
    assert edges[0] > 0


@given(st.floats(-400, 400))
def test_logistic_is_symmetric(value):
    assert logistic(np.array([value]))[0] + logistic(np.array([-value]))[0] == pytest.approx(1.0, abs=1e-12)


def test_premium_grows_only_with_momentum_in_favour():
    momentum = np.array([-1.0, 0.0, 0.5])
    premium = stalling_premium(np.full(3, 0.8), np.full(3, 0.1), np.full(3, 0.2), momentum)
    assert np.allclose(premium, [0.08, 0.08, 0.16])


def test_only_stalling_sides_have_a_threshold():
    assert np.array_equal(threshold(np.array([True, False]), np.array([0.3, 0.3])), [0.0, 0.3])


def test_replies_and_their_edges():
    total = np.array([0.26, 0.25, 0.2499, -0.25, -0.2501, -3.0])
    said = answer(total, np.full(6, 0.25), 0.5)
    assert list(said) == [YES, YES, YES_BUT, YES_BUT, NO, NO]


@given(st.floats(-2, 2), st.floats(0, 1), st.floats(-1, 1), st.floats(0, 1))
def test_a_larger_sum_never_gives_a_colder_reply(total, more, bar, margin):
    first, second = (answer(np.array([value]), np.array([bar]), margin)[0] for value in (total, total + more))
    assert second >= first
