"""A document that a user named: found and read once, whatever it turns out to be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sim.documents.compose import compose
from sim.documents.faults import Faults, Place, Source, nearest
from sim.documents.source import read_source
from sim.documents.text import is_stream
from sim.documents.tree import Node
from sim.shipped import find_scenario, shipped_configs, shipped_scenarios

__all__ = ["Document", "find_scenario_from", "no_scenario", "read_document", "read_named"]


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
    path, known = Path(source), shipped_scenarios() if shipped is None else shipped
    if not ((streams and is_stream(path)) or _may_be_read(path)):
        found = known.get(str(source).removesuffix(".yaml").removesuffix(".yml"))
        if found is None:
            name = str(source) if str(source).isprintable() else repr(str(source))
            hint = _other_kind(str(source), known) or nearest(path.stem, known)
            faults.add(Place(Source(name, ()), 1, 1), "", _why_not(path, kind) + hint)
            return None
        path = found
    return read_document(path, faults, streams)


def read_document(path: Path, faults: Faults, streams: bool = False) -> Document | None:
    """Return what a file holds, or None after a fault."""
    read = read_source(path, faults, streams)
    node = compose(*read, faults) if read is not None else None
    return None if read is None or node is None else Document(path, read[0].folder, read[1], node)


def find_scenario_from(folder: Path, name: str) -> Path | None:
    """Return the scenario that a file in a folder names: one beside it, or a shipped one; None if there is none."""
    with suppress(OSError, ValueError):
        if (folder / name).is_file():
            return folder / name
    return find_scenario(name)


def no_scenario(folder: Path, name: str, own: Path) -> str:
    """Say that a name leads nowhere, with those nearest to it of all that the file `own` could name."""
    beside = [other.stem for other in folder.glob("*.yaml") if other != own][:200]
    hint = nearest(Path(name).stem, [*shipped_scenarios(), *beside])
    return f"got {name}, but there is no such file beside this one, nor a shipped scenario{hint}"


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
