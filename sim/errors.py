"""The few kinds of error that Truce raises on purpose.

Everything a user can cause is a :class:`TruceError`; the command line turns it into a message and exit code 2.
Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

from typing import TypeVar

__all__ = ["EvidenceError", "ResultsError", "RunError", "ScenarioError", "TruceError", "given"]

T = TypeVar("T")


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


class ScenarioError(TruceError):
    """A scenario or configuration file cannot be used; carries one line per fault."""

    def __init__(self, message: str, faults: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class EvidenceError(TruceError):
    """A folder of evidence cannot be used; carries one entry per fault where its files are at fault."""

    def __init__(self, message: str, faults: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class RunError(TruceError):
    """A run cannot start or cannot go on."""


class ResultsError(TruceError):
    """A folder of results cannot be read or written."""
