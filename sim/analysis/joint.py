"""What every trial of a sweep did at every point, one beside the other: what paired differences are read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sim.analysis.contrast import days_held
from sim.analysis.outcomes import DERIVED, Table, outcome_masks
from sim.statistics import PairedShares
from sim.vocabulary import ENDINGS

__all__ = ["DAYS", "MOST_BYTES", "Joint"]

DAYS: Final = "days_held"
"""Days under a ceasefire, beside the outcomes that a trial has or has not."""

MOST_BYTES: Final = 2**28
"""Memory for the trials kept, at three bytes for a trial at a point: 4,096 points of 4,000 trials take 49 MB."""

_BYTES = 3
_LOW_HALF = 0b1111
_FIRST_BIT = 4


class Joint:
    """Outcomes and days of the first trials of every point: all of them, or as many as the memory set aside holds.

    Which trials are kept depends on the design alone, so that nothing read from here depends on how it was cut.
    """

    def __init__(self, points: int, trials: int, most: int = MOST_BYTES) -> None:
        self.trials = min(trials, max(1, most // (_BYTES * points)))
        # The ending in the lower half of a byte, the derived outcomes as bits above it.
        self._codes = np.zeros((points, self.trials), dtype=np.uint8)
        self._days = np.zeros((points, self.trials), dtype=np.uint16)

    def add(self, points: range, first: int, rows: Table) -> None:
        """Take in rows that hold equally many trials of each of some points, from trial `first`, point after point."""
        codes = rows["ending"].astype(np.uint8)
        masks = outcome_masks(rows)
        for place, name in enumerate(DERIVED):
            codes |= masks[name].astype(np.uint8) << (_FIRST_BIT + place)
        where, shape = slice(points.start, points.stop), (len(points), -1)
        for kept, new in ((self._codes, codes), (self._days, days_held(rows))):
            part = new.reshape(shape)[:, : max(0, self.trials - first)]
            kept[where, first : first + part.shape[1]] = part

    def values(self, name: str, points: Sequence[int] | None = None) -> npt.NDArray[np.unsignedinteger]:
        """An outcome as 0 or 1, or days under a ceasefire, at all points or at some. Shape (points, trials kept)."""
        where = slice(None) if points is None else list(points)
        if name == DAYS:
            return self._days[where]
        codes = self._codes[where]
        if name in ENDINGS:
            seen: npt.NDArray[np.bool_] = codes & _LOW_HALF == ENDINGS.index(name)
            return seen.view(np.uint8)
        return codes >> np.uint8(_FIRST_BIT + DERIVED.index(name)) & np.uint8(1)

    def pair(self, first: int, second: int, name: str) -> PairedShares:
        """Paired shares of an outcome at two points, over the trials kept."""
        a, b = self.values(name, (first, second))
        return PairedShares(int(a.sum()), int(b.sum()), int(np.count_nonzero(a & b)), self.trials)
