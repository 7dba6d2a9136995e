"""The chain of files that a scenario extends, read from the file itself down to the one that extends nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.scenario.loading.compose import compose
from sim.scenario.loading.fault import Faults, Place, Source, nearest
from sim.scenario.loading.source import read_source
from sim.scenario.loading.tree import Node
from sim.shipped import find_scenario, shipped_scenarios, shown

__all__ = ["MAX_CHAIN", "Layer", "find_file", "read_chain"]

OTHER_KINDS = ("sweep", "sensitivity")

MAX_CHAIN = 16
"""Longest chain of `extends`."""


@dataclass(frozen=True)
class Layer:
    """One file of the chain: where it lies and what it says."""

    path: Path
    node: Node


def find_file(
    source: str | Path, faults: Faults, kind: str = "scenario", shipped: Mapping[str, Path] | None = None
) -> Path | None:
    """Return the file that a path or the name of a shipped scenario means, or None after a fault.

    `kind` and `shipped` are for files of another kind: what to call it, and the shipped ones by name.
    """
    path, known = Path(source), shipped_scenarios() if shipped is None else shipped
    try:
        if path.is_file():
            return path
        found = known.get(re.sub(r"\.ya?ml$", "", str(source)))
    except (OSError, ValueError):
        found = None
    if found is None:
        name = str(source) if str(source).isprintable() else repr(str(source))
        hint = nearest(path.stem, known)
        what = "a folder, not a file" if _is_folder(path) else f"no such file, and no shipped {kind} of that name"
        faults.add(Place(Source(name, ()), 1, 1), "", what + hint)
    return found


def read_chain(path: Path, faults: Faults) -> tuple[Layer, ...]:
    """Return the layers from the file that extends nothing up to the one at `path`; what cannot be read is a fault."""
    chain: list[Layer] = []
    seen: list[Path] = []
    below: Path | None = path
    while below is not None:
        layer = _read(below, faults)
        if layer is None:
            break
        chain.append(layer)
        seen.append(below.resolve())
        below = _extended(layer, seen, faults)
    return tuple(reversed(chain))


def _read(path: Path, faults: Faults) -> Layer | None:
    read = read_source(path, faults)
    node = compose(*read, faults) if read is not None else None
    if node is None:
        return None
    if not node.items:
        faults.add(node.place, "", "a scenario is a mapping of keys to values, beginning with `schema: 1`")
        return None
    if (kind := node.word("kind")) in OTHER_KINDS:
        faults.add(node.items["kind"].named_at, "kind", f"a {kind}, not a scenario; use `truce {kind} {shown(path)}`")
        return None
    return Layer(path, node)


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
    found = _beside(layer.path, node.value) or find_scenario(node.value)
    if found is None:
        hint = nearest(Path(node.value).stem, [*shipped_scenarios(), *_neighbours(layer.path)])
        faults.add(
            node.at,
            "extends",
            f"got {node.value}, but there is no such file beside this one, nor a shipped scenario{hint}",
        )
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


def _beside(path: Path, name: str) -> Path | None:
    try:
        found = path.parent / name
        return found if found.is_file() else None
    except (OSError, ValueError):
        return None


def _neighbours(path: Path) -> list[str]:
    return [other.stem for other in path.parent.glob("*.yaml") if other != path][:200]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
