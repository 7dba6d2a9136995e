"""From the tree of a document to its record, or to one fault for each mistake that pydantic found, at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sim.documents.faults import Faults, Place, nearest
from sim.documents.kind import MAX_FAULTS, Kind
from sim.documents.shape import Shape
from sim.documents.tree import Bad, Node, join
from sim.documents.wording import Spot, tag_name, worded

__all__ = ["validated"]

MOST = 10 * MAX_FAULTS
"""Errors of pydantic that are looked at: some are echoes of others, and what is said stops at `MAX_FAULTS`."""

Silent = Callable[[Node], bool]


def validated(
    record: Any, root: Node, faults: Faults, kind: Kind, *, keys: tuple[str, ...] = (), silent: Silent | None = None
) -> Any:
    """Return what a tree describes as a record, or None after one fault for each mistake.

    Parameters
    ----------
    record
        What the tree must be: a model, or any type that pydantic can check.
    root
        The tree.
    faults
        Where to put what is wrong.
    kind
        The kind of document; keys of its files that are no part of the record are passed over.
    keys
        The only keys at the top that count; all of them if empty.
    silent
        Whether what is wrong with a value is known already, or explained by something else.

    An entry with a misspelt kind is read as the kind that was meant, to show what else is wrong with it.
    """
    return _validated(record, _plain(root, kind, keys), root, faults, kind, silent or (lambda node: False))


def _plain(root: Node, kind: Kind, keys: tuple[str, ...]) -> Any:
    if not root.items:
        return root.plain()
    return {
        key: item.plain() for key, item in root.items.items() if (key in keys if keys else key not in kind.file_keys)
    }


def _validated(record: Any, data: Any, root: Node, faults: Faults, kind: Kind, silent: Silent) -> Any:
    try:
        return _reader(record).validate_python(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MOST]
    shape = Shape(record)
    spots = [(item, _spot(root, item["loc"], shape)) for item in found]
    unknown = [spot for item, spot in spots if item["type"] == "extra_forbidden"]
    for item, spot in spots:
        known = isinstance(spot.node.value, Bad) or silent(spot.node)
        if not (known or _echo(item, spot) or (item["type"] == "missing" and _misspelt(spot, unknown))):
            faults.add(_place(item, spot), spot.dotted, worded(item, spot, kind))
    if _repaired(data, spots):
        _validated(record, data, root, faults, kind, silent)
    return None


@lru_cache(maxsize=32)
def _reader(record: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def _spot(root: Node, location: tuple[str | int, ...], shape: Shape) -> Spot:
    """Return where in the tree an error lies: tags of unions, which are no keys of the file, are left out."""
    spot, union, here = Spot(root, shape, shape), None, root
    dotted, missing = "", False
    for part in location:
        if part == "[key]":
            spot = Spot(spot.node, spot.shape, spot.parent, spot.siblings, dotted, True, spot.at_top)
        elif isinstance(part, str) and spot.shape.is_tag(part):
            union, kind = spot.shape, spot.shape.of(part)
            spot = Spot(spot.node, kind, spot.parent, spot.siblings, dotted, spot.is_key, spot.at_top)
        elif spot.shape.is_number and not spot.node.is_distribution:
            continue  # a bare number: the error points into the distribution it stands for
        else:
            below = None if missing else here.child(part)
            missing = below is None
            here = here if below is None else below
            at_top, dotted = not dotted, join(dotted, part)
            spot = Spot(here, spot.shape.child(str(part)), spot.shape, union, dotted, spot.is_key, at_top)
            union = None
    return spot


def _echo(item: Mapping[str, Any], spot: Spot) -> bool:
    """Whether a list counts as too short only because entries of it, each a fault of its own, were left out."""
    held = spot.node.value
    return item["type"] == "too_short" and isinstance(held, tuple) and len(held) >= item["ctx"]["min_length"]


def _misspelt(missing: Spot, unknown: list[Spot]) -> bool:
    """Whether a missing key stands there under a misspelt name, which is one mistake and not two."""
    entry, _, name = missing.dotted.rpartition(".")
    beside = [spot.dotted.rpartition(".") for spot in unknown]
    return any(other == entry and nearest(wrong, [name]) for other, _, wrong in beside)


def _place(item: Mapping[str, Any], spot: Spot) -> Place:
    tag = spot.node.get(tag_name(item)) if item["type"] == "union_tag_invalid" else None
    if tag is not None:
        return tag.at
    at_key = spot.is_key or item["type"] in ("missing", "extra_forbidden")
    return spot.node.named_at if at_key else spot.node.at


def _repaired(data: Any, spots: list[tuple[Any, Spot]]) -> bool:
    """Whether a misspelt kind was put right in the data."""
    done = False
    for item, spot in spots:
        if item["type"] != "union_tag_invalid":
            continue
        entry: Any = data
        for part in spot.dotted.split("."):
            entry = entry.get(part) if isinstance(entry, dict) else None
        close = get_close_matches(str(item["ctx"]["tag"])[:100], spot.shape.models, n=1)
        if isinstance(entry, dict) and close:
            entry[tag_name(item)] = close[0]
            done = True
    return done
