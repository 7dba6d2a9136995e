"""Places in a text, and what is wrong there: one line per mistake, with the line of the file under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from sim.errors import ScenarioError

__all__ = ["Fault", "Faults", "Place", "Source", "nearest"]

SETTING = "--set"
"""Name of the sources that came from the command line."""

MAX_FAULTS = 200
"""Faults after which a document is not read any further."""

WIDEST = 160


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


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: where it is, which value it concerns, what was got, what is allowed and how to mend it."""

    path: str
    line: int
    col: int
    dotted: str
    message: str
    excerpt: str = field(default="", compare=False)

    @classmethod
    def at(cls, place: Place, dotted: str, message: str) -> Fault:
        """Make a fault at a place; the line of the source is kept to be shown."""
        lines = place.source.lines
        shown = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        return cls(
            place.source.name, place.line, place.column, dotted, _one_line(message), _pointed(shown, place.column)
        )

    @property
    def headline(self) -> str:
        """`path:line:col: dotted.path: message`, or `--set: dotted.path: message`."""
        where = self.path if self.path == SETTING else f"{self.path}:{self.line}:{self.col}"
        return f"{where}: {self.dotted}: {self.message}" if self.dotted else f"{where}: {self.message}"

    def render(self) -> str:
        """Return the headline, and under it the line of the source with a caret."""
        return f"{self.headline}\n{self.excerpt}" if self.excerpt else self.headline


class Faults:
    """Collects the faults of a document, so that all of them are shown at once."""

    def __init__(self) -> None:
        self._found: list[tuple[Place, Fault]] = []

    def __len__(self) -> int:
        return len(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, place: Place, dotted: str, message: str) -> None:
        """Note a fault, unless one is known at this very place: a second would be an echo of the first.

        Raises
        ------
        ScenarioError
            When there are :data:`MAX_FAULTS`: to look for more would take long and help nobody.
        """
        if all(known != place for known, _ in self._found):
            self._found.append((place, Fault.at(place, dotted, message)))
            if len(self._found) >= MAX_FAULTS:
                raise self.error()

    def adopt(self, found: Iterable[Fault]) -> None:
        """Take in faults of another file that this one needs, as they are."""
        self._found += [(Place(Source(fault.path, ()), fault.line, fault.col), fault) for fault in found]

    def stop(self) -> None:
        """Raise what was found, if anything.

        Raises
        ------
        ScenarioError
            With one entry per fault, file by file, from the top of each.
        """
        if self._found:
            raise self.error()

    def error(self) -> ScenarioError:
        """Return the error that shows what was found."""
        return _error([fault for _, fault in self._found])


def _error(found: list[Fault]) -> ScenarioError:
    """Return the error that shows these faults, file by file in order of appearance, each from the top."""
    order = {name: rank for rank, name in enumerate(dict.fromkeys(fault.path for fault in found))}
    found.sort(key=lambda fault: (order[fault.path], *_position(fault)))
    shown = [fault.render() for fault in found]
    if len(found) >= MAX_FAULTS:
        shown.append(f"... not read any further after {len(found)} faults; mend these first")
    return ScenarioError("\n".join(shown), tuple(found))


def _position(fault: Fault) -> tuple[int, int]:
    """Where a fault stands in its source; overrides stay in the order of the command line."""
    return (0, 0) if fault.path == SETTING else (fault.line, fault.col)


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean ...?)` with the known words closest to this one, or nothing."""
    close = get_close_matches(word[:100], [str(name) for name in known], n=2, cutoff=0.6)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _pointed(line: str, column: int) -> str:
    """Return the line, indented, and a caret under the column; a very long line is cut around it."""
    if not line.strip():
        return ""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = "".join(char if char.isprintable() else " " for char in line[start : start + WIDEST])
    return f"    {shown.rstrip()}\n    {' ' * (column - 1 - start)}^"
