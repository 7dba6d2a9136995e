"""How a ledger becomes an answer: thresholds, and the logit of quantal response (McKelvey and Palfrey 1995)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.theory.satisfaction import Array

__all__ = ["NO", "NONE", "YES", "YES_BUT", "answer", "logistic", "stalling_premium", "threshold"]

NONE, NO, YES_BUT, YES = range(4)


def logistic(value: Array) -> Array:
    """1 / (1 + exp(-v)), with v held within 500 of zero so that it is never exactly 0 or 1 by overflow."""
    return 1.0 / (1.0 + np.exp(-np.clip(value, -500.0, 500.0)))


def stalling_premium(stalling: Array, premium: Array, per_momentum: Array, momentum: Array) -> Array:
    """stalling (premium + premium_momentum max(0, momentum)): delay pays while it wins (cf. Abreu and Gul 2000)."""
    return stalling * (premium + per_momentum * np.maximum(0.0, momentum))


def threshold(sincere: npt.NDArray[np.bool_], premium: Array) -> Array:
    """What the ledger must reach for a yes: 0 for a sincere side, the premium for a stalling one."""
    return np.where(sincere, 0.0, premium)


def answer(total: Array, threshold: Array, margin: Array | float) -> npt.NDArray[np.int8]:
    """Code of each answer: YES from the threshold up, YES_BUT within `margin` below it, NO further down."""
    near = np.where(total >= threshold - margin, YES_BUT, NO)
    return np.where(total >= threshold, YES, near).astype(np.int8)
