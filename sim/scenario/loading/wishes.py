"""A demand is not a wish: a layer that makes a side ask for something else leaves what it wants.

Where a layer changes what a belligerent asks for and says nothing of what it wants, the point that the layers below
give becomes `wish_from`, from which its wish derives.
"""

from __future__ import annotations

from dataclasses import replace

from sim.documents.tree import Node
from sim.scenario.loading.shorthand import REST
from sim.uncertainty import number_of

__all__ = ["keeping_wishes"]


def keeping_wishes(merged: Node, layer: Node, below: Node) -> Node:
    """Return `merged`, which is `layer` laid over `below`, with the wishes of sides whose demands the layer changes."""
    actors, said = merged.get("actors"), layer.get("actors")
    if actors is None or said is None:
        return merged
    children = dict(actors.items)
    for key in said.items:
        positions, was = said.get(key, "positions"), below.get("actors", key, "positions")
        if positions is None or was is None or merged.word("actors", key, "role") != "belligerent":
            continue
        now = merged.get("actors", key, "positions")
        if now is not None and now.items:
            kept = {issue: _kept(item, positions.get(issue), was, issue) for issue, item in now.items.items()}
            children[key] = children[key].having("positions", replace(now, value=kept))
    return merged.having("actors", replace(actors, value=children)) if children else merged


def _kept(now: Node, said: Node | None, was: Node, issue: str) -> Node:
    """Return a position with the point that its wish derives from, if the layer changed its ideal alone."""
    if said is None or issue == REST or not now.items:
        return now
    if _given(said, "wish") and not _given(said, "wish_from"):  # a wish outright: what it was derived from is idle
        return replace(now, value={part: item for part, item in now.items.items() if part != "wish_from"})
    new, old = said.get("ideal"), _old(was, issue)
    spoken_for = any(part in said.items or part in now.items for part in ("wish", "wish_from"))
    if new is None or old is None or spoken_for or _equal(new, old):
        return now
    return now.having("wish_from", old)


def _given(said: Node, part: str) -> bool:
    node = said.get(part)
    return node is not None and node.value is not None


def _old(was: Node, issue: str) -> Node | None:
    """Return what was asked for below: a point, or what `rest: coded` gives, marked as such for the evidence to say."""
    ideal, rest = was.get(issue, "ideal"), was.get(REST)
    if ideal is not None:
        return ideal
    return replace(rest, value=REST) if rest is not None and rest.value == "coded" else None


def _equal(new: Node, old: Node) -> bool:
    """Whether two points are the same, whatever is said to stand behind them."""
    if new.value is None or new.value == "coded":
        return new.value is None or old.value in ("coded", REST)
    return _bare(new) == _bare(old)


def _bare(node: Node) -> object:
    number = number_of(node.plain())
    if number is None:
        return node.plain()
    return number.model_copy(update={"because": (), "assumed": None, "measured": None})
