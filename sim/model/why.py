"""Why not: who held out last, which line of its ledger stood in the way, and which demand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.model.inputs import Array
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.theory.answer import NO, YES_BUT
from sim.theory.ledger import Lines
from sim.theory.satisfaction import loss
from sim.vocabulary import BINDING

__all__ = ["Holdouts", "binding_line"]

NOBODY = -1
NONE_ALONE = BINDING.index("none_alone")


def binding_line(gap: Array, removals: Sequence[Array]) -> npt.NDArray[np.int8]:
    """Position in `BINDING` of the smallest single removal that closes the gap.

    `removals` holds what removing each of the named lines would add, in the order of `BINDING` after `none_alone`.
    """
    best = np.full_like(gap, np.inf)
    line = np.full(gap.shape, NONE_ALONE, dtype=np.int8)
    for place, amount in enumerate(removals, start=1):
        closer = (amount >= gap) & (amount < best)
        best = np.where(closer, amount, best)
        line = np.where(closer, place, line).astype(np.int8)
    return line


class Holdouts:
    """The last answer short of yes to the full text, in each trial of a block, and what was weighed that day."""

    def __init__(self, count: int) -> None:
        self.who: npt.NDArray[np.int8] = np.full(count, NOBODY, dtype=np.int8)
        self.day: npt.NDArray[np.int16] = np.full(count, NOBODY, dtype=np.int16)
        zero = np.zeros(count)
        self.gap, self._shortfall, self._exposure, self._audience, self._premium = zero, zero, zero, zero, zero
        self._trusting, self._outrage = zero, zero
        self._text: Array = np.zeros((1, 1))
        self._left: dict[str, Array] = {}

    def note(self, morning: Morning, sides: Sequence[Belligerent], ledgers: Sequence[Lines], text: Array) -> None:
        """Record today's holdout where there is one: the side furthest from its threshold."""
        widest = np.full(self.who.shape, -np.inf)
        noted = []
        for place, (side, lines) in enumerate(zip(sides, ledgers, strict=True)):
            short = morning.open & ((side.answer == NO) | (side.answer == YES_BUT))
            gap = np.where(short, side.threshold - lines.total, -np.inf)
            further = gap > widest
            widest = np.where(further, gap, widest)
            noted.append((place, side, lines, further))
        for place, side, lines, further in noted:
            self._keep(further & (widest > -np.inf), place, side, lines, widest, morning)
        someone = widest > -np.inf
        self.day = np.where(someone, morning.today.day, self.day).astype(np.int16)
        self._text = np.where(someone, text, self._text)
        self._left = {key: np.where(someone, left, self._left.get(key, left)) for key, left in morning.left.items()}

    def _keep(self, where: Flags, place: int, side: Belligerent, lines: Lines, gap: Array, morning: Morning) -> None:
        outrage = side.outrage(side.real, morning)
        self.who = np.where(where, place, self.who).astype(np.int8)
        self.gap = np.where(where, gap, self.gap)
        self._shortfall = np.where(where, np.maximum(0.0, lines.war - lines.terms), self._shortfall)
        self._exposure = np.where(where, lines.exposure, self._exposure)
        self._audience = np.where(where, lines.audience, self._audience)
        self._premium = np.where(where, side.threshold, self._premium)
        self._trusting = np.where(where, side.trusting, self._trusting)
        self._outrage = np.where(where, outrage, self._outrage)

    def lines(self) -> npt.NDArray[np.int8]:
        """Binding line of each trial, a position in `BINDING`; -1 where nobody held out."""
        removals = (self._shortfall, self._exposure, self._audience, self._premium)
        return np.where(self.who == NOBODY, NOBODY, binding_line(self.gap, removals)).astype(np.int8)

    def demands(self, sides: Sequence[Belligerent]) -> tuple[npt.NDArray[np.int8], Flags]:
        """Binding demand of each trial, a place among the issues (-1 if none), and whether it alone closes the gap."""
        demand = np.full(self.who.shape, NOBODY, dtype=np.int8)
        alone = np.zeros(self.who.shape, dtype=bool)
        for place, side in enumerate(sides):
            best, issue = self.best_concession(side)
            theirs = self.who == place
            demand = np.where(theirs, issue, demand).astype(np.int8)
            alone = np.where(theirs, (issue != NOBODY) & (best >= self.gap), alone)
        return demand, alone

    def best_concession(self, side: Belligerent) -> tuple[Array, npt.NDArray[np.int8]]:
        """Largest rise of a side's sum from conceding one issue in full, and the place of that issue."""
        stakes = side.stakes
        best, issue = np.zeros(self.who.shape), np.full(self.who.shape, NOBODY, dtype=np.int8)
        if not (self.who != NOBODY).any():
            return best, issue
        weights = stakes.agenda.weights(stakes.shares, self._left)
        for place in range(len(stakes.agenda.issues)):
            if place in stakes.agenda.fixed:
                continue
            rise = self._rise(side, place, weights[place])
            better = rise > best
            best = np.where(better, rise, best)
            issue = np.where(better, place, issue).astype(np.int8)
        return best, issue

    def _rise(self, side: Belligerent, place: int, weight: Array) -> Array:
        """What the sum gains if the text moves to the side's stated point on one issue."""
        stakes = side.stakes
        text, stated, ideal = self._text[place], stakes.stated[place], stakes.real.ideal[place]
        rise: Array = weight * (loss(text, ideal, stakes.quadratic) - loss(stated, ideal, stakes.quadratic))
        if place in stakes.agenda.security:
            nearer = np.abs(text - ideal) - np.abs(stated - ideal)
            rise = rise + (1.0 - self._trusting) * side.real.regroup * stakes.exposure[place] * nearer
        beyond: Array = np.maximum(0.0, np.abs(text - stated) - stakes.tolerance[place])
        rise += self._outrage * (weight * stakes.firmness[place]) * beyond
        return rise
