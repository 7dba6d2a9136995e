"""How a file spells a number, to show what was got as its author knows it."""

from __future__ import annotations

import datetime
import re

from sim.documents.scalars import resolve
from sim.documents.tree import Node
from sim.uncertainty import written

__all__ = ["as_day", "as_written"]

_WORD = re.compile(r"[-+.0-9A-Za-z]+")


def as_written(node: Node, number: int | float) -> str:
    """Return a number as its file writes it, which may not be how others would."""
    lines, place = node.place.source.lines, node.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    found = _WORD.match(line[place.column - 1 :])
    try:
        if found is not None and resolve(found[0]) == number:
            return found[0][:60]
    except ValueError:
        pass
    return written(number)


def as_day(digits: str) -> str:
    """Return `20250314` as `2025-03-14`; empty if it is no day."""
    try:
        return datetime.date.fromisoformat(digits).isoformat() if re.fullmatch("[0-9]{8}", digits) else ""
    except ValueError:
        return ""
