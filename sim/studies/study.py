"""A study: so many points, each run for the same trials, and how they are cut into blocks. Checked before any work."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sim.errors import RunError
from sim.machine import cores
from sim.results.rows import Rows, cut

if TYPE_CHECKING:
    from sim.model.columns import Column

__all__ = ["CHECKPOINT", "FLOOR", "SMALL", "Block", "Plan", "Study", "Work"]

CHECKPOINT = 1_000
"""With `until`, whether to stop is looked at after every so many trials."""

FLOOR = 2_000
"""With `until`, the fewest trials."""

SMALL = 20_000
"""Studies of at most this many rows stay on one core unless the number of jobs is given."""

_MOST_ROWS = 8_192
_LEAST_ROWS = 1_024
_MOST_TRIALS = 10**12
_MOST_JOBS = 1_024


@dataclass(frozen=True)
class Plan:
    """How many trials of each point, on which random numbers, on how many cores. Faults raise :class:`RunError`.

    Parameters
    ----------
    trials
        Number of trials; with `until`, the most to run; none means 10,000, or with `until` as many as it takes.
    seed
        Whole number from 0 up.
    jobs
        Cores; none means all of them, and one for small studies.
    until
        Stop when the widest 95 % interval of an ending reaches at most this far each way.
    block
        Rows computed together; results do not depend on it.
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
        """The most trials of a point that this plan can need."""
        if self.until is None:
            return 10_000 if self.trials is None else self.trials
        from sim.statistics import worst_case_trials

        needed = max(FLOOR, CHECKPOINT * math.ceil(worst_case_trials(self.until) / CHECKPOINT))
        return needed if self.trials is None else min(needed, self.trials)


@dataclass(frozen=True)
class Block:
    """Trials `first` to `first + trials - 1` at each of some neighbouring points; its rows stand point after point."""

    points: range
    first: int
    trials: int

    @property
    def rows(self) -> int:
        """Trials over all points of the block."""
        return len(self.points) * self.trials

    def parts(self, rows: Rows) -> list[Rows]:
        """Give the rows of the block, one table for each point."""
        starts = range(0, self.rows, self.trials)
        return [cut(rows, start, start + self.trials) for start in starts]


class Work(Protocol):
    """Makes the rows of any block: pure, and picklable where processes are used."""

    def __call__(self, block: Block) -> Rows:
        """Rows of a block, as they are stored."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""


@dataclass(frozen=True)
class Study:
    """Points x trials: what is run at each point, and how much of it.

    Parameters
    ----------
    work
        Makes the rows.
    plan
        How many trials of each point.
    points
        Number of points.
    by_trial
        Whether all points of a trial stand in one block and trials follow in order, so that trials may be written,
        set against each other and counted towards a precision as they come. Else points follow in order, and small
        ones share a block.
    """

    work: Work
    plan: Plan
    points: int = 1
    by_trial: bool = True

    def __post_init__(self) -> None:
        if self.plan.until is not None and not self.by_trial:
            raise RunError("--until: a study that runs point after point has a fixed number of trials; give --trials")

    @property
    def rows(self) -> int:
        """The most trials over all points."""
        return self.points * self.plan.most

    @property
    def workers(self) -> int:
        """Cores to use: never more than there are blocks."""
        hands = self._hands
        return hands if hands == 1 else min(hands, sum(1 for _ in zip(range(hands), self.blocks(), strict=False)))

    def blocks(self) -> Iterator[Block]:
        """Cut the study into blocks, each trial of each point in one of them."""
        everywhere, most, size = range(self.points), self.plan.most, self._block_rows
        if self.by_trial:
            # A short block first: whoever watches soon sees how fast it goes.
            start = _LEAST_ROWS if size > _LEAST_ROWS and self.plan.block is None else size
            yield from (Block(everywhere, *piece) for piece in _pieces(most, size, start))
        elif most > size:
            part = math.ceil(most / math.ceil(most / size))
            yield from (Block(range(point, point + 1), *piece) for point in everywhere for piece in _pieces(most, part))
        else:
            yield from (
                Block(range(first, first + count), 0, most) for first, count in _pieces(self.points, size // most)
            )

    @property
    def _block_rows(self) -> int:
        """Rows in a block: enough to be quick, and so few that every core gets several blocks."""
        if self.plan.block is not None:
            return self.plan.block
        hands, rows = self._hands, self.plan.most if self.by_trial else self.rows
        return _MOST_ROWS if hands == 1 else max(_LEAST_ROWS, min(_MOST_ROWS, math.ceil(rows / (4 * hands))))

    @property
    def _hands(self) -> int:
        return self.plan.jobs or (1 if self.rows <= SMALL else cores())


def _pieces(total: int, size: int, start: int | None = None) -> Iterator[tuple[int, int]]:
    """First number and length of each piece of `total`; the first piece may have a length of its own."""
    first, length = 0, start or size
    while first < total:
        yield first, min(length, total - first)
        first, length = first + length, size


def _inside(name: str, got: int | None, low: float, high: float) -> None:
    if got is not None and not low <= got <= high:
        room = f"from {low:,} to {high:,}" if math.isfinite(high) else f"of {low:,} or more"
        raise RunError(f"--{name}: got {got:,}; give a whole number {room}")
