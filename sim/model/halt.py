"""A ceasefire, day by day, in the trials where one lives: fire, memory, trust, three ways to end before its term.

There are two instances in a world, one per scope, each with its own mask, clock, memory and agreed package; trust lives
on the pair of belligerents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sim.model.agenda import Agenda
from sim.model.columns import Column, Recorded
from sim.model.day import Codes, Conditions, Flags, HaltDay, Places
from sim.model.inputs import Array, Inputs
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

__all__ = ["Halt", "day_columns", "fire_columns", "mean_fire"]

COLLAPSED, DENOUNCED, LAPSED, EXTENDED = range(len(FATES))
GOES_ON = -1
NEVER = -1


class Halt:
    """The ceasefires of one scope in a block of trials.

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
        self.began: npt.NDArray[np.int16] = np.full(count, NEVER, dtype=np.int16)
        self.days: npt.NDArray[np.int16] = np.zeros(count, dtype=np.int16)
        self.fate: Codes = np.full(count, GOES_ON, dtype=np.int8)
        self.stillborn: Flags = luck.uniform(f"offers.{offer}", "stillborn") < inputs.value("halt.stillborn")
        self.smoothed: Array = np.zeros(count)
        self.memory = {key: np.zeros(count) for key in sides}
        self.fired = {key: np.zeros(count) for key in sides}
        self.observed = {key: np.zeros(count) for key in sides}

    def begin(self, day: int, where: Flags) -> None:
        """Start a ceasefire where all said yes today; its first day is tomorrow."""
        self.alive = self.alive | where
        self.began = np.where(where, day, self.began).astype(np.int16)

    def absorb(self, where: Flags) -> None:
        """End a ceasefire where a wider one takes its place."""
        self.alive = self.alive & ~where

    def live(self, now: Conditions, sides: Sequence[Belligerent], package: Array, ledgers: Sequence[Lines]) -> HaltDay:
        """One day (section 3.8): fire, what is seen of it, memory and trust, and whether it ends (written to `fate`).

        Only the trials in which a ceasefire lives are worked on; `at` holds their places.
        """
        at = np.flatnonzero(self.alive)
        self.days[at] += 1
        sums = [lines.total[at] for lines in ledgers]
        incident, intended = self._fire(at, now, sides, sums)
        mean = self._smooth(at, intended)
        dirty = self._remember(at, now, sides, package)
        denounced = self._denounce(at, now, sides, sums)
        self.fate[at] = self._fate(at, sides, sums, denounced)
        level = {key: observed[at] for key, observed in self.observed.items()}
        return HaltDay(at, ledgers, level, mean, incident, dirty, denounced)

    def _fire(
        self, at: Places, now: Conditions, sides: Sequence[Belligerent], sums: Sequence[Array]
    ) -> tuple[dict[str, Flags], list[Array]]:
        """Write what is fired; where there were incidents that nobody ordered, and what was intended."""
        incident, intended = {}, []
        for side, total in zip(sides, sums, strict=True):
            own = side.depth[at] * np.where(side.sincere[at], 1.0, self._value("halt.stalling_factor")[at])
            returned = self._value("halt.reciprocity")[at] * self.memory[side.key][at]
            distrust, discontent = self._value("halt.distrust")[at], self._value("halt.discontent")[at]
            level = intended_level(own, distrust, side.trusting[at], discontent, total, returned)
            noise = mean_one(self._value("halt.noise")[at], now.draws.normal(side.name, "level", at))
            spoiled = now.draws.happens(side.name, "spoiler", self._value("halt.spoiler_chance"))[at]
            added = np.where(spoiled, self._value("halt.spoiler_size")[at], 0.0)
            added = added + now.events.added(f"level.{side.key}")[at]
            self.observed[side.key][at] = observed_level(level, noise, added)
            incident[side.key] = spoiled
            intended.append(level)
        return incident, intended

    def _smooth(self, at: Places, intended: Sequence[Array]) -> Array:
        """Smooth the mean level, which is returned."""
        seen = [level[at] for level in self.observed.values()]
        count = float(len(seen))
        start = np.where(self.stillborn[at], 1.0, fold(intended, intended[0]) / count)
        before = np.where(self.days[at] == 1, start, self.smoothed[at])
        level = fold(seen, seen[0]) / count
        self.smoothed[at] = moving_mean(before, level, 1.0 - self._value("halt.smoothing")[at])
        return level

    def _remember(
        self, at: Places, now: Conditions, sides: Sequence[Belligerent], package: Array
    ) -> dict[str, dict[str, Flags]]:
        """Keep what each side saw; where it saw a dirty day of each other."""
        scale, mark = self._value("halt.misattribution")[at], self._value("halt.dirty_above")[at]
        blur = misattributed(scale, self._distance(package)[at], now.monitors[at])
        dirty: dict[str, dict[str, Flags]] = {}
        for side in sides:
            normal = now.draws.normal(side.name, "perception", at)
            own, seen, dirty[side.key] = self.observed[side.key][at], [], {}
            for other in side.others:
                level = perceived_level(self.observed[other][at], own, blur, normal)
                dirty[side.key][other] = level > mark
                side.learn(other, dirty[side.key][other], at)
                seen.append(level)
            mean = fold(seen, own) / float(len(seen))
            self.memory[side.key][at] = moving_mean(self.memory[side.key][at], mean, self._value("halt.memory")[at])
            self.fired[side.key][at] += own
        return dirty

    def _distance(self, package: Array) -> Array:
        """Mean distance from the best-monitored poles; 1 where the offer has no such issue."""
        rows = [np.abs(package[place] - pole) for place, pole in self.agenda.monitored]
        return fold(rows, rows[0]) / float(len(rows)) if rows else np.ones_like(package[0])

    @property
    def denounced_below(self) -> Array:
        """The sum of a ledger below which a side may call it off."""
        return -(self._value("halt.denounce_below") * self.stakes)

    def _denounce(
        self, at: Places, now: Conditions, sides: Sequence[Belligerent], sums: Sequence[Array]
    ) -> dict[str, Flags]:
        far, denounced = self.denounced_below[at], {}
        for side, total in zip(sides, sums, strict=True):
            denounced[side.key] = total < far
            if denounced[side.key].any():
                leaves = now.draws.happens(side.name, "denounce", self._value("halt.denounce_chance"))[at]
                denounced[side.key] = denounced[side.key] & leaves
        return denounced

    def _fate(
        self, at: Places, sides: Sequence[Belligerent], sums: Sequence[Array], denounced: dict[str, Flags]
    ) -> Codes:
        called_off, willing = np.zeros(len(at), dtype=bool), np.ones(len(at), dtype=bool)
        for side, total in zip(sides, sums, strict=True):
            called_off = called_off | denounced[side.key]
            willing = willing & (total >= (self.premium_share * side.threshold)[at])
        term = np.where(self.days[at] >= self.term, np.where(willing, EXTENDED, LAPSED), GOES_ON)
        fallen = self.smoothed[at] >= self._value("halt.collapse_level")[at]
        return np.where(fallen, COLLAPSED, np.where(called_off, DENOUNCED, term)).astype(np.int8)


def day_columns(scope: str, halts: Sequence[Halt]) -> Iterator[Recorded]:
    """When a ceasefire of that scope began, and how many days it lived."""
    began = days = np.full(halts[0].began.shape, NEVER, dtype=np.int16)
    for halt in halts:
        if halt.scope == scope:
            began, days = halt.began, np.where(halt.began == NEVER, NEVER, halt.days).astype(np.int16)
    yield Column(f"{scope}_start_day", "day", "calendar day from 0", f"Day of the yes to a {scope} ceasefire."), began
    yield (
        Column(
            f"{scope}_days", "day", "ceasefire day from 1", f"Day of its life on which the {scope} ceasefire ended."
        ),
        days,
    )


def fire_columns(halts: Sequence[Halt]) -> Iterator[Recorded]:
    """How much fire there was at the end."""
    meaning = "Smoothed level of fire at the end of the last ceasefire."
    level = _latest([(halt, halt.smoothed) for halt in halts])
    yield Column("smoothed_fire", "number", "share of fire before", meaning, gaps=True), level


def mean_fire(halts: Sequence[Halt], side: str) -> Array:
    """Mean level of a side's fire in the last ceasefire of each trial; NaN where there was none."""
    return _latest([(halt, halt.fired[side] / np.maximum(halt.days, 1)) for halt in halts])


def _latest(quantities: Sequence[tuple[Halt, Array]]) -> Array:
    """A quantity of the last ceasefire of each trial; NaN where there was none."""
    value = np.full(quantities[0][0].began.shape, np.nan)
    for halt, quantity in quantities:
        value = np.where(halt.began == NEVER, value, quantity)
    return value
