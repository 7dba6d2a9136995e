"""Small turns of English that every sentence needs: a number with its noun, a list, a capital."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["agreeing", "capital", "counted", "listed", "plain"]


def agreeing(number: str, one: str, many: str) -> str:
    """The form of a verb after a number in words: `1 reaches`, `none reaches`, `18 reach`."""
    return one if number in ("1", "none", "fewer than 1") else many


def capital(words: str) -> str:
    """Words with a capital first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def counted(count: int, what: str) -> str:
    """`1 trial`, `4,000 trials`: a number with its noun, which takes an s in the plural."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; nothing for nothing."""
    *before, final = tuple(parts) or ("",)
    return f"{', '.join(before)} {last} {final}" if before else final


def plain(name: str) -> str:
    """Turn an id into words."""
    return name.replace("_", " ")
