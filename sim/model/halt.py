"""A halt, day by day, in the trials where one lives: fire, memory, trust, and the three ways to end before its term.

There are two instances in a world, one per scope, each with its own mask, clock, memory and agreed package; trust lives
on the pair of belligerents.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.model.agenda import Agenda
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning, Places
from sim.model.roles.belligerent import Belligerent
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory.ledger import Lines
from sim.theory.satisfaction import fold
from sim.theory.violation import (
    intended_level,
    mean_one,
    misattributed,
    moving_mean,
    observed_level,
    perceived_level,
)
from sim.vocabulary import FATES

__all__ = ["Halt"]

COLLAPSED, DENOUNCED, LAPSED, EXTENDED = range(len(FATES))
GOES_ON = -1


class Halt:
    """The halts of one scope in a block of trials.

    Attributes
    ----------
    alive
        Where one lives.
    began, days
        Calendar day of its yes, and its own day, counted from 1; -1 and 0 before there was one.
    fate
        How it ended, a position in `FATES`; -1 while it lives or where there never was one.
    smoothed
        Smoothed level of fire.
    fired
        Sum of the observed level over its days, by belligerent.
    """

    def __init__(self, scenario: Scenario, inputs: Inputs, luck: Luck, offer: str) -> None:
        self.scope, self.offer, self.term = scenario.offers[offer].scope, offer, scenario.horizon.halt_days
        self.agenda = Agenda.of(scenario, offer)
        sides = scenario.belligerents
        self._value = inputs.value
        self.stakes = inputs.get(f"offers.{offer}.stakes", 1.0)
        self.premium_share = inputs.get(f"offers.{offer}.premium_share", 1.0)
        count = luck.count
        self.alive: Flags = np.zeros(count, dtype=bool)
        self.began: npt.NDArray[np.int16] = np.full(count, -1, dtype=np.int16)
        self.days: npt.NDArray[np.int16] = np.zeros(count, dtype=np.int16)
        self.fate: npt.NDArray[np.int8] = np.full(count, GOES_ON, dtype=np.int8)
        self.stillborn: Flags = luck.uniform(f"offers.{offer}", "stillborn") < inputs.value("halt.stillborn")
        self.smoothed: Array = np.zeros(count)
        self.memory = {key: np.zeros(count) for key in sides}
        self.fired = {key: np.zeros(count) for key in sides}
        self.observed = {key: np.zeros(count) for key in sides}

    def begin(self, day: int, where: Flags) -> None:
        """Start a halt where all said yes today; its first day is tomorrow."""
        self.alive = self.alive | where
        self.began = np.where(where, day, self.began).astype(np.int16)

    def absorb(self, where: Flags) -> None:
        """End a halt where a wider one takes its place."""
        self.alive = self.alive & ~where

    def live(self, morning: Morning, sides: Sequence[Belligerent], package: Array, ledgers: Sequence[Lines]) -> None:
        """One day: fire, what is seen of it, memory and trust, and whether the halt ends (written to `fate`).

        Only the trials in which a halt lives are worked on; `at` holds their places.
        """
        at = np.flatnonzero(self.alive)
        self.days[at] += 1
        sums = [lines.total[at] for lines in ledgers]
        self._fire(at, morning, sides, sums)
        self._remember(at, morning, sides, package)
        self.fate[at] = self._ending(at, morning, sides, sums)

    def _fire(self, at: Places, morning: Morning, sides: Sequence[Belligerent], sums: Sequence[Array]) -> None:
        intended = []
        for side, total in zip(sides, sums, strict=True):
            own = side.depth[at] * np.where(side.sincere[at], 1.0, self._value("halt.stalling_factor")[at])
            returned = self._value("halt.reciprocity")[at] * self.memory[side.key][at]
            distrust, discontent = self._value("halt.distrust")[at], self._value("halt.discontent")[at]
            level = intended_level(own, distrust, side.trusting[at], discontent, total, returned)
            noise = mean_one(self._value("halt.noise")[at], morning.today.normal(side.name, "level", at))
            spoiled = morning.today.happens(side.name, "spoiler", self._value("halt.spoiler_chance"))[at]
            incidents = np.where(spoiled, self._value("halt.spoiler_size")[at], 0.0)
            incidents = incidents + morning.events.added(f"level.{side.key}")[at]
            self.observed[side.key][at] = observed_level(level, noise, incidents)
            intended.append(level)
        self._smooth(at, intended)

    def _smooth(self, at: Places, intended: Sequence[Array]) -> None:
        seen = [level[at] for level in self.observed.values()]
        count = float(len(seen))
        start = np.where(self.stillborn[at], 1.0, fold(intended, intended[0]) / count)
        before = np.where(self.days[at] == 1, start, self.smoothed[at])
        level = fold(seen, seen[0]) / count
        self.smoothed[at] = moving_mean(before, level, 1.0 - self._value("halt.smoothing")[at])

    def _remember(self, at: Places, morning: Morning, sides: Sequence[Belligerent], package: Array) -> None:
        scale, mark = self._value("halt.misattribution")[at], self._value("halt.dirty_above")[at]
        blur = misattributed(scale, self._distance(package)[at], morning.monitors[at])
        for side in sides:
            normal = morning.today.normal(side.name, "perception", at)
            own, seen = self.observed[side.key][at], []
            for other in side.others:
                level = perceived_level(self.observed[other][at], own, blur, normal)
                side.learn(other, level > mark, at)
                seen.append(level)
            mean = fold(seen, own) / float(len(seen))
            self.memory[side.key][at] = moving_mean(self.memory[side.key][at], mean, self._value("halt.memory")[at])
            self.fired[side.key][at] += own

    def _distance(self, package: Array) -> Array:
        """Mean distance from the best-monitored poles; 1 where the offer has no such issue."""
        rows = [np.abs(package[place] - pole) for place, pole in self.agenda.monitored]
        return fold(rows, rows[0]) / float(len(rows)) if rows else np.ones_like(package[0])

    def _ending(
        self, at: Places, morning: Morning, sides: Sequence[Belligerent], sums: Sequence[Array]
    ) -> npt.NDArray[np.int8]:
        far = -(self._value("halt.denounce_below") * self.stakes)[at]
        left, willing = np.zeros(len(at), dtype=bool), np.ones(len(at), dtype=bool)
        for side, total in zip(sides, sums, strict=True):
            if (total < far).any():
                leaves = morning.today.happens(side.name, "denounce", self._value("halt.denounce_chance"))[at]
                left = left | ((total < far) & leaves)
            willing = willing & (total >= (self.premium_share * side.threshold)[at])
        term = np.where(self.days[at] >= self.term, np.where(willing, EXTENDED, LAPSED), GOES_ON)
        fallen = self.smoothed[at] >= self._value("halt.collapse_level")[at]
        return np.where(fallen, COLLAPSED, np.where(left, DENOUNCED, term)).astype(np.int8)
