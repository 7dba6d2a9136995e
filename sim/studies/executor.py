"""Who computes the blocks of a study. Another executor (a cluster, one that remembers) is one more class."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

from sim.results.rows import Rows
from sim.studies.study import Block, Work

__all__ = ["Executor", "InProcess", "executor_of"]


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
    """Give this process, or so many worker processes of its own."""
    from sim.studies.processes import Processes

    return InProcess() if workers == 1 else Processes(workers)
