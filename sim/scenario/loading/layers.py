"""The files of a scenario: the chain of `extends`, and how each is laid over the one that it extends.

Mappings merge deeply, lists and distributions are replaced whole, null removes an entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sim.documents.faults import Faults
from sim.documents.kind import SCENARIO
from sim.documents.named import Document, find_scenario_from, no_scenario, read_document
from sim.documents.old_keys import with_new_keys
from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.loading.shorthand import snapshots, taken_back, written_out
from sim.scenario.loading.support import supported
from sim.scenario.loading.wishes import keeping_wishes
from sim.shipped import askable, shown

__all__ = ["MAX_CHAIN", "Layer", "lay", "merged", "prepared", "read_layers"]

MAX_CHAIN = 16
"""Longest chain of `extends`."""

NOTHING_TO_REMOVE = (
    "no value; give one or delete the line (a null removes an entry of the file that is extended, and there is none)"
)

NO_LIMIT = "; `limit: none` says that nothing is ruled out, whatever the evidence codes"

FIRST_EDITION = (
    "got 1; allowed: 2; schema 1 is the first edition of the model: `truce upgrade FILE` rewrites it and says what "
    "changed in meaning"
)


@dataclass(frozen=True)
class Layer:
    """One file of the chain: where it lies, the folder from which it names others, and what it says, prepared."""

    path: Path
    folder: Path
    node: Node


def read_layers(document: Document, faults: Faults) -> tuple[Layer, ...]:
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
        below = None if found is None else read_document(found, faults, SCENARIO)
    return tuple(reversed(chain))


def _layer(document: Document, faults: Faults) -> Layer | None:
    node, path = document.node, document.path
    if not node.items:
        faults.add(node.place, "", "a scenario is a mapping of keys to values, beginning with `schema: 2`")
        return None
    if "kind" in node.items:
        sweep = node.word("kind") == "sweep"
        what = f"a sweep, not a scenario; use `truce sweep {askable(path)}`"
        faults.add(node.items["kind"].named_at, "kind", what if sweep else "a scenario has no `kind`; delete the line")
        return None
    version = node.get("schema")
    if version is not None and version.value == 1:
        faults.add(version.at, "schema", FIRST_EDITION)
    return Layer(path, document.folder, prepared(node, faults))


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


def merged(layers: Sequence[Layer], faults: Faults) -> Node:
    """Return the tree of all layers laid over each other. Known answers belong to the file that states them."""
    tree: Node | None = None
    for layer in layers:
        if tree is not None:
            tree = replace(tree, value={key: item for key, item in tree.items.items() if key != "expect"})
        tree = lay(tree, layer.node, faults)
    return given(tree, "file")


def prepared(node: Node, faults: Faults) -> Node:
    """Return a document as it is laid over others: by the keys of today, each value with its support, shorthand out."""
    return written_out(supported(with_new_keys(node, SCENARIO, faults)), faults)


def lay(below: Node | None, layer: Node, faults: Faults) -> Node:
    """Return a tree with one more prepared document laid over it; a null that removes nothing is a fault."""
    if below is None:
        return snapshots(_merge(below, layer, faults), layer, faults)
    layer = taken_back(below, layer)
    return keeping_wishes(snapshots(_merge(below, layer, faults), layer, faults), layer, below)


def _merge(base: Node | None, over: Node, faults: Faults, dotted: str = "") -> Node:
    """Return `over` laid over `base`; a null removes the entry below it, and one that removes nothing is a fault."""
    whole = base is None or not base.items or base.is_distribution
    if over.is_distribution or not over.items:
        _no_nulls(over, faults, dotted)
        return over
    below = {} if whole or base is None else dict(base.items)
    for key, child in over.items.items():
        path = join(dotted, key)
        if child.value is not None:
            below[key] = _merge(below.get(key), child, faults, path)
        elif below.pop(key, None) is None:
            faults.add(child.at, path, NOTHING_TO_REMOVE + (NO_LIMIT if key == "limit" else ""))
    return replace(over, value=below)


def _no_nulls(node: Node, faults: Faults, dotted: str) -> None:
    inner = enumerate(node.value) if isinstance(node.value, tuple) else node.items.items()
    for key, child in inner:
        if child.value is None:
            faults.add(child.at, join(dotted, key), NOTHING_TO_REMOVE)
        _no_nulls(child, faults, join(dotted, key))
