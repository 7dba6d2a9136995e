"""Run a study: the rows of its blocks, in order, into whatever keeps something of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from sim.results.manifest import Done
from sim.results.rows import Rows, cut, joined
from sim.studies.executor import Executor, executor_of
from sim.studies.precision import Precision
from sim.studies.study import Block, Study

__all__ = ["Keep", "Progress", "Report", "estimate", "execute"]

Keep = Callable[[Block, Rows], None]
"""Keeps something of the next block: a table on disk, counts, pairs."""

_ROUNDS = 3


@dataclass(frozen=True)
class Progress:
    """How far a study is.

    `rows` of at most `most` trials, over all points, are done after `elapsed` seconds; `expected` is how many seconds
    the whole should take from its start, none before that is known.
    """

    rows: int
    most: int
    elapsed: float
    expected: float | None = None


Report = Callable[[Progress], None]
"""Told after each block how far the study is."""


def execute(
    study: Study, keeps: Sequence[Keep], report: Report | None = None, executor: Executor | None = None
) -> Done:
    """Run all blocks of a study and hand the rows of each to every one of `keeps`.

    Trials that stand side by side come in order. Where points follow each other, blocks come in an order of their own,
    so what keeps them counts, whatever the order and the cut: no result depends on the executor. With a precision to
    reach, the study ends after the first checkpoint at which it is reached, and rows beyond are left out.
    """
    plan, trials, seconds, executor = study.plan, 0, 0.0, executor or executor_of(study.workers)
    rule = None if plan.until is None else Precision(plan.until, study.points)
    with closing(_computed(study, executor)) as computed:
        for made, rows, progress in computed:
            block, kept = (made, rows) if rule is None else _begun(made, rows, rule.keep(made, rows))
            for keep in keeps:
                keep(block, kept)
            trials, seconds = trials + block.rows, progress.elapsed
            if report is not None:
                report(replace(progress, rows=trials))
            if rule is not None and rule.reached:
                break
    if rule is not None:
        rule.judge()
    reached = None if rule is None else rule.reached
    return Done(plan.seed, trials // study.points, seconds, executor.workers, plan.until, reached)


def estimate(study: Study, executor: Executor | None = None) -> float:
    """Seconds that a whole study should take: its first blocks are run and thrown away."""
    progress = Progress(0, study.rows, 0.0)
    with closing(_computed(study, executor or executor_of(study.workers))) as computed:
        for _, _, progress in computed:
            if progress.expected is not None:
                return progress.expected
    return progress.elapsed


def _computed(study: Study, executor: Executor) -> Generator[tuple[Block, Rows, Progress]]:
    """Each block with its rows, and how far the study is then.

    The first blocks are the pilot, from which the time is told: they are part of the study and timed under the very
    conditions of the rest. Points may differ in cost, so where they follow each other the pilot is taken from all over.
    """
    pilot, done, paced = _ROUNDS * executor.workers, 0, 0
    started = since = time.perf_counter()
    with closing(executor.rows(study.work, _ordered(study, pilot))) as computed:
        for number, (block, rows) in enumerate(zip(_ordered(study, pilot), computed, strict=True), start=1):
            now, done = time.perf_counter(), done + block.rows
            if number <= executor.workers:
                since = now  # the first round pays for start-up
            else:
                paced += block.rows
            known = number >= pilot and done < study.rows
            expected = now - started + (now - since) / paced * (study.rows - done) if known else None
            yield block, rows, Progress(done, study.rows, now - started, expected)


def _begun(block: Block, rows: Rows, trials: int) -> tuple[Block, Rows]:
    """The first trials of a block, at each of its points."""
    if trials == block.trials:
        return block, rows
    return replace(block, trials=trials), joined([cut(part, 0, trials) for part in block.parts(rows)])


def _ordered(study: Study, pilots: int) -> Iterable[Block]:
    """The blocks as they are computed: trials in order; else some blocks, evenly chosen, before the others."""
    if study.by_trial:
        return study.blocks()
    blocks = list(study.blocks())
    if len(blocks) <= pilots:
        return blocks
    chosen = {len(blocks) * (2 * place + 1) // (2 * pilots) for place in range(pilots)}
    return [blocks[i] for i in sorted(chosen)] + [block for i, block in enumerate(blocks) if i not in chosen]
