"""`coded`: values that come from the coded statements of the evidence, put into the tree in place of the word.

Positions and war aims issue by issue, or `rest` for every issue that is not named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.loading.from_evidence import WORD, Asking, as_node
from sim.scenario.loading.shorthand import REST
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["PER_GROUP", "PER_PAIR", "expand_coded"]

Question = Callable[[str, str], Coded | None]

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
    ask = Asking(root, evidence, evidence_read, faults)
    actors, front = root.get("actors"), root.get("front")
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
    if "positions" in children:
        children["positions"] = _positions(ask, children["positions"], f"{path}.positions", actor)
    if "war_aims" in children:
        children["war_aims"] = _aims(ask, children["war_aims"], f"{path}.war_aims", actor)
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


def _positions(ask: Asking, positions: Node, path: str, actor: Node) -> Node:
    """Return positions with what is coded from the evidence; `rest: coded` adds the issues that are not named."""
    rest = positions.get(REST)
    children = {key: item for key, item in positions.items.items() if key != REST}
    if rest is None:
        expanded = {issue: _position(ask, issue, item, join(path, issue), actor) for issue, item in children.items()}
        return replace(positions, value=expanded) if expanded else positions
    if rest.value != WORD:
        ask.faults.add(rest.at, join(path, REST), "allowed: coded; `rest` stands for every issue that is not named")
        return replace(positions, value=children)
    for issue, item in _rest(ask, rest, join(path, REST), actor):
        own = children.get(issue)
        if own is None:
            children[issue] = item
        elif own.items:
            children[issue] = replace(own, value={**item.items, **own.items})
    expanded = {issue: _position(ask, issue, item, join(path, issue), actor) for issue, item in children.items()}
    return replace(positions, value=expanded)


def _rest(ask: Asking, rest: Node, path: str, actor: Node) -> Iterator[tuple[str, Node]]:
    """Yield every declared issue on which the evidence places the actor's group, its three numbers all `coded`."""
    group = ask.group(rest, path, actor)
    if group is None or not ask.has_evidence(rest, path):
        return
    evidence, issues = given(ask.evidence, "evidence"), ask.root.get("issues")
    found = [key for key in (issues.items if issues else ()) if evidence.position(group, key) is not None]
    if not found:
        ask.faults.add(rest.place, path, f"the evidence places group {group} on none of the issues")
    for issue in found:
        yield issue, replace(rest, value=dict.fromkeys(("ideal", "salience", "firmness"), rest))


def _position(ask: Asking, issue: str, item: Node, path: str, actor: Node) -> Node:
    if not item.items:
        return item
    children = dict(item.items)
    for part, question in _questions(ask).items():
        if part in children and children[part].value == WORD:
            children[part] = _placed(ask, children[part], join(path, part), issue, actor, question)
    return replace(item, value=children)


def _questions(ask: Asking) -> Mapping[str, Question]:
    """Return what the evidence is asked for each part of a position."""
    if ask.evidence is None:
        return dict.fromkeys(("ideal", "salience", "firmness"), lambda group, issue: None)
    return {"ideal": ask.evidence.position, "salience": ask.evidence.salience, "firmness": ask.evidence.firmness}


def _placed(ask: Asking, node: Node, path: str, issue: str, actor: Node, question: Question) -> Node:
    group = ask.group(node, path, actor)
    if group is None or not ask.has_evidence(node, path):
        return node
    found = question(group, issue)
    if found is None:
        ask.faults.add(node.place, path, f"the evidence does not place group {group} on {issue}; give a number")
        return node
    return as_node(found, node)


def _aims(ask: Asking, aims: Node, path: str, actor: Node) -> Node:
    """Return war aims; `rest: coded_ideals` adds the coded ideal on every issue that is not named."""
    rest, question = aims.get(REST), _questions(ask)["ideal"]
    children = {key: item for key, item in aims.items.items() if key != REST}
    if rest is not None and rest.value != "coded_ideals":
        ask.faults.add(
            rest.at, join(path, REST), "allowed: coded_ideals; `rest` stands for every issue that is not named"
        )
    elif rest is not None:
        for issue, _ in _rest(ask, rest, join(path, REST), actor):
            children.setdefault(issue, replace(rest, value=WORD))
    expanded = {
        issue: _placed(ask, item, join(path, issue), issue, actor, question) if item.value == WORD else item
        for issue, item in children.items()
    }
    return replace(aims, value=expanded) if expanded or rest is not None else aims
