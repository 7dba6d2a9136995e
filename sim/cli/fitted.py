"""A resolved scenario as a terminal shows it: no line wider than the terminal, and still the same scenario if read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

__all__ = ["fitted"]

_ORIGIN = re.compile(r"(.*)  # ((?:stated|measured|assumed), .*)")
"""A line with the origin of its number; a comment never holds two spaces."""

_LEFT_OUT = "# A file or a pipe gets a block `origins` as well, which repeats the comments for whoever reads it back."
_LEAST = 30
"""A comment is never squeezed into fewer characters than this."""


def fitted(text: str, width: int) -> str:
    """Break lines so that none is wider than `width` characters, where YAML lets a line break.

    A comment that has no room stands on lines of its own under its number; a long value goes on, deeper, on the next
    line. The block `origins` at the end says what the comments say, and is left out.
    """
    body, _, kept = text.partition("\norigins:\n")
    lines = [piece for line in body.splitlines() for piece in _pieces(line, width)]
    return "\n".join([*lines, *(wrap(_LEFT_OUT, width, subsequent_indent="# ") if kept else [])]) + "\n"


def _pieces(line: str, width: int) -> Iterator[str]:
    if len(line) <= width:
        yield line
        return
    if line.startswith("#"):
        yield from wrap(line, width, subsequent_indent="# ")
        return
    found = _ORIGIN.fullmatch(line)
    said, origin = (found[1], found[2]) if found else (line, "")
    deeper = " " * (len(said) - len(said.lstrip()) + 4)
    yield from _value(said, deeper, width)
    room = max(_LEAST, width - len(deeper) - 2)
    yield from (f"{deeper}# {piece}" for piece in wrap(origin, room, break_on_hyphens=False))


def _value(said: str, deeper: str, width: int) -> Iterator[str]:
    """A key with its value; what is in quotes or braces, or plain, may go on in the next line where a space stands."""
    if len(said) <= width or "  " in said.strip():  # a break at two spaces would leave one
        yield said
        return
    room = max(_LEAST, width - len(deeper))
    first, *rest = wrap(said.lstrip(), room, break_long_words=False, break_on_hyphens=False)
    yield deeper[:-4] + first
    yield from (deeper + piece for piece in rest)
