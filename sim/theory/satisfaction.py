"""Satisfaction of an actor with a package: weighted distance from its ideal point."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

__all__ = ["Array", "fold", "loss", "normalised", "satisfaction"]

Array = npt.NDArray[np.float64]


def fold(rows: Iterable[Array], like: Array) -> Array:
    """Sum of rows in the order given, shape of `like`; zeros if there is no row.

    Never `sum`: NumPy's order of additions changes with the shape, and with it the last bits.
    """
    total = np.zeros_like(like)
    for row in rows:
        total += row
    return total


def loss(package: Array, ideal: Array, quadratic: bool) -> Array:
    """Distance to the ideal, or its square; shapes broadcast."""
    distance = np.abs(package - ideal)
    return distance * distance if quadratic else distance


def satisfaction(weights: Array, package: Array, ideal: Array, quadratic: bool = False) -> Array:
    """u = 1 - sum_k s_k |x_k - a_k|^gamma, with gamma 1 or 2.

    Parameters
    ----------
    weights, package, ideal
        Salience, terms and ideal point, shape (issues, trials).

    Returns
    -------
    Array
        Shape (trials,); 1 at the ideal point.
    """
    return 1.0 - fold(weights * loss(package, ideal, quadratic), weights[0])


def normalised(saliences: Array) -> Array:
    """Saliences divided by their sum over issues, shape (issues, trials); all zero where the sum is zero."""
    total = fold(saliences, saliences[0])
    return np.where(total > 0, saliences / np.where(total > 0, total, 1.0), 0.0)
