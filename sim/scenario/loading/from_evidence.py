"""The evidence that a scenario names: found, read once, and asked for values on behalf of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node
from sim.errors import EvidenceError
from sim.shipped import find_evidence, shipped_evidence
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["WORD", "Asking", "as_node", "is_resolved", "read_evidence"]

WORD = "coded"
"""What a file says where the evidence is to give the value."""


def read_evidence(root: Node, faults: Faults) -> Evidence | None:
    """Return the evidence that the scenario names; None if it names none, or after a fault.

    A scenario that says `resolved: true` holds every value itself, and does without evidence that is not there.
    """
    node = root.get("evidence")
    if node is None or not isinstance(node.value, str):
        return None
    folder = _folder(node)
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
        faults.adopt(error.faults)
        if not error.faults:
            faults.add(node.place, "evidence", str(error))
        return None


def is_resolved(root: Node) -> bool:
    """Whether the file says that it holds every value itself."""
    node = root.get("resolved")
    return node is not None and node.value is True


def _folder(node: Node) -> Path | None:
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


@dataclass(frozen=True)
class Asking:
    """A tree whose coded values are wanted, the evidence it names, and where to put what is wrong.

    `evidence_read` says whether the evidence could be read or none is named; if it could not, that fault is known
    already and missing values are not reported one by one.
    """

    root: Node
    evidence: Evidence | None
    evidence_read: bool
    faults: Faults

    def group(self, node: Node, path: str, actor: Node | None) -> str | None:
        """Return the key of an actor in the evidence, empty for no actor; None if there is none, after a fault."""
        if actor is None:
            return ""
        group = actor.word("group")
        if group is None:
            self.faults.add(node.place, path, "coded, but the actor has no `group`: its key in the evidence")
        known = self.evidence.about.groups if self.evidence is not None else ()
        return None if group not in known and self.evidence is not None else group

    def has_evidence(self, node: Node, path: str) -> bool:
        """Whether there is evidence to ask; a fault if the file names none."""
        if self.evidence is None and self.evidence_read:
            self.faults.add(node.place, path, "coded, but the file names no `evidence`: a folder of coded statements")
        return self.evidence is not None


def as_node(found: Coded, node: Node) -> Node:
    """Return a coded value as the file could have written it, at the place of the word that asked for it."""
    beside = {key: node.items[key] for key in ("because", "assumed") if key in node.items}

    def leaf(value: str | float) -> Node:
        """One value at the place of the word."""
        return Node(value, node.place, node.key)

    coders = {
        coder: Node(tuple(leaf(number) for number in triple), node.place, node.key)
        for coder, triple in found.coders.items()
    }
    panel = {"panel": leaf(found.panel)} if found.panel else {}
    said = {"dist": leaf("coded"), "key": leaf(found.key), **panel}
    value = {**said, "coders": Node(coders, node.place, node.key), **beside}
    return replace(node, value=value, flow=True, coded=found.key)
