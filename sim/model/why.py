"""Why not: the last answer short of yes to the full text, in each trial of a state."""

from __future__ import annotations

from collections.abc import Iterator

from sim.model.columns import Column, Recorded
from sim.model.state import State
from sim.model.view import View
from sim.vocabulary import BINDING

__all__ = ["Holdouts"]


class Holdouts(View):
    """Who held out last, when, and what would have turned it; fields of :data:`sim.model.state.HOLDOUT`."""

    def __init__(self, state: State) -> None:
        self.own = state.holdouts

    def columns(self, sides: tuple[str, ...], issues: tuple[str, ...]) -> Iterator[Recorded]:
        """Who, when, and what would have turned the answer; sides and issues in id order."""
        meaning = "Who last answered short of yes to the full text."
        yield Column("holdout", "label", "actor", meaning, sides), self.who
        yield Column("holdout_day", "day", "calendar day from 0", "Day of that answer."), self.day
        meaning = "Smallest single removal that would have turned that answer."
        yield Column("binding_line", "label", "word", meaning, tuple(BINDING)), self.line
        meaning = "Issue whose full concession would have helped most."
        yield Column("binding_demand", "label", "issue", meaning, issues), self.demand
        meaning = "Whether that concession alone would have turned it."
        yield Column("binding_demand_alone", "flag", "yes or no", meaning), self.alone
