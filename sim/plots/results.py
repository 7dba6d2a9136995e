"""A folder of results as figures read it: one column at a time, never the whole table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sim.analysis.fire import Fire
from sim.errors import ResultsError
from sim.plots.caption import Source
from sim.plots.shares import Share
from sim.printable import first_line, printable_name
from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["NothingToDraw", "Results"]

_FILES = ("trials.parquet", "manifest.json", "summary.json", "resolved.yaml")
_ROWS = 65_536


class NothingToDraw(ResultsError):  # noqa: N818 (a reason, not a fault)
    """A figure does not apply to these results; the text says why."""


class Results:
    """What `truce run --out DIR` wrote.

    Parameters
    ----------
    folder
        The folder DIR.

    Raises
    ------
    ResultsError
        If the folder is missing, is not one of ours, or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ResultsError(
                f"{printable_name(folder)}: no such folder; give the folder that `truce run --out` wrote"
            )
        absent = [name for name in _FILES if not (folder / name).is_file()]
        if absent:
            raise ResultsError(
                f"{printable_name(folder)}: not written by `truce run --out` (missing {', '.join(absent)})"
            )
        self.folder = folder
        self._manifest = _read_json(folder / "manifest.json")
        self._summary = _read_json(folder / "summary.json")
        with self._table() as table:
            self.trials: int = table.metadata.num_rows
            self.names: frozenset[str] = frozenset(table.schema_arrow.names)
        if self.trials == 0:
            raise ResultsError(f"{folder / 'trials.parquet'}: holds no trials; run the scenario again")

    @cached_property
    def scenario(self) -> Scenario:
        """The case, from `resolved.yaml`."""
        from sim.scenario import load_scenario

        return load_scenario(self.folder / "resolved.yaml").scenario

    @property
    def source(self) -> Source:
        """Case, trials and seed for the caption."""
        seed = self._manifest.get("seed", self._summary.get("seed"))
        return Source(self.scenario.name, self.trials, seed if isinstance(seed, int) else None)

    def codes(self, name: str, words: Sequence[str]) -> npt.NDArray[np.int16]:
        """Column of words as positions in `words`, -1 where there is none; shape (trials,).

        Raises
        ------
        ResultsError
            If the column is missing or holds a word that is not in the list.
        """
        place = {word: position for position, word in enumerate(words)}
        parts = [_positions(chunk, place, name) for chunk in self._chunks(name)]
        return np.concatenate(parts)

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        """Column of numbers, NaN where there is none; shape (trials,)."""
        return np.concatenate([_floats(chunk, name) for chunk in self._chunks(name)])

    def flags(self, name: str) -> npt.NDArray[np.bool_]:
        """Column of yes and no, no where there is none; shape (trials,)."""
        return self.numbers(name) > 0

    @cached_property
    def endings(self) -> npt.NDArray[np.int16]:
        """Ending of every trial as its position in :data:`sim.vocabulary.ENDINGS`."""
        codes = self.codes("ending", tuple(ENDINGS))
        if codes.min() < 0:
            raise ResultsError(f"{self.folder / 'trials.parquet'}: a trial without an ending; run the scenario again")
        return codes

    @cached_property
    def ending_counts(self) -> tuple[int, ...]:
        """Trials per ending, in model order."""
        return tuple(int(count) for count in np.bincount(self.endings, minlength=len(ENDINGS)))

    @cached_property
    def fire(self) -> Fire:
        """Fire at the end of the full ceasefires that held."""
        found = Fire()
        found.add({"ending": self.endings, "smoothed_level": self.numbers("smoothed_level")})
        return found

    @property
    def no_agreement(self) -> dict[int, Share]:
        """Share of trials without agreement by the last day of talks and later; empty if the run did not ask."""
        told = self._summary.get("no_agreement")
        if not isinstance(told, dict):
            return {}
        return {int(day): Share.of(share["count"], share["of"]) for day, share in told.items()}

    @contextmanager
    def _table(self) -> Iterator[Any]:
        """The table, open; whatever is wrong with it is a :class:`ResultsError`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with (self.folder / "trials.parquet").open("rb") as stream:
                yield pq.ParquetFile(stream, page_checksum_verification=True)
        except (pa.ArrowException, OSError) as fault:  # not a table, or a page damaged since it was written
            raise self._damaged(fault) from fault

    def _damaged(self, fault: Exception) -> ResultsError:
        path = printable_name(self.folder / "trials.parquet")
        return ResultsError(f"{path}: not a readable Parquet file ({first_line(fault)}); run the scenario again")

    def _chunks(self, name: str) -> Iterator[Any]:
        if name not in self.names:
            raise ResultsError(f"{self.folder / 'trials.parquet'}: no column `{name}`; run the scenario again")
        with self._table() as table:
            for batch in table.iter_batches(batch_size=_ROWS, columns=[name]):
                yield batch.column(0)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise ResultsError(f"{printable_name(path)}: not readable ({fault})") from fault
    if not isinstance(content, dict):
        raise ResultsError(f"{printable_name(path)}: expected an object at the top")
    return content


def _positions(chunk: Any, place: dict[str, int], name: str) -> npt.NDArray[np.int16]:
    import pyarrow as pa

    coded = chunk if pa.types.is_dictionary(chunk.type) else chunk.dictionary_encode()
    words = coded.dictionary.to_pylist()
    strange = [word for word in words if word is not None and word not in place]
    if strange:
        raise ResultsError(f"column `{name}`: unknown word {strange[0]!r}; expected one of {', '.join(place)}")
    table: npt.NDArray[np.int16] = np.array([place.get(word, -1) for word in words] + [-1], dtype=np.int16)
    index: npt.NDArray[np.int64] = coded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    return np.asarray(table[index])


def _floats(chunk: Any, name: str) -> npt.NDArray[np.float64]:
    import pyarrow as pa

    try:
        return np.asarray(chunk.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    except pa.ArrowInvalid as fault:
        raise ResultsError(f"column `{name}`: expected numbers, got {chunk.type}") from fault
