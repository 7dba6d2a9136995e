"""What of a sweep is more than luck: for each outcome asked for, its lowest and highest point, judged in pairs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.analysis.counts import Moments
from sim.analysis.joint import DAYS, Joint
from sim.analysis.luck_range import range_by_luck
from sim.analysis.outcomes import DERIVED
from sim.analysis.point_tally import PointTally
from sim.statistics import mean_interval
from sim.vocabulary import ENDINGS

__all__ = ["Move", "judged", "moves"]


@dataclass(frozen=True)
class Move:
    """The points at which an outcome is lowest and highest, told from each other trial by trial.

    `first` and `last` are those two in the order of the design; `difference` is the last less the first, `low` to
    `high` its 95 % interval as a pair by itself (not a number for days where too few trials differ). `luck` is the most
    that luck would set any two points apart if nothing moved, over all outcomes asked for. Shares, or days for
    `days_held`; all over `trials`, those kept side by side.
    """

    outcome: str
    first: int
    last: int
    difference: float
    low: float
    high: float
    luck: float
    trials: int

    @property
    def reach(self) -> float:
        """Highest less lowest."""
        return abs(self.difference)

    @property
    def clear(self) -> bool:
        """Whether luck alone would hardly set the lowest and the highest of all points so far apart."""
        return self.reach > self.luck

    def as_json(self) -> dict[str, Any]:
        """Points by number from 0, the paired difference with its interval, and the verdict."""
        ends = {name: None if math.isnan(end) else end for name, end in (("low", self.low), ("high", self.high))}
        numbers = {"first": self.first, "last": self.last, "difference": self.difference} | ends
        return numbers | {"most_by_luck": self.luck, "clear": self.clear}


def judged(outcomes: Sequence[str]) -> list[str]:
    """What is judged where a file asks for some outcomes: derived ones, then each ending, then days."""
    shares = [name for name in DERIVED if name in outcomes] + (list(ENDINGS) if "endings" in outcomes else [])
    return shares + ([DAYS] if DAYS in outcomes else [])


def moves(tally: PointTally, outcomes: Sequence[str], seed: int) -> Iterator[Move]:
    """Each outcome asked for, with the points between which it moves most."""
    names = judged(outcomes)
    for name in names:
        yield _move(tally, name, range_by_luck(tally.joint.values(name), seed, len(names)))


def _move(tally: PointTally, name: str, luck: int) -> Move:
    joint = tally.joint
    sums = joint.values(name).sum(axis=1, dtype=np.int64)
    first, last = sorted((int(np.argmin(sums)), int(np.argmax(sums))))
    difference = int(sums[last] - sums[first]) / joint.trials
    low, high = _days_interval(joint, first, last) if name == DAYS else joint.pair(first, last, name).interval
    return Move(name, first, last, difference, low, high, luck / joint.trials, joint.trials)


def _days_interval(joint: Joint, first: int, last: int) -> tuple[float, float]:
    before, after = joint.values(DAYS, (first, last)).astype(np.int64)
    gained = Moments()
    gained.add(after - before)
    interval = mean_interval(gained.mean, gained.error, gained.count, int(np.count_nonzero(before != after)))
    return interval or (math.nan, math.nan)
