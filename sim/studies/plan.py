"""How much to run, on what luck, with how many hands; checked before anything heavy is loaded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from sim.errors import RunError
from sim.machine import cores

__all__ = ["CHECKPOINT", "FLOOR", "SMALL", "Plan"]

CHECKPOINT = 1_000
"""With `until`, whether to stop is looked at after every so many trials."""

FLOOR = 2_000
"""With `until`, the fewest trials."""

SMALL = 20_000
"""Runs of at most this many trials stay in one process unless the number of jobs is given."""

_BLOCK = 8_192
_LEAST_BLOCK = 1_024
_MOST_TRIALS = 10**12
_MOST_JOBS = 1_024


@dataclass(frozen=True)
class Plan:
    """A run before it starts. Faults raise :class:`RunError`.

    Parameters
    ----------
    trials
        Number of trials; with `until`, the most to run; none means 10,000, or with `until` as many as it takes.
    seed
        Whole number from 0 up.
    jobs
        Processes; none means all cores, and one for small runs.
    until
        Stop when the widest 95 % interval of an ending reaches at most this far each way.
    block
        Trials computed together; results do not depend on it.
    """

    trials: int | None = None
    seed: int = 0
    jobs: int | None = None
    until: float | None = None
    block: int | None = None

    def __post_init__(self) -> None:
        _inside("trials", self.trials, 1, _MOST_TRIALS)
        _inside("seed", self.seed, 0, math.inf)
        _inside("jobs", self.jobs, 1, _MOST_JOBS)
        _inside("block", self.block, 1, 2**20)
        if self.until is not None and not 0 < self.until < 0.5:
            raise RunError(f"--until: got {self.until:g}; give a half-width between 0 and 0.5, such as 0.01")

    @property
    def most(self) -> int:
        """The most trials that this plan can need."""
        if self.until is None:
            return 10_000 if self.trials is None else self.trials
        from sim.statistics import worst_case_trials

        needed = max(FLOOR, CHECKPOINT * math.ceil(worst_case_trials(self.until) / CHECKPOINT))
        return needed if self.trials is None else min(needed, self.trials)

    @property
    def workers(self) -> int:
        """Processes to use: never more than there are blocks."""
        if self.jobs is None and self.most <= SMALL:
            return 1
        return min(cores() if self.jobs is None else self.jobs, math.ceil(self.most / self.block_size))

    @property
    def block_size(self) -> int:
        """Trials in a block: large enough to be quick, small enough that every process gets several."""
        if self.block is not None:
            return self.block
        hands = self.jobs or (1 if self.most <= SMALL else cores())
        return _BLOCK if hands == 1 else max(_LEAST_BLOCK, min(_BLOCK, math.ceil(self.most / (4 * hands))))

    def blocks(self) -> Iterator[tuple[int, int]]:
        """First trial and number of trials of each block, in order."""
        for first in range(0, self.most, self.block_size):
            yield first, min(self.block_size, self.most - first)


def _inside(name: str, got: int | None, low: float, high: float) -> None:
    if got is not None and not low <= got <= high:
        room = f"from {low:,} to {high:,}" if math.isfinite(high) else f"of {low:,} or more"
        raise RunError(f"--{name}: got {got:,}; give a whole number {room}")
