"""The closed lists that everyone shares: endings, states, answers, lines of the ledger; and how things are counted.

The lists are stored as small integers in arrays and as words in files; the order here is the order everywhere.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ANSWERS",
    "BINDING",
    "ENDINGS",
    "HALT_FATES",
    "HELD_FULL",
    "LEDGER_LINES",
    "SCOPES",
    "STATES",
    "TALKS_ENDINGS",
    "counted",
]

TALKS_ENDINGS: Final = ("refused", "mediator_left", "stalled")
"""How a trial ends when talks close without any halt."""

HALT_FATES: Final = ("collapsed", "denounced", "lapsed", "extended")
"""How a halt ends; an ending of a trial is `<scope>_<fate>`."""

SCOPES: Final = ("sectoral", "full")
"""What an offer would stop: part of the fighting, or all of it."""

ENDINGS: Final = TALKS_ENDINGS + tuple(f"{scope}_{fate}" for scope in SCOPES for fate in HALT_FATES)
"""The eleven endings of a trial: closed, exclusive, exhaustive, in model order."""

HELD_FULL: Final = ("full_lapsed", "full_extended")
"""The endings in which a full halt lived its whole term."""

STATES: Final = ("talks", "sectoral", "full", "ended")
"""Where a trial stands."""

ANSWERS: Final = ("none", "no", "yes_but", "yes")
"""A belligerent's answer to a text; `none` before its first formal answer."""

LEDGER_LINES: Final = ("terms", "war", "exposure", "audience", "pressure", "resolve")
"""The lines of a belligerent's ledger: terms, pressure and resolve count for a yes, the others against it."""

BINDING: Final = ("none_alone", "terms_minus_war", "exposure", "audience", "stalling_premium")
"""What may have stood in the way of a yes, if removing one thing alone would have turned the answer."""


def counted(count: int, what: str) -> str:
    """`1 trial`, `4,000 trials`: a number with its noun, which takes an s in the plural."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
