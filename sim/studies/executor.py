"""Blocks of trials on one process or several, handed back in trial order."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import islice

from sim.results.rows import Rows, Work
from sim.studies.crew import Crew

__all__ = ["stream"]

Block = tuple[int, int]


def stream(work: Work, blocks: Iterable[Block], workers: int) -> Generator[Rows]:
    """Rows of each block, in the order of the blocks, whichever is finished first.

    With more than one worker only a few blocks per worker are under way at a time, so memory stays flat. Closing the
    generator, or an exception while it works, calls off what is left. A worker that dies raises `RunError`. Where no
    worker can be started, or the work cannot be handed over, this process does it all: the rows are the same.
    """
    return _alone(work, blocks) if workers == 1 else _shared(work, iter(blocks), workers)


def _alone(work: Work, blocks: Iterable[Block]) -> Generator[Rows]:
    return (work(first, count) for first, count in blocks)


def _shared(work: Work, blocks: Iterator[Block], workers: int) -> Generator[Rows]:
    with closing(Crew(work, workers)) as crew:
        if not crew.size:
            yield from _alone(work, blocks)
            return
        hands = ThreadPoolExecutor(crew.size)  # one thread waits for each worker
        try:
            yield from _in_order(hands, crew, blocks)
        finally:
            hands.shutdown(wait=False, cancel_futures=True)
            crew.dismiss()  # workers that still compute stop at once
            hands.shutdown(wait=True)


def _in_order(hands: ThreadPoolExecutor, crew: Crew, blocks: Iterator[Block]) -> Iterator[Rows]:
    waiting: deque[Future[Rows]] = deque(hands.submit(crew.compute, *block) for block in islice(blocks, 2 * crew.size))
    while waiting:
        rows = waiting.popleft().result()
        waiting.extend(hands.submit(crew.compute, *block) for block in islice(blocks, 1))
        yield rows
