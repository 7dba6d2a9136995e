"""Quantiles: the normal one against another implementation, far tails included; the logistic one by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from sim.theory.answer import logistic
from sim.theory.quantiles import logistic_quantile, normal_quantile, triangular_quantile

SMALLEST, LARGEST = 2.0**-54, 1.0 - 2.0**-53
"""The edges of what luck can bring."""

probabilities = st.floats(SMALLEST, LARGEST)
SEAMS = (0.075, 0.925, math.exp(-25.0))
"""Where one polynomial takes over from another."""


def close_to_scipy(probability):
    known = float(ndtri(probability))
    return abs(normal_quantile(probability) - known) <= 1e-14 * abs(known)


@given(probabilities)
def test_the_normal_quantile_is_that_of_scipy(probability):
    assert close_to_scipy(probability)


def test_it_is_so_everywhere_from_the_first_to_the_last():
    grid = np.concatenate(
        [
            np.geomspace(SMALLEST, 0.5, 3000),
            1.0 - np.geomspace(2.0**-53, 0.5, 3000),
            np.linspace(0.001, 0.999, 3001),
            [np.nextafter(seam, way) for seam in SEAMS for way in (0.0, 1.0)],
            SEAMS,
            [SMALLEST, LARGEST],
        ]
    )
    assert [float(p) for p in grid if not close_to_scipy(float(p))] == []


@pytest.mark.parametrize(
    ("probability", "score"),
    [(0.5, 0.0), (0.975, 1.959963984540054), (0.25, -0.6744897501960817), (1e-9, -5.997807015007687)],
)
def test_normal_scores_by_the_book(probability, score):
    assert normal_quantile(probability) == pytest.approx(score, rel=1e-14, abs=0.0)


@given(st.integers(1, 2**53 - 1))
def test_both_are_odd(step):
    """On steps of 2**-53 the opposite probability is exact."""
    probability = step * 2.0**-53
    assert normal_quantile(1.0 - probability) == -normal_quantile(probability)
    opposite = logistic_quantile(1.0 - probability)
    assert opposite == pytest.approx(-logistic_quantile(probability), rel=1e-12, abs=1e-15)


@given(probabilities, probabilities)
def test_both_rise(one, other):
    """Up to the last bit of a score."""
    low, high = sorted((one, other))
    for quantile in (normal_quantile, logistic_quantile):
        assert quantile(low) <= quantile(high) + 1e-14 * abs(quantile(high))


def test_the_logistic_quantile_by_hand():
    assert logistic_quantile(0.5) == 0.0
    assert logistic_quantile(0.75) == pytest.approx(math.log(3.0), rel=1e-15)
    assert logistic_quantile(SMALLEST) == pytest.approx(-54 * math.log(2.0), rel=1e-15)
    assert logistic_quantile(LARGEST) == pytest.approx(53 * math.log(2.0), rel=1e-15)


@given(probabilities)
def test_the_logistic_undoes_its_quantile(probability):
    assert logistic(logistic_quantile(probability)) == pytest.approx(probability, rel=1e-13)


def test_the_triangular_quantile_by_hand():
    """Half of a triangle from 0 to 4 with its mode at 1 lies below 4 - sqrt(6); one that is a point is that point."""
    assert triangular_quantile(0.5, 0.0, 1.0, 4.0) == pytest.approx(4.0 - math.sqrt(6.0), rel=1e-15)
    assert triangular_quantile(0.25, 0.0, 1.0, 4.0) == pytest.approx(1.0, rel=1e-15)
    assert triangular_quantile(0.75, 0.0, 1.0, 1.0) == pytest.approx(math.sqrt(0.75), rel=1e-15)
    assert triangular_quantile(0.9, 2.0, 2.0, 2.0) == 2.0
