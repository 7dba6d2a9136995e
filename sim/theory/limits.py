"""Limits: what a side has ruled out on an issue, its resistance point (Walton and McKersie 1965; Raiffa 1982)."""

from __future__ import annotations

from sim.compiled import rule

__all__ = ["APART", "crossed", "limit_edge", "within_reach"]

APART = 0.1
"""A limit lies at least that far from what its side asks for: nobody rules out its own demand."""


@rule
def limit_edge(at: float, stated: float, above: bool) -> float:
    """Where what is ruled out begins, on the scale of the issue; it may come to lie beyond the end of the scale."""
    return max(at, stated + APART) if above else min(at, stated - APART)


@rule
def crossed(terms: float, low: float, high: float) -> bool:
    """Whether terms lie beyond an edge; one may be infinite."""
    return terms < low or terms > high


@rule
def within_reach(low: float, high: float, least: float, most: float) -> bool:
    """Whether some terms within the bounds `least` to `most` of an offer lie within the edges `low` to `high`."""
    return low <= most and high >= least
