"""The sectoral offer: a smaller ceasefire, tabled after days without agreement, whose text does not move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.errors import given
from sim.model.day import Answers, Conditions, Flags
from sim.model.halt import Halt
from sim.model.inputs import Inputs
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import opening
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory.answer import NONE
from sim.theory.ledger import Lines

__all__ = ["Sectoral"]


class Sectoral:
    """The sectoral offer in a block of trials, and the ceasefires that it leads to.

    Attributes
    ----------
    halt
        The ceasefires.
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
        self._changing = self.halt.agenda.changing_rows(self.text)
        self._lines: list[Lines] = []

    def answer(self, now: Conditions, in_talks: Flags, sides: Sequence[Belligerent]) -> Answers | None:
        """All sides' answers where it is tabled, None where it is nowhere. Also weighs it where a ceasefire lives."""
        tabled = now.open & in_talks & (now.day >= self.after_days)
        if not (tabled.any() or self.halt.alive.any()):
            return None
        self._lines = [self._weigh(now, side) for side in sides]
        share, ledgers = self.halt.premium_share, self.ledgers(sides)
        said = [
            np.where(tabled, side.reply(now, lines, share), NONE).astype(np.int8)
            for side, lines in zip(sides, ledgers, strict=True)
        ]
        return Answers(tabled, ledgers, [share * side.threshold for side in sides], said)

    def ledgers(self, sides: Sequence[Belligerent]) -> list[Lines]:
        """The sides' ledgers for its terms as weighed today, under the pressure on each as it stands now."""
        return [
            lines.pressed(lines.pressure + side.pressure).scaled(self._stakes, self._relief)
            for lines, side in zip(self._lines, sides, strict=True)
        ]

    def _weigh(self, now: Conditions, side: Belligerent) -> Lines:
        stakes = given(side.sectoral_stakes, "stakes in the sectoral offer")
        return side.ledger_for(stakes, now).lines(self._changing, side.shock)
