"""How a ledger becomes an answer: thresholds, and the logit of quantal response (McKelvey and Palfrey 1995)."""

from __future__ import annotations

import math

from sim.compiled import rule

__all__ = ["NO", "NONE", "YES", "YES_BUT", "answer", "is_short", "logistic", "stalling_premium"]

NONE, NO, YES_BUT, YES = range(4)
"""Codes of answers: places in :data:`sim.vocabulary.ANSWERS`."""


@rule
def logistic(value: float) -> float:
    """1 / (1 + exp(-v)), with v held within 500 of zero so that it is never exactly 0 or 1 by overflow."""
    return 1.0 / (1.0 + math.exp(-min(max(value, -500.0), 500.0)))


@rule
def stalling_premium(stalling: float, premium: float, per_momentum: float, momentum: float) -> float:
    """stalling (premium + premium_momentum max(0, momentum)): delay pays while it wins (cf. Abreu and Gul 2000)."""
    return stalling * (premium + per_momentum * max(0.0, momentum))


@rule
def answer(total: float, threshold: float, margin: float) -> int:
    """Code of an answer: YES from the threshold up, YES_BUT within `margin` below it, NO further down."""
    if total >= threshold:
        return YES
    return YES_BUT if total >= threshold - margin else NO


@rule
def is_short(said: int) -> bool:
    """Whether an answer is formal, and short of yes."""
    return said in (NO, YES_BUT)
