"""A folder of results, opened: what was run, its scenarios, its summary, and its table block by block."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt

from sim.errors import ResultsError
from sim.printable import first_line, printable_name
from sim.results.manifest import MANIFEST
from sim.results.rows import STORED, Rows
from sim.sets import set_of

if TYPE_CHECKING:
    import pyarrow.parquet as pq

    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario

__all__ = ["KINDS", "TABLES", "Results", "is_results", "read_json"]

TABLES: Final = MappingProxyType({"run": "trials.parquet", "compare": "paired.parquet", "sweep": "sweep.parquet"})
"""The table of each kind of results."""

KINDS: Final = MappingProxyType({"run": "a run", "compare": "a comparison", "sweep": "a sweep"})
"""What each kind of results is called."""

_MOST_BYTES = 500_000_000


def is_results(folder: Path) -> bool:
    """Whether a folder looks like one that `--out` wrote, even if its manifest is gone."""
    return any((folder / name).is_file() for name in (MANIFEST, *TABLES.values()))


@dataclass(frozen=True)
class Results:
    """What `truce run`, `compare` or `sweep` kept in a folder; its manifest can be relied on, the rest is read late.

    Attributes
    ----------
    folder
        Where it lies.
    manifest
        What was run, and the files with their digests.
    """

    folder: Path
    manifest: Mapping[str, Any]

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a folder.

        Raises
        ------
        ResultsError
            If it is missing, is not one of ours, or its manifest cannot be used.
        """
        if not folder.is_dir():
            wanted = "give the folder that --out of `truce run`, `compare` or `sweep` named"
            raise ResultsError(f"{printable_name(folder)}: no such folder; {wanted}")
        name = printable_name(folder / MANIFEST)
        manifest = read_json(folder / MANIFEST)
        if not isinstance(manifest, dict):
            remedy = "run again" if is_results(folder) else "give a folder that --out of a run, compare or sweep named"
            raise ResultsError(f"{name}: missing or not readable; {remedy}")
        files = manifest.get("files")
        if not isinstance(files, dict) or not all(isinstance(entry, dict) for entry in files.values()):
            raise ResultsError(f"{name}: lists no files with their digests, so nothing can be checked; run again")
        if manifest.get("kind") not in TABLES or not isinstance(manifest.get("trials"), int):
            raise ResultsError(f"{name}: does not say what was run; run again")
        return cls(folder, manifest)

    @property
    def kind(self) -> str:
        """`run`, `compare` or `sweep`."""
        return str(self.manifest["kind"])

    @property
    def trials(self) -> int:
        """Trials, over all points of a sweep."""
        return int(self.manifest["trials"])

    @property
    def seed(self) -> int | None:
        """Seed of all chance, if it is told."""
        seed = self.manifest.get("seed")
        return seed if isinstance(seed, int) else None

    @property
    def table(self) -> Path:
        """Path of the table."""
        return self.folder / TABLES[self.kind]

    @cached_property
    def summary(self) -> Mapping[str, Any]:
        """What the verb prints with --json. Raises :class:`sim.errors.ResultsError` if it cannot be read."""
        summary = read_json(self.folder / "summary.json")
        if not isinstance(summary, dict):
            name = printable_name(self.folder / "summary.json")
            raise ResultsError(f"{name}: missing or not readable; run again")
        return summary

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The cases as they were run. Raises :class:`sim.errors.TruceError` if one cannot be read."""
        from sim.scenario import load_scenario

        paths = sorted(self.folder.glob("resolved*.yaml"))
        if not paths:
            raise ResultsError(f"{printable_name(self.folder / 'resolved.yaml')}: missing; run again")
        return tuple(load_scenario(path).scenario for path in paths)

    def blocks(self, columns: Iterable[Column]) -> Iterator[Rows]:
        """The table in its order, one row group at a time, coded as in memory; a column is read when it is asked for.

        Only `columns` can be asked for. Whatever is wrong with the table is a :class:`sim.errors.ResultsError`.
        """
        known = {column.name: column for column in columns}
        with self.opened() as table:
            if not table.metadata.num_rows:
                raise self.fault("holds no trials")
            for group in range(table.num_row_groups):
                yield _Block(self, table, group, known)

    @contextmanager
    def opened(self) -> Iterator[pq.ParquetFile]:
        """The table, open; pages are checked against their checksums as they are read."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with self.table.open("rb") as stream, pq.ParquetFile(stream, page_checksum_verification=True) as table:
                yield table
        except (pa.ArrowException, OSError) as error:  # not a table, or a page damaged since it was written
            raise self.fault(f"not a readable Parquet file ({first_line(error)})") from error

    def fault(self, what: str) -> ResultsError:
        """Something that is wrong with the table, and what to do."""
        return ResultsError(f"{printable_name(self.table)}: {what}; run again")


@dataclass(frozen=True)
class _Block(Mapping[str, npt.NDArray[Any]]):
    """One row group; a column is read and decoded when it is asked for."""

    results: Results
    table: pq.ParquetFile
    group: int
    columns: Mapping[str, Column]
    _read: dict[str, npt.NDArray[Any]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        if name not in self._read:
            self._read[name] = self._decoded(self.columns[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def _decoded(self, column: Column) -> npt.NDArray[Any]:
        import pyarrow as pa

        if column.name not in self.table.schema_arrow.names:
            raise self.results.fault(f"no column `{column.name}`")
        try:
            values = self.table.read_row_group(self.group, columns=[column.name])[column.name].combine_chunks()
            return _codes(values, column) if column.kind in ("label", "set") else _numbers(values, column)
        except pa.ArrowInvalid as error:
            if pa.types.is_string(self.table.schema_arrow.field(column.name).type):
                raise self.results.fault(f"column `{column.name}`: expected numbers, got words") from error
            raise self.results.fault(f"not a readable Parquet file ({first_line(error)})") from error
        except (pa.ArrowException, OSError) as error:
            raise self.results.fault(f"not a readable Parquet file ({first_line(error)})") from error
        except KeyError as error:
            allowed = ", ".join(column.labels)
            raise self.results.fault(
                f"column `{column.name}`: unknown word {error.args[0]!r}; expected one of {allowed}"
            ) from error


def _codes(values: Any, column: Column) -> npt.NDArray[Any]:
    """Words as their places among the labels of a column, -1 where there is none; sets as their numbers."""
    import pyarrow as pa

    coded = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
    words, missing = coded.dictionary.to_pylist(), 0 if column.kind == "set" else -1
    place = {label: code for code, label in enumerate(column.labels)} | {None: missing}
    found_codes = (set_of(word, column.labels) if column.kind == "set" else place[word] for word in words)
    codes = np.array([*found_codes, missing], dtype=STORED[column.kind])
    none = len(codes) - 1
    found: npt.NDArray[Any] = codes[coded.indices.cast(pa.int64()).fill_null(none).to_numpy(zero_copy_only=False)]
    return found


def _numbers(values: Any, column: Column) -> npt.NDArray[Any]:
    """Numbers as they are kept in memory: a missing day is -1, a missing number NaN, a missing flag no."""
    import pyarrow as pa

    if column.kind in ("number", "exact"):
        found = values.cast(pa.float64()).to_numpy(zero_copy_only=False)
    else:
        found = values.cast(pa.int64()).fill_null(-1 if column.kind == "day" else 0).to_numpy(zero_copy_only=False)
    return np.asarray(found).astype(STORED[column.kind])


def read_json(path: Path) -> Any:
    """What a file of JSON says; none where it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size <= _MOST_BYTES:
            return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        pass
    return None
