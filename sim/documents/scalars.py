"""Plain words of a YAML file as YAML 1.2 reads them, and the traps of YAML 1.1 that are refused instead of guessed.

YAML 1.2.2, section 10.3 (core schema), without octal, hexadecimal, infinity and not-a-number.
"""

from __future__ import annotations

import math
import re

__all__ = ["AmbiguousError", "Scalar", "resolve"]

Scalar = str | int | float | bool | None

LARGEST = 1e15
"""Whole numbers and fractions beyond this size are refused."""

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_TRAPS = (
    (re.compile(r"[-+]?0[0-9_]+$"), "a leading zero is octal to some readers"),
    (re.compile(r"[-+]?0o[0-7_]+$"), "octal numbers are not read"),
    (re.compile(r"[-+]?0[xX][0-9a-fA-F_]+$"), "hexadecimal numbers are not read"),
    (re.compile(r"[-+]?0[bB][01_]+$"), "binary numbers are not read"),
    (re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?$"), "to some readers this is a number in base 60"),
    (re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?$"), "underscores in numbers are not read"),
    (re.compile(r"[-+]?\.(inf|Inf|INF)$"), "infinity is not a number here"),
    (re.compile(r"\.(nan|NaN|NAN)$"), "not-a-number is not a number here"),
)
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class AmbiguousError(ValueError):
    """A plain word that readers of YAML understand differently; its text says what to write instead."""


def resolve(word: str) -> Scalar:
    """Return what a plain (unquoted) word means.

    Raises
    ------
    AmbiguousError
        If readers of YAML 1.1 and 1.2 would differ, or the number is not finite or too large.
    """
    if word in _WORDS:
        return _WORDS[word]
    for trap, why in _TRAPS:
        if trap.match(word):
            raise AmbiguousError(f"got {word[:40]}, and {why}; write a plain decimal number, or quote it if it is text")
    if _WHOLE.match(word):
        return _sized(int(word) if len(word) < 30 else math.inf, word)
    if _FRACTION.match(word):
        return _sized(float(word), word)
    return word


def _sized(value: float, word: str) -> int | float:
    if not abs(value) <= LARGEST:
        raise AmbiguousError(f"got {word[:40]}; numbers may be as large as {LARGEST:g}")
    return value
