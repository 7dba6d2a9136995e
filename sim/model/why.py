"""Why not (section 4): who held out last, which line of its ledger stood in the way, and which demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from sim.model.columns import Column, Recorded
from sim.model.day import Codes, Day, Flags
from sim.model.inputs import Array
from sim.model.roles.belligerent import Belligerent
from sim.theory.ledger import Costs, Lines
from sim.vocabulary import BINDING

__all__ = ["Holdouts", "binding_line"]

NOBODY = -1
NONE_ALONE = BINDING.index("none_alone")


def binding_line(gap: Array, removals: Sequence[Array]) -> Codes:
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
    """The last answer short of yes to the full text, in each trial of a block, and what was weighed that day.

    Attributes
    ----------
    who, day, gap
        Place of the belligerent in id order and calendar day (-1 for nobody), and how much its sum was short.
    """

    def __init__(self, sides: Sequence[Belligerent], count: int) -> None:
        self._sides = sides
        self.who: Codes = np.full(count, NOBODY, dtype=np.int8)
        self.day: npt.NDArray[np.int16] = np.full(count, NOBODY, dtype=np.int16)
        zero = np.zeros(count)
        self.gap, self._shortfall, self._exposure, self._audience, self._premium = zero, zero, zero, zero, zero
        self._fear, self._outrage = zero, zero
        self._text: Array = np.zeros((1, 1))
        self._left: Mapping[str, Array] = {}

    def note(self, day: Day) -> None:
        """Record today's holdout where there is one: the side furthest from its threshold."""
        widest, further = np.full(self.who.shape, -np.inf), []
        for lines, threshold, short in zip(day.full.ledgers, day.full.thresholds, day.full.short, strict=True):
            gap = np.where(short, threshold - lines.total, -np.inf)
            further.append(gap > widest)
            widest = np.where(further[-1], gap, widest)
        someone = widest > -np.inf
        for place, lines in enumerate(day.full.ledgers):
            self._keep(further[place] & someone, place, lines, day.full.thresholds[place])
        self.gap = np.where(someone, widest, self.gap)
        self.day = np.where(someone, day.conditions.day, self.day).astype(np.int16)
        self._text = np.where(someone, day.text, self._text)
        left = day.conditions.left
        self._left = {key: np.where(someone, share, self._left.get(key, share)) for key, share in left.items()}

    def _keep(self, where: Flags, place: int, lines: Lines, threshold: Array) -> None:
        ledger = self._sides[place].ledger
        self.who = np.where(where, place, self.who).astype(np.int8)
        self._shortfall = np.where(where, np.maximum(0.0, lines.war - lines.terms), self._shortfall)
        self._exposure = np.where(where, lines.exposure, self._exposure)
        self._audience = np.where(where, lines.audience, self._audience)
        self._premium = np.where(where, threshold, self._premium)
        self._fear = np.where(where, ledger.fear, self._fear)
        self._outrage = np.where(where, ledger.outrage, self._outrage)

    def lines(self) -> Codes:
        """Binding line of each trial, a position in `BINDING`; -1 where nobody held out."""
        removals = (self._shortfall, self._exposure, self._audience, self._premium)
        return np.where(self.who == NOBODY, NOBODY, binding_line(self.gap, removals)).astype(np.int8)

    def demands(self) -> tuple[Codes, Array]:
        """Binding demand of each trial, a place among the issues (-1 if none), and what conceding it would add."""
        demand, gain = np.full(self.who.shape, NOBODY, dtype=np.int8), np.zeros(self.who.shape)
        if (self.who == NOBODY).all():
            return demand, gain
        for place, side in enumerate(self._sides):
            theirs = self.who == place
            best, issue = self._best_concession(side)
            demand, gain = np.where(theirs, issue, demand).astype(np.int8), np.where(theirs, best, gain)
        return demand, gain

    def _best_concession(self, side: Belligerent) -> tuple[Array, Codes]:
        """Largest rise of a side's sum from conceding one issue in full, and the place of that issue."""
        stakes, agenda = side.stakes, side.stakes.agenda
        weights = agenda.weights(stakes.shares, self._left)
        costs = Costs.of(weights, stakes.exposure, stakes.firmness, self._fear, self._outrage)
        rises = costs.conceding(self._text, stakes.ideal, stakes.stated, stakes.tolerance, stakes.quadratic)
        best, issue = np.zeros(self.who.shape), np.full(self.who.shape, NOBODY, dtype=np.int8)
        for place, rise in enumerate(rises):
            if place not in agenda.fixed:
                better = rise > best
                best = np.where(better, rise, best)
                issue = np.where(better, place, issue).astype(np.int8)
        return best, issue

    def columns(self) -> Iterator[Recorded]:
        """Who, when, and what would have turned the answer."""
        sides, issues = tuple(side.key for side in self._sides), self._sides[0].stakes.agenda.issues
        demand, gain = self.demands()
        meaning = "Who last answered short of yes to the full text."
        yield Column("holdout", "label", "actor", meaning, sides), self.who
        yield Column("holdout_day", "day", "calendar day from 0", "Day of that answer."), self.day
        meaning = "Smallest single removal that would have turned that answer."
        yield Column("binding_line", "label", "word", meaning, tuple(BINDING)), self.lines()
        meaning = "Issue whose full concession would have helped most."
        yield Column("binding_demand", "label", "issue", meaning, issues), demand
        meaning = "Whether that concession alone would have turned it."
        yield Column("binding_demand_alone", "flag", "yes or no", meaning), (demand != NOBODY) & (gain >= self.gap)
