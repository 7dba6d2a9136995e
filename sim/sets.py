"""A set of words as one whole number: in arrays a bit per word of a list, in files the words with `+` between them."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["JOINT", "set_of", "set_text", "words_of"]

JOINT = "+"
"""What stands between the words of a set in a file; no id holds it."""


def words_of(number: int, words: Sequence[str]) -> tuple[str, ...]:
    """The words of a set, in the order of the list; a negative number has the 64th bit."""
    return tuple(word for place, word in enumerate(words) if number >> place & 1)


def set_text(number: int, words: Sequence[str]) -> str | None:
    """The words of a set as files have them; None for the empty one."""
    return JOINT.join(words_of(number, words)) or None


def set_of(text: str | None, words: Sequence[str]) -> int:
    """The number of a set, within 64 bits and signed as arrays have it.

    Raises
    ------
    KeyError
        With a word that the list does not have.
    """
    place = {word: bit for bit, word in enumerate(words)}
    number = sum(1 << place[word] for word in set(text.split(JOINT))) if text else 0
    return number - (1 << 64) if number >> 63 else number
