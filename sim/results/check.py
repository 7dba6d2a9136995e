"""Whether a folder of results is whole: every file there, unchanged, readable, and of one mind with the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sim.errors import ResultsError
from sim.printable import first_line, printable_name
from sim.results.files import digest
from sim.results.manifest import MANIFEST

__all__ = ["Checked", "check_results", "is_results"]

_TABLES = {"run": "trials.parquet", "compare": "paired.parquet", "sweep": "sweep.parquet"}
_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Checked:
    """What was found: the kind of results (run, compare, sweep), files and trials; one line per fault."""

    kind: str
    files: int
    trials: int
    faults: tuple[str, ...]


def is_results(folder: Path) -> bool:
    """Whether a folder looks like one that `--out` wrote, even if its manifest is gone."""
    return any((folder / name).is_file() for name in (MANIFEST, *_TABLES.values()))


def check_results(folder: Path) -> Checked:
    """Check a folder that `truce run`, `compare` or `sweep` kept: presence, size, SHA-256, tables, rows and columns.

    Figures that `truce plot` drew later are not part of the results and not looked at. Raises
    :class:`sim.errors.ResultsError` if the manifest itself cannot be used.
    """
    told = _manifest(folder)
    files = told["files"]
    lost = {name: fault for name, entry in files.items() if (fault := _file(folder, name, entry))}
    faults = [f"{printable_name(folder / name)}: {fault}" for name, fault in lost.items()]
    table = _TABLES[told["kind"]]
    if table not in files:
        faults.append(f"{printable_name(folder / table)}: not named by {MANIFEST}; run again")
    elif (folder / table).is_file():
        faults += [f"{printable_name(folder / table)}: {fault}" for fault in _table(folder, table, told)]
    return Checked(told["kind"], len(files), told["trials"], tuple(faults))


def _manifest(folder: Path) -> dict[str, Any]:
    path, name = folder / MANIFEST, printable_name(folder / MANIFEST)
    told = _json(path)
    if not isinstance(told, dict):
        raise ResultsError(f"{name}: missing or not readable; run again")
    files = told.get("files")
    if not isinstance(files, dict) or not all(isinstance(entry, dict) for entry in files.values()):
        raise ResultsError(f"{name}: lists no files with their digests, so nothing can be checked; run again")
    if told.get("kind") not in _TABLES or not isinstance(told.get("trials"), int):
        raise ResultsError(f"{name}: does not say what was run; run again")
    return told


def _json(path: Path) -> Any:
    """What a file of JSON says; none where it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size <= _MOST_BYTES:
            return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        pass
    return None


def _file(folder: Path, name: str, entry: Mapping[str, Any]) -> str | None:
    """What is wrong with a file that the manifest names, or none."""
    place = PurePosixPath(name)
    path = folder / name
    if place.is_absolute() or ".." in place.parts or "\\" in name or "\0" in name:
        return "named by the manifest, but not inside the folder"
    try:
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            return "missing"
        size = path.stat().st_size
        if size != entry.get("bytes"):
            return f"has {size:,} bytes, not the {entry.get('bytes')} that the manifest says; it was changed"
        return None if digest(path) == entry.get("sha256") else "is not what was written: its SHA-256 differs"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"


def _table(folder: Path, name: str, told: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the table: unreadable pages, rows or columns that others tell differently."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with (folder / name).open("rb") as stream, pq.ParquetFile(stream, page_checksum_verification=True) as table:
            names, rows, points = table.schema_arrow.names, table.metadata.num_rows, set[Any]()
            for batch in table.iter_batches():
                points |= set(batch.column("point").to_pylist()) if "point" in names else set()
    except (OSError, pa.ArrowException, ValueError) as error:
        yield f"cannot be read ({first_line(error)})"
        return
    if "trial" in names and rows != told["trials"]:
        yield f"has {rows:,} rows, but the manifest says {told['trials']:,} trials"
    if told["kind"] == "sweep" and len(points) != told.get("points"):
        yield f"has {len(points):,} points, but the manifest says {told.get('points')}"
    described = _json(folder / "columns.json")
    if not isinstance(described, list) or [each.get("name") for each in described if isinstance(each, dict)] != names:
        yield "its columns are not those of columns.json"
