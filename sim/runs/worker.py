"""What happens inside a worker process: compute blocks, and stop at once when called off."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

from sim.runs.rows import Rows, Work

__all__ = ["compute", "settle_in"]


class _Desk:
    """Where a worker computes. It may be cleared only while it computes: then no result is half-way to the parent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._busy = False
        self._called_off = False

    def compute(self, work: Work, first: int, count: int) -> Rows:
        """Compute a block, unless called off."""
        with self._lock:
            if self._called_off:
                raise InterruptedError("called off")
            self._busy = True
        try:
            return work(first, count)
        finally:
            with self._lock:
                self._busy = False

    def listen(self, line: Connection) -> None:
        """Wait until the parent hangs up: it calls us off, or it is dead; never outlive it."""
        with suppress(EOFError, OSError):
            line.recv()
        with self._lock:
            self._called_off = True
            if self._busy:
                os._exit(1)
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)


_DESK = _Desk()


def settle_in(line: Connection) -> None:
    """Begin life as a worker: leave interrupts to the parent, and listen for it to hang up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_DESK.listen, args=(line,), daemon=True).start()


def compute(work: Work, first: int, count: int) -> Rows:
    """Compute trials `first` to `first + count - 1` in this worker."""
    return _DESK.compute(work, first, count)
