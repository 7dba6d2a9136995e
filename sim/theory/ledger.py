"""The lines of a belligerent's ledger beside its satisfaction.

War as a costly lottery (Fearon 1995), exposure as the commitment problem (Powell 2006), audience cost (Fearon 1994).
"""

from __future__ import annotations

from sim.compiled import rule

__all__ = ["beyond", "fear", "lifted_trust", "total"]


@rule
def fear(trust: float, regroup: float) -> float:
    """(1 - trust) regroup: what full exposure would cost, by what the other side could do with the pause."""
    return (1.0 - trust) * regroup


@rule
def beyond(terms: float, low: float, high: float) -> float:
    """max(0, low - x, x - high): how far the terms of an issue lie beyond a red line; an edge may be infinite."""
    return max(0.0, low - terms, terms - high)


@rule
def lifted_trust(trust: float, pledge: float) -> float:
    """t + (1 - t) g: trust with a guarantor's pledge behind it."""
    return trust + (1.0 - trust) * pledge


@rule
def total(terms: float, war: float, exposure: float, audience: float, pressure: float, shock: float) -> float:
    """terms - war - exposure - audience + pressure + shock, in ledger units (1 = the whole stake)."""
    return terms - war - exposure - audience + pressure + shock
