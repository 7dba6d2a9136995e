"""When a study is precise enough: a rule that looks only at fixed checkpoints, whatever the blocks."""

from __future__ import annotations

import numpy as np

from sim.results.rows import Rows
from sim.statistics import Proportion
from sim.studies.study import CHECKPOINT, FLOOR, Block
from sim.vocabulary import ENDINGS

__all__ = ["Precision"]


class Precision:
    """Stop when the widest 95 % Wilson interval of an ending, at any point, reaches at most `half_width` each way.

    Looks after every 1,000 trials from 2,000 on, and where a limit ends the study, so the number of trials follows from
    scenarios, seed, width and limit alone.
    """

    def __init__(self, half_width: float, points: int = 1) -> None:
        self.half_width = half_width
        self.reached = False
        self._seen = 0
        self._counts = np.zeros((points, len(ENDINGS)), dtype=np.int64)

    def keep(self, block: Block, rows: Rows) -> int:
        """How many of the next trials still belong to the study; the block holds them at every point."""
        endings, start = rows["ending"].reshape(len(self._counts), -1), 0
        while start < block.trials and not self.reached:
            stop = min(block.trials, start + CHECKPOINT - self._seen % CHECKPOINT)
            for counts, seen in zip(self._counts, endings[:, start:stop], strict=True):
                counts += np.bincount(seen, minlength=len(ENDINGS))
            self._seen += stop - start
            start = stop
            self.reached = self._seen % CHECKPOINT == 0 and self._seen >= FLOOR and self.widest <= self.half_width
        return start

    def judge(self) -> None:
        """Look once more when there are no more trials: a limit may end a study between or before checkpoints."""
        self.reached = self.reached or (self._seen > 0 and self.widest <= self.half_width)

    @property
    def widest(self) -> float:
        """Half-width of the widest interval so far."""
        return max(Proportion(int(count), self._seen).half_width for count in self._counts.flat)
