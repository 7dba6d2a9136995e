"""Sums, means and quantiles of a stream of numbers: in whole numbers until they are read, so the same in any cut."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

__all__ = ["Counts", "Histogram", "Moments"]

_FINE = 2.0**30
_HALF = 2.0**22
_CHUNK = 2**18
_HUGE = 1e100


def _sums(whole: npt.NDArray[np.float64]) -> tuple[int, int]:
    """Sum and sum of squares of floats that are whole numbers, without any rounding."""
    if whole.size > _CHUNK:
        halves = _sums(whole[:_CHUNK]), _sums(whole[_CHUNK:])
        return halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]
    if whole.size and float(np.abs(whole).max()) >= _HALF * _HALF:
        numbers = [int(number) for number in whole]
        return sum(numbers), sum(number * number for number in numbers)
    # A square does not fit into 64 bits: square the two halves of each number by hand.
    high = np.floor(whole / _HALF)
    upper, lower = high.astype(np.int64), (whole - high * _HALF).astype(np.int64)
    squares = [int(part.sum()) for part in (upper * upper, upper * lower, lower * lower)]
    half = int(_HALF)
    total = int(upper.sum()) * half + int(lower.sum())
    return total, (squares[0] * half + 2 * squares[1]) * half + squares[2]


@dataclass
class Moments:
    """Running count, sum and sum of squares, in whole steps of 2^-30: the same in any order and any cut."""

    count: int = 0
    _sum: int = 0
    _squares: int = 0

    def add(self, values: npt.ArrayLike) -> None:
        """Take in numbers of any shape; those that are not finite (or beyond 1e100) are left out."""
        numbers = np.asarray(values, dtype=np.float64).ravel()
        numbers = numbers[np.abs(numbers) < _HUGE]
        self.count += int(numbers.size)
        total, squares = _sums(np.rint(numbers * _FINE))
        self._sum += total
        self._squares += squares

    @property
    def mean(self) -> float:
        """Mean; not a number before any value."""
        return self._sum / self.count / _FINE if self.count else math.nan

    @property
    def sd(self) -> float:
        """Sample standard deviation (n - 1); not a number below two values."""
        if self.count < 2:
            return math.nan
        scatter = self._squares * self.count - self._sum * self._sum
        return math.sqrt(scatter / (self.count * (self.count - 1))) / _FINE

    @property
    def error(self) -> float:
        """Standard error of the mean."""
        return self.sd / math.sqrt(self.count) if self.count else math.nan


@dataclass
class Counts:
    """How often each whole number from 0 up was seen; quantiles and means are exact."""

    _tally: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def add(self, values: npt.ArrayLike) -> None:
        """Take in whole numbers; negative ones stand for a missing value and are left out."""
        numbers = np.asarray(values).ravel()
        self._grow(np.bincount(numbers[numbers >= 0].astype(np.int64)))

    @classmethod
    def together(cls, parts: Iterable[Counts]) -> Self:
        """All that several have seen."""
        made = cls()
        for part in parts:
            made._grow(part._tally)
        return made

    def _grow(self, more: npt.NDArray[np.int64]) -> None:
        wide = np.zeros(max(self._tally.size, more.size), dtype=np.int64)
        wide[: self._tally.size] += self._tally
        wide[: more.size] += more
        self._tally = wide

    def __getitem__(self, number: int) -> int:
        return int(self._tally[number]) if 0 <= number < self._tally.size else 0

    @property
    def count(self) -> int:
        """How many values were seen."""
        return int(self._tally.sum())

    def each(self, last: int) -> tuple[int, ...]:
        """How often each of 0, 1, ... `last` was seen."""
        return tuple(self[number] for number in range(last + 1))

    @property
    def most(self) -> int | None:
        """The largest number seen; none before any value."""
        seen = np.flatnonzero(self._tally)
        return int(seen[-1]) if seen.size else None

    @property
    def mean(self) -> float:
        """Mean; not a number before any value."""
        return self.total() / self.count if self.count else math.nan

    def total(self, power: int = 1) -> int:
        """Sum of the numbers, or of their squares and so on."""
        return sum(int(times) * number**power for number, times in enumerate(self._tally) if times)

    def quantile(self, probability: float) -> int | None:
        """Smallest number that at least this share of the values do not exceed; none before any value."""
        if not self.count:
            return None
        return int(np.searchsorted(np.cumsum(self._tally), _rank(probability, self.count)))


@dataclass
class Histogram:
    """How often each step of a number was seen, `per` steps to one: quantiles are exact to a step, in any cut."""

    per: int
    _tally: dict[int, int] = field(default_factory=dict)

    def add(self, values: npt.ArrayLike) -> None:
        """Take in numbers; those that are not finite are left out."""
        numbers = np.asarray(values, dtype=np.float64).ravel()
        steps, times = np.unique(np.rint(numbers[np.isfinite(numbers)] * self.per), return_counts=True)
        for step, count in zip(steps, times, strict=True):
            self._tally[int(step)] = self._tally.get(int(step), 0) + int(count)

    @property
    def count(self) -> int:
        """How many values were seen."""
        return sum(self._tally.values())

    def quantile(self, probability: float) -> float | None:
        """Smallest step that at least this share of the values do not exceed; none before any value."""
        ranked = sorted(self._tally)
        if not ranked:
            return None
        reached = np.cumsum([self._tally[step] for step in ranked])
        return ranked[int(np.searchsorted(reached, _rank(probability, self.count)))] * (1 / self.per)


def _rank(probability: float, count: int) -> int:
    """A share of the count that is whole up to rounding means that whole number."""
    return max(1, math.ceil(round(probability * count, 9)))
