"""What figures say about the term of the talks: how many trials would still wait for an agreement later on."""

from __future__ import annotations

from collections.abc import Mapping

from sim.analysis.sentence import listed
from sim.plots.shares import Share, digits_for, per_hundred
from sim.vocabulary import counted

__all__ = ["calendar_note"]


def calendar_note(waited: Mapping[int, Share]) -> tuple[str, ...]:
    """One note for the caption, from the share without agreement by each day; none if nobody ran out of time."""
    if len(waited) < 2 or not next(iter(waited.values())).count:
        return ()
    later = list(waited.items())[1:]
    digits = digits_for(share for _, share in later)
    told = listed([f"{per_hundred(share, digits)} by day {day}" for day, share in later])
    return (f"Had talks gone on, no agreement (first {counted(later[0][1].total, 'trial')}): {told}.",)
