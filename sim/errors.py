"""The few kinds of error that Truce raises on purpose, and what one of them says of a document.

Everything a user can cause is a :class:`TruceError`; the command line turns it into a message and exit code 2.
Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

__all__ = [
    "SETTING",
    "DocumentError",
    "EvidenceError",
    "Fault",
    "ResultsError",
    "RunError",
    "ScenarioError",
    "TruceError",
    "given",
]

T = TypeVar("T")

SETTING = "--set"
"""What stands for the path of a file where an override of the command line is at fault."""


def given(value: T | None, what: str) -> T:
    """Return a value that the code around it promises to be there.

    Raises
    ------
    LookupError
        If it is not: a fault of ours, found out under `python -O` too, which strips assertions.
    """
    if value is None:
        raise LookupError(f"no {what} where there must be one")
    return value


class TruceError(Exception):
    """Base of every error that Truce raises on purpose; its text is written for the user."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a document: where it is, which value it concerns, what was got, what is allowed, how to mend it.

    `path` is the file as the user would type it, or `--set`; `line` and `col` count from 1; `excerpt` is the line of
    the file with a caret under the place.
    """

    path: str
    line: int
    col: int
    dotted: str
    message: str
    excerpt: str = field(default="", compare=False)

    @property
    def headline(self) -> str:
        """`path:line:col: dotted.path: message`, or `--set: dotted.path: message`."""
        where = self.path if self.path == SETTING else f"{self.path}:{self.line}:{self.col}"
        return f"{where}: {self.dotted}: {self.message}" if self.dotted else f"{where}: {self.message}"

    def render(self) -> str:
        """Return the headline, and under it the line of the source with a caret."""
        return f"{self.headline}\n{self.excerpt}" if self.excerpt else self.headline


class DocumentError(TruceError):
    """A document cannot be used; carries one entry per fault."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class ScenarioError(DocumentError):
    """A scenario or a sweep cannot be used, or an override of one."""


class EvidenceError(DocumentError):
    """A folder of evidence cannot be used."""


class RunError(TruceError):
    """A run cannot start or cannot go on."""


class ResultsError(TruceError):
    """A folder of results cannot be read or written."""
