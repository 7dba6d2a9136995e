"""The mediator's climb: an asymmetric Nash product with a floor, on piecewise smooth claims (Nash 1950).

The objective Phi(x) = sum_i weight_i psi(S_i(x)) + agenda u_lead(x) is concave. Its kinks lie on single issues, so a
package is optimal exactly where no single issue gains by moving either way; one-sided slopes per issue therefore find a
direction of ascent whenever there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sim.theory.satisfaction import Array, fold

__all__ = ["Claim", "Climb", "climb", "floored_log"]

REST = 1e-9
GAIN = 1e-12
HALVINGS = 10


@dataclass(frozen=True)
class Claim:
    """How one party's value falls with distance from its point on the issues that may move.

    value = rest - sum_k [ curve_k d_k^2 + slope_k d_k + red_k max(0, d_k - tolerance_k) ], d_k = |x_k - point_k|.

    Shapes (issues, trials) for `point, slope, tolerance, red, curve`, (trials,) for `weight, rest`; `curve` is None for
    a linear loss, `red` and `tolerance` where there are no red lines.
    """

    point: Array
    slope: Array
    weight: Array
    rest: Array
    curve: Array | None = None
    red: Array | None = None
    tolerance: Array | None = None

    def value(self, package: Array) -> Array:
        """The party's value at a package of the moving issues."""
        distance = package - self.point
        np.abs(distance, out=distance)  # in place: this is the most frequent work of a run
        given_up = self.slope * distance
        if self.curve is not None:
            given_up += self.curve * (distance * distance)
        if self.red is not None and self.tolerance is not None:
            distance -= self.tolerance
            np.maximum(0.0, distance, out=distance)
            distance *= self.red
            given_up += distance
        return self.rest - fold(given_up, self.rest)

    def at(self, trials: npt.NDArray[np.intp]) -> Claim:
        """The same claim in some of the trials."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(self, **{name: rows[..., trials] for name, rows in given.items() if rows is not None})

    def kinks(self) -> list[Array]:
        """Where the slope jumps, one array of shape (issues, trials) each."""
        return [self.point] if self.tolerance is None else [self.point, *self._red_lines]

    @cached_property
    def _red_lines(self) -> tuple[Array, Array]:
        """Upper and lower edge of what is tolerated; compared by position, since |x - point| would round."""
        if self.tolerance is None:
            raise ValueError("no red lines without a tolerance")
        return self.point + self.tolerance, self.point - self.tolerance

    def slopes(self, package: Array) -> tuple[Array, Array]:
        """Change of value per unit when each issue moves up, and when it moves down."""
        inner = self.slope
        if self.curve is not None:
            inner = inner + 2.0 * self.curve * np.abs(package - self.point)
        # moving away from the point costs; at the point both ways lead away, and +0 copies as "away"
        up = np.copysign(inner, self.point - package)
        down = np.copysign(inner, package - self.point)
        at_point = package == self.point
        np.negative(inner, out=up, where=at_point)
        np.negative(inner, out=down, where=at_point)
        if self.red is not None and self.tolerance is not None:
            high, low = self._red_lines
            np.subtract(up, self.red, out=up, where=package >= high)
            np.add(up, self.red, out=up, where=package < low)
            np.subtract(down, self.red, out=down, where=package <= low)
            np.add(down, self.red, out=down, where=package > high)
        return up, down


@dataclass(frozen=True)
class Climb:
    """Where the text stands after a day: the package, whether it rests, and each side's value before the move."""

    package: Array
    rests: npt.NDArray[np.bool_]
    values: tuple[Array, ...]


def floored_log(value: Array, floor: Array) -> Array:
    """psi: ln from the floor up, its tangent below, so that a side under the floor still counts, at 1 / floor."""
    held = np.maximum(value, floor)
    return np.log(held) + (value - held) / floor


def climb(
    package: Array, claims: Sequence[Claim], lead: Claim, low: Array, high: Array, step: Array, floor: Array
) -> Climb:
    """One day of the text: at most `step` (Euclidean) along the one-sided gradient, shrunk until it gains.

    `package`, `low`, `high` have shape (issues, trials), `step` and `floor` (trials,). The lead's claim carries the
    agenda as its weight and enters linearly.
    """
    values = tuple(claim.value(package) for claim in claims)
    direction = _direction(package, claims, values, lead, low, high, floor)
    length = np.sqrt(fold(direction * direction, step))
    moving = length > REST
    direction = direction / np.where(moving, length, 1.0)
    limit = _next_kink(package, direction, [*claims, lead], low, high)
    start = _objective(values, claims, lead.value(package), lead, floor)
    best, better = _tried(package, step * direction, limit, claims, lead, floor, start)
    best = np.where(better & moving, best, package)
    at = np.flatnonzero(moving & ~better)
    for halving in range(1, HALVINGS + 1):
        if len(at) == 0:
            break
        move = (step[at] * 0.5**halving) * direction[:, at]
        some = [claim.at(at) for claim in claims]
        tried, better = _tried(package[:, at], move, limit[:, at], some, lead.at(at), floor[at], start[at])
        best[:, at[better]] = tried[:, better]
        at = at[~better]
    gone = np.zeros_like(moving)
    for row, old in zip(best, package, strict=True):
        gone |= row != old
    return Climb(best, ~gone, values)


def _tried(
    package: Array, move: Array, limit: Array, claims: Sequence[Claim], lead: Claim, floor: Array, start: Array
) -> tuple[Array, npt.NDArray[np.bool_]]:
    """The package after a move cut off at the limits, and whether it gains on `start`."""
    moved = package + move
    held = np.where(move < 0, np.maximum(moved, limit), moved)  # a move of 0, as with a step of 0, has no limit
    tried = np.where(move > 0, np.minimum(moved, limit), held)
    values = [claim.value(tried) for claim in claims]
    return tried, _objective(values, claims, lead.value(tried), lead, floor) > start + GAIN


def _objective(values: Sequence[Array], claims: Sequence[Claim], own: Array, lead: Claim, floor: Array) -> Array:
    gains = [claim.weight * floored_log(value, floor) for claim, value in zip(claims, values, strict=True)]
    return fold(gains, own) + lead.weight * own


def _direction(
    package: Array,
    claims: Sequence[Claim],
    values: Sequence[Array],
    lead: Claim,
    low: Array,
    high: Array,
    floor: Array,
) -> Array:
    up, down = np.zeros_like(package), np.zeros_like(package)
    for claim, value in zip(claims, values, strict=True):
        pull = claim.weight / np.maximum(value, floor)
        rising, falling = claim.slopes(package)
        up += pull * rising
        down += pull * falling
    rising, falling = lead.slopes(package)
    up += lead.weight * rising
    down += lead.weight * falling
    sinking = np.where((down > 0) & (package > low), -down, 0.0)
    return np.where((up > 0) & (package < high), up, sinking)


def _next_kink(package: Array, direction: Array, parties: Sequence[Claim], low: Array, high: Array) -> Array:
    above, below = high + np.zeros_like(package), low + np.zeros_like(package)
    for party in parties:
        for kink in party.kinks():
            above = np.where(kink > package, np.minimum(above, kink), above)
            below = np.where(kink < package, np.maximum(below, kink), below)
    return np.where(direction > 0, above, below)
