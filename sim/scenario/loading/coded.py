"""`coded`: values that come from the coded statements of the evidence, put into the tree in place of the word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sim.scenario.loading.fault import Faults, nearest
from sim.scenario.loading.shorthand import REST
from sim.scenario.loading.tree import Node, join
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["expand_coded"]

WORD = "coded"
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

    `evidence_read` says whether the evidence could be read or none is named; if it could not, that fault is known
    already and missing values are not reported one by one.
    """
    return _Expansion(root, evidence, evidence_read, faults).tree()


class _Expansion:
    def __init__(self, root: Node, evidence: Evidence | None, evidence_read: bool, faults: Faults) -> None:
        self.root, self.evidence, self.evidence_read, self.faults = root, evidence, evidence_read, faults

    def tree(self) -> Node:
        """Return the whole tree, expanded."""
        root = self.root
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
            children["positions"] = self._positions(children["positions"], f"{path}.positions", actor)
        if "war_aims" in children:
            children["war_aims"] = self._aims(children["war_aims"], f"{path}.war_aims", actor)
        return replace(actor, value=children) if children else actor

    def _pairs(self, pairs: Node, path: str, actor: Node, key: str) -> Node:
        children = {}
        for other, item in pairs.items.items():
            about = self.root.word("actors", other, "group")
            if item.value == WORD and about is None:
                self.faults.add(
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
            group = self._group(node, path, actor)
            return node if group is None else self._parameter(node, path, key(group))
        named = node.get(WORD)
        if named is None:
            return node
        if not isinstance(named.value, str) or not set(node.items) <= {WORD, "because", "assumed"}:
            self.faults.add(
                named.named_at,
                path,
                "allowed: {coded: KEY}, with KEY a parameter of the evidence, and nothing else but because and assumed",
            )
            return node
        return self._parameter(node, path, named.value)

    def _group(self, node: Node, path: str, actor: Node | None) -> str | None:
        if actor is None:
            return ""
        group = actor.word("group")
        if group is None:
            self.faults.add(node.place, path, "coded, but the actor has no `group`: its key in the evidence")
        known = self.evidence.about.groups if self.evidence is not None else ()
        return None if group not in known and self.evidence is not None else group

    def _parameter(self, node: Node, path: str, key: str) -> Node:
        if not self._has_evidence(node, path):
            return node
        assert self.evidence is not None
        found = self.evidence.parameter(key)
        if found is None:
            hint = nearest(key, self.evidence.parameters())
            self.faults.add(
                node.place, path, f"the evidence has no parameter {key}{hint}; give a number, or {{coded: KEY}}"
            )
            return node
        return _as_node(found, node)

    def _has_evidence(self, node: Node, path: str) -> bool:
        if self.evidence is None and self.evidence_read:
            self.faults.add(node.place, path, "coded, but the file names no `evidence`: a folder of coded statements")
        return self.evidence is not None

    def _positions(self, positions: Node, path: str, actor: Node) -> Node:
        """Positions with what is coded from the evidence; `rest: coded` adds the issues that are not named."""
        rest = positions.get(REST)
        children = {key: item for key, item in positions.items.items() if key != REST}
        if rest is None:
            told = {issue: self._position(issue, item, join(path, issue), actor) for issue, item in children.items()}
            return replace(positions, value=told) if told else positions
        if rest.value != WORD:
            self.faults.add(
                rest.at, join(path, REST), "allowed: coded; `rest` stands for every issue that is not named"
            )
            return replace(positions, value=children)
        for issue, item in self._rest(rest, join(path, REST), actor):
            own = children.get(issue)
            if own is None:
                children[issue] = item
            elif own.items:
                children[issue] = replace(own, value={**item.items, **own.items})
        told = {issue: self._position(issue, item, join(path, issue), actor) for issue, item in children.items()}
        return replace(positions, value=told)

    def _rest(self, rest: Node, path: str, actor: Node) -> Iterator[tuple[str, Node]]:
        """Every declared issue on which the evidence places the actor's group, its three numbers all `coded`."""
        group = self._group(rest, path, actor)
        if group is None or not self._has_evidence(rest, path):
            return
        assert self.evidence is not None
        issues = self.root.get("issues")
        found = [key for key in (issues.items if issues else ()) if self.evidence.position(group, key) is not None]
        if not found:
            self.faults.add(rest.place, path, f"the evidence places group {group} on none of the issues")
        for issue in found:
            yield issue, replace(rest, value=dict.fromkeys(("ideal", "salience", "firmness"), rest))

    def _position(self, issue: str, item: Node, path: str, actor: Node) -> Node:
        if not item.items:
            return item
        children = dict(item.items)
        for part, ask in self._questions().items():
            if part in children and children[part].value == WORD:
                children[part] = self._placed(children[part], join(path, part), issue, actor, ask)
        return replace(item, value=children)

    def _questions(self) -> Mapping[str, Callable[[str, str], Coded | None]]:
        if self.evidence is None:
            return dict.fromkeys(("ideal", "salience", "firmness"), lambda group, issue: None)
        return {"ideal": self.evidence.position, "salience": self.evidence.salience, "firmness": self.evidence.firmness}

    def _placed(self, node: Node, path: str, issue: str, actor: Node, ask: Callable[[str, str], Coded | None]) -> Node:
        group = self._group(node, path, actor)
        if group is None or not self._has_evidence(node, path):
            return node
        found = ask(group, issue)
        if found is None:
            self.faults.add(node.place, path, f"the evidence does not place group {group} on {issue}; give a number")
            return node
        return _as_node(found, node)

    def _aims(self, aims: Node, path: str, actor: Node) -> Node:
        """War aims; `rest: coded_ideals` adds the coded ideal on every issue that is not named."""
        rest, ask = aims.get(REST), self._questions()["ideal"]
        children = {key: item for key, item in aims.items.items() if key != REST}
        if rest is not None and rest.value != "coded_ideals":
            self.faults.add(
                rest.at, join(path, REST), "allowed: coded_ideals; `rest` stands for every issue that is not named"
            )
        elif rest is not None:
            for issue, _ in self._rest(rest, join(path, REST), actor):
                children.setdefault(issue, replace(rest, value=WORD))
        told = {
            issue: self._placed(item, join(path, issue), issue, actor, ask) if item.value == WORD else item
            for issue, item in children.items()
        }
        return replace(aims, value=told) if told or rest is not None else aims


def _as_node(found: Coded, node: Node) -> Node:
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


def _about(key: str, other: str | None, group: str) -> str:
    """Key of what one group's number about another is called in the evidence."""
    return key.format(group, other)


def _with(node: Node, key: str, child: Node) -> Node:
    return replace(node, value={**node.items, key: child})
