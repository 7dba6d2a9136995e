"""A share of trials in words and digits, wherever it is told: `12 in 100 (10 to 14)`.

What was seen is never told as nothing, what was not always so never as all, and the two ends of an interval are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.analysis.hundred import Hundred
from sim.statistics import Proportion

__all__ = [
    "digits_for",
    "in_100",
    "interval_ends",
    "interval_words",
    "level_note",
    "of_100",
    "of_hundred",
    "per_hundred",
    "share_shown",
    "told_together",
]

_MOST_DIGITS = 9


def share_shown(share: Proportion, digits: int) -> str:
    """A share in 100 with some decimals: `37.0`, `<0.1` for little, `>99.9` for nearly all; there are trials."""
    shown = f"{100 * share.count / share.of:.{digits}f}"
    if share.count and float(shown) == 0:
        return f"<{10**-digits:g}"
    if share.count < share.of and float(shown) == 100:
        return f">{100 - 10**-digits:g}"
    return shown


def interval_ends(low: float, high: float, digits: int) -> tuple[str, str]:
    """Both ends (shares from 0 to 1) in 100, with as many more decimals as it takes to tell them apart.

    `100.0` and `100.0` is never said of an interval that does not end at 100.
    """
    for more in range(digits, _MOST_DIGITS):
        ends = _end(low, more, digits), _end(high, more, digits)
        as_all = more > digits and high < 1 and float(ends[1]) == 100
        if low >= high or (float(ends[0]) < float(ends[1]) and not as_all):
            break
    return ends


def _end(share: float, digits: int, asked: int) -> str:
    """An end that is exactly 0 or 100 needs no more decimals than were asked for."""
    return f"{100 * share:.{asked if share in (0.0, 1.0) else digits}f}"


def interval_words(share: Proportion, digits: int = 0) -> str:
    """`34 to 40`: the interval in 100, with more decimals where its ends would else read the same."""
    low, high = interval_ends(*share.interval, digits)
    return f"{low if float(low) > 0 else '0'} to {'100' if share.high == 1 else high}"


def digits_for(shares: Iterable[Proportion]) -> int:
    """Decimals (0 to 2) that suit the widest interval: none while it is wider than a point each way."""
    widest = max((100 * share.half_width for share in shares), default=100.0)
    return 0 if widest >= 1 else 1 if widest >= 0.1 else 2


def per_hundred(share: Proportion, digits: int = 0, number: str | None = None) -> str:
    """`37 in 100 (34 to 40)`; what rounds to nothing but was seen is `<1`, what was never seen is `none`.

    Of fewer than 100 the count is told: `3 of 7 (16 to 75 in 100)`. `number` is the share as it was rounded together
    with others, if it was.
    """
    ends = interval_words(share, digits)
    if share.of < 100:
        return f"{share.count or 'none'} of {share.of} ({ends} in 100)"
    return f"{number or _number(share, digits)} in 100 ({ends})" if share.count else f"none seen ({ends})"


def of_hundred(share: Proportion, what: str, digits: int = 0) -> str:
    """`37 of 100 trials (34 to 40)`, for the middle of a sentence; `no trials` where none was seen.

    Of fewer than 100 the count is told: `3 of 7 trials (16 to 75 in 100)`. `what` is a plural in s.
    """
    if share.count == 0:
        return f"no {what}"
    ends = interval_words(share, digits)
    if share.of < 100:
        things = what.removesuffix("s") if share.of == 1 else what
        return f"{share.count} of {share.of} {things} ({ends} in 100)"
    return f"{_number(share, digits)} of 100 {what} ({ends})"


def in_100(share: Proportion) -> str:
    """Put a share as a number in 100; few and many are not rounded to none and all."""
    if share.of == 0:
        return "none"
    if share.count == 0 or share.count == share.of:
        return f"{100 * share.count // share.of}"
    rounded = f"{100 * share.share:.0f}"
    return {"0": "fewer than 1", "100": "more than 99"}.get(rounded, rounded)


def of_100(share: Proportion) -> str:
    """`53 of 100`, `more than 99 of 100`; of fewer than 100 the plain count: `3 of 5`."""
    return f"{in_100(share)} of 100" if share.of >= 100 else f"{share.count} of {share.of}"


def told_together(counts: Mapping[str, int], digits: int = 0) -> dict[str, str]:
    """Each ending and each group of endings as `37 in 100 (34 to 40)`, rounded so that they add up to 100.

    Fewer than 100 trials are counted: `3 of 7 (16 to 75 in 100)`.
    """
    hundred = Hundred.of(counts, 100 * 10**digits)
    shares = {name: Proportion(count, hundred.trials) for name, count in hundred.counts.items()}
    return {name: per_hundred(share, digits, _rounded(hundred, name, digits)) for name, share in shares.items()}


def _rounded(hundred: Hundred, name: str, digits: int) -> str:
    whole, unit = hundred.whole[name], 10**-digits
    if hundred.counts[name] == hundred.trials:
        return "100"
    if whole in (0, hundred.places):
        return f"<{unit:g}" if whole == 0 else f">{100 - unit:g}"
    return f"{whole * unit:.{digits}f}"


def _number(share: Proportion, digits: int) -> str:
    return "100" if share.count == share.of else share_shown(share, digits)


def level_note() -> str:
    """Level and kind of the intervals, for a caption."""
    return "Intervals: 95 % (Wilson); they cover the error of simulation only."
