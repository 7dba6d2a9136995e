"""What is written around a figure: headline, lead, caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["NOTE", "Headings", "Source", "caption_of"]

NOTE: Final = "A structured argument, not a prophecy."
"""Printed small under every figure."""


@dataclass(frozen=True)
class Source:
    """Where the numbers of a figure come from: the case in words, how many trials, which seed."""

    case: str
    trials: int
    seed: int | None


@dataclass(frozen=True)
class Headings:
    """The finding in one line, what the figure shows, and notes for the caption."""

    headline: str
    lead: str
    notes: tuple[str, ...] = ()


def caption_of(source: Source, notes: tuple[str, ...]) -> str:
    """Trials, seed, notes and the standing reminder, as one paragraph."""
    trials = "1 trial" if source.trials == 1 else f"{source.trials:,} trials"
    seed = "" if source.seed is None else f", seed {source.seed}"
    return " ".join((f"{trials}{seed}.", *notes, NOTE))
