"""The work of a sweep: any block of its rows, how long all of it should take, and doing it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.experiments.design import Design
from sim.experiments.point_tally import PointTally
from sim.runs.executor import stream
from sim.runs.plan import SMALL, cores
from sim.runs.rows import Rows, Work, narrow

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["PointsDone", "SweepWork", "estimate_sweep", "run_design", "workers_for"]

PointsDone = Callable[[int, int], None]
"""Told the points finished and the trials done over all points."""

KEPT = ("ending", "sectoral_start_day", "sectoral_days", "full_start_day", "full_days")

_START_UP_SECONDS = 2.0
_PILOTS = 3


@dataclass(frozen=True)
class SweepWork:
    """Makes the rows of a block of a design on common luck: trial `t` meets the same luck at every point. Picklable."""

    scenario: Scenario
    seed: int
    design: Design

    def __call__(self, first: int, count: int) -> Rows:
        """Rows `first` to `first + count - 1` of the design, the columns that outcomes and days held are read from."""
        from sim.model.block import run_block
        from sim.model.columns import columns

        points, trial, trials = self.design.part(first, count)
        values = np.array([self.design.points[point] for point in points])
        fixed = {
            parameter.path: np.repeat(values[:, place], trials)
            for place, parameter in enumerate(self.design.parameters)
        }
        block = run_block(self.scenario, self.seed, trial, trials, fixed=fixed, copies=len(points))
        return narrow(block, (column for column in columns(self.scenario) if column.name in KEPT))


def workers_for(design: Design, jobs: int | None) -> int:
    """Processes to use: all cores unless told, one for small sweeps, never more than there are blocks."""
    if jobs is None and design.rows <= SMALL:
        return 1
    return min(cores() if jobs is None else jobs, len(list(design.blocks())))


def run_design(work: Work, design: Design, workers: int, progress: PointsDone | None = None) -> PointTally:
    """Run every block of a design and count what happened at each point."""
    tally, done = PointTally(len(design.points)), 0
    blocks = list(design.blocks())
    rows_by_block = stream(work, blocks, workers)
    with closing(rows_by_block):
        for (first, count), rows in zip(blocks, rows_by_block, strict=True):
            tally.add(design.part(first, count)[0], rows)
            done += count
            if progress is not None:
                progress(done // design.trials, done)
    return tally


def estimate_sweep(work: Work, design: Design, workers: int) -> float:
    """Seconds that a whole design should take, from timing a few of its blocks, spread over it, in this process."""
    blocks = list(design.blocks())
    if len(blocks) <= _PILOTS:
        pilots = blocks[:1]
    else:
        pilots = [blocks[len(blocks) * place // (2 * _PILOTS)] for place in range(1, 2 * _PILOTS, 2)]
    work(blocks[0][0], min(blocks[0][1], design.trials))  # the first call pays for imports
    started = time.perf_counter()
    for block in pilots:
        work(*block)
    per_row = (time.perf_counter() - started) / sum(count for _, count in pilots)
    in_the_longest_hand = math.ceil(len(blocks) / workers) * blocks[0][1] if workers > 1 else design.rows
    return (_START_UP_SECONDS if workers > 1 else 0.0) + per_row * in_the_longest_hand
