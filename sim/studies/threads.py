"""An executor of threads: compiled work leaves the interpreter to others while it runs, so one start serves all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from sim.results.rows import Rows
from sim.studies.study import Block, Work

__all__ = ["Threads", "in_order"]


@dataclass(frozen=True)
class Threads:
    """As many threads as `workers` says; :class:`sim.studies.executor.Executor`."""

    workers: int

    def rows(self, work: Work, blocks: Iterable[Block]) -> Generator[Rows]:
        """Rows of each block, in order.

        A thread cannot be stopped in the middle of a block: when what is left is called off, the blocks that have begun
        are finished and thrown away.
        """
        pool = ThreadPoolExecutor(self.workers)
        try:
            yield from in_order(pool, work, blocks, self.workers)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def in_order(
    pool: ThreadPoolExecutor, compute: Callable[[Block], Rows], blocks: Iterable[Block], workers: int
) -> Iterator[Rows]:
    """Rows of each block, in order; two blocks per worker are under way at a time."""
    ahead = iter(blocks)
    waiting: deque[Future[Rows]] = deque(pool.submit(compute, block) for block in islice(ahead, 2 * workers))
    while waiting:
        rows = waiting.popleft().result()
        waiting.extend(pool.submit(compute, block) for block in islice(ahead, 1))
        yield rows
