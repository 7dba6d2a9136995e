"""The full text in a block of trials."""

from __future__ import annotations

from collections.abc import Iterator

from sim.model.case import agenda
from sim.model.columns import Column, Recorded
from sim.model.inputs import Array
from sim.model.state import State
from sim.model.view import View
from sim.scenario.scenario import Scenario

__all__ = ["Text"]


class Text(View):
    """The full text.

    Attributes
    ----------
    issues
        Its issues, in id order.
    package
        Its terms, shape (issues, trials).
    rests
        Where no step gained on the last day the text could move.
    no_bargaining_range
        Where it rests although some side's public sum lies below the floor.
    """

    def __init__(self, state: State, scenario: Scenario) -> None:
        self.own, self._terms = state.courses, state.text
        self.issues = agenda(scenario, scenario.full[0])

    @property
    def package(self) -> Array:
        """Terms on all issues, shape (issues, trials)."""
        return self._terms["now"].T

    def columns(self) -> Iterator[Recorded]:
        """The text at its last, and how it stood."""
        meaning = "Full text at its last: the agreed terms where a full ceasefire began."
        for issue, terms in zip(self.issues, self.package, strict=True):
            yield Column(f"text_{issue}", "number", "scale of the issue", meaning, ids=(f"issues.{issue}",)), terms
        meaning = "Whether no step of the text gained when it last could move."
        yield Column("text_rests", "flag", "yes or no", meaning), self.rests
        meaning = "Whether it rested with a side's public sum below the floor."
        yield Column("no_bargaining_range", "flag", "yes or no", meaning), self.no_bargaining_range
        meaning = "day on which the mediator had to leave aside something that a side had ruled out."
        yield Column("no_room_first_day", "day", "calendar day from 0", f"First {meaning}"), self.no_room_from
        yield Column("no_room_last_day", "day", "calendar day from 0", f"Last {meaning}"), self.no_room_to
