"""The names of things as figures write them: with a capital letter, short enough to stand beside a row."""

from __future__ import annotations

from sim.analysis.outcomes import OUTCOMES
from sim.vocabulary import ENDINGS, SCOPES
from sim.words import capital, plain

__all__ = ["long_name", "name_of", "outcome_name", "short_name", "title_of"]

_SHORT_ENOUGH = 24


def short_name(ending: str, talks_days: int | None = None) -> str:
    """Name of an ending under its group's heading; `talks_days` is the term of the talks, where there is one."""
    scope = ENDINGS[ending].scope
    words = long_name(ending, talks_days)
    return words if scope is None else capital(words.removeprefix(capital(SCOPES[scope].title)).strip())


def long_name(ending: str, talks_days: int | None = None) -> str:
    """Name of an ending that stands alone: `Full ceasefire collapsed`; `talks_days` is the term of the talks."""
    return capital(ENDINGS[ending].titled(talks_days))


def outcome_name(outcome: str) -> str:
    """Name of an outcome, or of anything else (its id made readable)."""
    return capital(OUTCOMES[outcome].title) if outcome in OUTCOMES else title_of(outcome)


def title_of(identifier: str, title: str | None = None) -> str:
    """Title in words, or the id made readable."""
    return title or plain(identifier).capitalize()


def name_of(identifier: str, title: str | None = None) -> str:
    """Short name of an actor: its title, or its readable id where the title would not fit beside a row."""
    return title if title and len(title) <= _SHORT_ENOUGH else title_of(identifier)
