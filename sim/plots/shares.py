"""A share of trials with its interval, and how it is said in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sim.statistics import wilson
from sim.words import counted

__all__ = [
    "LEVEL",
    "MINUS",
    "TO",
    "Share",
    "counted",
    "digits_for",
    "interval_words",
    "level_note",
    "of_hundred",
    "per_hundred",
]

MINUS: Final = "\N{MINUS SIGN}"
"""The sign that is as wide as a plus."""

TO: Final = "\N{EN DASH}"
"""Between the ends of an interval."""

LEVEL: Final = 0.95
"""Level of every interval of a share."""


@dataclass(frozen=True)
class Share:
    """`count` of `total` trials, with the Wilson interval `low` to `high` (shares from 0 to 1)."""

    count: int
    total: int
    low: float
    high: float

    @classmethod
    def of(cls, count: int, total: int) -> Share:
        """Share with its Wilson interval; without trials the interval is 0 to 1."""
        low, high = wilson(int(count), int(total))
        return cls(int(count), int(total), low, high)

    @property
    def value(self) -> float:
        """The share itself, from 0 to 1; 0 without trials."""
        return self.count / self.total if self.total else 0.0


def digits_for(shares: Iterable[Share]) -> int:
    """Decimals (0 to 2) that suit the widest interval: none while it is wider than a point each way."""
    widest = max((50 * (share.high - share.low) for share in shares), default=100.0)
    return 0 if widest >= 1 else 1 if widest >= 0.1 else 2


def per_hundred(share: Share, digits: int = 0) -> str:
    """`37 in 100 (34–40)`; what rounds to nothing but was seen is `<1`, what was never seen is `none`."""
    if share.count == 0:
        return f"none seen ({interval_words(share, digits)})"
    return f"{_number(share, digits)} in 100 ({interval_words(share, digits)})"


def of_hundred(share: Share, what: str, digits: int = 0) -> str:
    """`37 of 100 trials (34–40)`, for the middle of a sentence; `no trials` where none was seen."""
    if share.count == 0:
        return f"no {what}"
    return f"{_number(share, digits)} of 100 {what} ({interval_words(share, digits)})"


def interval_words(share: Share, digits: int = 0) -> str:
    """`34–40`: the interval in points."""
    low = f"{100 * share.low:.{digits}f}"
    high = "100" if share.high == 1 else _up(100 * share.high, digits)
    return f"{low if float(low) > 0 else '0'}{TO}{high}"


def level_note() -> str:
    """Level and kind of the intervals, for the caption."""
    return f"Intervals: {100 * LEVEL:g} % (Wilson); they cover the error of simulation only."


def _number(share: Share, digits: int) -> str:
    if share.count == share.total:
        return "100"
    shown = f"{100 * share.value:.{digits}f}"
    if float(shown) == 0:
        return f"<{10**-digits:g}"
    if float(shown) == 100:
        return f">{100 - 10**-digits:g}"
    return shown


def _up(points: float, digits: int) -> str:
    """Round, but up to one significant digit where it would read 0."""
    if points <= 0 or float(f"{points:.{digits}f}") > 0:
        return f"{points:.{digits}f}"
    unit = 10.0 ** math.floor(math.log10(points))
    return f"{math.ceil(points / unit - 1e-9) * unit:.1g}"
