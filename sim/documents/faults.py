"""Places in a text, and what is wrong there: one line per mistake, with the line of the file under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from sim.documents.kind import MAX_FAULTS
from sim.errors import SETTING, DocumentError, Fault, ScenarioError

__all__ = ["Faults", "Place", "Source", "choice", "nearest"]

WIDEST = 160
"""Characters of a line that are shown."""

MOST_CHOICES = 24
"""Known words that are listed; more are not read."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text that was read: a file, or one `--set` of the command line. Each is equal to itself alone.

    Attributes
    ----------
    name
        What to call it: the path as the user would type it, or `--set`.
    lines
        Its lines, to show the one at fault.
    folder
        From where it names other files: the folder of the file, or the working folder.
    """

    name: str
    lines: tuple[str, ...] = field(repr=False)
    folder: Path = Path()

    @property
    def is_setting(self) -> bool:
        """Whether it came from the command line."""
        return self.name == SETTING


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a source; line and column count from 1."""

    source: Source
    line: int
    column: int

    @property
    def where(self) -> str:
        """`path:line`, or `--set`."""
        return self.source.name if self.source.is_setting else f"{self.source.name}:{self.line}"


class Faults:
    """Collects the faults of documents that are read together, so that all of them are shown at once.

    `error` is the kind of error that shows them. What is no fault, but must be said, is noted beside them.
    """

    def __init__(self, error: type[DocumentError] = ScenarioError) -> None:
        self._error = error
        self._found: list[tuple[Place, Fault]] = []
        self._notes: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, place: Place, dotted: str, message: str) -> None:
        """Note a fault, unless one is known at this very place: a second would be an echo of the first.

        Raises
        ------
        DocumentError
            When there are :data:`sim.documents.kind.MAX_FAULTS`: to look for more would take long and help nobody.
        """
        if all(known != place for known, _ in self._found):
            self._found.append((place, _fault(place, dotted, message)))
            if len(self._found) >= MAX_FAULTS:
                raise self.error()

    def note(self, message: str) -> None:
        """Keep a sentence for whoever reads the document, once."""
        self._notes[message] = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault, but must be said."""
        return tuple(self._notes)

    def adopt(self, found: Iterable[Fault]) -> None:
        """Take in faults of another file that this one needs, as they are."""
        self._found += [(Place(Source(fault.path, ()), fault.line, fault.col), fault) for fault in found]

    def stop(self) -> None:
        """Raise what was found, if anything.

        Raises
        ------
        DocumentError
            With one entry per fault, file by file, from the top of each.
        """
        if self._found:
            raise self.error()

    def error(self) -> DocumentError:
        """Return the error that shows what was found, file by file in order of appearance, each from the top."""
        found = [fault for _, fault in self._found]
        order = {name: rank for rank, name in enumerate(dict.fromkeys(fault.path for fault in found))}
        found.sort(key=lambda fault: (order[fault.path], *_position(fault)))
        shown = [fault.render() for fault in found]
        if len(found) >= MAX_FAULTS:
            shown.append(f"... not read any further after {len(found)} faults; mend these first")
        return self._error("\n".join(shown), tuple(found))


def _fault(place: Place, dotted: str, message: str) -> Fault:
    """Make a fault at a place; the line of the source is kept to be shown."""
    source, column = place.source, place.column
    line = source.lines[place.line - 1] if 0 < place.line <= len(source.lines) else ""
    return Fault(source.name, place.line, column, dotted, one_line(message), _pointed(line, column))


def _position(fault: Fault) -> tuple[int, int]:
    """Where a fault stands in its source; overrides stay in the order of the command line."""
    return (0, 0) if fault.path == SETTING else (fault.line, fault.col)


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean ...?)` with the known words closest to this one, or nothing."""
    close = get_close_matches(word[:100], [str(name) for name in known], n=2, cutoff=0.6)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def choice(known: Iterable[object], most: int = MOST_CHOICES) -> str:
    """`; allowed: ...` if the known words are few."""
    words = [str(word) for word in known]
    return f"; allowed: {', '.join(words)}" if 0 < len(words) <= most else ""


def one_line(message: str) -> str:
    """Return a message without line breaks."""
    return " ".join(message.split())


def _pointed(line: str, column: int) -> str:
    """Return the line, indented, and a caret under the column; a very long line is cut around it."""
    if not line.strip():
        return ""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = "".join(char if char.isprintable() else " " for char in line[start : start + WIDEST])
    return f"    {shown.rstrip()}\n    {' ' * (column - 1 - start)}^"
