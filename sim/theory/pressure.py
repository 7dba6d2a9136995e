"""What third parties bring to bear: zeal, the slow build-up of pressure, and the patience of mediators."""

from __future__ import annotations

import numpy as np

from sim.theory.satisfaction import Array

__all__ = ["approach", "departure_chance", "zeal"]


def zeal(no_deal_cost: Array, urgency: Array, audience_cost: Array, trust: Array) -> Array:
    """clip(no_deal urgency - audience trust, 0, 1): a promised deal drives pressure, leaning on a friend costs."""
    return np.clip(no_deal_cost * urgency - audience_cost * trust, 0.0, 1.0)


def approach(level: Array, target: Array, pace: Array) -> Array:
    """level + pace (target - level): cover a part of the remaining distance."""
    return level + pace * (target - level)


def departure_chance(base: Array, growth: Array, refusals: Array) -> Array:
    """clip(base (1 + growth R), 0, 1) after R days of refusal."""
    return np.clip(base * (1.0 + growth * refusals), 0.0, 1.0)
