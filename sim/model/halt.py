"""A halt, day by day, in the trials where one lives: fire, memory, trust, and the three ways to end before its term.

There are two instances in a world, one per scope, each with its own mask, clock, memory and agreed package; trust lives
on the pair of belligerents.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.draws import Luck
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import Agenda
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
from sim.words import HALT_FATES

__all__ = ["Halt"]

COLLAPSED, DENOUNCED, LAPSED, EXTENDED = range(len(HALT_FATES))
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
        How it ended, a position in `HALT_FATES`; -1 while it lives or where there never was one.
    smoothed
        Smoothed level of fire.
    fired
        Sum of the observed level over its days, by belligerent.
    """

    def __init__(self, inputs: Inputs, luck: Luck, scope: str, offer: str, agenda: Agenda, term: int) -> None:
        self.scope, self.offer, self.agenda, self.term = scope, offer, agenda, term
        self._value = inputs.value
        count = luck.count
        self.alive: Flags = np.zeros(count, dtype=bool)
        self.began: npt.NDArray[np.int16] = np.full(count, -1, dtype=np.int16)
        self.days: npt.NDArray[np.int16] = np.zeros(count, dtype=np.int16)
        self.fate: npt.NDArray[np.int8] = np.full(count, GOES_ON, dtype=np.int8)
        self.stillborn: Flags = luck.uniform(f"offers.{offer}", "stillborn") < inputs.value("halt.stillborn")
        self.smoothed: Array = np.zeros(count)
        self.memory: dict[str, Array] = {}
        self.fired: dict[str, Array] = {}
        self.observed: dict[str, Array] = {}

    def begin(self, day: int, where: Flags) -> None:
        """Start a halt where all said yes today; its first day is tomorrow."""
        self.alive = self.alive | where
        self.began = np.where(where, day, self.began).astype(np.int16)

    def absorb(self, where: Flags) -> None:
        """End a halt where a wider one takes its place."""
        self.alive = self.alive & ~where

    def live(self, morning: Morning, sides: Sequence[Belligerent], package: Array, ledgers: Sequence[Lines]) -> None:
        """One day: fire, what is seen of it, memory and trust, and whether the halt ends (written to `fate`)."""
        self.days = np.where(self.alive, self.days + 1, self.days).astype(np.int16)
        sums = [lines.total for lines in ledgers]
        self._fire(morning, sides, sums)
        self._remember(morning, sides, package)
        self.fate = np.where(self.alive, self._ending(morning, sides, sums), self.fate).astype(np.int8)

    def _fire(self, morning: Morning, sides: Sequence[Belligerent], sums: Sequence[Array]) -> None:
        value, intended = self._value, []
        for side, total in zip(sides, sums, strict=True):
            own = side.depth * np.where(side.sincere, 1.0, value("halt.stalling_factor"))
            remembered = value("halt.reciprocity") * self.memory.get(side.key, np.zeros_like(total))
            level = intended_level(
                own, value("halt.distrust"), side.trusting, value("halt.discontent"), total, remembered
            )
            noise = mean_one(value("halt.noise"), morning.today.normal(side.name, "level"))
            spoiled = morning.today.happens(side.name, "spoiler", value("halt.spoiler_chance"))
            incidents = np.where(spoiled, value("halt.spoiler_size"), 0.0) + morning.events.added(f"level.{side.key}")
            self.observed[side.key] = observed_level(level, noise, incidents)
            intended.append(level)
        self._smooth(intended)

    def _smooth(self, intended: Sequence[Array]) -> None:
        seen = list(self.observed.values())
        count = float(len(seen))
        start = np.where(self.stillborn, 1.0, fold(intended, intended[0]) / count)
        before = np.where(self.days == 1, start, self.smoothed)
        level = fold(seen, seen[0]) / count
        smoothed = moving_mean(before, level, 1.0 - self._value("halt.smoothing"))
        self.smoothed = np.where(self.alive, smoothed, self.smoothed)

    def _remember(self, morning: Morning, sides: Sequence[Belligerent], package: Array) -> None:
        blur = misattributed(self._value("halt.misattribution"), self._distance(package), morning.monitors)
        for side in sides:
            normal = morning.today.normal(side.name, "perception")
            own, seen = self.observed[side.key], []
            for other in side.others:
                level = perceived_level(self.observed[other], own, blur, normal)
                side.learn(other, level > self._value("halt.dirty_above"), self.alive)
                seen.append(level)
            mean = fold(seen, own) / float(len(seen))
            zero = np.zeros_like(own)
            memory = moving_mean(self.memory.get(side.key, zero), mean, self._value("halt.memory"))
            self.memory[side.key] = np.where(self.alive, memory, self.memory.get(side.key, zero))
            self.fired[side.key] = self.fired.get(side.key, zero) + np.where(self.alive, own, 0.0)

    def _distance(self, package: Array) -> Array:
        """Mean distance from the best-monitored poles; 1 where the offer has no such issue."""
        rows = [np.abs(package[place] - pole) for place, pole in self.agenda.monitored]
        return fold(rows, rows[0]) / float(len(rows)) if rows else np.ones_like(package[0])

    def _ending(self, morning: Morning, sides: Sequence[Belligerent], sums: Sequence[Array]) -> npt.NDArray[np.int8]:
        left = np.zeros_like(self.alive)
        willing = np.ones_like(self.alive)
        for side, total in zip(sides, sums, strict=True):
            far = total < -self._value("halt.denounce_below")
            left = left | (far & morning.today.happens(side.name, "denounce", self._value("halt.denounce_chance")))
            willing = willing & (total >= side.threshold)
        term = np.where(self.days >= self.term, np.where(willing, EXTENDED, LAPSED), GOES_ON)
        fate = np.where(self.smoothed >= self._value("halt.collapse_level"), COLLAPSED, np.where(left, DENOUNCED, term))
        return fate.astype(np.int8)
