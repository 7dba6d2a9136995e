"""Positions and war aims from the evidence: issue by issue, or `rest` for every issue that is not named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.loading.asking import WORD, Asking, as_node
from sim.scenario.loading.shorthand import REST
from sim.uncertainty import Coded

__all__ = ["expand_aims", "expand_positions"]

Question = Callable[[str, str], Coded | None]


def expand_positions(ask: Asking, positions: Node, path: str, actor: Node) -> Node:
    """Return positions with what is coded from the evidence; `rest: coded` adds the issues that are not named."""
    rest = positions.get(REST)
    children = {key: item for key, item in positions.items.items() if key != REST}
    if rest is None:
        told = {issue: _position(ask, issue, item, join(path, issue), actor) for issue, item in children.items()}
        return replace(positions, value=told) if told else positions
    if rest.value != WORD:
        ask.faults.add(rest.at, join(path, REST), "allowed: coded; `rest` stands for every issue that is not named")
        return replace(positions, value=children)
    for issue, item in _rest(ask, rest, join(path, REST), actor):
        own = children.get(issue)
        if own is None:
            children[issue] = item
        elif own.items:
            children[issue] = replace(own, value={**item.items, **own.items})
    told = {issue: _position(ask, issue, item, join(path, issue), actor) for issue, item in children.items()}
    return replace(positions, value=told)


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


def expand_aims(ask: Asking, aims: Node, path: str, actor: Node) -> Node:
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
    told = {
        issue: _placed(ask, item, join(path, issue), issue, actor, question) if item.value == WORD else item
        for issue, item in children.items()
    }
    return replace(aims, value=told) if told or rest is not None else aims
