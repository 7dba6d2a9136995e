"""The text on the table: only the lead mediator writes it, knowing the public ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sim.model.agenda import Agenda
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
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
    package, live
        Terms on all issues and on live ones, shape (issues, trials).
    rests
        Where no step gained on the last day the text could move.
    no_overlap
        Where it rests although some side's public sum lies below the floor.
    """

    def __init__(self, scenario: Scenario, inputs: Inputs) -> None:
        offer, told = scenario.full
        self.agenda = Agenda.of(scenario, offer)
        self.package = opening(scenario, inputs, offer)
        self.live = self.agenda.live_rows(self.package)
        limits = [told.bounds.get(self.agenda.issues[k], (0.0, 1.0)) for k in self.agenda.live]
        movable = np.array([k in self.agenda.movable for k in self.agenda.live]).reshape(-1, 1)
        self._low = np.where(movable, np.array([low for low, _ in limits]).reshape(-1, 1), self.live)
        self._high = np.where(movable, np.array([high for _, high in limits]).reshape(-1, 1), self.live)
        self._step, self._floor = inputs.value("talks.step"), inputs.value("talks.floor")
        self.rests: Flags = np.zeros(len(self._step), dtype=bool)
        self.no_overlap: Flags = np.zeros(len(self._step), dtype=bool)

    def climb(
        self,
        morning: Morning,
        lead: Mediator,
        sides: Sequence[Belligerent],
        pressures: Sequence[Array],
        where: Flags,
    ) -> None:
        """Move the text by a day, where talks go on and the lead is there to write."""
        if not self.agenda.movable or not where.any():
            return
        claims = [
            replace(side.claim, rest=side.claim.rest + pressure)
            for side, pressure in zip(sides, pressures, strict=True)
        ]
        day = climb(self.live, claims, lead.claim(morning), self._low, self._high, self._step, self._floor)
        self.live = np.where(where, day.package, self.live)
        self.package = self.package.copy()
        self.package[list(self.agenda.live)] = self.live
        self.rests = np.where(where, day.rests, self.rests)
        below = np.zeros_like(where)
        for value in day.values:
            below = below | (value < self._floor)
        self.no_overlap = np.where(where, day.rests & below, self.no_overlap)
