"""Shorthand of a file, written out layer by layer.

`halt: measured` is the defaults of the schema, which name their fits: whatever a file below gave is taken back.
`positions: coded` is `positions: {rest: coded}`; a position `coded` is its three numbers `coded`, a limit `coded` its
three parts. `status_quo: coded` and `aims_met: coded` are `{rest: coded}` too; a list under `aims_met` is 1 for each of
its issues. `war_aims: coded_ideals` and `war_aims: ideals` are `unnamed_aims: wish`.
`limits: coded` and `limit: none` stay until all files are merged: which issues they mean is for the evidence to say.

`reference: ID` is a copy, taken when the file that says so has been merged, so that a file that extends it can move
texts without moving the reference.
"""

from __future__ import annotations

from dataclasses import replace

from sim.documents.faults import Faults
from sim.documents.tree import Node, join

__all__ = ["LIMITS", "NONE", "REST", "snapshots", "taken_back", "written_out"]

REST = "rest"
"""Key for every issue that is not named otherwise."""

LIMITS = "limits"
"""Key beside `positions` that asks for every limit that the evidence codes."""

NONE = "none"
"""What a position says where nothing is ruled out, whatever the evidence codes or a file below says."""

_PARTS = ("ideal", "salience", "firmness")
_OF_LIMIT = ("rules_out", "at", "firmness")
_WISHES = ("ideals", "coded_ideals")


def written_out(layer: Node, faults: Faults) -> Node:
    """Write the shorthand of ceasefires, the status quo and actors out as mappings, which then merge like any other."""
    halt, quo, actors = layer.get("halt"), layer.get("status_quo"), layer.get("actors")
    if halt is not None and halt.value == "measured":
        layer = layer.having("halt", replace(halt, value={}, flow=True))
    if quo is not None:
        layer = layer.having("status_quo", _rest(quo))
    if actors is None:
        return layer
    children = {key: _actor(actor, f"actors.{key}", faults) for key, actor in actors.items.items()}
    return layer.having("actors", replace(actors, value=children)) if children else layer


def _actor(actor: Node, path: str, faults: Faults) -> Node:
    positions, met = actor.get("positions"), actor.get("aims_met")
    if positions is not None:
        actor = actor.having("positions", _positions(_rest(positions)))
    if met is not None:
        actor = actor.having("aims_met", _rest(met))
    return _unnamed(actor, path, faults)


def _rest(node: Node) -> Node:
    """`coded` as `{rest: coded}`; anything else as it is."""
    return replace(node, value={REST: replace(node)}, flow=True) if node.value == "coded" else node


def _positions(positions: Node) -> Node:
    if not positions.items:
        return positions
    children = {
        issue: item if issue == REST else _limited(_parted(item, _PARTS)) for issue, item in positions.items.items()
    }
    return replace(positions, value=children)


def _parted(node: Node, parts: tuple[str, ...]) -> Node:
    """`coded` as a mapping with each part `coded`; anything else as it is."""
    if node.value != "coded":
        return node
    return replace(node, value={part: replace(node) for part in parts}, flow=True)


def _limited(position: Node) -> Node:
    limit = position.get("limit")
    return position if limit is None else position.having("limit", _parted(limit, _OF_LIMIT))


def _unnamed(actor: Node, path: str, faults: Faults) -> Node:
    """Return an actor with `unnamed_aims` in place of the words that ask for what it wants; named aims stay."""
    aims = actor.get("war_aims")
    if aims is None:
        return actor
    word = aims if aims.value in _WISHES else aims.get(REST)
    if word is None:
        return actor
    if word.value not in (*_WISHES, None):
        what = "allowed: coded_ideals; `rest` stands for every issue that is not named"
        faults.add(word.at, join(path, "war_aims.rest"), what)
    said, means = actor.word("unnamed_aims"), "reference" if word.value is None else "wish"
    if said is not None and said != means:
        what = f"got {said[:40]}, but `{word.value}` under `war_aims` means `{means}`; keep one of the two"
        faults.add(actor.items["unnamed_aims"].at, join(path, "unnamed_aims"), what)
    named = {issue: aim for issue, aim in aims.items.items() if issue != REST}
    others = {key: item for key, item in actor.items.items() if key not in ("war_aims", "unnamed_aims")}
    whole = {"unnamed_aims": replace(word, value=means), **({"war_aims": replace(aims, value=named)} if named else {})}
    return replace(actor, value={**others, **whole})


def taken_back(below: Node, layer: Node) -> Node:
    """Return a layer with `war_aims: null` as it is meant: what took the place of words below is taken back too."""
    actors = layer.get("actors")
    if actors is None or not actors.items:
        return layer
    children = {key: _without_aims(actor, below.get("actors", key)) for key, actor in actors.items.items()}
    return layer.having("actors", replace(actors, value=children))


def _without_aims(actor: Node, below: Node | None) -> Node:
    aims, unnamed = actor.get("war_aims"), below.get("unnamed_aims") if below is not None else None
    if aims is None or aims.value is not None or below is None or unnamed is None or "unnamed_aims" in actor.items:
        return actor
    gone = () if "war_aims" in below.items else ("war_aims",)
    kept = {key: item for key, item in actor.items.items() if key not in gone}
    return replace(actor, value={**kept, "unnamed_aims": aims})


def snapshots(merged: Node, layer: Node, faults: Faults) -> Node:
    """Return `merged`, which ends with `layer`, with the copies that this layer asks for, and its lists as mappings."""
    if isinstance(word := layer.word("reference"), str):
        text = merged.get("offers", word, "text")
        if text is not None and text.items:
            merged = merged.having("reference", replace(text, key=layer.items["reference"].named_at))
    actors = merged.get("actors")
    if actors is None or not actors.items:
        return merged
    children = {key: _listed(actor, f"actors.{key}.aims_met", faults) for key, actor in actors.items.items()}
    return merged.having("actors", replace(actors, value=children))


def _listed(actor: Node, path: str, faults: Faults) -> Node:
    """Return an actor with a list of aims that are met as a mapping: a list replaces, a mapping merges."""
    met = actor.get("aims_met")
    if met is None or not isinstance(met.value, tuple):
        return actor
    children: dict[str, Node] = {}
    for place, item in enumerate(met.value):
        if not isinstance(item.value, str):
            faults.add(item.at, f"{path}.{place}", "allowed: an issue; a list names those on which its aims are met")
        elif item.value in children:
            faults.add(item.at, f"{path}.{place}", f"{item.value[:60]} appears twice; keep one")
        else:
            children[item.value] = replace(item, value=1, key=item.place, support=met.support)
    return actor.having("aims_met", replace(met, value=children))
