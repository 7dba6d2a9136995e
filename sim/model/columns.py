"""A column of the table of trials: what it is called, how it is kept, and what it means.

Each part of a world yields its own columns with the arrays that fill them; a block writes them in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Column", "Kind", "Recorded", "clashes", "of_actors"]

Kind = Literal["id", "label", "set", "day", "flag", "number", "exact"]


class Column(NamedTuple):
    """One column of the table of trials.

    `kind` says how it is kept: `id` (int64), `label` (a position in `labels`, -1 for none), `set` (int64, one bit per
    position in `labels`, 0 for none of them), `day` (int16, -1 for never), `flag` (bool), `number` (float64 in a block,
    float32 in a file), `exact` (float64 in both). A number is finite; where `gaps` is true, NaN stands for none. `ids`
    are the ids that its name is made of, as dotted paths.
    """

    name: str
    kind: Kind
    unit: str
    meaning: str
    labels: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    gaps: bool = False


Recorded = tuple[Column, npt.NDArray[np.generic]]
"""A column and what it holds, shape (trials,)."""


def of_actors(*actors: str) -> tuple[str, ...]:
    """Paths of the actors whose ids a name is made of."""
    return tuple(f"actors.{actor}" for actor in actors)


def clashes(made: Iterable[Column]) -> Iterator[tuple[Column, Column]]:
    """Pairs of columns that ask for the same name: the first that had it, and each later one."""
    known: dict[str, Column] = {}
    for column in made:
        if column.name in known:
            yield known[column.name], column
        known.setdefault(column.name, column)
