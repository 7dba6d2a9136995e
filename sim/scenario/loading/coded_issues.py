"""What is coded issue by issue: positions with their limits, war aims, aims that are met, the status quo.

`rest: coded` stands for every declared issue that is not named, `limits: coded` for every limit that is coded at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.documents.tree import Node, join
from sim.errors import given
from sim.scenario.actors import ROLES, Belligerent
from sim.scenario.loading.from_evidence import WORD, Asking, as_node
from sim.scenario.loading.shorthand import LIMITS, NONE, REST
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["aims", "aims_met", "fights", "positions", "status_quo"]

Question = Callable[["Evidence", str, str], Coded | None]
"""What the evidence is asked about a group and an issue."""

_OF_POSITION: Mapping[str, Question] = {
    "ideal": lambda evidence, group, issue: evidence.position(group, issue),
    "salience": lambda evidence, group, issue: evidence.salience(group, issue),
    "firmness": lambda evidence, group, issue: evidence.firmness(group, issue),
    "wish": lambda evidence, group, issue: evidence.position(group, issue),
    "wish_from": lambda evidence, group, issue: evidence.position(group, issue),
}
_OF_LIMIT: Mapping[str, Question] = {
    "at": lambda evidence, group, issue: evidence.limit(group, issue),
    "firmness": lambda evidence, group, issue: evidence.limit_firmness(group, issue),
}
_REST = ("ideal", "salience", "firmness")
"""What `rest: coded` says of an issue."""

NOT_PLACED = "the evidence does not place group {group} on {issue}; give a number"
NOT_RULED_OUT = "the evidence codes no limit of group {group} on {issue}; write one, such as "
NOT_RULED_OUT += "{{rules_out: above, at: 0.7, firmness: 0.8}}, or `limit: none`"
NOT_MET = "no coder says that group {group} has what it fights for on {issue}; give a share, or take the line out"
NOT_SAID = "no coder says how {issue} stands; give a number"
NO_BLOCK = "no coder of the evidence has `{0}`; write them out, or take the line out"
FOR_OTHERS = "allowed: coded; `rest` stands for every issue that is not named"
ONE_WORD = "allowed: coded; a limit that is written out stands in its position, as `positions.ISSUE.limit`"
NOWHERE = "the evidence codes a limit of group {0} on {1}, where this actor has no position; add `positions.{1}`, or "
NOWHERE += "write out the limits beside its positions instead"


def fights(actor: Node) -> bool:
    """Whether an actor is a belligerent, or may be one since its role cannot be read."""
    return issubclass(ROLES.get(actor.word("role") or "", Belligerent), Belligerent)


def positions(ask: Asking, actor: Node, path: str) -> Node | None:
    """Return an actor's positions with what is coded from the evidence; None if it has none."""
    node, here, limits = actor.get("positions"), join(path, "positions"), actor.get(LIMITS)
    if node is not None and not node.items:
        return node
    children = dict(node.items) if node is not None else {}
    rest = children.pop(REST, None)
    if rest is not None:
        children |= _placed(ask, rest, join(here, REST), actor, children)
    if limits is not None and fights(actor):
        children |= _ruled_out(ask, limits, join(path, LIMITS), actor, children)
    expanded = {issue: _position(ask, issue, item, join(here, issue), actor) for issue, item in children.items()}
    return None if node is None else replace(node, value=expanded)


def _placed(ask: Asking, rest: Node, path: str, actor: Node, said: Mapping[str, Node]) -> dict[str, Node]:
    """Return a position for every issue on which the evidence places the group, by what the file says of it."""
    if rest.value != WORD:
        ask.faults.add(rest.at, path, FOR_OTHERS)
        return {}
    found = _issues(ask, rest, path, actor, _OF_POSITION["ideal"])
    if found == ():
        ask.faults.add(rest.place, path, f"the evidence places group {actor.word('group')} on none of the issues")
    coded = dict.fromkeys(_REST, rest)
    whole = {issue: said.get(issue, replace(rest, value={})) for issue in found or ()}
    return {
        issue: replace(item, value={**coded, **item.items}) for issue, item in whole.items() if item.value == item.items
    }


def _ruled_out(ask: Asking, word: Node, path: str, actor: Node, said: Mapping[str, Node]) -> dict[str, Node]:
    """Return the positions on which the evidence codes a limit with that limit, by what the file says of it."""
    if word.value != WORD:
        ask.faults.add(word.at, path, ONE_WORD)
        return {}
    coded, found = dict.fromkeys(("rules_out", *_OF_LIMIT), word), {}
    for issue in _issues(ask, word, path, actor, _OF_LIMIT["at"], LIMITS) or ():
        position = said.get(issue)
        if position is None:
            ask.faults.add(word.place, path, NOWHERE.format(actor.word("group"), issue))
            continue
        own = position.get("limit") or replace(word, value={})
        if position.items and own.value == own.items:
            found[issue] = position.having("limit", replace(own, value={**coded, **own.items}))
    return found


def _issues(
    ask: Asking, word: Node, path: str, actor: Node | None, question: Question, block: str = ""
) -> tuple[str, ...] | None:
    """Return the declared issues on which the evidence has an answer; None if it cannot be asked, after a fault."""
    group = ask.group(word, path, actor)
    if group is None or not ask.has_evidence(word, path):
        return None
    evidence, issues = given(ask.evidence, "evidence"), ask.root.get("issues")
    declared = issues.items if issues is not None else {}
    if block and not evidence.codes(block):
        ask.faults.add(word.place, path, NO_BLOCK.format(block))
        return None
    return tuple(issue for issue in declared if question(evidence, group, issue) is not None)


def _position(ask: Asking, issue: str, item: Node, path: str, actor: Node) -> Node:
    if not item.items:
        return item
    children = {part: node for part, node in item.items.items() if part != "wish_from" or node.value != REST}
    if len(children) < len(item.items) and (below := _below(ask, item.items["wish_from"], issue, actor)) is not None:
        children["wish_from"] = below
    for part, question in _OF_POSITION.items():
        if part in children and children[part].value == WORD:
            children[part] = _asked(ask, children[part], join(path, part), issue, actor, question, NOT_PLACED)
    limit = children.get("limit")
    if limit is not None and fights(actor):
        children |= {"limit": _limit(ask, issue, limit, join(path, "limit"), actor)}
        children = {part: node for part, node in children.items() if node.value != NONE or part != "limit"}
    return replace(item, value=children)


def _below(ask: Asking, word: Node, issue: str, actor: Node) -> Node | None:
    """Return the point of `rest: coded` that a later file asked away from; None where there was none."""
    group = actor.word("group")
    if ask.evidence is None or group is None:
        return None
    found = ask.evidence.position(group, issue)
    return None if found is None else as_node(found, word)


def _limit(ask: Asking, issue: str, limit: Node, path: str, actor: Node) -> Node:
    children = dict(limit.items)
    for part, question in _OF_LIMIT.items():
        if part in children and children[part].value == WORD:
            children[part] = _asked(ask, children[part], path, issue, actor, question, NOT_RULED_OUT)
    side = children.get("rules_out")
    group = actor.word("group")
    if side is not None and side.value == WORD and ask.evidence is not None and group is not None:
        children["rules_out"] = replace(side, value=ask.evidence.rules_out(group, issue) or WORD)
    return replace(limit, value=children) if children else limit


def _asked(ask: Asking, node: Node, path: str, issue: str, actor: Node | None, question: Question, silent: str) -> Node:
    """Return what the evidence answers about the actor's group and an issue; no answer is a fault."""
    group = ask.group(node, path, actor)
    if group is None or not ask.has_evidence(node, path):
        return node
    found = question(given(ask.evidence, "evidence"), group, issue)
    if found is None:
        ask.faults.add(node.place, path, silent.format(group=group, issue=issue))
        return node
    return as_node(found, node)


def aims(ask: Asking, node: Node, path: str, actor: Node) -> Node:
    """Return named war aims, each as written or at the coded point."""
    return _each(ask, node, path, actor, _OF_POSITION["ideal"], NOT_PLACED)


def aims_met(ask: Asking, node: Node, path: str, actor: Node) -> Node:
    """Return the aims that an actor has met; `rest: coded` adds every issue that a coder lists for its group."""
    return _with_rest(ask, node, path, actor, lambda evidence, group, issue: evidence.aims_met(group, issue), NOT_MET)


def status_quo(ask: Asking, node: Node) -> Node:
    """Return the status quo; `rest: coded` adds every issue of which a coder says how it stands."""
    return _with_rest(ask, node, "status_quo", None, lambda evidence, _, issue: evidence.status_quo(issue), NOT_SAID)


def _with_rest(ask: Asking, node: Node, path: str, actor: Node | None, question: Question, silent: str) -> Node:
    rest, block = node.get(REST), path.rpartition(".")[2]
    if rest is None:
        return _each(ask, node, path, actor, question, silent)
    children = {issue: item for issue, item in node.items.items() if issue != REST}
    if rest.value == WORD:
        for issue in _issues(ask, rest, join(path, REST), actor, question, block) or ():
            children.setdefault(issue, rest)
    else:
        ask.faults.add(rest.at, join(path, REST), FOR_OTHERS)
    return _each(ask, replace(node, value=children), path, actor, question, silent)


def _each(ask: Asking, node: Node, path: str, actor: Node | None, question: Question, silent: str) -> Node:
    """Return a number for every issue of a mapping: what the evidence answers where it says `coded`, else as it is."""
    children = {
        issue: _asked(ask, item, join(path, issue), issue, actor, question, silent) if item.value == WORD else item
        for issue, item in node.items.items()
    }
    return replace(node, value=children) if children else node
