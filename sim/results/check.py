"""Whether a folder of results is whole: every file there, unchanged, readable, and of one mind with the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from sim.errors import ResultsError
from sim.printable import printable_name
from sim.results.files import digest
from sim.results.manifest import MANIFEST
from sim.results.reading import Results, read_json

__all__ = ["faults_of"]


def faults_of(results: Results) -> tuple[str, ...]:
    """What is wrong with a folder, one line each: presence, size, SHA-256, pages, rows and columns.

    Figures that were drawn later are not part of the results and not looked at.
    """
    files = results.manifest["files"]
    lost = {name: fault for name, entry in files.items() if (fault := _file(results.folder, name, entry))}
    faults = [f"{printable_name(results.folder / name)}: {fault}" for name, fault in lost.items()]
    table = printable_name(results.table)
    if results.table.name not in files:
        faults.append(f"{table}: not named by {MANIFEST}; run again")
    elif results.table.is_file():
        faults += _table(results)
    return tuple(faults)


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


def _table(results: Results) -> Iterator[str]:
    """What is wrong with the table: unreadable pages, rows or columns that others tell differently."""
    try:
        with results.opened() as table:
            names, rows, points = table.schema_arrow.names, table.metadata.num_rows, set[Any]()
            for batch in table.iter_batches():
                points |= set(batch.column("point").to_pylist()) if "point" in names else set()
    except (ResultsError, ValueError) as error:
        yield str(error)
        return
    name, manifest = printable_name(results.table), results.manifest
    if "trial" in names and rows != manifest["trials"]:
        yield f"{name}: has {rows:,} rows, but the manifest says {manifest['trials']:,} trials"
    if results.kind == "sweep" and len(points) != manifest.get("points"):
        yield f"{name}: has {len(points):,} points, but the manifest says {manifest.get('points')}"
    described = read_json(results.folder / "columns.json")
    if not isinstance(described, list) or [each.get("name") for each in described if isinstance(each, dict)] != names:
        yield f"{name}: its columns are not those of columns.json"
