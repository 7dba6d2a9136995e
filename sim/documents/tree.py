"""A document as a tree in which every key and value knows its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.documents.faults import Place
from sim.documents.scalars import Scalar

__all__ = ["Bad", "Node", "Support", "join"]


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

    def get(self, *path: str) -> Node | None:
        """Return the node at the end of a path of keys, or None."""
        node: Node | None = self
        for key in path:
            node = node.items.get(key) if node is not None else None
        return node

    def word(self, *path: str) -> str | None:
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
