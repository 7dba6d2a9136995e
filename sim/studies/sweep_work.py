"""The work of a sweep: any block of its rows, doing all of them, and how long that should take."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sim.analysis.point_tally import PointTally
from sim.machine import cores
from sim.results.rows import Rows, Work, narrow
from sim.studies.design import Design
from sim.studies.executor import stream
from sim.studies.plan import SMALL

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario

__all__ = ["Estimated", "PointsDone", "SweepWork", "estimate_sweep", "run_design", "workers_for"]

PointsDone = Callable[[int, int], None]
"""Told the points finished and the trials done over all points."""

Estimated = Callable[[float], None]
"""Told once, after the pilot, how many seconds the whole sweep should take from its start."""

KEPT = ("ending", "sectoral_start_day", "sectoral_days", "full_start_day", "full_days")

_ROUNDS = 3


@dataclass(frozen=True)
class SweepWork:
    """Makes the rows of a block of a design: trial `t` meets the same luck at every point. Picklable."""

    scenario: Scenario
    seed: int
    design: Design

    def __call__(self, first: int, count: int) -> Rows:
        """Rows `first` to `first + count - 1` of the design, the columns that outcomes and days held are read from."""
        from sim.model.block import run_block

        points, trial, trials = self.design.part(first, count)
        values = np.array([self.design.points[point] for point in points])
        fixed = {
            parameter.path: np.repeat(values[:, place], trials)
            for place, parameter in enumerate(self.design.parameters)
        }
        block = run_block(self.scenario, self.seed, trial, trials, fixed=fixed, copies=len(points))
        return narrow(block, self.columns)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""
        from sim.model.block import columns

        return tuple(column for column in columns(self.scenario) if column.name in KEPT)


def workers_for(design: Design, jobs: int | None) -> int:
    """Processes to use: all cores unless told, one for small sweeps, never more than there are blocks."""
    if jobs is None and design.rows <= SMALL:
        return 1
    return min(cores() if jobs is None else jobs, len(list(design.blocks())))


def run_design(
    work: Work,
    design: Design,
    workers: int,
    progress: PointsDone | None = None,
    estimated: Estimated | None = None,
) -> PointTally:
    """Run every block of a design and count what happened at each point.

    The first blocks, taken from all over the design, are the pilot: they are timed under the very conditions of the
    rest (start-up, other work on the machine), and nothing of them is lost. A sweep that ends with its pilot is not
    estimated.
    """
    tally, clock, done = PointTally(len(design.points), design.trials), _Clock(workers), 0
    blocks = _pilot_first(list(design.blocks()), _ROUNDS * workers)
    rows_by_block = stream(work, blocks, workers)
    with closing(rows_by_block):
        for (first, count), rows in zip(blocks, rows_by_block, strict=True):
            points, trial, _ = design.part(first, count)
            tally.add(points, trial, rows)
            done += count
            if progress is not None:
                progress(done // design.trials, done)
            if clock.tick(count) and estimated is not None and done < design.rows:
                estimated(clock.total(design.rows - done))
    return tally


def estimate_sweep(work: Work, design: Design, workers: int) -> float:
    """Seconds that a whole design should take: its pilot is run and thrown away."""
    started, told = time.perf_counter(), list[float]()

    def enough(seconds: float) -> None:
        told.append(seconds)
        raise _PilotDoneError

    with suppress(_PilotDoneError):
        run_design(work, design, workers, estimated=enough)
    return told[0] if told else time.perf_counter() - started


class _PilotDoneError(Exception):
    """Only the estimate was wanted."""


class _Clock:
    """Times the pilot: its first round pays for start-up, the others tell the pace."""

    def __init__(self, workers: int) -> None:
        self._started = self._from = time.perf_counter()
        self._first, self._last = workers, _ROUNDS * workers
        self._blocks = self._rows = 0

    def tick(self, rows: int) -> bool:
        """Note a finished block; true when the pilot is over."""
        self._blocks += 1
        if self._blocks <= self._first:
            self._from = time.perf_counter()
        elif self._blocks <= self._last:
            self._rows += rows
        return self._blocks == self._last

    def total(self, left: int) -> float:
        """Seconds from start to end with that many rows left, at the pace of the pilot."""
        now = time.perf_counter()
        return now - self._started + (now - self._from) / self._rows * left


def _pilot_first(blocks: list[tuple[int, int]], pilots: int) -> list[tuple[int, int]]:
    """Put some blocks, evenly chosen, before the others."""
    if len(blocks) <= pilots:
        return blocks
    chosen = {len(blocks) * (2 * place + 1) // (2 * pilots) for place in range(pilots)}
    return [blocks[i] for i in sorted(chosen)] + [block for i, block in enumerate(blocks) if i not in chosen]
