"""Shorthand of a file, written out layer by layer.

`halt: measured` is the defaults of the schema, which name their fits: whatever a file below gave is taken back.
`positions: coded` is `positions: {rest: coded}`; a position `coded` is its three numbers `coded`; `war_aims:
coded_ideals` is `{rest: coded_ideals}`. `war_aims: ideals` and `reference: ID` are copies, taken when the file that
says so has been merged, so that a file that extends it can move positions and texts without moving aims and reference.
"""

from __future__ import annotations

from dataclasses import replace

from sim.documents.tree import Node

__all__ = ["REST", "snapshots", "written_out"]

REST = "rest"
"""Key for every issue that is not named otherwise."""

_PARTS = ("ideal", "salience", "firmness")


def written_out(layer: Node) -> Node:
    """Write the shorthand of ceasefires, positions and war aims out as mappings, which then merge like any other."""
    halt, actors = layer.get("halt"), layer.get("actors")
    if halt is not None and halt.value == "measured":
        layer = layer.having("halt", replace(halt, value={}, flow=True))
    if actors is None:
        return layer
    children = {key: _actor(actor) for key, actor in actors.items.items()}
    return layer.having("actors", replace(actors, value=children)) if children else layer


def _actor(actor: Node) -> Node:
    positions, aims = actor.get("positions"), actor.get("war_aims")
    if positions is not None:
        whole = _rest(positions, "coded")
        actor = actor.having("positions", _positions(whole))
    return actor if aims is None else actor.having("war_aims", _rest(aims, "coded_ideals"))


def _rest(node: Node, word: str) -> Node:
    """`word` as `{rest: word}`; anything else as it is."""
    return replace(node, value={REST: replace(node)}, flow=True) if node.value == word else node


def _positions(positions: Node) -> Node:
    if not positions.items:
        return positions
    children = {
        issue: replace(item, value={part: replace(item) for part in _PARTS}, flow=True)
        if issue != REST and item.value == "coded"
        else item
        for issue, item in positions.items.items()
    }
    return replace(positions, value=children)


def snapshots(merged: Node, layer: Node) -> Node:
    """Return `merged`, which ends with `layer`, with the copies that this layer asks for."""
    if isinstance(word := layer.word("reference"), str):
        text = merged.get("offers", word, "text")
        if text is not None and text.items:
            merged = merged.having("reference", replace(text, key=layer.items["reference"].named_at))
    actors = merged.get("actors")
    if actors is None:
        return merged
    children = {
        key: _aims(actor) if layer.word("actors", key, "war_aims") == "ideals" else actor
        for key, actor in actors.items.items()
    }
    return merged.having("actors", replace(actors, value=children)) if children else merged


def _aims(actor: Node) -> Node:
    positions, said = actor.get("positions"), actor.items["war_aims"]
    if positions is None or not positions.items:
        return actor
    aims = {issue: ideal for issue, item in positions.items.items() if (ideal := item.get("ideal")) is not None}
    if positions.word(REST) == "coded":
        aims[REST] = replace(said, value="coded_ideals")
    return actor.having("war_aims", replace(said, value=aims))
