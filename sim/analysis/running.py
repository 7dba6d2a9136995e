"""Whether the trials are enough: the endings of the first so many trials, again and again."""

from __future__ import annotations

import numpy as np

from sim.analysis.outcomes import Table
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS

__all__ = ["Running", "checkpoints"]

_MARKS = 70


def checkpoints(trials: int) -> tuple[int, ...]:
    """Numbers of trials at which to look, evenly spaced on a log scale from 100, 30 or 1 to all."""
    first = 100 if trials >= 1000 else 30 if trials > 60 else 1
    return tuple(int(n) for n in np.unique(np.geomspace(first, trials, _MARKS).round().astype(int)))


class Running:
    """Counts of every ending after the first `marks[k]` of so many trials; fed in the order of trials."""

    def __init__(self, trials: int) -> None:
        self.marks = checkpoints(trials)
        self._seen = 0
        self._between = np.zeros((len(self.marks), len(ENDINGS)), dtype=np.int64)

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        numbers = self._seen + 1 + np.arange(len(rows["ending"]))
        np.add.at(self._between, (np.searchsorted(self.marks, numbers), rows["ending"].astype(np.int64)), 1)
        self._seen += len(numbers)

    def shares(self) -> dict[str, tuple[Proportion, ...]]:
        """Each ending that occurred: its share among the first trials, at every mark."""
        counts = self._between.cumsum(axis=0)
        return {
            ending: tuple(Proportion(int(n), of) for n, of in zip(counts[:, code], self.marks, strict=True))
            for code, ending in enumerate(ENDINGS)
            if counts[-1, code]
        }
