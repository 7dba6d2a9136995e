"""Shares and intervals as digits: what was seen is never shown as nothing, what was not always so never as all."""

from __future__ import annotations

__all__ = ["interval_ends", "share_shown"]

_MOST_DIGITS = 9


def share_shown(count: int, of: int, digits: int) -> str:
    """A share in 100 with some decimals: `37.0`, `<0.1` for little, `>99.9` for nearly all; `of` is not 0."""
    shown = f"{100 * count / of:.{digits}f}"
    if count and float(shown) == 0:
        return f"<{10**-digits:g}"
    if count < of and float(shown) == 100:
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
