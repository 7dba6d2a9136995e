"""What a forecaster without a model would say: the positions of the actors, weighed by their power.

The compromise model (power-weighted mean) and the weighted median voter: simple forecasts that Achen (2006) set against
models of bargaining. Plain numbers in, plain numbers out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["power", "weighted_mean", "weighted_median"]

_ROUNDING = 1e-12
"""Share of the whole weight that may be lost when weights are written in decimals, multiplied and added."""


def power(capabilities: Sequence[float], saliences: Sequence[float]) -> list[float]:
    """Capability times salience of each actor: what it can and cares to bring to bear."""
    return [capability * salience for capability, salience in zip(capabilities, saliences, strict=True)]


def weighted_mean(positions: Sequence[float], weights: Sequence[float]) -> float:
    """Mean of positions under weights; `ValueError` unless their sum is above 0."""
    total = _checked_total(positions, weights)
    return sum(position * weight for position, weight in zip(positions, weights, strict=True)) / total


def weighted_median(positions: Sequence[float], weights: Sequence[float]) -> float:
    """Least position at or below which at least half of the weight lies; `ValueError` unless the sum is above 0.

    Halves that are equal but for rounding are equal: .1 and .7 weigh as much as .8.
    """
    total = _checked_total(positions, weights)
    ranked = sorted(zip(positions, weights, strict=True))
    for place, (position, _) in enumerate(ranked):
        reached = math.fsum(weight for _, weight in ranked[: place + 1])
        if 2.0 * reached >= total * (1.0 - _ROUNDING):
            return position
    return ranked[-1][0]


def _checked_total(positions: Sequence[float], weights: Sequence[float]) -> float:
    if len(positions) != len(weights):
        raise ValueError(f"{len(positions)} positions but {len(weights)} weights; give one weight a position")
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    total = math.fsum(weights)
    if not total > 0:
        raise ValueError("the weights sum to 0; at least one must be positive")
    return total
