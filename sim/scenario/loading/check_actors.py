"""Actors: enough belligerents, one lead, and every tie to another actor or issue leads somewhere."""

from __future__ import annotations

from sim.scenario.loading.view import View

__all__ = ["check_actors"]


def check_actors(view: View) -> None:
    """Check the actors and what they say about issues and about each other."""
    _enough(view)
    for name in view.actors:
        here = ("actors", name)
        others = tuple(other for other in view.belligerents if other != name)
        view.keys_must_be(view.issues, "a declared issue", *here, "positions")
        view.keys_must_be(view.issues, "a declared issue", *here, "war_aims")
        if view.role(name) in ("belligerent", None):
            view.keys_must_be([other for other in view.actors if other != name], "another actor", *here, "trust")
        else:
            view.keys_must_be(others, "a belligerent", *here, "trust")
            view.keys_must_be(others, "a belligerent", *here, "leverage")
            view.must_be(others, "a belligerent", *here, "backs")


def _enough(view: View) -> None:
    roles = [view.role(name) for name in view.actors]
    if view.actors and None not in roles and len(view.belligerents) < 2:
        got = {0: "no belligerent", 1: "one belligerent only"}[len(view.belligerents)]
        view.at_key("actors", f"{got}; talks need at least two actors with `role: belligerent`", "actors")
    leads = [name for name in view.actors if _leads(view, name)]
    for name in leads[1:]:
        view.at_value(
            f"actors.{name}.lead", f"a second lead mediator; {leads[0]} leads already", "actors", name, "lead"
        )


def _leads(view: View, name: str) -> bool:
    lead = view.root.get("actors", name, "lead")
    return lead is not None and lead.value is True
