"""Numbers in messages, with as many digits as tell them apart."""

from __future__ import annotations

__all__ = ["written"]


def written(number: float) -> str:
    """Return the fewest digits that read back as the same number, as a file could write it."""
    short = f"{number:g}"
    return short if float(short) == number else repr(float(number)).removesuffix(".0")
