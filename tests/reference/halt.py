"""A ceasefire, day by day (section 3, phase 8)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.reference.case import Package, Terms
from tests.reference.ledger import Lines

if TYPE_CHECKING:
    from tests.reference.belligerent import Belligerent
    from tests.reference.world import World

__all__ = ["Halt"]


class Halt:
    """An accepted offer while it lives."""

    def __init__(self, world: World, scope: str, terms: Terms, package: Package, start: int) -> None:
        self.world, self.scope, self.terms, self.package, self.start = world, scope, terms, list(package), start
        chance = world.luck.uniform(f"offers.{terms.name}", "stillborn")
        self.stillborn = float(chance[0]) < world.value("halt.stillborn")
        self.memory = {side.name: 0.0 for side in world.sides}
        self.smoothed = 1.0
        self.observed: dict[str, float] = {}
        self.lines: dict[str, Lines] = {}
        self.asked: dict[str, float] = {}
        self.stakes = 1.0 if scope == "full" else world.value(f"offers.{terms.name}.stakes")

    def live(self) -> str | None:
        """One day under the ceasefire; its fate if it ends today."""
        day = self.world.day - self.start
        self._weigh()
        intended = {side.name: self._intended(side) for side in self.world.sides}
        self.observed = {side.name: self._observed(side, intended[side.name]) for side in self.world.sides}
        if day == 1:
            self.smoothed = 1.0 if self.stillborn else _mean(list(intended.values()))
        new = self.world.value("halt.smoothing")
        self.smoothed = new * _mean(list(self.observed.values())) + (1.0 - new) * self.smoothed
        self._remember()
        return self._fate(day)

    def _weigh(self) -> None:
        for side in self.world.sides:
            ledger = side.ledger(self.scope)
            self.lines[side.name] = ledger.lines(self.package)
            self.asked[side.name] = ledger.threshold

    def _intended(self, side: Belligerent) -> float:
        value = self.world.value
        base = side.depth * (1.0 if side.sincere else value("halt.stalling_factor"))
        wary = math.exp(min(300.0, value("halt.distrust") * (1.0 - 2.0 * side.faith())))
        sore = math.exp(min(300.0, value("halt.discontent") * max(0.0, -self.lines[side.name].total)))
        return min(1e6, base * wary * sore + value("halt.reciprocity") * self.memory[side.name])

    def _observed(self, side: Belligerent, intended: float) -> float:
        world = self.world
        spoiled = world.uniform(side.path, "spoiler") < world.value("halt.spoiler_chance")
        fire = intended * _noise(world.value("halt.noise"), world.normal(side.path, "level"))
        fire += world.value("halt.spoiler_size") if spoiled else 0.0
        return min(1e6, max(0.0, fire + world.news.on(f"level.{side.name}")))

    def blur(self) -> float:
        """Misattribution of today: the worse the agreed verification and the fewer the monitors, the more."""
        unwatched = 1.0 - self.world.guaranteed()
        poor = [abs(self.package[k] - pole) for k, pole in self.terms.monitored]
        return self.world.value("halt.misattribution") * ((_mean(poor) if poor else 1.0) * unwatched)

    def _remember(self) -> None:
        blur, keep = self.blur(), self.world.value("halt.memory")
        for side in self.world.sides:
            others = [other.name for other in self.world.sides if other is not side]
            factor = _noise(blur, self.world.normal(side.path, "perception"))
            perceived = {name: self.observed[name] * factor + blur * self.observed[side.name] for name in others}
            if others:
                felt = _mean(list(perceived.values()))
                self.memory[side.name] = keep * self.memory[side.name] + (1.0 - keep) * felt
            for name, fire in perceived.items():
                side.learn(name, dirty=fire > self.world.value("halt.dirty_above"))

    def _fate(self, day: int) -> str | None:
        if self.smoothed >= self.world.value("halt.collapse_level"):
            return "collapsed"
        if any(self._denounces(side) for side in self.world.sides):
            return "denounced"
        if day < self.world.case.days.halt_days:
            return None
        content = all(lines.total >= self.asked[name] for name, lines in self.lines.items())
        return "extended" if content else "lapsed"

    def _denounces(self, side: Belligerent) -> bool:
        if self.lines[side.name].total >= -(self.world.value("halt.denounce_below") * self.stakes):
            return False
        return self.world.uniform(side.path, "denounce") < self.world.value("halt.denounce_chance")


def _mean(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def _noise(spread: float, z: float) -> float:
    """Log-normal noise of mean one."""
    return math.exp(spread * z - spread**2 / 2)
