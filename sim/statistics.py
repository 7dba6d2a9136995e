"""Shares of trials with their intervals, one by one and in pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sim.tango import tango

__all__ = ["Z95", "PairedShares", "Proportion", "mean_interval", "wilson", "worst_case_trials"]

Z95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""

_FEWEST = 10
_LEVEL = 0.95


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
    def low(self) -> float:
        """Lower end of the 95 % interval."""
        return self.interval[0]

    @property
    def high(self) -> float:
        """Upper end of the 95 % interval."""
        return self.interval[1]

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
