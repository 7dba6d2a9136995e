"""The drawing of the house in CONTRIBUTING.md: every room on its floor, in the words of its own docstring."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from pathlib import Path

from tools.markdown import filled
from tools.part import ROOT, Files, Part, text_file

__all__ = ["FLOORS", "PARTS", "drawing", "says"]

FLOORS = {
    "errors": 1,
    "vocabulary": 1,
    "words": 1,
    "sets": 1,
    "machine": 1,
    "numerals": 1,
    "tango": 1,
    "printable": 1,
    "compiled": 2,
    "uncertainty": 2,
    "random_streams": 2,
    "statistics": 2,
    "shipped": 2,
    "documents": 3,
    "evidence": 4,
    "theory": 5,
    "scenario": 5,
    "model": 6,
    "history": 7,
    "results": 7,
    "analysis": 7,
    "studies": 8,
    "plots": 9,
    "cli": 10,
    "api": 11,
    "__main__": 12,
}
"""Rooms by floor. A room imports from rooms on lower floors and from itself; neighbours do not know each other."""

PAGE = ROOT / "CONTRIBUTING.md"
WIDTH = 120
LEFT = 26
"""Columns of the drawing before what a room says of itself: its floor, its name and the number of its files."""


def drawing() -> list[str]:
    """Lines of the drawing, the highest floor first, so that what a room may import stands below it."""
    floors = sorted(set(FLOORS.values()), reverse=True)
    return [line for floor in floors for line in _floor(floor)]


def says(room: Path) -> str:
    """What a room says of itself: the first sentence of its docstring, without its full stop."""
    file = room / "__init__.py" if room.is_dir() else room
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split()).partition(". ")[0].rstrip(".")


def _floor(floor: int) -> Iterator[str]:
    sim = ROOT / "sim"
    for place, name in enumerate(sorted(name for name, height in FLOORS.items() if height == floor)):
        room = sim / name if (sim / name).is_dir() else sim / f"{name}.py"
        yield from _line(f"{floor:2}" if place == 0 else "", room)
        inner = sorted(path.parent for path in room.glob("*/__init__.py")) if room.is_dir() else ()
        for each in inner:
            yield from _line("", each, "  ")


def _line(floor: str, room: Path, indent: str = "") -> Iterator[str]:
    """A room and its files; the files of a room inside it are counted there."""
    name = f"{indent}{room.name}{'/' if room.is_dir() else ''}"
    files = str(len(list(room.glob("*.py")))) if room.is_dir() else ""
    left = f"{floor:2} {name:18}{files:>3}".ljust(LEFT)
    yield from textwrap.wrap(
        says(room), WIDTH, initial_indent=left, subsequent_indent=" " * LEFT, break_on_hyphens=False
    )


def _page() -> Files:
    return text_file(PAGE, filled(PAGE, "house", ["```text", *drawing(), "```"]))


PARTS = (Part("house", "CONTRIBUTING.md, the rooms of the house on their floors", _page),)
