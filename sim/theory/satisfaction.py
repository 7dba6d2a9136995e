"""Satisfaction of an actor with a package, by distance from its ideal point: u = 1 - sum_k s_k |x_k - a_k|^gamma."""

from __future__ import annotations

from sim.compiled import rule

__all__ = ["loss"]


@rule
def loss(terms: float, ideal: float, quadratic: bool) -> float:
    """Give what distance takes on one issue, in 0..1: |x - a|, or its square where the loss is quadratic."""
    distance = abs(terms - ideal)
    return distance * distance if quadratic else distance
