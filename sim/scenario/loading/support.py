"""The evidence that a scenario names: found, read once, asked for coded values."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.documents.faults import Fault, Faults, nearest
from sim.documents.tree import Node
from sim.errors import EvidenceError
from sim.shipped import find_evidence, shipped_evidence

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["find_folder", "read_evidence"]


def find_folder(node: Node) -> Path | None:
    """Return the folder that `evidence: NAME` means: beside the file, in a `seeds/` next to it, or shipped."""
    name = str(node.value)
    here = node.place.source.folder
    try:
        for folder in (here / name, here / "seeds" / name, here.parent / "seeds" / name):
            if folder.is_dir():
                return folder
    except (OSError, ValueError):
        return None
    return find_evidence(name)


def read_evidence(root: Node, faults: Faults) -> Evidence | None:
    """Return the evidence that the scenario names; None if it names none, or after a fault.

    A scenario that says `resolved: true` holds every value itself, and does without evidence that is not there.
    """
    node = root.get("evidence")
    if node is None or not isinstance(node.value, str):
        return None
    folder = find_folder(node)
    if folder is None:
        if not is_resolved(root):
            hint = nearest(node.value, shipped_evidence())
            faults.add(
                node.place,
                "evidence",
                f"got {node.value}, but there is no such folder beside this file, nor shipped{hint}",
            )
        return None
    try:
        return _loaded(folder, _state(folder))
    except EvidenceError as error:
        faults.adopt(_fault(fault) for fault in error.faults)
        if not error.faults:
            faults.add(node.place, "evidence", str(error))
        return None


def _fault(found: Any) -> Fault:
    """Return a fault of a file of evidence as one of the scenario that needs it."""
    return Fault(found.path, found.line, found.col, found.dotted, found.message, found.excerpt)


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file of evidence in a folder: the same as long as none of them changes.

    Only where evidence lies: a file from a stranger may name any folder, and walking a whole disk takes for ever.
    """
    places = (*folder.glob("*.yaml"), *(folder / "coders").glob("*.yaml"))
    found = [(path, path.stat()) for path in sorted(places) if path.is_file()]
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=8)
def _loaded(folder: Path, state: tuple[tuple[str, int, int], ...]) -> Evidence:
    """Read the evidence once for as long as its files stay the same: a sweep loads a scenario many times."""
    from sim.evidence import load_evidence

    return load_evidence(folder)


def is_resolved(root: Node) -> bool:
    """Whether the file says that it holds every value itself."""
    node = root.get("resolved")
    return node is not None and node.value is True
