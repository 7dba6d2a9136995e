"""What third parties bring to bear: zeal, the slow build-up of pressure, and the patience of mediators."""

from __future__ import annotations

from sim.compiled import rule

__all__ = ["approach", "departure_chance", "zeal"]


@rule
def zeal(no_deal_cost: float, urgency: float, audience_cost: float, trust: float) -> float:
    """clip(no_deal urgency - audience trust, 0, 1): a promised deal drives pressure, leaning on a friend costs."""
    return min(max(no_deal_cost * urgency - audience_cost * trust, 0.0), 1.0)


@rule
def approach(level: float, target: float, pace: float) -> float:
    """level + pace (target - level): cover a part of the remaining distance."""
    return level + pace * (target - level)


@rule
def departure_chance(base: float, growth: float, refusals: float) -> float:
    """clip(base (1 + growth R), 0, 1) after R days of refusal."""
    return min(max(base * (1.0 + growth * refusals), 0.0), 1.0)
