"""What happened at each point of a design, as running counts: exact, and the same in any cut of the trials."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.analysis.contrast import days_held
from sim.analysis.durations import quantiles_json
from sim.analysis.outcomes import DERIVED, OUTCOMES, Table, outcome_masks
from sim.statistics import Counts, Proportion
from sim.words import ENDINGS

__all__ = ["PointTally"]


class PointTally:
    """Counts of every outcome and of days held, for each of `points` design points."""

    def __init__(self, points: int) -> None:
        self.trials = np.zeros(points, dtype=np.int64)
        self.counts = {name: np.zeros(points, dtype=np.int64) for name in OUTCOMES}
        self.days = tuple(Counts() for _ in range(points))

    def add(self, points: range, rows: Table) -> None:
        """Take in rows that hold equally many trials of each of some points, one point after another."""
        shape = (len(points), -1)
        where = slice(points.start, points.stop)
        self.trials[where] += len(rows["ending"]) // len(points)
        masks = outcome_masks(rows)
        for name, mask in masks.items():
            self.counts[name][where] += np.count_nonzero(mask.reshape(shape), axis=1)
        held = np.where(masks["any_halt"], days_held(rows), -1).reshape(shape)
        for point, days in zip(points, held, strict=True):
            self.days[point].add(days)

    def share(self, point: int, outcome: str) -> Proportion:
        """Share of a point's trials with an outcome."""
        return Proportion(int(self.counts[outcome][point]), int(self.trials[point]))

    def as_json(self, point: int) -> dict[str, Any]:
        """Every ending in model order, derived outcomes, and days under any halt among trials with one."""
        return {
            "endings": {name: self.share(point, name).as_json() for name in ENDINGS},
            "derived": {name: self.share(point, name).as_json() for name in DERIVED},
            "days_held": quantiles_json(self.days[point]),
        }
