"""Who computes the blocks of a study. Another executor (a cluster, one that remembers) is one more class."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Final, Protocol

from sim.results.rows import Rows
from sim.studies.study import Block, Work

__all__ = ["MOST_THREADS", "Executor", "InProcess", "executor_of"]

MOST_THREADS: Final = 8
"""Threads take turns at what Python itself does, about a fifth of the work; more of them would wait for each other."""


class Executor(Protocol):
    """Computes blocks in any order and hands their rows back in the order of the blocks."""

    @property
    def workers(self) -> int:
        """How many blocks are computed at a time."""

    def rows(self, work: Work, blocks: Iterable[Block]) -> Generator[Rows]:
        """Rows of each block in the order given, whichever is finished first.

        Blocks are taken up only a few ahead of what was read, so that memory stays flat. Closing the generator, or an
        exception while it works, calls off what is left.
        """


class InProcess:
    """Computes in this process, one block after another."""

    workers = 1

    def rows(self, work: Work, blocks: Iterable[Block]) -> Generator[Rows]:
        """Rows of each block, computed when they are asked for."""
        return (work(block) for block in blocks)


def executor_of(workers: int) -> Executor:
    """Give this thread alone, or so many; beyond `MOST_THREADS` worker processes of our own."""
    if workers == 1:
        return InProcess()
    if workers <= MOST_THREADS:
        from sim.studies.threads import Threads

        return Threads(workers)
    from sim.studies.processes import Processes

    return Processes(workers)
