"""Where actors stand on the issues of a text, where the text stands, and the room that is left: records of tables."""

from __future__ import annotations

from sim.compiled import record

__all__ = ["AIM", "ROOM", "STAKE", "STANDING", "TERM", "WISH"]

STAKE = record(
    "salience share stated wish_from reference ideal firmness ruled_at ruled_firmness low high red exposure",
    rules_out="i1",
    leans="?",
    outright="?",
    holds="?",
    limited="?",
    binds="?",
    heeded="?",
)
"""A side on an issue: its weight, what it asks for and what it wants, and its weight among security issues alone.

`wish_from` is what its wish derives from, by posture where it `leans` toward a reference, unless that was given
`outright`. `low` and `high` are the edges of its red line, crossed at a cost of `red`. `rules_out` is 1 for above, -1
for below, 0 for no limit; it is `limited` where that counts, and where the limit `binds` crossing it forbids a yes.
`heeded`: the mediator keeps within it.
"""

AIM = record("point met goal public_goal", named="?", wished="?")
"""What a side fights for on an issue: as named, or its wish, or the reference; where its victory leaves the issue."""

STANDING = record("point", given="?")
"""Where an issue stands while nothing is agreed."""

ROOM = record("low high", cramped="?")
"""Where the mediator may write on an issue; `cramped` where some limit had to be left aside."""

WISH = record("salience share stated")
"""A third party on an issue of the full text."""

TERM = record("opening now left")
"""The text on an issue: at first, and as it stands; what is `left` of the issue, 1 unless it is tied to a pocket."""
