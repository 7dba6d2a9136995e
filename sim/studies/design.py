"""What the points of a study are: scenarios, in which numbers may be held at a value, on common random numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np

from sim.results.rows import Rows, joined, narrow

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario
    from sim.studies.study import Block

__all__ = ["OUTCOME_COLUMNS", "Design", "Point"]

OUTCOME_COLUMNS: Final = (
    "ending",
    "ending_day",
    "sectoral_start_day",
    "sectoral_days",
    "full_start_day",
    "full_days",
)
"""Columns that outcomes and days under a ceasefire are read from; every scenario has them, of the same kind."""


@dataclass(frozen=True)
class Point:
    """A scenario in which some numbers, by dotted path, are held at a value instead of being drawn.

    Points with the same `draws` share common random numbers: a trial meets the same chance in each of them, so that
    they differ by what they say alone. 0 is what a run of the scenario draws.
    """

    scenario: Scenario
    held: Mapping[str, float] = field(default_factory=dict)
    draws: int = 0


@dataclass(frozen=True)
class Design:
    """The points of a study in order; makes the rows of any block of them. Loads the model where it is called.

    Parameters
    ----------
    points
        At least one.
    seed
        Seed of all chance.
    names
        Columns to keep; none means all, which only points of one scenario share.
    """

    points: Sequence[Point]
    seed: int
    names: tuple[str, ...] | None = None

    def __call__(self, block: Block) -> Rows:
        """Rows of a block, as they are stored; neighbours that differ by what they hold alone are computed together."""
        points = (self.points[place] for place in block.points)
        return joined([self._made(list(alike), block) for _, alike in groupby(points, _together)])

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""
        from sim.model.block import columns

        made = columns(self.points[0].scenario)
        return made if self.names is None else tuple(column for column in made if column.name in self.names)

    def _made(self, alike: list[Point], block: Block) -> Rows:
        from sim.model.block import run_block

        point, copies = alike[0], len(alike)
        held = {path: np.repeat([each.held[path] for each in alike], block.trials) for path in point.held}
        made = run_block(
            point.scenario,
            self.seed,
            block.first,
            block.trials,
            fixed=held,
            point=point.draws,
            copies=copies if copies > 1 else None,
        )
        return narrow(made, self.columns)


def _together(point: Point) -> tuple[object, ...]:
    """Points with the same mark may be copies in one block of the model, which knows the draws of a run alone."""
    return (id(point.scenario), *point.held) if not point.draws else (id(point),)
