"""The ledger: everything a belligerent weighs, line by line, for one package on one day (section 2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from tests.reference.case import Character, Package, Terms
from tests.reference.limits import Edge

__all__ = ["Ledger", "Lines", "Points", "answer", "logistic", "odds", "satisfaction", "today", "weights"]


class Lines(NamedTuple):
    """The six lines of a ledger, as weighed."""

    terms: float
    war: float
    exposure: float
    audience: float
    pressure: float
    shock: float

    @property
    def total(self) -> float:
        """The sum that decides the answer."""
        return self.terms - self.war - self.exposure - self.audience + self.pressure + self.shock


@dataclass(slots=True)
class Points:
    """Where an actor stands on the issues of one offer; every list in id order of the issues.

    `low`, `high` and `line` are its red lines: what it tolerates, and how firmly; `edges` has those that a limit sets.
    """

    terms: Terms
    weight: list[float]
    stated: Package
    real: Package
    low: list[float]
    high: list[float]
    line: list[float]
    edges: dict[int, Edge]
    gamma: int

    def moot(self, left: dict[str, float]) -> list[int]:
        """Issues whose pocket is gone."""
        return [k for k, pocket in enumerate(self.terms.pockets) if pocket is not None and left[pocket] <= 0]

    def crossed(self, package: Package, left: dict[str, float]) -> list[int]:
        """Issues on which the package crosses a limit that holds, so that the answer is no outright yes."""
        terms, moot = self.terms, self.moot(left)
        found = []
        for k, edge in self.edges.items():
            settled = k in terms.demandable and k not in moot and edge.can_be_kept(terms.bounds[k])
            if settled and edge.holds and edge.rules_out(package[k]):
                found.append(k)
        return found


def logistic(value: float) -> float:
    """The logistic function, with its argument held where exp is finite."""
    return 1.0 / (1.0 + math.exp(-min(max(value, -500.0), 500.0)))


def weights(salience: list[float], terms: Terms, later_weight: float) -> list[float]:
    """Saliences of an offer's issues, later ones discounted, normalised to 1 (all 0 if nothing is salient)."""
    raw = [own * (later_weight if later else 1.0) for own, later in zip(salience, terms.later, strict=True)]
    total = 0.0
    for part in raw:
        total += part
    return [part / total if total > 0 else 0.0 for part in raw]


def today(points: Points, left: dict[str, float]) -> list[float]:
    """The day's weights: an issue tied to a pocket counts by what is left of it."""
    pairs = zip(points.weight, points.terms.pockets, strict=True)
    return [own if pocket is None else own * left[pocket] for own, pocket in pairs]


def satisfaction(package: Package, weight: list[float], ideal: Package, gamma: int) -> float:
    """1 - sum of weight |x - a|^gamma."""
    loss = 0.0
    for x, s, a in zip(package, weight, ideal, strict=True):
        away = abs(x - a)
        loss += s * (away if gamma == 1 else away * away)
    return 1.0 - loss


def odds(characters: list[Character], momenta: list[float], aids: list[float]) -> list[float]:
    """Chance of each belligerent to win the war: a contest of strengths, far ones measured by the largest."""
    logs = []
    for side, momentum, aid in zip(characters, momenta, aids, strict=True):
        logs.append(math.log(max(side.capability * math.exp(momentum / 2) * max(0.0, 1.0 + aid), 1e-12)))
    powers = []
    for side, log in zip(characters, logs, strict=True):
        far = abs(side.exponent * max(logs)) > 600
        powers.append(math.exp(side.exponent * (log - max(logs) if far else log)))
    total = 0.0
    for power in powers:
        total += power
    return [power / total for power in powers]


def answer(total: float, threshold: float, margin: float) -> str:
    """The word for a sum."""
    if total >= threshold:
        return "yes"
    return "yes_but" if total >= threshold - margin else "no"


@dataclass(slots=True)
class Ledger:
    """One belligerent's account of one offer on one day: give it a package and it gives its lines.

    `ideal` is the real one (or the stated one, for the public ledger); `war` is the worth of fighting on; `fear` scales
    exposure and `shame` the audience line; `stakes` and `relief` are 1 for a full offer.
    """

    points: Points
    ideal: Package
    weight: list[float]
    war: float
    fear: float
    shame: float
    pressure: float
    shock: float
    threshold: float
    stakes: float = 1.0
    relief: float = 1.0

    def lines(self, package: Package) -> Lines:
        """The six lines for `package`."""
        return Lines(
            terms=satisfaction(package, self.weight, self.ideal, self.points.gamma) * self.stakes,
            war=self.war * self.stakes,
            exposure=self.fear * self.exposed(package) * self.stakes,
            audience=self.shame * self.overreach(package) * self.stakes,
            pressure=self.pressure * self.relief,
            shock=self.shock * self.stakes,
        )

    def total(self, package: Package) -> float:
        """The sum for `package`."""
        return self.lines(package).total

    def exposed(self, package: Package) -> float:
        """How exposed the package leaves the side: mean distance on its security issues, by unscaled weight."""
        away = total = 0.0
        for k in self.points.terms.security:
            away += self.points.weight[k] * abs(package[k] - self.ideal[k])
            total += self.points.weight[k]
        return away / total if total > 0 else 0.0

    def overreach(self, package: Package) -> float:
        """How far the package goes beyond the side's red lines, weighed by salience and firmness."""
        points, total = self.points, 0.0
        for k, s in enumerate(self.weight):
            total += s * points.line[k] * max(0.0, points.low[k] - package[k], package[k] - points.high[k])
        return total

    def slope(self, k: int, at: float, up: bool) -> float:
        """One-sided slope: gain of the sum per unit of issue k moved up (or down) from `at`."""
        points, way = self.points, 1.0 if up else -1.0
        side = _side(at, self.ideal[k], up)
        steepness = side if points.gamma == 1 else 2.0 * (at - self.ideal[k])
        gain = -self.weight[k] * steepness * way
        if k in points.terms.security:
            total = 0.0
            for other in points.terms.security:
                total += points.weight[other]
            gain -= self.fear * points.weight[k] / total * side * way if total > 0 else 0.0
        return gain - self.shame * self.weight[k] * points.line[k] * self._beyond(k, at, up) * way

    def _beyond(self, k: int, at: float, up: bool) -> float:
        """On which side of its red lines issue k leaves what is tolerated when moved from `at` (0: not at all)."""
        low, high = self.points.low[k], self.points.high[k]
        if at > high or (at == high and up):
            return 1.0
        return -1.0 if at < low or (at == low and not up) else 0.0


def _side(at: float, point: float, up: bool) -> float:
    """On which side of `point` a move from `at` takes place: 1 above, -1 below."""
    return 1.0 if at > point or (at == point and up) else -1.0
