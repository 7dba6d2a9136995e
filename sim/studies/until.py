"""When to stop: a rule that looks only at fixed checkpoints, whatever the blocks."""

from __future__ import annotations

import numpy as np

from sim.results.rows import Rows, rows_in
from sim.statistics import Proportion
from sim.studies.plan import CHECKPOINT, FLOOR
from sim.vocabulary import ENDINGS

__all__ = ["StopRule"]


class StopRule:
    """Stop when the widest 95 % Wilson interval of an ending reaches at most `half_width` each way.

    Looks after every 1,000 trials from 2,000 on, and where a limit ends the run, so the number of trials follows from
    scenario, seed, width and limit alone.
    """

    def __init__(self, half_width: float) -> None:
        self.half_width = half_width
        self.reached = False
        self._seen = 0
        self._counts = np.zeros(len(ENDINGS), dtype=np.int64)

    def keep(self, rows: Rows) -> int:
        """How many of the next rows still belong to the run."""
        endings, size, start = rows["ending"], rows_in(rows), 0
        while start < size and not self.reached:
            stop = min(size, start + CHECKPOINT - self._seen % CHECKPOINT)
            self._counts += np.bincount(endings[start:stop], minlength=len(ENDINGS))
            self._seen += stop - start
            start = stop
            self.reached = self._seen % CHECKPOINT == 0 and self._seen >= FLOOR and self.widest <= self.half_width
        return start

    def judge(self) -> None:
        """Look once more when there are no more trials: a limit may end a run between or before checkpoints."""
        self.reached = self.reached or (self._seen > 0 and self.widest <= self.half_width)

    @property
    def widest(self) -> float:
        """Half-width of the widest interval so far."""
        return max(Proportion(int(count), self._seen).half_width for count in self._counts)
