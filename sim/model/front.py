"""The front and the events: momentum, and what is left of each pocket."""

from __future__ import annotations

from collections.abc import Iterator

from sim.model.columns import Column, Recorded
from sim.model.state import State
from sim.model.view import View, by_key
from sim.scenario.scenario import Scenario

__all__ = ["Front"]


class Front(View):
    """The battlefield of a block; every field of :data:`sim.model.state.FRONT` is an attribute.

    Attributes
    ----------
    left
        Share left of each pocket, shape (trials,).
    remaining, fired
        Days that each event still lasts, and where it began today.
    """

    def __init__(self, state: State, scenario: Scenario) -> None:
        self.own = state.fronts
        self.left = by_key(state.pockets["left"], sorted(scenario.front.pockets))
        self.remaining = by_key(state.events["remaining"], sorted(scenario.events))
        self.fired = by_key(state.events["fired"], sorted(scenario.events))

    def columns(self) -> Iterator[Recorded]:
        """Where it stands at the end."""
        yield Column("end_momentum", "number", "momentum", "Momentum of the front at the end."), self.momentum
        for key, left in self.left.items():
            name, ids = f"pocket_share_{key}", (f"front.pockets.{key}",)
            yield Column(name, "number", "share", "Share of the pocket left at the end.", ids=ids), left
