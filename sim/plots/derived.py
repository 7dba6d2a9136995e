"""Derived outcomes: what figures call them, and which endings they gather."""

from __future__ import annotations

from typing import Final

from sim.plots.phrases import long_name
from sim.plots.style import INK, SOFT
from sim.vocabulary import ENDINGS, HELD_FULL

__all__ = ["DERIVED", "DERIVED_COLOURS", "outcome_name"]

DERIVED: Final = {
    "any_halt": ENDINGS[3:],
    "any_full": ENDINGS[7:],
    "held_full": HELD_FULL,
}
"""Derived outcomes that are sums of endings."""

DERIVED_COLOURS: Final = {"any_halt": SOFT, "any_full": "#3089CB", "held_full": "#0D327A", "early_collapse": INK}
"""Colours of derived outcomes: the hue of a full halt where they speak of one."""

_NAMES = {
    "any_halt": "Any halt",
    "any_full": "Full truce",
    "held_full": "Full truce held its term",
    "early_collapse": "Collapsed within a week",
}


def outcome_name(outcome: str) -> str:
    """Name in words of an ending, a derived outcome, or anything else (its id made readable)."""
    if outcome in ENDINGS:
        return long_name(outcome)
    return _NAMES.get(outcome, outcome.replace("_", " ").capitalize())
