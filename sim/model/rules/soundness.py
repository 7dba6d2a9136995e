"""Whether a trial still makes sense: every ledger is a finite number."""

from __future__ import annotations

import math

from sim.compiled import rule
from sim.model.state import FULL, IN_FORCE, State

__all__ = ["sound"]


@rule
def sound(state: State, t: int) -> bool:
    """Whether the ledgers of the day, for the full text and for what is in force, are finite numbers."""
    finite = True
    for i in range(len(state.sides[t])):
        full, in_force = state.ledgers[t, i, FULL], state.ledgers[t, i, IN_FORCE]
        finite = finite and math.isfinite(full.total) and math.isfinite(full.threshold)
        finite = finite and math.isfinite(in_force.total)
    return finite
