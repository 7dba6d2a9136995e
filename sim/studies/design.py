"""The design of a sweep: every combination of the values of its parameters, and how its trials are cut into blocks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

__all__ = ["BLOCK_ROWS", "Design", "Parameter"]

BLOCK_ROWS = 4_096
"""Rows computed together: the trials of one design point, or of several that have few."""


@dataclass(frozen=True)
class Parameter:
    """A number of the scenario that a sweep varies: its dotted path, its name in words, its values."""

    path: str
    label: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Design:
    """All combinations of the values of some parameters, each run for the same trials.

    A row is one trial at one point. Rows are numbered point by point: row `p * trials + t` is trial `t` at point `p`.
    """

    parameters: tuple[Parameter, ...]
    trials: int

    @cached_property
    def points(self) -> tuple[tuple[float, ...], ...]:
        """Values of the parameters at each point; the last parameter moves fastest."""
        return tuple(itertools.product(*(parameter.values for parameter in self.parameters)))

    @property
    def rows(self) -> int:
        """Trials over all points."""
        return len(self.points) * self.trials

    def blocks(self, most: int = BLOCK_ROWS) -> Iterator[tuple[int, int]]:
        """First row and number of rows of each block: a part of one point's trials, or all trials of several points."""
        if self.trials > most:
            size = math.ceil(self.trials / math.ceil(self.trials / most))
            for point in range(len(self.points)):
                for first in range(0, self.trials, size):
                    yield point * self.trials + first, min(size, self.trials - first)
            return
        size = most // self.trials * self.trials
        for first in range(0, self.rows, size):
            yield first, min(size, self.rows - first)

    def part(self, first: int, count: int) -> tuple[range, int, int]:
        """Points, first trial and trials per point of a block that :meth:`blocks` gave."""
        point, trial = divmod(first, self.trials)
        if trial + count <= self.trials:
            return range(point, point + 1), trial, count
        return range(point, point + count // self.trials), 0, self.trials
