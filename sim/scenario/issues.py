"""Issues: the things that can be settled, each a scale from 0 to 1 with what its poles mean."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sim.scenario.entry import Entry, Identifier, Line, Name

__all__ = ["Issue"]


class Issue(Entry):
    """A thing that can be settled."""

    title: Name = Field(description="What is to be settled, in words.")
    zero: Line = Field(description="What 0 on the scale means.")
    one: Line = Field(description="What 1 on the scale means.")
    phase: Literal["now", "later"] = Field(
        default="now",
        description="`later`: left to a second phase; counts at `preferences.later_weight`, "
        "and the text never moves on it.",
    )
    fixed_by_offer: bool = Field(default=False, description="Set by the scope of an offer, never by bargaining.")
    process: bool = Field(
        default=False,
        description="About the ceasefire itself, not the settlement: a victory leaves it at the reference.",
    )
    security: bool = Field(default=False, description="Leaves a side exposed: counts in the exposure line.")
    pocket: Identifier | None = Field(
        default=None, description="Pocket of the front whose share left scales its weight."
    )
    monitored_at: Literal["zero", "one"] | None = Field(
        default=None,
        description="Pole with the best monitoring; distance from it breeds misattribution in a ceasefire.",
    )
