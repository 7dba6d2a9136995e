"""The design of a sweep: every combination of the values of its parameters."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Grid", "Parameter"]


@dataclass(frozen=True)
class Parameter:
    """A number of the scenario that a sweep varies: its dotted path, its name in words, its values."""

    path: str
    label: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Grid:
    """All combinations of the values of some parameters, numbered from 0; the last parameter moves fastest."""

    parameters: tuple[Parameter, ...]

    @cached_property
    def points(self) -> tuple[tuple[float, ...], ...]:
        """Values of the parameters at each point."""
        return tuple(itertools.product(*(parameter.values for parameter in self.parameters)))

    def held(self, point: int) -> dict[str, float]:
        """The values of a point by dotted path."""
        paths = (parameter.path for parameter in self.parameters)
        return dict(zip(paths, self.points[point], strict=True))
