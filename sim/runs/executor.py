"""Blocks of trials on one process or several, handed back in trial order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from sim.errors import RunError
from sim.runs.rows import Rows, Work
from sim.runs.worker import compute, settle_in

__all__ = ["stream"]

Block = tuple[int, int]


def stream(work: Work, blocks: Iterable[Block], workers: int) -> Generator[Rows]:
    """Rows of each block, in the order of the blocks, whichever is finished first.

    With more than one worker only a few blocks per worker are under way at a time, so memory stays flat. Closing the
    generator, or an exception while it works, calls off what is left. A worker that dies raises `RunError`.
    """
    if workers == 1:
        return (work(first, count) for first, count in blocks)
    return _pooled(work, iter(blocks), workers)


def _pooled(work: Work, blocks: Iterator[Block], workers: int) -> Generator[Rows]:
    context = multiprocessing.get_context("spawn")
    ear, mouth = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, initializer=settle_in, initargs=(ear,))
    try:
        yield from _in_order(pool, work, blocks, 2 * workers)
        pool.shutdown(wait=True)
    except BrokenProcessPool:
        raise RunError("a worker process died (out of memory?); try again with --jobs 1") from None
    finally:
        mouth.close()  # hang up: workers that still compute stop at once
        pool.shutdown(wait=True, cancel_futures=True)
        ear.close()


def _in_order(pool: ProcessPoolExecutor, work: Work, blocks: Iterator[Block], window: int) -> Iterator[Rows]:
    waiting: deque[Future[Rows]] = deque(_submit(pool, work, block) for block in islice(blocks, window))
    while waiting:
        rows = waiting.popleft().result()
        waiting.extend(_submit(pool, work, block) for block in islice(blocks, 1))
        yield rows


def _submit(pool: ProcessPoolExecutor, work: Work, block: Block) -> Future[Rows]:
    with _interrupts_held():
        return pool.submit(compute, work, *block)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back interrupts while a worker may be started: it inherits the mask and so leaves them to us."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
