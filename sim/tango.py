"""The interval of a difference between two shares of the same trials: for pairs, and right also where few differ."""

from __future__ import annotations

import math

__all__ = ["tango"]

_HALVINGS = 60


def tango(gained: int, lost: int, of: int, z: float) -> tuple[float, float]:
    """Score interval of (gained - lost) / of, from -1 to 1; `z` is the normal quantile of its level.

    `gained` counts the pairs with the outcome in the second member only, `lost` those with it in the first only, `of`
    all pairs; without any pair nothing is known, (-1, 1). It leaves out zero exactly where McNemar's test rejects.

    Tango, T. (1998), Equivalence test and confidence interval for the difference in proportions for the paired-sample
    design, Statistics in Medicine 17, 891-908.
    """
    if of == 0:
        return -1.0, 1.0
    return -_upper(lost, gained, of, z), _upper(gained, lost, of, z)


def _upper(gained: int, lost: int, of: int, z: float) -> float:
    """The largest difference that the score test does not reject, by halving: it rejects every larger one.

    Plain halving and not a root finder of a library: the last digit then depends on no version of one, and checking
    a file or printing a comparison need not wait for it to be imported.
    """
    if gained == of:
        return 1.0
    low, high = (gained - lost) / of, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _score(gained, lost, of, middle) < -z:
            high = middle
        else:
            low = middle
    return high


def _score(gained: int, lost: int, of: int, difference: float) -> float:
    """Tango's statistic for a hypothetical difference above the observed one; below zero."""
    # The likeliest share of pairs that lose, given the difference: a root of 2 n q^2 + b q + c = 0.
    b = (2 * of - gained + lost) * difference - gained - lost
    c = -lost * difference * (1 - difference)
    root = math.sqrt(max(0.0, b * b - 8 * of * c))
    q = -2 * c / (b + root) if b > 0 else (root - b) / (4 * of)
    spread = of * (2 * q + difference * (1 - difference))
    gap = gained - lost - of * difference
    return gap / math.sqrt(spread) if spread > 0 else math.copysign(math.inf, gap)
