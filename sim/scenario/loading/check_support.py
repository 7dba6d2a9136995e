"""What a file says stands behind its values: statements that exist, reasons that say something, one origin each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.loading.fault import nearest
from sim.scenario.loading.tree import Node, join
from sim.scenario.loading.view import View

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["check_support"]

_REMEDIES = {
    "assumed": "an empty reason; say in a few words why the value is assumed",
    "measured": "a value is measured only if it says by which fit, such as: fitted to the truces of FILE",
}


def check_support(view: View, evidence: Evidence | None) -> None:
    """Check every statement that the tree names, and that no reason is empty."""
    declared = _words(view.root.get("declares"))
    if evidence is not None:
        for node in declared:
            _exists(view, "declares", node, evidence)
        for actor in view.actors:
            view.must_be(evidence.about.groups, "a group of the evidence", "actors", actor, "group")
    for path, key, node in _supports(view.root, ""):
        if key in _REMEDIES and isinstance(node.value, str) and not node.value.strip():
            view.faults.add(node.place, join(path, key), _REMEDIES[key])
        if key == "measured" and view.root.get(*(part for part in path.split(".") if part), "assumed") is not None:
            what = "measured and assumed at once; keep `measured` if a fit to records gave the value, else `assumed`"
            view.faults.add(node.named_at, join(path, key), what)
        if key == "because" and evidence is not None:
            for word in _words(node):
                _exists(view, join(path, key), word, evidence)
                _declared(view, join(path, key), word, [str(node.value) for node in declared], evidence)


def _supports(node: Node, path: str) -> Iterator[tuple[str, str, Node]]:
    """Every `because`, `assumed` and `measured` of the tree, with the path of what it supports."""
    for key, child in node.items.items():
        if key in ("because", *_REMEDIES) and not child.items:
            yield path, key, child
        else:
            yield from _supports(child, join(path, key))


def _words(node: Node | None) -> tuple[Node, ...]:
    items = node.value if node is not None and isinstance(node.value, tuple) else ()
    return tuple(item for item in items if isinstance(item.value, str))


def _exists(view: View, dotted: str, node: Node, evidence: Evidence) -> None:
    word = str(node.value)
    if word not in evidence.statements:
        what = f"got {word[:40]}, which is no statement of the evidence{nearest(word, evidence.statements)}"
        view.faults.add(node.place, dotted, what)


def _declared(view: View, dotted: str, node: Node, declared: list[str], evidence: Evidence) -> None:
    word = str(node.value)
    statement = evidence.statements.get(word)
    if statement is not None and statement.declared_only and word not in declared:
        view.faults.add(
            node.place, dotted, f"{word} is not in the source of the evidence; name it in `declares` at the top"
        )
