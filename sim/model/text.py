"""The text on the table: only the lead mediator writes it, knowing the public ledgers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.mediator import Mediator
from sim.model.stakes import Agenda
from sim.scenario.scenario import Scenario
from sim.theory.bargaining import climb

__all__ = ["Text", "opening"]


def opening(scenario: Scenario, inputs: Inputs, offer: str) -> Array:
    """Opening terms of an offer, shape (issues, trials), issues in id order."""
    return np.stack([inputs.value(f"offers.{offer}.text.{issue}") for issue in sorted(scenario.offers[offer].text)])


class Text:
    """The full text in a block of trials.

    Attributes
    ----------
    package
        Terms, shape (issues, trials).
    rests
        Where no step gained on the last day the text could move.
    no_overlap
        Where it rests although some side's public sum lies below the floor.
    """

    def __init__(self, scenario: Scenario, inputs: Inputs) -> None:
        offer, told = scenario.full
        self.agenda = Agenda.of(scenario, offer)
        self.package = opening(scenario, inputs, offer)
        self._moving = list(self.agenda.movable)
        limits = [told.bounds.get(self.agenda.issues[k], (0.0, 1.0)) for k in self._moving]
        self._low = np.array([[low] for low, _ in limits]).reshape(-1, 1)
        self._high = np.array([[high] for _, high in limits]).reshape(-1, 1)
        self._step, self._floor = inputs.value("talks.step"), inputs.value("talks.floor")
        self.rests: Flags = np.zeros(len(self._step), dtype=bool)
        self.no_overlap: Flags = np.zeros(len(self._step), dtype=bool)

    def climb(
        self,
        morning: Morning,
        lead: Mediator,
        sides: Sequence[Belligerent],
        public_sums: Sequence[Array],
        where: Flags,
    ) -> None:
        """Move the text by a day, where talks go on and the lead is there to write."""
        if not self._moving or not where.any():
            return
        claims = [
            side.claim(morning, self.package, total) for side, total in zip(sides, public_sums, strict=True)
        ]
        day = climb(
            self.package[self._moving], claims, lead.claim(morning), self._low, self._high, self._step, self._floor
        )
        moved = self.package.copy()
        moved[self._moving] = day.package
        self.package = np.where(where, moved, self.package)
        self.rests = np.where(where, day.rests, self.rests)
        below = np.zeros_like(where)
        for value in day.values:
            below = below | (value < self._floor)
        self.no_overlap = np.where(where, day.rests & below, self.no_overlap)
