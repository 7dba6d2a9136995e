"""References: every name that a part of a file gives another leads to something that the file declares."""

from __future__ import annotations

from sim.documents.faults import Faults, choice, nearest
from sim.documents.tree import Node, View
from sim.scenario.actors import ROLES

__all__ = ["QUANTITIES", "RESERVED", "Case", "check_references"]

RESERVED = ("because", "assumed", "measured", "rest")
"""Words that no issue, actor, offer, event or pocket may be called."""

QUANTITIES = ("momentum", "pressure.ID", "trust.ID.ID", "aid.ID", "audience.ID", "level.ID")
"""What an event may add to."""


class Case(View):
    """The tree of a scenario and the ids it declares.

    An actor whose role cannot be read may be a belligerent: that it is none is not held against those that refer to it.
    """

    def __init__(self, root: Node, faults: Faults) -> None:
        super().__init__(root, faults)
        self.issues = self.ids("issues")
        self.actors = self.ids("actors")
        self.belligerents = tuple(key for key in self.actors if self.role(key) in ("belligerent", None))

    def role(self, actor: str) -> str | None:
        """Return the role of an actor; None if it says none that exists, which is a fault of its own."""
        role = self.root.word("actors", actor, "role")
        return role if role in ROLES else None


def check_references(case: Case) -> None:
    """Add a fault for every reference that leads nowhere."""
    for name in case.actors:
        _of_actor(case, name)
    for name in case.ids("offers"):
        case.keys_must_be(case.issues, "a declared issue", "offers", name, "text")
    case.keys_must_be(case.issues, "a declared issue", "reference")
    case.keys_must_be(case.issues, "a declared issue", "status_quo")
    case.must_be(case.ids("offers"), "an offer", "reference")
    for issue in case.issues:
        case.must_be(case.ids("front", "pockets"), "a pocket of the front", "issues", issue, "pocket")
    _of_front(case)
    _of_events(case)


def check_names(case: Case) -> None:
    """Add a fault for every id that is a word with a meaning of its own."""
    for path in (("issues",), ("actors",), ("offers",), ("events",), ("front", "pockets"), ("correlations",)):
        for word in set(case.ids(*path)) & set(RESERVED):
            case.at_key(f"{word} has a meaning of its own; choose another name", *path, word)


def _of_actor(case: Case, name: str) -> None:
    """Ties of an actor to issues and to other actors."""
    here = ("actors", name)
    others = tuple(other for other in case.belligerents if other != name)
    for ties in ("positions", "war_aims", "aims_met"):
        case.keys_must_be(case.issues, "a declared issue", *here, ties)
    if case.role(name) in ("belligerent", None):
        case.keys_must_be([other for other in case.actors if other != name], "another actor", *here, "trust")
    else:
        case.keys_must_be(others, "a belligerent", *here, "trust")
        case.keys_must_be(others, "a belligerent", *here, "leverage")
        case.must_be(others, "a belligerent", *here, "backs")


def _of_front(case: Case) -> None:
    for side in ("favours", "against"):
        case.must_be(case.belligerents, "a belligerent", "front", "momentum", side)
    favours, against = (case.root.word("front", "momentum", side) for side in ("favours", "against"))
    if favours is not None and favours == against:
        what = f"got {against} twice; momentum counts for one side and against another"
        case.at_value(what, "front", "momentum", "against")
    for pocket in case.ids("front", "pockets"):
        case.must_be(case.belligerents, "a belligerent", "front", "pockets", pocket, "holder")


def _of_events(case: Case) -> None:
    for event in case.ids("events"):
        for quantity in case.ids("events", event, "add"):
            problem = _problem(case, quantity)
            if problem:
                case.at_key(problem, "events", event, "add", quantity)


def _problem(case: Case, quantity: str) -> str:
    """Say what is wrong with a quantity that an event adds to; empty if nothing is."""
    kind, *ids = quantity.split(".")
    if kind == "momentum" and not ids:
        has = case.root.get("front", "momentum")
        return "" if has else "the front has no momentum to add to; give `front.momentum`"
    known = {entry.partition(".")[0]: entry.count(".") for entry in QUANTITIES}
    if known.get(kind) != len(ids):
        return f"got {quantity}{nearest(kind, known)}; allowed: {', '.join(QUANTITIES)}"
    if kind == "trust":
        others = tuple(name for name in case.belligerents if name != ids[0])
        return _unknown(ids[0], case.actors, "an actor") or _unknown(ids[1], others, "another belligerent")
    return _unknown(ids[0], case.belligerents, "a belligerent")


def _unknown(word: str, known: tuple[str, ...], what: str) -> str:
    return "" if word in known else f"{word} is not {what}{nearest(word, known)}{choice(known)}"
