"""The life of a halt: what sides intend, what is fired, what is seen and remembered.

Levels are relative to the fire before the ceasefire; 1 is war as usual. Fire that is returned can feed on itself day
after day, so a level stops at `MOST`: there it means no more than "beyond any war", and still is a number.
"""

from __future__ import annotations

import math

from sim.compiled import rule

__all__ = ["MOST", "intended_level", "mean_one", "misattributed", "moving_mean", "observed_level", "perceived_level"]

MOST = 1e6
"""Highest level: a million times war as usual."""

STEEPEST = 300.0
"""Largest power of e that distrust, or discontent, may raise a level by: two of them still are a float."""


@rule
def mean_one(deviation: float, normal: float) -> float:
    """exp(v z - v^2 / 2): log-normal noise with mean 1."""
    return math.exp(deviation * normal - deviation * deviation / 2.0)


@rule
def intended_level(
    own: float, distrust: float, trust: float, discontent: float, total: float, returned: float
) -> float:
    """own exp(kappa (1 - 2 trust)) exp(kappa_t max(0, -sum)) + returned, at most `MOST`.

    `own` is the side's depth (times its stalling factor), `returned` the share of remembered fire that it gives back.
    """
    fear = math.exp(min(distrust * (1.0 - 2.0 * trust), STEEPEST))
    appetite = fear * math.exp(min(discontent * max(0.0, -total), STEEPEST))
    return min(own * appetite + returned, MOST)


@rule
def observed_level(intended: float, noise: float, incidents: float) -> float:
    """Intended level times mean-one noise plus incidents nobody ordered; never below 0 nor above `MOST`."""
    return min(max(intended * noise + incidents, 0.0), MOST)


@rule
def misattributed(scale: float, distance: float, pledge: float) -> float:
    """How blurred the picture is: worst verification times what no pledged monitor makes up for."""
    return scale * (distance * (1.0 - pledge))


@rule
def perceived_level(other: float, own: float, misattribution: float, normal: float) -> float:
    """The other's level, blurred, plus the part of one's own fire that is blamed on it."""
    return other * mean_one(misattribution, normal) + misattribution * own


@rule
def moving_mean(memory: float, seen: float, keep: float) -> float:
    """rho memory + (1 - rho) seen."""
    return keep * memory + (1.0 - keep) * seen
