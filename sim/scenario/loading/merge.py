"""Laying one document over another: maps merge deeply, lists and distributions are replaced whole, null removes."""

from __future__ import annotations

from dataclasses import replace

from sim.documents.faults import Faults
from sim.documents.tree import Node, Support, join

__all__ = ["merge", "supported"]

NOTHING_TO_REMOVE = (
    "no value; give one or delete the line (a null removes an entry of the file that is extended, and there is none)"
)

_NONE = Support()


def merge(base: Node | None, over: Node, faults: Faults, dotted: str = "") -> Node:
    """`over` laid over `base`; a null in `over` removes the entry below it, and one that removes nothing is a fault."""
    whole = base is None or not base.items or base.is_distribution
    if over.is_distribution or not over.items:
        _no_nulls(over, faults, dotted)
        return over
    below = {} if whole or base is None else dict(base.items)
    for key, child in over.items.items():
        path = join(dotted, key)
        if child.value is not None:
            below[key] = merge(below.get(key), child, faults, path)
        elif below.pop(key, None) is None:
            faults.add(child.at, path, NOTHING_TO_REMOVE)
    return replace(over, value=below)


def _no_nulls(node: Node, faults: Faults, dotted: str) -> None:
    inner = enumerate(node.value) if isinstance(node.value, tuple) else node.items.items()
    for key, child in inner:
        if child.value is None:
            faults.add(child.at, join(dotted, key), NOTHING_TO_REMOVE)
        _no_nulls(child, faults, join(dotted, key))


def supported(node: Node, above: Support = _NONE) -> Node:
    """Return the same tree, each value carrying the nearest `because`, `assumed` or `measured` of this document.

    Done before documents are merged, so that a statement named in one file never seems to stand behind a value that
    another file put in its place.
    """
    own = _own_support(node) or above
    if isinstance(node.value, tuple):
        return replace(node, support=own)
    if node.items:
        return replace(node, support=own, value={key: supported(child, own) for key, child in node.items.items()})
    return replace(node, support=own)


def _own_support(node: Node) -> Support | None:
    because, assumed, measured = node.get("because"), node.word("assumed"), node.word("measured")
    names = because.value if because is not None and isinstance(because.value, tuple) else ()
    named = tuple(item.value for item in names if isinstance(item.value, str))
    return Support(named, assumed, measured) if named or assumed or measured else None
