"""The Gaussian copula: its factor, its margins, its rank correlation."""

import math

import numpy as np
import pytest

from sim.random_streams import Luck
from sim.uncertainty.copula import cholesky, equal_correlations, mixed

COUNT = 20_000
MATRIX = ((1.0, 0.6, -0.3), (0.6, 1.0, 0.2), (-0.3, 0.2, 1.0))


def scores(*names):
    return [Luck(3, 0, COUNT).normal(name, "input") for name in names]


def ranks(values):
    return np.argsort(np.argsort(values)) / len(values)


def rank_correlation(left, right):
    return float(np.corrcoef(ranks(left), ranks(right))[0, 1])


def test_the_factor_of_two_is_known():
    assert cholesky(((1.0, 0.6), (0.6, 1.0))) == ((1.0,), (0.6, pytest.approx(0.8)))


def test_the_factor_times_itself_is_the_matrix():
    rows = cholesky(MATRIX)
    whole = np.array([[*row, *[0.0] * (3 - len(row))] for row in rows])
    assert np.allclose(whole @ whole.T, MATRIX, atol=1e-15)
    assert np.allclose(whole, np.linalg.cholesky(np.array(MATRIX)), atol=1e-14)


@pytest.mark.parametrize(
    "matrix",
    [
        ((1.0, 1.0), (1.0, 1.0)),
        ((1.0, 0.9, -0.9), (0.9, 1.0, 0.9), (-0.9, 0.9, 1.0)),
        equal_correlations(3, -0.5),
        equal_correlations(11, -0.2),
        ((math.nan, 0.0), (0.0, 1.0)),
    ],
)
def test_what_is_not_positive_definite_has_none(matrix):
    assert cholesky(matrix) is None


def test_equal_correlations():
    assert equal_correlations(3, 0.2) == ((1.0, 0.2, 0.2), (0.2, 1.0, 0.2), (0.2, 0.2, 1.0))


@pytest.mark.parametrize("place", [1, 2])
def test_mixed_numbers_are_uniform(place):
    """In each of 20 equal cells the count lies within 4 standard errors of its expectation."""
    row = cholesky(MATRIX)[place]
    drawn = mixed(scores("a", "b", "c")[: place + 1], row)
    cells = np.histogram(drawn, bins=20, range=(0, 1))[0]
    error = math.sqrt(COUNT * (1 / 20) * (19 / 20))
    assert np.all(np.abs(cells - COUNT / 20) < 4 * error)


def test_rank_correlations_are_as_asked():
    """Spearman's rho of a Gaussian copula is (6 / pi) asin(rho / 2); its standard error is at most 1 / sqrt(n)."""
    drawn = scores("a", "b", "c")
    columns = [mixed(drawn[: place + 1], row) for place, row in enumerate(cholesky(MATRIX))]
    for row in range(3):
        for column in range(row):
            expected = 6 / math.pi * math.asin(MATRIX[row][column] / 2)
            assert rank_correlation(columns[row], columns[column]) == pytest.approx(expected, abs=4 / math.sqrt(COUNT))


def test_mixed_numbers_stay_inside_the_unit_interval():
    far = np.array([8.3, -38.0])
    drawn = mixed([far, far, far], (0.6, 0.6, math.sqrt(0.28)))
    assert np.all((drawn > 0) & (drawn < 1))
