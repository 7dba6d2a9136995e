"""Calm plain text at 100 columns: numbers, paragraphs with a label, grids. ASCII only, so that it prints anywhere."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

__all__ = ["WIDTH", "clip", "gap", "gaps", "grid", "heading", "joined", "moved", "number", "paragraph", "signed"]

WIDTH = 100
LABEL = 12
LEAST_ROOM, BELOW = 16, 8
NEAR = 0.005


def number(value: float, places: int = 2) -> str:
    """Put a number with fixed decimals; never `-0.00`."""
    told = f"{value:.{places}f}"
    return told.lstrip("-") if not told.strip("-0.") else told


def signed(value: float) -> str:
    """Put a number with its sign; a rounded zero has none."""
    told = number(value)
    return told if told.startswith("-") or not told.strip("0.") else f"+{told}"


def gap(spare: float) -> str:
    """Say how far a sum is from its threshold, in words; the nearer the line, the more decimals."""
    size = number(abs(spare), 4 if abs(spare) < NEAR else 2)
    return f"{size} to spare" if spare >= 0 else f"{size} short"


def gaps(spares: Sequence[float]) -> str:
    """Put the range of several gaps in words."""
    low, high = min(spares), max(spares)
    if gap(low) == gap(high):
        return gap(high)
    if low < 0 <= high:
        return f"from {gap(low)} to {gap(high)}"
    near, far = sorted((low, high), key=abs)
    return f"{gap(near).split()[0]} to {gap(far)}"


def moved(before: float, after: float, places: int = 2) -> str:
    """Put a change, or the number alone where none can be seen."""
    first, last = number(before, places), number(after, places)
    return last if first == last else f"{first} -> {last}"


def joined(parts: Iterable[str], word: str = "and") -> str:
    """Put a list in words: `a, b and c`."""
    told = list(parts)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} {word} {told[-1]}" if told else ""


def clip(text: str, room: int) -> str:
    """Cut text to `room` characters, the cut shown by two dots."""
    return text if len(text) <= room else f"{text[: max(0, room - 2)].rstrip()}.."


def heading(text: str) -> list[str]:
    """Make a heading with a line of air above."""
    return ["", text, "-" * min(len(text), WIDTH)]


def paragraph(label: str, text: str, indent: int = LABEL) -> list[str]:
    """Wrap text beside a label, with a hanging indent; a long label has the first line to itself."""
    room = " " * indent
    if label and len(label) >= indent:
        return [label, *textwrap.wrap(text, WIDTH, initial_indent=room, subsequent_indent=room)]
    lines = textwrap.wrap(text, WIDTH, initial_indent=label.ljust(indent), subsequent_indent=room)
    return lines or ([label] if label else [])


def grid(rows: Sequence[Sequence[str]], align: str, indent: int = 2) -> list[str]:
    """Align columns of text, `align` one of `<` and `>` per column.

    The last column wraps where it would pass the width; where it has no room at all it stands below its row.
    """
    widths = [max(len(row[place]) for row in rows) for place in range(len(align))]
    start = indent + sum(width + 2 for width in widths[:-1])
    lines: list[str] = []
    for row in rows:
        cells = [f"{cell:{side}{width}}" for cell, side, width in zip(row, align, widths, strict=True)]
        front = " " * indent + "".join(cell + "  " for cell in cells[:-1])
        lines += _wrapped(front, row[-1] if align[-1] == "<" else cells[-1], start)
    return lines


def _wrapped(front: str, last: str, start: int) -> list[str]:
    room = WIDTH - start
    if room < LEAST_ROOM:
        return [
            front.rstrip(),
            *textwrap.wrap(last, WIDTH - BELOW, initial_indent=" " * BELOW, subsequent_indent=" " * BELOW),
        ]
    first, *more = textwrap.wrap(last, room, drop_whitespace=False) or [""]
    return [(front + first).rstrip(), *(" " * start + line.strip() for line in more)]
