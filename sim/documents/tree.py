"""A document as a tree in which every key and value knows its place, and what checks ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sim.documents.faults import Faults, Place, choice, nearest
from sim.documents.scalars import Scalar

__all__ = ["Bad", "Node", "Support", "View", "join"]


class Bad:
    """The value of a node that is already reported as a fault."""


@dataclass(frozen=True, slots=True)
class Support:
    """What a file says stands behind a value: the nearest `because`, `assumed` or `measured` above it in that file."""

    because: tuple[str, ...] = ()
    assumed: str | None = None
    measured: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document with its place, the place of its key, and what its file says stands behind it.

    `coded` is the key of the evidence that a value was read from, if it was; `flow` says whether a mapping or list is
    written in braces or brackets.
    """

    value: Scalar | Mapping[str, Node] | tuple[Node, ...] | Bad
    place: Place
    key: Place | None = None
    flow: bool = True
    support: Support = field(default=Support())
    coded: str | None = None

    @property
    def at(self) -> Place:
        """Where a fault about this value points: the value, or its key where the value has no place of its own."""
        loose = self.value is None or (isinstance(self.value, Mapping | tuple) and not self.flow)
        return self.key if self.key is not None and loose else self.place

    @property
    def named_at(self) -> Place:
        """Where its key stands, or the value itself if it has none."""
        return self.key or self.place

    @property
    def items(self) -> Mapping[str, Node]:
        """Children by key; empty if this is no mapping."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def is_distribution(self) -> bool:
        """Whether this mapping describes one number, and so is replaced whole."""
        return any(key in self.items for key in ("dist", "ci90", "coded"))

    def child(self, key: str | int) -> Node | None:
        """Return the node below a key, or at a place of a list; None if there is none."""
        if isinstance(key, int):
            return self.value[key] if isinstance(self.value, tuple) and key < len(self.value) else None
        return self.items.get(key)

    def get(self, *path: str | int) -> Node | None:
        """Return the node at the end of a path of keys, or None."""
        node: Node | None = self
        for key in path:
            node = node.child(key) if node is not None else None
        return node

    def find(self, dotted: str) -> Node | None:
        """Return the node at a dotted path, or None."""
        return self.get(*dotted.split("."))

    def deepest(self, *path: str | int) -> Node:
        """Return the node at the end of a path of keys, or of as much of it as exists."""
        node = self
        for key in path:
            below = node.child(key)
            if below is None:
                break
            node = below
        return node

    def having(self, key: str, child: Node) -> Node:
        """Return the same mapping with this child below a key."""
        return replace(self, value={**self.items, key: child})

    def word(self, *path: str | int) -> str | None:
        """Return the text at the end of a path of keys, or None if there is none or it is no text."""
        node = self.get(*path)
        return node.value if node is not None and isinstance(node.value, str) else None

    def plain(self) -> Any:
        """Return the value without places: mappings, tuples and scalars."""
        if isinstance(self.value, Mapping):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(item.plain() for item in self.value)
        return "" if isinstance(self.value, Bad) else self.value


def join(path: str, key: object) -> str:
    """Return the dotted path of a child."""
    return f"{path}.{key}" if path else str(key)


class View:
    """A tree as checks see it, whatever state it is in, and where to put what is wrong with it."""

    def __init__(self, root: Node, faults: Faults) -> None:
        self.root, self.faults = root, faults

    def entries(self, *path: str | int) -> tuple[tuple[str, Node], ...]:
        """Keys and nodes of the mapping at a path; empty if there is none."""
        node = self.root.get(*path)
        return tuple(node.items.items()) if node is not None else ()

    def ids(self, *path: str | int) -> tuple[str, ...]:
        """Keys of the mapping at a path; empty if there is none."""
        return tuple(key for key, _ in self.entries(*path))

    def at_value(self, message: str, *path: str | int) -> None:
        """Add a fault that points at the value of a path, or at the deepest part of it that exists."""
        self.faults.add(self.root.deepest(*path).at, _dotted(path), message)

    def at_key(self, message: str, *path: str | int) -> None:
        """Add a fault that points at the key of a path, or at the deepest part of it that exists."""
        self.faults.add(self.root.deepest(*path).named_at, _dotted(path), message)

    def must_be(self, known: Iterable[str], what: str, *path: str | int) -> None:
        """Check that the word at a path, if there is one, is among the known."""
        word, known = self.root.word(*path), tuple(known)
        if word is not None and word not in known:
            self.at_value(f"got {word[:60]}, which is not {what}{nearest(word, known)}{choice(known)}", *path)

    def keys_must_be(self, known: Iterable[str], what: str, *path: str | int) -> None:
        """Check that every key of the mapping at a path is among the known."""
        known = tuple(known)
        for key in self.ids(*path):
            if key not in known:
                self.at_key(f"{key} is not {what}{nearest(key, known)}{choice(known)}", *path, key)


def _dotted(path: Iterable[str | int]) -> str:
    return ".".join(map(str, path))
