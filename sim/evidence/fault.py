"""What is wrong in a folder of evidence, and where: one line per mistake, with the line of the file under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from sim.errors import EvidenceError
from sim.shipped import shown

__all__ = ["MAX_FAULTS", "EvidenceFault", "evidence_error", "nearest", "shown"]

MAX_FAULTS = 200
"""Faults after which a folder is not read any further."""

_WIDEST = 160


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """One mistake: its file, line and column (from 1), the dotted path of the value, and what is wrong with it."""

    path: str
    line: int
    col: int
    dotted: str
    message: str
    excerpt: str = field(default="", compare=False)

    @classmethod
    def at(
        cls, path: Path, message: str, line: int = 1, col: int = 1, dotted: str = "", lines: Sequence[str] = ()
    ) -> EvidenceFault:
        """Make a fault; of the lines of the file the one at fault is kept to be shown."""
        pointed = _pointed(lines[line - 1], col) if 0 < line <= len(lines) else ""
        return cls(shown(path), line, col, dotted, " ".join(message.split()), pointed)

    @property
    def headline(self) -> str:
        """`path:line:col: dotted.path: message`."""
        where = f"{self.path}:{self.line}:{self.col}"
        return f"{where}: {self.dotted}: {self.message}" if self.dotted else f"{where}: {self.message}"

    def render(self) -> str:
        """Return the headline, and under it the line of the file with a caret."""
        return f"{self.headline}\n{self.excerpt}" if self.excerpt else self.headline


def evidence_error(faults: Sequence[EvidenceFault]) -> EvidenceError:
    """Return the error that shows all faults, in the order found."""
    told = [fault.render() for fault in faults[:MAX_FAULTS]]
    if len(faults) >= MAX_FAULTS:
        told.append(f"... not read any further after {MAX_FAULTS} faults; mend these first")
    return EvidenceError("\n".join(told), tuple(faults[:MAX_FAULTS]))


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean ...?)` with the known word closest to this one, or nothing."""
    close = get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return f" (did you mean {close[0]}?)" if close else ""


def _pointed(line: str, col: int) -> str:
    """Return the line, indented, and a caret under the column; a very long line is cut around it."""
    if not line.strip():
        return ""
    start = max(0, col - _WIDEST // 2) if len(line) > _WIDEST else 0
    told = "".join(char if char.isprintable() else " " for char in line[start : start + _WIDEST])
    return f"    {told.rstrip()}\n    {' ' * (col - 1 - start)}^"
