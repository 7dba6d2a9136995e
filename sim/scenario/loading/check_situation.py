"""The front, its pockets, and what events change."""

from __future__ import annotations

from sim.documents.faults import nearest
from sim.scenario.loading.view import View, choice

__all__ = ["QUANTITIES", "check_situation"]

QUANTITIES = ("momentum", "pressure.ID", "trust.ID.ID", "aid.ID", "audience.ID", "level.ID")
"""What an event may add to."""


def check_situation(view: View) -> None:
    """Check momentum, pockets and events."""
    for side in ("favours", "against"):
        view.must_be(view.belligerents, "a belligerent", "front", "momentum", side)
    favours, against = (view.root.word("front", "momentum", side) for side in ("favours", "against"))
    if favours is not None and favours == against:
        view.at_value(
            "front.momentum.against",
            f"got {against} twice; momentum counts for one side and against another",
            "front",
            "momentum",
            "against",
        )
    for pocket in view.ids("front", "pockets"):
        view.must_be(view.belligerents, "a belligerent", "front", "pockets", pocket, "holder")
    for issue in view.issues:
        view.must_be(view.ids("front", "pockets"), "a pocket of the front", "issues", issue, "pocket")
    for event in view.ids("events"):
        for quantity in view.ids("events", event, "add"):
            problem = _problem(view, quantity)
            if problem:
                path = ("events", event, "add")
                view.at_key(".".join((*path, quantity)), problem, *path, quantity)


def _problem(view: View, quantity: str) -> str:
    """Say what is wrong with a quantity that an event adds to; empty if nothing is."""
    kind, *ids = quantity.split(".")
    if kind == "momentum" and not ids:
        return (
            "" if view.root.get("front", "momentum") else "the front has no momentum to add to; give `front.momentum`"
        )
    known = {entry.partition(".")[0]: entry.count(".") for entry in QUANTITIES}
    if known.get(kind) != len(ids):
        return f"got {quantity}{nearest(kind, known)}; allowed: {', '.join(QUANTITIES)}"
    if kind == "trust":
        return _unknown(ids[0], view.actors, "an actor") or _unknown(
            ids[1], _others(view, ids[0]), "another belligerent"
        )
    return _unknown(ids[0], view.belligerents, "a belligerent")


def _others(view: View, actor: str) -> tuple[str, ...]:
    return tuple(name for name in view.belligerents if name != actor)


def _unknown(word: str, known: tuple[str, ...], what: str) -> str:
    return "" if word in known else f"{word} is not {what}{nearest(word, known)}{choice(known)}"
