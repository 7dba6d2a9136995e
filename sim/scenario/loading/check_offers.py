"""Offers: one full one, at most one sectoral, their texts and bounds on declared issues."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from sim.documents.tree import Node
from sim.scenario.loading.view import View
from sim.uncertainty import Distribution, Value, written

__all__ = ["check_offers"]

_NUMBER: TypeAdapter[Any] = TypeAdapter(Value)


def check_offers(view: View) -> None:
    """Check the offers and the reference package."""
    _one_of_each(view)
    for name, offer in view.entries("offers"):
        view.keys_must_be(view.issues, "a declared issue", "offers", name, "text")
        if offer.word("scope") == "full":
            _covers_all(view, name)
        for issue in view.ids("offers", name, "bounds"):
            _bounded(view, name, issue)
    view.keys_must_be(view.issues, "a declared issue", "reference")
    if view.root.word("reference") is not None:
        view.must_be(view.ids("offers"), "an offer", "reference")


def _one_of_each(view: View) -> None:
    scopes = [(view.root.word("offers", name, "scope"), name) for name in view.ids("offers")]
    for scope in ("full", "sectoral"):
        for _, name in [pair for pair in scopes if pair[0] == scope][1:]:
            view.at_key(f"offers.{name}", f"a second {scope} offer; keep one", "offers", name)
    if scopes and all(scope == "sectoral" for scope, _ in scopes):
        view.at_key("offers", "no full offer; one offer must say `scope: full`", "offers")


def _covers_all(view: View, name: str) -> None:
    text = view.ids("offers", name, "text")
    missing = [issue for issue in view.issues if issue not in text]
    if missing and text:
        what = f"says nothing on {', '.join(missing)}; the full offer needs a term for every issue"
        view.at_key(f"offers.{name}.text", what, "offers", name, "text")


def _bounded(view: View, name: str, issue: str) -> None:
    path = ("offers", name, "bounds", issue)
    dotted = ".".join(path)
    bounds = _pair(view.root.get(*path))
    if issue not in view.ids("offers", name, "text"):
        view.keys_must_be(view.ids("offers", name, "text"), "an issue of the text", "offers", name, "bounds")
    elif bounds is not None and bounds[0] > bounds[1]:
        view.at_value(dotted, f"got [{_told(bounds, ', ')}]; the lower bound comes first", *path)
    elif bounds is not None:
        term = _range(view.root.get("offers", name, "text", issue))
        if term is not None and (term[0] < bounds[0] or term[1] > bounds[1]):
            what = f"got [{_told(bounds, ', ')}], which leaves out the opening text ({_told(term, ' to ')})"
            view.at_value(dotted, what, *path)


def _pair(node: Node | None) -> tuple[float, float] | None:
    plain = node.plain() if node is not None else None
    if isinstance(plain, tuple) and len(plain) == 2 and all(type(part) in (int, float) for part in plain):
        return plain
    return None


def _told(pair: tuple[float, float], between: str) -> str:
    return between.join(map(written, pair))


def _range(node: Node | None) -> tuple[float, float] | None:
    """Least and largest value of a number, if it is one."""
    if node is None:
        return None
    try:
        number: Distribution = _NUMBER.validate_python(node.plain())
    except ValidationError:
        return None
    return number.support()
