"""What a file says stands behind its values: which value has which support, and whether it can be one.

Statements must exist, reasons say something, and a value has one origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.documents.faults import nearest
from sim.documents.tree import Node, Support, View, join

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["check_support", "supported"]

_NONE = Support()
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_REMEDIES = {
    "assumed": "an empty reason; say in a few words why the value is assumed",
    "measured": "a value is measured only if it says by which fit, such as: fitted to the ceasefires of FILE",
}


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


def check_support(view: View, evidence: Evidence | None) -> None:
    """Check every statement that the tree names, and that no reason is empty."""
    declared = _words(view.root.get("declares"))
    if evidence is not None:
        for node in declared:
            _exists(view, "declares", node, evidence)
        _check_day_zero(view, declared, evidence)
        for actor in view.ids("actors"):
            view.must_be(evidence.about.groups, "a group of the evidence", "actors", actor, "group")
    for path, key, node in _supports(view.root, ""):
        if key in _REMEDIES and isinstance(node.value, str) and not node.value.strip():
            view.faults.add(node.place, join(path, key), _REMEDIES[key])
        if key == "measured" and view.root.get(*(part for part in path.split(".") if part), "assumed") is not None:
            what = "measured and assumed at once; keep `measured` if a fit to records gave the value, else `assumed`"
            view.faults.add(node.named_at, join(path, key), what)
        if key == "because" and view.root.get("evidence") is None:
            _without_evidence(view, join(path, key), node)
        if key == "because" and evidence is not None:
            for word in _words(node):
                _exists(view, join(path, key), word, evidence)
                _declared(view, join(path, key), word, [str(node.value) for node in declared], evidence)


def _without_evidence(view: View, dotted: str, node: Node) -> None:
    """A statement that nothing holds stands behind nothing."""
    for word in _words(node)[:1]:
        what = f"got {str(word.value)[:40]}, but the file names no `evidence` that could hold it"
        view.faults.add(word.place, dotted, f"{what}; name its folder at the top, or say `assumed: why` instead")


def _check_day_zero(view: View, declared: tuple[Node, ...], evidence: Evidence) -> None:
    """No statement that coders read, and no fact declared, may be later than day 0: that would be to look ahead."""
    node = view.root.get("day_zero")
    if node is None or not isinstance(node.value, str) or not _DAY.match(node.value):
        return
    used = {str(word.value) for word in declared}
    relevant = [each for each in evidence.statements.values() if not each.declared_only or each.id in used]
    late = [each for each in relevant if each.date > node.value[: len(each.date)]]
    if late:
        first, more = min(late, key=lambda each: each.date), len(late) - 1
        others = f" and {more} more are later" if more else " is later"
        what = f"got {node.value[:10]}, but statement {first.id} of {first.date}{others}: day 0 may not look ahead; "
        view.faults.add(node.place, "day_zero", what + "move day 0, or take later statements out of the evidence")


def _supports(node: Node, path: str) -> Iterator[tuple[str, str, Node]]:
    """Every `because`, `assumed` and `measured` of the tree, with the path of what it supports."""
    for key, child in node.items.items():
        if key == "origins" and not path:
            continue  # what another file said: kept for the record, and checked there
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
