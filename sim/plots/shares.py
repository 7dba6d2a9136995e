"""A share of trials with its interval, and how it is said in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sim.analysis.hundred import Hundred
from sim.analysis.shown import interval_ends, share_shown
from sim.statistics import wilson

__all__ = [
    "LEVEL",
    "MINUS",
    "TO",
    "Share",
    "digits_for",
    "interval_words",
    "level_note",
    "of_hundred",
    "per_hundred",
    "told_together",
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


def per_hundred(share: Share, digits: int = 0, number: str | None = None) -> str:
    """`37 in 100 (34–40)`; what rounds to nothing but was seen is `<1`, what was never seen is `none`.

    Of fewer than 100 the count is told: `3 of 7 (16–75 in 100)`. `number` is the share as it was rounded together with
    others, if it was.
    """
    if share.total < 100:
        return f"{share.count or 'none'} of {share.total} ({interval_words(share, digits)} in 100)"
    if share.count == 0:
        return f"none seen ({interval_words(share, digits)})"
    return f"{number or _number(share, digits)} in 100 ({interval_words(share, digits)})"


def told_together(counts: Mapping[str, int], digits: int = 0) -> dict[str, str]:
    """Each ending and each group of endings as `37 in 100 (34–40)`, rounded so that they add up to 100.

    Fewer than 100 trials are counted: `3 of 7 (16–75 in 100)`.
    """
    finer = 10**digits
    hundred = Hundred.of(counts, 100 * finer)
    shares = {name: Share.of(count, hundred.trials) for name, count in hundred.counts.items()}
    return {name: per_hundred(share, digits, _rounded(hundred, name, digits)) for name, share in shares.items()}


def _rounded(hundred: Hundred, name: str, digits: int) -> str:
    whole, unit = hundred.whole[name], 10**-digits
    if hundred.counts[name] == hundred.trials:
        return "100"
    if whole in (0, hundred.places):
        return f"<{unit:g}" if whole == 0 else f">{100 - unit:g}"
    return f"{whole * unit:.{digits}f}"


def of_hundred(share: Share, what: str, digits: int = 0) -> str:
    """`37 of 100 trials (34–40)`, for the middle of a sentence; `no trials` where none was seen.

    Of fewer than 100 the count is told: `3 of 7 trials (16–75 in 100)`. `what` is a plural in s.
    """
    if share.count == 0:
        return f"no {what}"
    ends = interval_words(share, digits)
    if share.total < 100:
        things = what.removesuffix("s") if share.total == 1 else what
        return f"{share.count} of {share.total} {things} ({ends} in 100)"
    return f"{_number(share, digits)} of 100 {what} ({ends})"


def interval_words(share: Share, digits: int = 0) -> str:
    """`34-40`: the interval in points, with more decimals where its ends would else read the same."""
    low, high = interval_ends(share.low, share.high, digits)
    return f"{low if float(low) > 0 else '0'}{TO}{'100' if share.high == 1 else high}"


def level_note() -> str:
    """Level and kind of the intervals, for the caption."""
    return f"Intervals: {100 * LEVEL:g} % (Wilson); they cover the error of simulation only."


def _number(share: Share, digits: int) -> str:
    return "100" if share.count == share.total else share_shown(share.count, share.total, digits)
