"""The text on the table: only the lead mediator writes it, knowing the public ledgers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sim.model.agenda import Agenda
from sim.model.columns import Column, Recorded
from sim.model.day import Conditions, Flags
from sim.model.inputs import Inputs
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.mediator import Mediator
from sim.model.stakes import opening
from sim.scenario.scenario import Scenario
from sim.theory.bargaining import climb

__all__ = ["Text"]


class Text:
    """The full text in a block of trials.

    Attributes
    ----------
    package, changing
        Terms on all issues and on those that may change, shape (issues, trials).
    rests
        Where no step gained on the last day the text could move.
    no_bargaining_range
        Where it rests although some side's public sum lies below the floor.
    """

    def __init__(self, scenario: Scenario, inputs: Inputs) -> None:
        offer, described = scenario.full
        self.agenda = Agenda.of(scenario, offer)
        self.package = opening(scenario, inputs, offer)
        self.changing = self.agenda.changing_rows(self.package)
        limits = [described.bounds.get(self.agenda.issues[k], (0.0, 1.0)) for k in self.agenda.changing]
        movable = np.array([k in self.agenda.movable for k in self.agenda.changing]).reshape(-1, 1)
        self._low = np.where(movable, np.array([low for low, _ in limits]).reshape(-1, 1), self.changing)
        self._high = np.where(movable, np.array([high for _, high in limits]).reshape(-1, 1), self.changing)
        self._step, self._floor = inputs.value("talks.step"), inputs.value("talks.floor")
        self.rests: Flags = np.zeros(len(self._step), dtype=bool)
        self.no_bargaining_range: Flags = np.zeros(len(self._step), dtype=bool)

    def climb(self, now: Conditions, lead: Mediator, sides: Sequence[Belligerent], where: Flags) -> None:
        """Move the text by a day (section 3.6), where talks go on and the lead is there to write."""
        if not self.agenda.movable or not where.any():
            return
        claims = [replace(side.claim, rest=side.claim.rest + side.pressure) for side in sides]
        day = climb(self.changing, claims, lead.claim(now), self._low, self._high, self._step, self._floor)
        self.changing = np.where(where, day.package, self.changing)
        self.package = self.package.copy()
        self.package[list(self.agenda.changing)] = self.changing
        self.rests = np.where(where, day.rests, self.rests)
        below = np.zeros_like(where)
        for value in day.values:
            below = below | (value < self._floor)
        self.no_bargaining_range = np.where(where, day.rests & below, self.no_bargaining_range)

    def columns(self) -> Iterator[Recorded]:
        """The text at its last, and how it stood."""
        meaning = "Full text at its last: the agreed terms where a full ceasefire began."
        for issue, terms in zip(self.agenda.issues, self.package, strict=True):
            yield Column(f"text_{issue}", "number", "scale of the issue", meaning, ids=(f"issues.{issue}",)), terms
        meaning = "Whether no step of the text gained when it last could move."
        yield Column("text_rests", "flag", "yes or no", meaning), self.rests
        meaning = "Whether it rested with a side's public sum below the floor."
        yield Column("no_bargaining_range", "flag", "yes or no", meaning), self.no_bargaining_range
