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
        meaning = "Smallest set of lines without which that answer would have been yes; null if none would do."
        yield Column("binding_lines", "set", "words", meaning, tuple(BINDING)), self.lines
        meaning = "Issue whose full concession would have helped most, among those ruled out if there are any."
        yield Column("binding_demand", "label", "issue", meaning, issues), self.demand
        meaning = "Smallest set of issues whose full concession would have turned it; null if none would do."
        yield Column("binding_demands", "set", "issues", meaning, issues), self.demands
        meaning = "Issues on which the text crossed a limit of that side that holds: none can be a yes."
        yield Column("ruled_out", "set", "issues", meaning, issues), self.ruled_out
