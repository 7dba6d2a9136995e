"""The few kinds of error that Truce raises on purpose.

Everything a user can cause is a :class:`TruceError`; the command line turns it into a message and exit code 2.
Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

__all__ = ["EvidenceError", "ResultsError", "RunError", "ScenarioError", "TruceError"]


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
