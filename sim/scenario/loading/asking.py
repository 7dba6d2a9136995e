"""Asking the evidence on behalf of a file: whose group, whether there is any, and the answer as a file would say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sim.documents.faults import Faults
from sim.documents.tree import Node
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["WORD", "Asking", "as_node"]

WORD = "coded"
"""What a file says where the evidence is to give the value."""


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
        return Node(value, node.place, node.key)

    coders = {
        coder: Node(tuple(leaf(number) for number in triple), node.place, node.key)
        for coder, triple in found.coders.items()
    }
    value = {"dist": leaf("coded"), "key": leaf(found.key), "coders": Node(coders, node.place, node.key), **beside}
    return replace(node, value=value, flow=True, coded=found.key)
