"""Calm plain text: numbers, paragraphs with a label, grids. ASCII only, so that it prints anywhere."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LABEL", "WIDTH", "Page", "change", "clip", "gap", "gaps", "number", "signed"]

WIDTH = 100
"""Characters in a line where nobody says how many the reader has."""

LABEL = 12
LEAST_ROOM, BELOW, LEAST_CELL = 16, 8, 8
NEAR = 0.005


def number(value: float, places: int = 2) -> str:
    """Put a number with fixed decimals; never `-0.00`."""
    digits = f"{value:.{places}f}"
    return digits.lstrip("-") if not digits.strip("-0.") else digits


def signed(value: float) -> str:
    """Put a number with its sign; a rounded zero has none."""
    digits = number(value)
    return digits if digits.startswith("-") or not digits.strip("0.") else f"+{digits}"


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


def change(before: float, after: float, places: int = 2) -> str:
    """Put a change, or the number alone where none can be seen."""
    first, last = number(before, places), number(after, places)
    return last if first == last else f"{first} -> {last}"


def clip(text: str, room: int) -> str:
    """Cut text to `room` characters, the cut shown by two dots."""
    return text if len(text) <= room else f"{text[: max(0, room - 2)].rstrip()}.."


@dataclass(frozen=True)
class Page:
    """A page so many characters wide."""

    width: int = WIDTH

    def heading(self, text: str) -> list[str]:
        """Make a heading with a line of air above."""
        lines = textwrap.wrap(text, self.width)
        return ["", *lines, "-" * max(map(len, lines))]

    def paragraph(self, label: str, text: str, indent: int = LABEL) -> list[str]:
        """Wrap text beside a label, with a hanging indent; a long label has the first line to itself."""
        room = " " * indent
        if label and len(label) >= indent:
            return [label, *textwrap.wrap(text, self.width, initial_indent=room, subsequent_indent=room)]
        lines = textwrap.wrap(text, self.width, initial_indent=label.ljust(indent), subsequent_indent=room)
        return lines or ([label] if label else [])

    def grid(self, rows: Sequence[Sequence[str]], align: str, indent: int = 2) -> list[str]:
        """Align columns of text, `align` one of `<` and `>` per column.

        What is too wide moves to the left, then together, then loses the ends of its longest words. A last column of
        text wraps where it would pass the width; where it has no room at all it stands below its row.
        """
        rows, indent, between = self._fitted(rows, align, indent)
        widths = _widths(rows)
        start = indent + sum(width + between for width in widths[:-1])
        lines: list[str] = []
        for row in rows:
            cells = [f"{cell:{side}{width}}" for cell, side, width in zip(row, align, widths, strict=True)]
            front = " " * indent + "".join(cell + " " * between for cell in cells[:-1])
            lines += [front + cells[-1]] if align[-1] == ">" else self._wrapped(front, row[-1], start)
        return lines

    def _fitted(
        self, rows: Sequence[Sequence[str]], align: str, indent: int
    ) -> tuple[Sequence[Sequence[str]], int, int]:
        """The rows, what stands before them and between their columns, so that they fit if they can."""
        between, widths = 2, _widths(rows)
        last = widths[-1] if align[-1] == ">" else min(widths[-1], LEAST_ROOM)

        def excess() -> int:
            """Characters by which a row is too wide as things stand."""
            return indent + sum(width + between for width in widths[:-1]) + last - self.width

        indent -= min(indent, max(0, excess()))
        between = 1 if excess() > 0 else 2
        last = last if align[-1] == ">" else 0  # no word is cut for text that can stand below its row
        for place in sorted(range(len(widths) - 1), key=lambda place: -widths[place]):
            if align[place] == "<" and excess() > 0:
                widths[place] -= min(max(0, widths[place] - LEAST_CELL), excess())
        cut = [[clip(cell, room) for cell, room in zip(row[:-1], widths[:-1], strict=True)] for row in rows]
        return [[*cells, row[-1]] for cells, row in zip(cut, rows, strict=True)], indent, between

    def _wrapped(self, front: str, last: str, start: int) -> list[str]:
        room = self.width - start
        if last and room < min(LEAST_ROOM, len(last)):
            below = " " * BELOW
            return [front.rstrip(), *textwrap.wrap(last, self.width, initial_indent=below, subsequent_indent=below)]
        first, *more = textwrap.wrap(last, max(room, 1), drop_whitespace=False) or [""]
        return [(front + first).rstrip(), *(" " * start + line.strip() for line in more)]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]
