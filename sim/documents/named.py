"""A document that a user or another file named: found and read once, whatever it turns out to be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sim.documents.compose import compose
from sim.documents.faults import Faults, Place, Source, nearest
from sim.documents.kind import EVIDENCE, Kind
from sim.documents.text import is_stream, read_source
from sim.documents.tree import Node
from sim.errors import given
from sim.shipped import find_scenario, shipped_configs, shipped_scenarios

__all__ = [
    "Document",
    "Heading",
    "find_scenario_from",
    "is_folder",
    "no_scenario",
    "read_document",
    "read_heading",
    "read_named",
]


@dataclass(frozen=True)
class Document:
    """What was read: the path it was read from, the folder from which it names others, its text and its tree."""

    path: Path
    folder: Path
    text: str
    node: Node

    @property
    def is_sweep(self) -> bool:
        """Whether it calls itself a sweep."""
        return self.node.word("kind") == "sweep"


def read_named(
    source: str | Path,
    faults: Faults,
    kind: Kind,
    shipped: Mapping[str, Path],
    streams: bool = False,
) -> Document | None:
    """Return the document that a path or the name of a shipped file means, or None after a fault.

    `shipped` are the shipped ones of its kind, by name. With `streams` a pipe, a device or standard input (`-`) is read
    too: for what a user names by hand.
    """
    path = Path(source)
    if not ((streams and is_stream(path)) or _may_be_read(path)):
        found = shipped.get(str(source).removesuffix(".yaml").removesuffix(".yml"))
        if found is None:
            name = str(source) if str(source).isprintable() else repr(str(source))
            hint = _other_kind(str(source), shipped) or nearest(path.stem, shipped)
            faults.add(Place(Source(name, ()), 1, 1), "", _why_not(path, kind.name) + hint)
            return None
        path = found
    return read_document(path, faults, kind, streams)


def read_document(path: Path, faults: Faults, kind: Kind, streams: bool = False) -> Document | None:
    """Return what a file holds, or None after a fault."""
    read = read_source(path, faults, streams)
    node = compose(*read, faults, kind) if read is not None else None
    return None if read is None or node is None else Document(path, read[0].folder, read[1], node)


@dataclass(frozen=True)
class Heading:
    """The top of a scenario, a sweep or the `about.yaml` of a folder of evidence.

    `title` is its `name` or `title`, `extends` the file that a variant lies over, `scenario` the one that a sweep
    varies; each is None where the file does not say.
    """

    title: str | None
    question: str | None
    extends: str | None
    scenario: str | None


def read_heading(path: Path) -> Heading:
    """Return the heading of a file, whether or not the rest of it is valid.

    Raises
    ------
    ScenarioError
        If it cannot be read, or is no mapping of keys to values.
    """
    faults = Faults()
    document = read_document(path, faults, Kind("file", max_values=EVIDENCE.max_values))
    if document is not None and not document.node.items:
        faults.add(document.node.place, "", "not a mapping of keys to values")
    faults.stop()
    node = given(document, "document").node
    title = node.word("name") or node.word("title")
    return Heading(title, node.word("question"), node.word("extends"), node.word("scenario"))


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder. One that may not be looked at does not: whoever reads it says why."""
    with suppress(PermissionError):
        return path.is_dir()
    return False


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
