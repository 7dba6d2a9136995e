"""The guard of a block: a number that is none stops the run, with the trial, the side and the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt

from sim.errors import RunError
from sim.model.columns import Column, Recorded, clashes
from sim.model.inputs import Array
from sim.model.state import FULL, IN_FORCE, State
from sim.vocabulary import LEDGER_LINES

__all__ = ["check_columns", "check_names", "check_row", "quiet_floats"]

LARGEST = {"number": float(np.finfo(np.float32).max), "exact": float(np.finfo(np.float64).max)}
"""Largest number that each kind of column can keep."""

REMEDY = "nothing was kept. Look for numbers far beyond the usual: `truce show` prints every one of a scenario"


@contextmanager
def quiet_floats() -> Iterator[None]:
    """Leave overflow to the guard instead of raw warnings; a caller who asked NumPy to raise is heard."""
    kept = np.geterr()
    with np.errstate(**{kind: "ignore" if how == "warn" else how for kind, how in kept.items()}):  # type: ignore[arg-type]
        yield


def check_row(state: State, row: int, sides: Sequence[str], day: int) -> None:
    """Stop where a ledger of a trial holds what is no finite number: of the full text first, then what is in force.

    Raises
    ------
    RunError
        With the trial, the day, the side and the line.
    """
    for which in (FULL, IN_FORCE):
        for side, ledger in zip(sides, state.ledgers[row, :, which], strict=True):
            for name in (*LEDGER_LINES, "total", "threshold"):
                if not np.isfinite(ledger[name]):
                    where = f"trial {state.courses[row].trial}, day {day}"
                    said = "sum" if name == "total" else name
                    raise RunError(f"{where}: in the ledger of {side}, {said} is {_said(ledger[name])}; {REMEDY}")


def check_columns(trials: npt.NDArray[np.int64], made: Iterable[Recorded]) -> None:
    """Stop where a column holds what is no finite number, or more than the table can keep.

    Raises
    ------
    RunError
        With the trial, the column and what it means.
    """
    for column, array in made:
        if column.kind not in LARGEST:
            continue
        values: Array = np.asarray(array, dtype=np.float64)
        bad = np.isnan(values) & (not column.gaps) | (np.abs(values) > LARGEST[column.kind])
        if (row := _first(bad)) is not None:
            of = "".join(f", {path.rpartition('.')[2]}" for path in column.ids)
            where = f"trial {trials[row]}{of}"
            raise RunError(f"{where}: {column.name} is {_said(values[row])} ({column.meaning.rstrip('.')}); {REMEDY}")


def check_names(declared: Iterable[Column]) -> None:
    """Stop before one column would silently take the place of another.

    Raises
    ------
    RunError
        With the name, and the ids that ask for it.
    """
    for first, second in clashes(declared):
        ids = " and ".join(" with ".join(column.ids) or "the table itself" for column in (first, second))
        raise RunError(f"two columns would be called {second.name}, for {ids}; rename one of the ids")


def _first(bad: npt.NDArray[np.bool_]) -> int | None:
    """Place of the first true entry, if any."""
    return int(np.argmax(bad)) if bad.any() else None


def _said(value: float) -> str:
    return "not a number" if np.isnan(value) else "infinite" if np.isinf(value) else f"{value:g}"
