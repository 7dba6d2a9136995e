"""The contest: how strength becomes the chance of winning (Tullock 1980; Hirshleifer 1989)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.theory.satisfaction import Array, fold

__all__ = ["strength", "win_chances"]


def strength(capability: Array, momentum: Array, aid: Array) -> Array:
    """m = capability exp(momentum / 2) (1 + aid), momentum counted in the side's favour; never below 1e-12."""
    return np.maximum(capability * np.exp(momentum / 2.0) * np.maximum(0.0, 1.0 + aid), 1e-12)


def win_chances(strengths: Sequence[Array], exponent: Array | float) -> list[Array]:
    """p_i = m_i^nu / sum_j m_j^nu, one array per side, each of shape (trials,)."""
    powers = [np.exp(exponent * np.log(each)) for each in strengths]
    total = fold(powers, powers[0])
    return [power / total for power in powers]
