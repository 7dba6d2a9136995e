"""The contest: how strength becomes the chance of winning (Tullock 1980; Hirshleifer 1989)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.theory.satisfaction import Array, fold

__all__ = ["strength", "win_chances"]

FAR = 600.0
"""Beyond e to this power, up or down, all strengths are measured by the largest: the chances are the same."""


def strength(capability: Array, momentum: Array, aid: Array) -> Array:
    """m = capability exp(momentum / 2) (1 + aid), momentum counted in the side's favour; never below 1e-12."""
    return np.maximum(capability * np.exp(momentum / 2.0) * np.maximum(0.0, 1.0 + aid), 1e-12)


def win_chances(strengths: Sequence[Array], exponent: Array | float) -> list[Array]:
    """p_i = m_i^nu / sum_j m_j^nu, one array per side, each of shape (trials,).

    Only ratios of strengths count, so troop numbers do as well as shares. Where the powers themselves would leave what
    a float can hold, the log of the largest strength is taken off first; elsewhere exactly 0 is.
    """
    logs = [np.log(each) for each in strengths]
    top = logs[0]
    for each in logs[1:]:
        top = np.maximum(top, each)
    unit = np.where(np.abs(exponent * top) > FAR, top, 0.0)
    powers = [np.exp(exponent * (each - unit)) for each in logs]
    total = fold(powers, powers[0])
    return [power / total for power in powers]
