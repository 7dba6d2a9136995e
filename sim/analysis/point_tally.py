"""What happened at each point of a design, counted and side by side: exact, and the same in any cut of the trials."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from sim.analysis.contrast import days_held
from sim.analysis.counts import Counts
from sim.analysis.durations import quantiles_json
from sim.analysis.joint import Joint
from sim.analysis.outcomes import DERIVED, OUTCOMES, Table, outcome_masks
from sim.statistics import Proportion, mean_interval
from sim.vocabulary import ENDINGS

__all__ = ["PointTally"]


class PointTally:
    """Counts of every outcome and of days held, for each of `points` design points of `trials` trials.

    `joint` sets the trials of all points beside each other, for paired differences.
    """

    def __init__(self, points: int, trials: int) -> None:
        self.trials = np.zeros(points, dtype=np.int64)
        self.counts = {name: np.zeros(points, dtype=np.int64) for name in OUTCOMES}
        self.days = tuple(Counts() for _ in range(points))
        self.joint = Joint(points, trials)

    def add(self, points: range, first: int, rows: Table) -> None:
        """Take in rows that hold equally many trials of each of some points, from trial `first`, point after point."""
        shape = (len(points), -1)
        where = slice(points.start, points.stop)
        self.trials[where] += len(rows["ending"]) // len(points)
        masks = outcome_masks(rows)
        for name, mask in masks.items():
            self.counts[name][where] += np.count_nonzero(mask.reshape(shape), axis=1)
        held = np.where(masks["any_halt"], days_held(rows), -1).reshape(shape)
        for point, days in zip(points, held, strict=True):
            self.days[point].add(days)
        self.joint.add(points, first, rows)

    def share(self, point: int, outcome: str) -> Proportion:
        """Share of a point's trials with an outcome."""
        return Proportion(int(self.counts[outcome][point]), int(self.trials[point]))

    def mean_days(self, point: int) -> float:
        """Mean days under any ceasefire over all trials of a point, 0 for those without one."""
        return self.days[point].total() / int(self.trials[point])

    def mean_days_interval(self, point: int) -> tuple[float, float] | None:
        """95 % interval of that mean; none where too few trials had a ceasefire."""
        days, trials, mean = self.days[point], int(self.trials[point]), self.mean_days(point)
        error = math.sqrt(max(0.0, days.total(2) - trials * mean * mean) / (trials * max(1, trials - 1)))
        ends = mean_interval(mean, error, trials, days.count)
        return ends and (max(0.0, ends[0]), ends[1])

    def as_json(self, point: int) -> dict[str, Any]:
        """Every ending, derived outcomes, and days under any ceasefire among trials with one and over all."""
        low, high = self.mean_days_interval(point) or (None, None)
        of_all = {"mean_of_all": self.mean_days(point), "mean_of_all_low": low, "mean_of_all_high": high}
        return {
            "endings": {name: self.share(point, name).as_json() for name in ENDINGS},
            "derived": {name: self.share(point, name).as_json() for name in DERIVED},
            "days_held": quantiles_json(self.days[point]) | of_all,
        }
