"""The sectoral offer: a smaller halt, tabled after days without agreement, whose text does not move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.errors import given
from sim.model.halt import Halt
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import opening
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory.answer import NONE, YES
from sim.theory.ledger import Lines

__all__ = ["Sectoral"]


class Sectoral:
    """The sectoral offer in a block of trials, and the halts that it leads to.

    Attributes
    ----------
    halt
        The halts.
    text
        Its terms, shape (issues, trials).
    after_days
        Days without agreement before it is tabled.
    """

    def __init__(self, scenario: Scenario, inputs: Inputs, luck: Luck, offer: str) -> None:
        self.halt = Halt(scenario, inputs, luck, offer)
        self.text = opening(scenario, inputs, offer)
        self.after_days = inputs.value(f"offers.{offer}.after_days")
        self._stakes, self._relief = inputs.value(f"offers.{offer}.stakes"), inputs.value(f"offers.{offer}.relief")
        self._live = self.halt.agenda.live_rows(self.text)
        self._unpressed: list[Lines] = []

    def answer(self, morning: Morning, in_talks: Flags, sides: Sequence[Belligerent]) -> Flags:
        """All sides' answers where it is tabled; returns where all say yes. Also weighs it where a halt lives."""
        tabled = morning.open & in_talks & (morning.today.day >= self.after_days)
        if not (tabled.any() or self.halt.alive.any()):
            return np.zeros_like(tabled)
        self._unpressed = [self._weigh(morning, side) for side in sides]
        said_yes = tabled
        for side, lines in zip(sides, self.ledgers(sides), strict=True):
            reply = side.reply(morning, lines.total, self.halt.premium_share)
            side.sectoral_answer = np.where(tabled, reply, NONE).astype(np.int8)
            said_yes = said_yes & (side.sectoral_answer == YES)
        return said_yes

    def ledgers(self, sides: Sequence[Belligerent]) -> list[Lines]:
        """The sides' ledgers for its terms as weighed today, under the pressure on each as it stands now."""
        return [self.ledger(place, side.pressure) for place, side in enumerate(sides)]

    def ledger(self, place: int, pressure: Array | float) -> Lines:
        """The ledger of the side at that place in id order, as weighed today, under some pressure."""
        lines = self._unpressed[place]
        return lines.pressed(lines.pressure + pressure).scaled(self._stakes, self._relief)

    def _weigh(self, morning: Morning, side: Belligerent) -> Lines:
        stakes = given(side.sectoral_stakes, "stakes in the sectoral offer")
        return side.ledger(stakes, self._live, morning)
