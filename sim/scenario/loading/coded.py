"""`coded`: values that come from the coded statements of the evidence, put into the tree in place of the word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.loading.coded_issues import aims, aims_met, fights, positions, status_quo
from sim.scenario.loading.from_evidence import WORD, Asking, as_node
from sim.scenario.loading.shorthand import LIMITS

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["PER_GROUP", "PER_PAIR", "expand_coded"]

PER_GROUP = {
    "urgency": "urgency__{}",
    "audience_cost": "audience_cost__{}",
    "no_deal_cost": "audience_cost_of_no_deal__{}",
    "unpredictability": "unpredictability__{}",
    "sincerity": "sincerity__{}",
    "stalling": "stalling__{}",
    "capability": "capability__{}",
    "optimism": "optimism__{}",
}
"""Key of the evidence for each number of an actor."""

PER_PAIR = {"trust": "trust__{}_in_{}", "leverage": "leverage__{}_on_{}"}
"""Key of the evidence for each number of an actor about another."""


def expand_coded(root: Node, evidence: Evidence | None, evidence_read: bool, faults: Faults) -> Node:
    """Return the tree with every `coded` replaced by `{dist: coded, key, coders}`.

    `evidence_read` says whether the evidence could be read or none is named.
    """
    ask = Asking(root, evidence, evidence_read, faults)
    actors, front, quo = root.get("actors"), root.get("front"), root.get("status_quo")
    if quo is not None:
        root = root.having("status_quo", status_quo(ask, quo))
    if actors is not None and actors.items:
        children = {key: _actor(ask, key, actor) for key, actor in actors.items.items()}
        root = root.having("actors", replace(actors, value=children))
    return root if front is None else root.having("front", _front(ask, front))


def _actor(ask: Asking, name: str, actor: Node) -> Node:
    """Return an actor with its numbers, positions and aims from the evidence."""
    path = f"actors.{name}"
    children = dict(actor.items)
    for field, key in PER_GROUP.items():
        if field in children:
            children[field] = _number(ask, children[field], f"{path}.{field}", actor, key.format)
    for field, key in PER_PAIR.items():
        if field in children:
            children[field] = _pairs(ask, children[field], f"{path}.{field}", actor, key)
    if "war_aims" in children:
        children["war_aims"] = aims(ask, children["war_aims"], f"{path}.war_aims", actor)
    if "aims_met" in children:
        children["aims_met"] = aims_met(ask, children["aims_met"], f"{path}.aims_met", actor)
    if (placed := positions(ask, actor, path)) is not None:
        children["positions"] = placed
    if fights(actor):
        children.pop(LIMITS, None)
    return replace(actor, value=children) if children else actor


def _pairs(ask: Asking, pairs: Node, path: str, actor: Node, key: str) -> Node:
    children = {}
    for other, item in pairs.items.items():
        about = ask.root.word("actors", other, "group")
        if item.value == WORD and about is None:
            ask.faults.add(
                item.place, join(path, other), f"coded, but actors.{other} has no `group`: its key in the evidence"
            )
        children[other] = _number(ask, item, join(path, other), actor, partial(_about, key, about))
    return replace(pairs, value=children) if children else pairs


def _front(ask: Asking, front: Node) -> Node:
    """Return the front with the momentum of the whole and of each pocket."""
    momentum, pockets = front.get("momentum"), front.get("pockets")
    if momentum is not None and momentum.items:
        for field in ("mean", "start"):
            if (item := momentum.get(field)) is not None:
                number = _number(ask, item, f"front.momentum.{field}", None, lambda _: "momentum__whole_front")
                momentum = momentum.having(field, number)
        front = front.having("momentum", momentum)
    if pockets is None:
        return front
    children = {key: _pocket(ask, key, pocket) for key, pocket in pockets.items.items()}
    return front.having("pockets", replace(pockets, value=children)) if children else front


def _pocket(ask: Asking, name: str, pocket: Node) -> Node:
    item = pocket.get("momentum")
    if item is None:
        return pocket
    return pocket.having(
        "momentum",
        _number(ask, item, f"front.pockets.{name}.momentum", None, lambda _: f"momentum__{name}"),
    )


def _number(ask: Asking, node: Node, path: str, actor: Node | None, key: Callable[[str], str]) -> Node:
    """Return a number: the parameter of the evidence if it says `coded` or `{coded: KEY}`, else as it is."""
    if node.value == WORD:
        group = ask.group(node, path, actor)
        return node if group is None else _parameter(ask, node, path, key(group))
    named = node.get(WORD)
    if named is None:
        return node
    if not isinstance(named.value, str) or not set(node.items) <= {WORD, "because", "assumed"}:
        ask.faults.add(
            named.named_at,
            path,
            "allowed: {coded: KEY}, with KEY a parameter of the evidence, and nothing else but because and assumed",
        )
        return node
    return _parameter(ask, node, path, named.value)


def _parameter(ask: Asking, node: Node, path: str, key: str) -> Node:
    if not ask.has_evidence(node, path):
        return node
    evidence = given(ask.evidence, "evidence")
    found = evidence.parameter(key)
    if found is None:
        hint = nearest(key, evidence.parameters())
        ask.faults.add(node.place, path, f"the evidence has no parameter {key}{hint}; give a number, or {{coded: KEY}}")
        return node
    return as_node(found, node)


def _about(key: str, other: str | None, group: str) -> str:
    """Key of what one group's number about another is called in the evidence."""
    return key.format(group, other)
