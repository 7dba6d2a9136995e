"""What the checks ask of a tree, whatever state it is in."""

from __future__ import annotations

from collections.abc import Iterable

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node

__all__ = ["RESERVED", "View"]

ROLES = ("belligerent", "mediator", "guarantor")

RESERVED = ("because", "assumed", "measured", "rest")
"""Words that no issue, actor, offer, event or pocket may be called."""


class View:
    """A tree, the ids it declares, and where to put what is wrong with it.

    An actor whose role cannot be read may be a belligerent: that it is none is not held against those that refer to it.
    """

    def __init__(self, root: Node, faults: Faults) -> None:
        self.root, self.faults = root, faults
        self.issues = self.ids("issues")
        self.actors = self.ids("actors")
        self.belligerents = tuple(key for key in self.actors if self.role(key) in ("belligerent", None))

    def role(self, actor: str) -> str | None:
        """Return the role of an actor; None if it says none that exists, which is a fault of its own."""
        role = self.root.word("actors", actor, "role")
        return role if role in ROLES else None

    def ids(self, *path: str) -> tuple[str, ...]:
        """Keys of the mapping at a path; empty if there is none."""
        node = self.root.get(*path)
        return tuple(node.items) if node is not None else ()

    def entries(self, *path: str) -> Iterable[tuple[str, Node]]:
        """Keys and nodes of the mapping at a path."""
        node = self.root.get(*path)
        return tuple(node.items.items()) if node is not None else ()

    def at_value(self, dotted: str, message: str, *path: str) -> None:
        """Add a fault that points at the value of a path, or at the deepest part of it that exists."""
        node = self._deepest(path)
        self.faults.add(node.at, dotted, message)

    def at_key(self, dotted: str, message: str, *path: str) -> None:
        """Add a fault that points at the key of a path, or at the deepest part of it that exists."""
        node = self._deepest(path)
        self.faults.add(node.named_at, dotted, message)

    def must_be(self, known: Iterable[str], what: str, *path: str) -> None:
        """Check that the word at a path, if there is one, is among the known."""
        word, known = self.root.word(*path), tuple(known)
        if word is not None and word not in known:
            self.at_value(
                ".".join(path), f"got {word[:60]}, which is not {what}{nearest(word, known)}{choice(known)}", *path
            )

    def keys_must_be(self, known: Iterable[str], what: str, *path: str) -> None:
        """Every key of the mapping at a path must be among the known."""
        known = tuple(known)
        for key in self.ids(*path):
            if key not in known:
                dotted = ".".join((*path, key))
                self.at_key(dotted, f"{key} is not {what}{nearest(key, known)}{choice(known)}", *path, key)

    def check_names(self) -> None:
        """No id may be a word with a meaning of its own."""
        for path in (("issues",), ("actors",), ("offers",), ("events",), ("front", "pockets"), ("correlations",)):
            for word in set(self.ids(*path)) & set(RESERVED):
                self.at_key(
                    ".".join((*path, word)), f"{word} has a meaning of its own; choose another name", *path, word
                )

    def _deepest(self, path: tuple[str, ...]) -> Node:
        node = self.root
        for key in path:
            below = node.get(key)
            if below is None:
                break
            node = below
        return node


def choice(known: Iterable[str]) -> str:
    """`; allowed: ...` if the known words are few."""
    words = list(known)
    return f"; allowed: {', '.join(words)}" if 0 < len(words) <= 12 else ""
