"""A Gaussian copula: quantities that rise and fall together, each with its own distribution untouched.

The normal scores of the quantities are jointly normal (Song 2000). Uniform numbers become normal scores, the scores are
mixed by the Cholesky factor of their correlations, the mixtures become uniform numbers again. A rank correlation
(Spearman) of (6 / pi) asin(rho / 2) results between continuous quantities, whatever their distributions (Kruskal 1958).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from sim.uncertainty.base import Array, Uniforms

__all__ = ["MIN_PIVOT", "Factor", "cholesky", "equal_correlations", "mixed"]

Factor = tuple[tuple[float, ...], ...]
"""Rows of a lower triangular matrix, each cut off after its diagonal."""

MIN_PIVOT = 1e-9
"""Least share of a quantity's variance that must be its own, given those before it."""

_FIRST = 2.0**-54
_LAST = 1.0 - 2.0**-53


def equal_correlations(count: int, rho: float) -> tuple[tuple[float, ...], ...]:
    """Return the matrix of `count` quantities of which any two have the correlation `rho`."""
    return tuple(tuple(1.0 if row == column else rho for column in range(count)) for row in range(count))


def cholesky(matrix: Sequence[Sequence[float]]) -> Factor | None:
    """Return the lower triangular L with L L' equal to a symmetric matrix; None if it is not positive definite.

    Row by row in plain numbers (Cholesky and Banachiewicz), so that every machine gets the same bits.
    """
    rows: list[list[float]] = []
    for place, given in enumerate(matrix):
        row: list[float] = []
        for column in range(place + 1):
            above = rows[column] if column < place else row
            left = given[column]
            for step in range(column):
                left -= row[step] * above[step]
            if column == place and not left > MIN_PIVOT:
                return None
            row.append(math.sqrt(left) if column == place else left / above[column])
        rows.append(row)
    return tuple(map(tuple, rows))


def mixed(scores: Sequence[Array], weights: Sequence[float]) -> Uniforms:
    """Return the uniform numbers of one quantity from the normal scores of those up to it in the list.

    Parameters
    ----------
    scores
        Independent standard normal numbers, one array of shape (trials,) per quantity, in the order of the list.
    weights
        The quantity's row of the factor.
    """
    from scipy.special import ndtr

    total = np.zeros_like(scores[0])
    for score, weight in zip(scores, weights, strict=True):
        total = total + weight * score
    drawn: Uniforms = np.asarray(ndtr(total))
    return np.clip(drawn, _FIRST, _LAST)
