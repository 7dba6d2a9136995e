"""Numbers in words and tables: as many digits as tell them apart, a sign that is true, and no zero that is not one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

__all__ = ["MINUS", "decimals_apart", "digits_for_interval", "signed", "told_apart"]

MINUS: Final = "\N{MINUS SIGN}"
"""The sign that is as wide as a plus: for figures."""

_MOST_DIGITS = 9
_MOST_SIGNIFICANT = 15
_EVERYDAY = 1e9


def told_apart(values: Sequence[float], significant: int = 3) -> list[str]:
    """Each number, with as many significant digits (at least so many) as tell apart those that differ."""
    for digits in range(significant, _MOST_SIGNIFICANT + 1):
        shown = [_plain(value, digits) for value in values]
        if len(set(shown)) == len(set(values)):
            return shown
    return [repr(value) for value in values]


def decimals_apart(values: Sequence[float], least: int = 0, most: int = 3) -> list[str]:
    """Each number, with as many decimals, within bounds, as tell apart those that differ."""
    shown: list[str] = []
    for digits in range(least, most + 1):
        shown = [f"{value:.{digits}f}" for value in values]
        if len(set(shown)) == len(set(values)):
            break
    return shown


def digits_for_interval(low: float, high: float, least: int = 0) -> int:
    """Decimals that show two digits of an interval's width, and neither of its ends as a zero that it is not."""
    width = high - low
    digits = max(least, 1 - math.floor(math.log10(width))) if width > 0 else least
    while digits < _MOST_DIGITS and any(end and not float(f"{end:.{digits}f}") for end in (low, high)):
        digits += 1
    return min(digits, _MOST_DIGITS)


def signed(value: float, digits: int, minus: str = "-") -> str:
    """A number with its sign, and none where it reads as zero."""
    shown = f"{value:+.{digits}f}"
    return shown.replace("-", minus) if float(shown) else shown[1:]


def _plain(value: float, digits: int) -> str:
    """Significant digits, but every digit before the point of an everyday number: 12345 and not 1.23e+04."""
    shown = f"{value:.{digits}g}"
    return f"{value:.0f}" if "e+" in shown and abs(value) < _EVERYDAY else shown
