"""The contest: how strength becomes the chance of winning (Tullock 1980; Hirshleifer 1989)."""

from __future__ import annotations

import math

from sim.compiled import Records, rule

__all__ = ["strength", "vigour", "win_chances"]

FAR = 600.0
"""Beyond e to this power, up or down, all strengths are measured by the largest: the chances are the same."""

HUGE = 1e260
"""A little less than e to that power; strengths themselves are never as small as its inverse."""


@rule
def vigour(momentum: float, aid: float) -> float:
    """exp(momentum / 2) (1 + aid), momentum counted in the side's favour: what its capability counts for."""
    return math.exp(momentum / 2.0) * max(0.0, 1.0 + aid)


@rule
def strength(capability: float, vigour: float) -> float:
    """m = capability vigour, never below 1e-12."""
    return max(capability * vigour, 1e-12)


@rule
def win_chances(strengths: Records, exponent: float, chances: Records) -> None:
    """p_i = m_i^nu / sum_j m_j^nu, written to `chances`; both of shape (sides,).

    Only ratios of strengths count, so troop numbers do as well as shares. Where the powers themselves would leave what
    a float can hold, the log of the largest strength is taken off first; elsewhere exactly 0 is.
    """
    top = strengths[0]
    for i in range(1, len(strengths)):
        top = max(top, strengths[i])
    plain, unit, total = exponent == 1.0 and top < HUGE, 0.0, 0.0  # where a case says nothing else
    if not plain and abs(exponent * math.log(top)) > FAR:
        unit = math.log(top)
    for i in range(len(strengths)):
        chances[i] = strengths[i] if plain else math.exp(exponent * (math.log(strengths[i]) - unit))
        total += chances[i]
    for i in range(len(strengths)):
        chances[i] /= total
