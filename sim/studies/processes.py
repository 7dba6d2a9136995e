"""An executor of worker processes, as the parent sees them.

They are plain processes that speak over pipes, not those of `multiprocessing`: those run the user's script a second
time unless it is guarded, cannot be started from a worker of somebody else's pool, and need shared memory. A worker
of ours needs nothing but Python and this package.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.spawn import get_executable
from queue import SimpleQueue
from typing import Any

from sim.errors import RunError
from sim.results.rows import Rows
from sim.studies.study import Block, Work
from sim.studies.threads import in_order

__all__ = ["Processes"]

_BOOT = """
import pickle, sys
try:
    sys.path[:] = pickle.load(sys.stdin.buffer)
    from sim.studies.worker import serve
except BaseException:
    sys.exit(1)
serve()
"""


@dataclass(frozen=True)
class Processes:
    """As many processes of our own as `workers` says; :class:`sim.studies.executor.Executor`."""

    workers: int

    def rows(self, work: Work, blocks: Iterable[Block]) -> Generator[Rows]:
        """Rows of each block, in order.

        A worker that dies raises `RunError`. Where no worker can be started, or the work cannot be handed over, this
        process does it all: the rows are the same.
        """
        with closing(_Workers(work, self.workers)) as workers:
            if not workers.size:
                yield from (work(block) for block in blocks)
                return
            threads = ThreadPoolExecutor(workers.size)  # one waits for each worker
            try:
                yield from in_order(threads, workers.compute, blocks, workers.size)
            finally:
                threads.shutdown(wait=False, cancel_futures=True)
                workers.stop()  # those that still compute stop at once
                threads.shutdown(wait=True)


class _Workers:
    """Workers that all do the same work; none if it cannot be handed over or no process can be started."""

    def __init__(self, work: Work, most: int) -> None:
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._workers: list[_Worker] = []
        sealed = _sealed(work)
        with suppress(OSError):  # no more processes allowed: those that are there will do
            while sealed is not None and len(self._workers) < most:
                self._workers.append(_Worker(sealed))
                self._free.put(self._workers[-1])

    @property
    def size(self) -> int:
        """Number of workers."""
        return len(self._workers)

    def compute(self, block: Block) -> Rows:
        """Have a block computed by a worker that is free; waits until one is. Raises what the work raises."""
        worker = self._free.get()
        try:
            return worker.compute(block)
        finally:
            self._free.put(worker)

    def stop(self) -> None:
        """Stop the workers at once, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.wait()

    def close(self) -> None:
        """Stop the workers and let go of the pipes to them."""
        self.stop()
        for worker in self._workers:
            worker.hang_up()


class _Worker:
    """One process, and the pipes to it."""

    def __init__(self, sealed: bytes) -> None:
        command, environment = [os.fsdecode(get_executable()), "-c", _BOOT], {"OPENBLAS_NUM_THREADS": "1"} | os.environ
        with _interrupts_held():
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=-1
            )
        self._requests, self._answers = self.process.stdin, self.process.stdout
        with suppress(BrokenPipeError):  # said when a block is asked for
            self._send(sys.path)
            self._send(sealed)

    def compute(self, block: Block) -> Rows:
        """Send a block and wait for its rows; raises what the worker raised."""
        try:
            self._send(block)
            rows, error = pickle.load(self._answers)  # type: ignore[arg-type]
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            raise RunError("a worker process died (out of memory?); try again with --jobs 1") from None
        if error is not None:
            raise error
        return rows  # type: ignore[no-any-return]

    def hang_up(self) -> None:
        """Close both pipes, at which the worker ends."""
        for pipe in (self._requests, self._answers):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _send(self, something: Any) -> None:
        pickle.dump(something, self._requests)  # type: ignore[arg-type]
        self._requests.flush()  # type: ignore[union-attr]


def _sealed(work: Work) -> bytes | None:
    """The work as it is handed over; none where no worker could open it: made in a script, or no interpreter."""
    if getattr(sys, "frozen", False) or not get_executable():
        return None
    try:
        sealed = pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    return None if b"__main__" in sealed else sealed


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back interrupts while a worker is started: it inherits the mask and so leaves them to us."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
