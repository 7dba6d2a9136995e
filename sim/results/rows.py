"""The table of trials in memory: one array per column, narrowed to how it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sim.model.columns import Column

__all__ = ["STORED", "Rows", "cut", "joined", "narrow", "rows_in"]

Rows = Mapping[str, npt.NDArray[Any]]
"""Columns by name, all of one length."""

STORED: Mapping[str, type[np.generic]] = {
    "id": np.int64,
    "label": np.int8,
    "set": np.int64,
    "day": np.int16,
    "flag": np.bool_,
    "number": np.float32,
    "exact": np.float64,
}
"""How each kind of column is kept."""


def narrow(block: Rows, columns: Iterable[Column]) -> Rows:
    """Give the declared columns of a block as they are stored; what is not declared is left out."""
    return {column.name: np.asarray(block[column.name]).astype(STORED[column.kind], copy=False) for column in columns}


def rows_in(rows: Rows) -> int:
    """Count the rows."""
    return len(next(iter(rows.values())))


def cut(rows: Rows, start: int, stop: int | None = None) -> Rows:
    """Take rows `start` up to but not including `stop`."""
    return {name: column[start:stop] for name, column in rows.items()}


def joined(parts: Sequence[Rows]) -> Rows:
    """Put several pieces into one table."""
    return parts[0] if len(parts) == 1 else {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
