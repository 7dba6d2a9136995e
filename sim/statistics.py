"""Small exact statistics: shares with intervals, paired differences, sums and quantiles that merge in any order.

Everything is kept as whole numbers until it is read, so that a result never depends on how trials were cut into blocks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from sim.tango import tango

__all__ = ["Z95", "Counts", "Moments", "PairedShares", "Proportion", "mean_interval", "wilson", "worst_case_trials"]

Z95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""

_FEWEST = 10
_LEVEL = 0.95
_FINE = 2.0**30
_HALF = 2.0**22
_CHUNK = 2**18
_HUGE = 1e100


def wilson(count: int, of: int, z: float = Z95) -> tuple[float, float]:
    """Interval of a share from `count` successes in `of` trials; (0, 1) without any trial.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.
    """
    if of == 0:
        return 0.0, 1.0
    share, part = count / of, z * z / of
    middle = (share + part / 2) / (1 + part)
    reach = z / (1 + part) * math.sqrt(share * (1 - share) / of + part / (4 * of))
    low = 0.0 if count == 0 else max(0.0, middle - reach)
    high = 1.0 if count == of else min(1.0, middle + reach)
    return low, high


def mean_interval(mean: float, error: float, of: int, differ: int) -> tuple[float, float] | None:
    """95 % interval of a mean over `of` trials from its standard error: Student's t, over `of` less one.

    None where fewer than ten trials `differ` from the rest: a mean over thousands of zeros and a handful of other
    numbers is far from normal, so that its standard error says little, and 0 where no trial differs says nothing but
    that none was seen. Student (1908), The probable error of a mean, Biometrika 6, 1-25.
    """
    if differ < _FEWEST:
        return None
    from scipy.special import stdtrit

    reach = float(stdtrit(of - 1, (1 + _LEVEL) / 2)) * error
    return mean - reach, mean + reach


def worst_case_trials(half_width: float, z: float = Z95) -> int:
    """Trials after which no Wilson interval is wider than `half_width` each way (a share of one half is worst)."""
    return max(1, math.ceil((z / (2 * half_width)) ** 2 - z * z))


@dataclass(frozen=True)
class Proportion:
    """`count` trials out of `of`, with its share and 95 % Wilson interval."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """Share of the trials; not a number where there are none."""
        return self.count / self.of if self.of else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end of the 95 % interval."""
        return wilson(self.count, self.of)

    @property
    def half_width(self) -> float:
        """Half the width of the interval."""
        low, high = self.interval
        return (high - low) / 2

    @property
    def error(self) -> float:
        """Standard error of the share, sqrt(p (1 - p) / n)."""
        return math.sqrt(self.share * (1 - self.share) / self.of) if self.of else math.nan

    def as_json(self) -> dict[str, int | float | None]:
        """`count`, `share`, `low`, `high`; the last three are null where there are no trials."""
        if not self.of:
            return {"count": self.count, "share": None, "low": None, "high": None}
        low, high = self.interval
        return {"count": self.count, "share": self.share, "low": low, "high": high}


@dataclass(frozen=True)
class PairedShares:
    """A yes-or-no outcome of the same trials under two scenarios that share their luck.

    `first` and `second` count the trials with the outcome in each, `both` those with it in both, `of` all.
    """

    first: int
    second: int
    both: int
    of: int

    @property
    def difference(self) -> float:
        """Share in the second minus share in the first."""
        return (self.second - self.first) / self.of

    @property
    def error(self) -> float:
        """Standard error of the difference between paired shares, from the discordant trials (McNemar 1947)."""
        discordant = (self.first - self.both) + (self.second - self.both)
        # Whole numbers up to the last division: exact where the two scenarios never or always differ.
        return math.sqrt(max(0, discordant * self.of - (self.second - self.first) ** 2) / self.of) / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end of the 95 % interval of the difference: Tango's, right also where few trials differ."""
        return tango(self.second - self.both, self.first - self.both, self.of, Z95)

    @property
    def unpaired_error(self) -> float:
        """What the standard error would be on separate luck."""
        return math.hypot(Proportion(self.first, self.of).error, Proportion(self.second, self.of).error)

    @property
    def gain(self) -> float | None:
        """Unpaired over paired standard error; none where the paired one is zero."""
        return self.unpaired_error / self.error if self.error > 0 else None

    @property
    def cap(self) -> float | None:
        """Largest possible gain: sqrt((p (1 - p) + q (1 - q)) / (d (1 - d))) with d = |p - q|; none if unbounded."""
        d = abs(self.difference)
        return self.unpaired_error * math.sqrt(self.of / (d * (1 - d))) if 0 < d < 1 else None

    def as_json(self) -> dict[str, Any]:
        """Give the difference with error and 95 % interval, and the gain from pairing beside its cap."""
        low, high = self.interval
        return {
            "first": Proportion(self.first, self.of).as_json(),
            "second": Proportion(self.second, self.of).as_json(),
            "both": self.both,
            "difference": self.difference,
            "error": self.error,
            "low": low,
            "high": high,
            "gain": self.gain,
            "cap": self.cap,
        }


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

    def merge(self, other: Self) -> None:
        """Take in what another has seen."""
        self.count += other.count
        self._sum += other._sum
        self._squares += other._squares

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

    def merge(self, other: Self) -> None:
        """Take in what another has seen."""
        self._grow(other._tally)

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

    @property
    def mean(self) -> float:
        """Mean; not a number before any value."""
        total = int((self._tally * np.arange(self._tally.size)).sum())
        return total / self.count if self.count else math.nan

    def quantile(self, probability: float) -> int | None:
        """Smallest number that at least this share of the values do not exceed; none before any value."""
        if not self.count:
            return None
        # A share of the count that is whole up to rounding means that whole number.
        rank = max(1, math.ceil(round(probability * self.count, 9)))
        return int(np.searchsorted(np.cumsum(self._tally), rank))
