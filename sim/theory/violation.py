"""The life of a halt: what sides intend, what is fired, what is seen and remembered.

Levels are relative to the fire before the ceasefire; 1 is war as usual. Fire that is returned can feed on itself day
after day, so a level stops at `MOST`: there it means no more than "beyond any war", and still is a number.
"""

from __future__ import annotations

import numpy as np

from sim.theory.satisfaction import Array

__all__ = ["MOST", "intended_level", "mean_one", "misattributed", "moving_mean", "observed_level", "perceived_level"]

MOST = 1e6
"""Highest level: a million times war as usual."""

STEEPEST = 300.0
"""Largest power of e that distrust, or discontent, may raise a level by: two of them still are a float."""


def mean_one(deviation: Array | float, normal: Array) -> Array:
    """exp(v z - v^2 / 2): log-normal noise with mean 1."""
    return np.exp(deviation * normal - deviation * deviation / 2.0)


def intended_level(
    own: Array, distrust: Array, trust: Array, discontent: Array, total: Array, returned: Array
) -> Array:
    """own exp(kappa (1 - 2 trust)) exp(kappa_t max(0, -sum)) + returned, at most `MOST`.

    `own` is the side's depth (times its stalling factor), `returned` the share of remembered fire that it gives back.
    """
    fear = np.exp(np.minimum(distrust * (1.0 - 2.0 * trust), STEEPEST))
    appetite: Array = fear * np.exp(np.minimum(discontent * np.maximum(0.0, -total), STEEPEST))
    return np.minimum(own * appetite + returned, MOST)


def observed_level(intended: Array, noise: Array, incidents: Array) -> Array:
    """Intended level times mean-one noise plus incidents nobody ordered; never below 0 nor above `MOST`."""
    return np.clip(intended * noise + incidents, 0.0, MOST)


def misattributed(scale: Array, distance: Array, pledge: Array) -> Array:
    """How blurred the picture is: worst verification times what no pledged monitor makes up for."""
    return scale * (distance * (1.0 - pledge))


def perceived_level(other: Array, own: Array, misattribution: Array, normal: Array) -> Array:
    """The other's level, blurred, plus the part of one's own fire that is blamed on it."""
    return other * mean_one(misattribution, normal) + misattribution * own


def moving_mean(memory: Array, seen: Array, keep: Array) -> Array:
    """rho memory + (1 - rho) seen."""
    return keep * memory + (1.0 - keep) * seen
