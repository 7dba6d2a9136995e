"""Run a plan: stream the rows of its blocks, in trial order, into whatever wants them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from sim.results.manifest import Cost
from sim.results.rows import Sink, Work, cut, rows_in
from sim.studies.executor import stream
from sim.studies.plan import Plan
from sim.studies.until import StopRule

__all__ = ["Done", "Progress", "estimate_seconds", "run_plan"]

Progress = Callable[[int, int], None]
"""Told the trials done and the most there may be."""

_START_UP_SECONDS = 1.5
_PILOT = 2_048


@dataclass(frozen=True)
class Done:
    """What a run did: trials kept, seconds taken, and whether the width asked for was reached (true if none was)."""

    trials: int
    seconds: float
    reached: bool

    def cost(self, plan: Plan) -> Cost:
        """The same for the manifest, with what the plan asked for."""
        reached = self.reached if plan.until is not None else None
        return Cost(plan.seed, self.trials, self.seconds, plan.workers, plan.until, reached)


def run_plan(work: Work, plan: Plan, sinks: Sequence[Sink], progress: Progress | None = None) -> Done:
    """Run all trials of a plan and feed each sink with their rows, in trial order."""
    rule = None if plan.until is None else StopRule(plan.until)
    started, done = time.perf_counter(), 0
    rows_by_block = stream(work, plan.blocks(), plan.workers)
    with closing(rows_by_block):
        for rows in rows_by_block:
            kept = rows if rule is None else cut(rows, 0, rule.keep(rows))
            for sink in sinks:
                sink(kept)
            done += rows_in(kept)
            if progress is not None:
                progress(done, plan.most)
            if rule is not None and rule.reached:
                break
    if rule is not None:
        rule.judge()
    return Done(done, time.perf_counter() - started, rule is None or rule.reached)


def estimate_seconds(work: Work, plan: Plan) -> float:
    """Seconds that the whole plan should take, from timing a small pilot in this process."""
    work(0, 1)  # the first call pays for imports
    count = min(_PILOT, plan.most)
    started = time.perf_counter()
    work(0, count)
    spent = time.perf_counter() - started
    start_up = _START_UP_SECONDS if plan.workers > 1 else 0.0
    return start_up + spent / count * math.ceil(plan.most / plan.workers)
