"""The chain of files that a scenario extends, read from the file itself down to the one that extends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.documents.faults import Faults
from sim.documents.named import Document, find_scenario_from, no_scenario, read_document
from sim.documents.tree import Node
from sim.shipped import askable, shown

__all__ = ["MAX_CHAIN", "Layer", "read_chain"]

MAX_CHAIN = 16
"""Longest chain of `extends`."""


@dataclass(frozen=True)
class Layer:
    """One file of the chain: where it lies, the folder from which it names others, and what it says."""

    path: Path
    folder: Path
    node: Node


def read_chain(document: Document, faults: Faults) -> tuple[Layer, ...]:
    """Return the layers from the file that extends nothing up to a document; what cannot be read is a fault.

    Empty if the document itself is no scenario.
    """
    chain: list[Layer] = []
    seen: list[Path] = []
    below: Document | None = document
    while below is not None:
        layer = _layer(below, faults)
        if layer is None:
            break
        chain.append(layer)
        seen.append(below.path.resolve())
        found = _extended(layer, seen, faults)
        below = None if found is None else read_document(found, faults)
    return tuple(reversed(chain))


def _layer(document: Document, faults: Faults) -> Layer | None:
    node, path = document.node, document.path
    if not node.items:
        faults.add(node.place, "", "a scenario is a mapping of keys to values, beginning with `schema: 1`")
        return None
    if "kind" in node.items:
        sweep = node.word("kind") == "sweep"
        what = f"a sweep, not a scenario; use `truce sweep {askable(path)}`"
        faults.add(node.items["kind"].named_at, "kind", what if sweep else "a scenario has no `kind`; delete the line")
        return None
    return Layer(path, document.folder, node)


def _extended(layer: Layer, seen: list[Path], faults: Faults) -> Path | None:
    """Return the file that this layer extends, if it names one that can be used."""
    node = layer.node.get("extends")
    if node is None:
        return None
    if not isinstance(node.value, str) or not node.value:
        faults.add(
            node.at, "extends", "allowed: the path of a file, relative to this one, or the name of a shipped scenario"
        )
        return None
    found = find_scenario_from(layer.folder, node.value)
    if found is None:
        faults.add(node.at, "extends", no_scenario(layer.folder, node.value, layer.path))
        return None
    if found.resolve() in seen:
        ring = " -> ".join(shown(path) for path in [*_names(seen, found), found])
        faults.add(node.at, "extends", f"files extend each other in a circle: {ring}")
        return None
    if len(seen) >= MAX_CHAIN:
        faults.add(node.at, "extends", f"more than {MAX_CHAIN} files extend each other")
        return None
    return found


def _names(seen: list[Path], found: Path) -> list[Path]:
    return [Path(path.name) for path in seen[seen.index(found.resolve()) :]]
