"""The text climbs: the lead mediator's pen (section 3, phase 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tests.reference.case import Package
from tests.reference.ledger import Ledger, Points, satisfaction
from tests.reference.limits import Box

__all__ = ["Pen", "kinks"]

HALVINGS = 10
LEAST_GAIN = 1e-12
NO_SLOPE = 1e-9


@dataclass(slots=True)
class Pen:
    """What the lead mediator wants on one day, and how it moves the text one step toward it.

    `claims` are the belligerents' public ledgers with their bargaining weights, in id order; `points` and `weight` are
    the lead's own; `box` is where it may write, and `corners` holds the kinks of each issue.
    """

    claims: list[tuple[float, Ledger]]
    points: Points
    weight: list[float]
    agenda: float
    floor: float
    step: float
    box: Box
    corners: list[list[float]]

    def worth(self, package: Package) -> float:
        """The objective: the floored Nash product in logarithms, and the lead's own satisfaction."""
        total = 0.0
        for share, claim in self.claims:
            total += share * self._floored_log(claim.total(package))
        own = satisfaction(package, self.weight, self.points.stated, self.points.gamma)
        return total + self.agenda * own

    def _floored_log(self, total: float) -> float:
        if total >= self.floor:
            return math.log(total)
        return math.log(self.floor) + (total - self.floor) / self.floor

    def enter(self, package: Package, at_once: bool) -> Package | None:
        """The text after a move into the box: all the way, or a step of it; None where it is inside already."""
        inside = self.box.nearest(package, self.points.terms.movable)
        if inside == package:
            return None
        way = math.dist(package, inside)
        if at_once or way <= self.step:
            return inside
        return [x + self.step * (y - x) / way for x, y in zip(package, inside, strict=True)]

    def climb(self, package: Package) -> Package | None:
        """The text after today's move; None where it rests."""
        course = self._course(package)
        length = 0.0
        for part in course:
            length += part * part
        length = math.sqrt(length)
        if length <= NO_SLOPE:
            return None
        before = self.worth(package)
        for halving in range(HALVINGS + 1):
            tried = self._moved(package, course, length, self.step / 2.0**halving)
            if self.worth(tried) > before + LEAST_GAIN:
                return tried
        return None

    def _course(self, package: Package) -> list[float]:
        """Direction of the climb: per movable issue the one-sided slope that gains, if the box leaves room."""
        urgency = [share / max(claim.total(package), self.floor) for share, claim in self.claims]
        course = [0.0] * len(package)
        for k in self.points.terms.movable:
            low, high = self.box.ranges[k]
            rising = self._slope(k, package[k], True, urgency)
            falling = self._slope(k, package[k], False, urgency)
            if rising > 0 and package[k] < high:
                course[k] = rising
            elif falling > 0 and package[k] > low:
                course[k] = -falling
        return course

    def _slope(self, k: int, at: float, up: bool, urgency: list[float]) -> float:
        total = 0.0
        for pull, (_, claim) in zip(urgency, self.claims, strict=True):
            total += pull * claim.slope(k, at, up)
        return total + self.agenda * self._own_slope(k, at, up)

    def _own_slope(self, k: int, at: float, up: bool) -> float:
        away, way = at - self.points.stated[k], 1.0 if up else -1.0
        if self.points.gamma == 2:
            return -self.weight[k] * 2.0 * away * way
        above = away > 0 or (away == 0 and up)
        return -self.weight[k] * (1.0 if above else -1.0) * way

    def _moved(self, package: Package, course: list[float], length: float, step: float) -> Package:
        moved = list(package)
        for k in self.points.terms.movable:
            low, high = self.box.ranges[k]
            if course[k] > 0:
                corner = min((c for c in self.corners[k] if c > package[k]), default=high)
                moved[k] = min(package[k] + step * course[k] / length, corner, high)
            elif course[k] < 0:
                corner = max((c for c in self.corners[k] if c < package[k]), default=low)
                moved[k] = max(package[k] + step * course[k] / length, corner, low)
        return moved


def kinks(sides: list[Points], lead: Points) -> list[list[float]]:
    """Where the objective bends, per issue: each stated point, where its red lines begin, the lead's stated point."""
    corners = []
    for k in range(len(lead.stated)):
        found = [lead.stated[k]]
        for side in sides:
            found += [side.stated[k], side.low[k], side.high[k]]
        corners.append(found)
    return corners
