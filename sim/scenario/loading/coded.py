"""`coded`: values that come from the coded statements of the evidence, put into the tree in place of the word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.loading.asking import WORD, Asking, as_node
from sim.scenario.loading.coded_positions import expand_aims, expand_positions

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["expand_coded"]

PER_GROUP = {
    "urgency": "urgency__{}",
    "audience_cost": "audience_cost__{}",
    "no_deal_cost": "audience_cost_of_no_deal__{}",
    "unpredictability": "unpredictability__{}",
    "sincerity": "sincerity__{}",
    "stalling": "stalling__{}",
    "capability": "capability__{}",
}
"""Key of the evidence for each number of an actor."""

PER_PAIR = {"trust": "trust__{}_in_{}", "leverage": "leverage__{}_on_{}"}
"""Key of the evidence for each number of an actor about another."""


def expand_coded(root: Node, evidence: Evidence | None, evidence_read: bool, faults: Faults) -> Node:
    """Return the tree with every `coded` replaced by `{dist: coded, key, coders}`.

    `evidence_read` says whether the evidence could be read or none is named.
    """
    return _Expansion(Asking(root, evidence, evidence_read, faults)).tree()


class _Expansion:
    def __init__(self, ask: Asking) -> None:
        self.ask = ask

    def tree(self) -> Node:
        """Return the whole tree, expanded."""
        root = self.ask.root
        actors = root.get("actors")
        if actors is not None:
            told = {key: self._actor(key, actor) for key, actor in actors.items.items()}
            root = _with(root, "actors", replace(actors, value=told)) if told else root
        front = root.get("front")
        return root if front is None else _with(root, "front", self._front(front))

    def _actor(self, name: str, actor: Node) -> Node:
        """Return an actor with its numbers, positions and aims from the evidence."""
        path = f"actors.{name}"
        children = dict(actor.items)
        for field, key in PER_GROUP.items():
            if field in children:
                children[field] = self._number(children[field], f"{path}.{field}", actor, key.format)
        for field, key in PER_PAIR.items():
            if field in children:
                children[field] = self._pairs(children[field], f"{path}.{field}", actor, key)
        if "positions" in children:
            children["positions"] = expand_positions(self.ask, children["positions"], f"{path}.positions", actor)
        if "war_aims" in children:
            children["war_aims"] = expand_aims(self.ask, children["war_aims"], f"{path}.war_aims", actor)
        return replace(actor, value=children) if children else actor

    def _pairs(self, pairs: Node, path: str, actor: Node, key: str) -> Node:
        children = {}
        for other, item in pairs.items.items():
            about = self.ask.root.word("actors", other, "group")
            if item.value == WORD and about is None:
                self.ask.faults.add(
                    item.place, join(path, other), f"coded, but actors.{other} has no `group`: its key in the evidence"
                )
            children[other] = self._number(item, join(path, other), actor, partial(_about, key, about))
        return replace(pairs, value=children) if children else pairs

    def _front(self, front: Node) -> Node:
        """Return the front with the momentum of the whole and of each pocket."""
        momentum, pockets = front.get("momentum"), front.get("pockets")
        if momentum is not None and momentum.items:
            for field in ("mean", "start"):
                if (item := momentum.get(field)) is not None:
                    number = self._number(item, f"front.momentum.{field}", None, lambda _: "momentum__whole_front")
                    momentum = _with(momentum, field, number)
            front = _with(front, "momentum", momentum)
        if pockets is None:
            return front
        told = {key: self._pocket(key, pocket) for key, pocket in pockets.items.items()}
        return _with(front, "pockets", replace(pockets, value=told)) if told else front

    def _pocket(self, name: str, pocket: Node) -> Node:
        item = pocket.get("momentum")
        if item is None:
            return pocket
        return _with(
            pocket,
            "momentum",
            self._number(item, f"front.pockets.{name}.momentum", None, lambda _: f"momentum__{name}"),
        )

    def _number(self, node: Node, path: str, actor: Node | None, key: Callable[[str], str]) -> Node:
        """Return a number: the parameter of the evidence if it says `coded` or `{coded: KEY}`, else as it is."""
        if node.value == WORD:
            group = self.ask.group(node, path, actor)
            return node if group is None else self._parameter(node, path, key(group))
        named = node.get(WORD)
        if named is None:
            return node
        if not isinstance(named.value, str) or not set(node.items) <= {WORD, "because", "assumed"}:
            self.ask.faults.add(
                named.named_at,
                path,
                "allowed: {coded: KEY}, with KEY a parameter of the evidence, and nothing else but because and assumed",
            )
            return node
        return self._parameter(node, path, named.value)

    def _parameter(self, node: Node, path: str, key: str) -> Node:
        if not self.ask.has_evidence(node, path):
            return node
        evidence = given(self.ask.evidence, "evidence")
        found = evidence.parameter(key)
        if found is None:
            hint = nearest(key, evidence.parameters())
            self.ask.faults.add(
                node.place, path, f"the evidence has no parameter {key}{hint}; give a number, or {{coded: KEY}}"
            )
            return node
        return as_node(found, node)


def _about(key: str, other: str | None, group: str) -> str:
    """Key of what one group's number about another is called in the evidence."""
    return key.format(group, other)


def _with(node: Node, key: str, child: Node) -> Node:
    return replace(node, value={**node.items, key: child})
