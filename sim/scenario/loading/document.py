"""A document that a user named: found and read once, whatever it turns out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.documents.text import is_stream
from sim.scenario.loading.compose import compose
from sim.scenario.loading.fault import Faults, Place, Source, nearest
from sim.scenario.loading.source import read_source
from sim.scenario.loading.tree import Node
from sim.shipped import shipped_configs, shipped_scenarios

__all__ = ["Document", "find_file", "read_document", "read_named"]


@dataclass(frozen=True)
class Document:
    """What was read: the path it was read from, the folder from which it names others, its text and its tree."""

    path: Path
    folder: Path
    text: str
    node: Node


def read_named(
    source: str | Path,
    faults: Faults,
    kind: str = "scenario",
    shipped: Mapping[str, Path] | None = None,
    streams: bool = False,
) -> Document | None:
    """Return the document that a path or the name of a shipped file means, or None after a fault.

    `kind` and `shipped` are for files of another kind: what to call it, and the shipped ones by name. With `streams`
    a pipe, a device or standard input (`-`) is read too: for what a user names by hand.
    """
    path = find_file(source, faults, kind, shipped, streams)
    return None if path is None else read_document(path, faults, streams)


def read_document(path: Path, faults: Faults, streams: bool = False) -> Document | None:
    """Return what a file holds, or None after a fault."""
    read = read_source(path, faults, streams)
    node = compose(*read, faults) if read is not None else None
    return None if read is None or node is None else Document(path, read[0].folder, read[1], node)


def find_file(
    source: str | Path,
    faults: Faults,
    kind: str = "scenario",
    shipped: Mapping[str, Path] | None = None,
    streams: bool = False,
) -> Path | None:
    """Return the file that a path or a name means, or None after a fault; see :func:`read_named`."""
    path, known = Path(source), shipped_scenarios() if shipped is None else shipped
    if (streams and is_stream(path)) or _may_be_read(path):
        return path
    found = known.get(str(source).removesuffix(".yaml").removesuffix(".yml"))
    if found is None:
        name = str(source) if str(source).isprintable() else repr(str(source))
        hint = _other_kind(str(source), known) or nearest(path.stem, known)
        faults.add(Place(Source(name, ()), 1, 1), "", _why_not(path, kind) + hint)
    return found


def _other_kind(name: str, known: Mapping[str, Path]) -> str:
    """Say which verb a shipped name is for, if it is one of another kind."""
    if name in known:
        return ""
    if name in shipped_scenarios():
        return f"; use `truce run {name}`"
    return f"; use `truce sweep {name}`" if name in shipped_configs() else ""


def _may_be_read(path: Path) -> bool:
    """Whether a path leads to a file, or to a place that may not be looked into: reading it will say so."""
    try:
        return path.is_file()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def _why_not(path: Path, kind: str) -> str:
    try:
        if path.is_dir():
            return "a folder, not a file"
        if path.exists():
            return "not a regular file, but a pipe or a device; give a file"
    except (OSError, ValueError):
        pass
    return f"no such file, and no shipped {kind} of that name"
