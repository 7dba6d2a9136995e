"""A mediator: presses, loses patience, leaves; the lead's leaving ends the talks."""

from __future__ import annotations

from collections.abc import Iterator

from sim.model.columns import Column, Recorded, of_actors
from sim.model.roles.third_party import ThirdParty

__all__ = ["Mediator"]


class Mediator(ThirdParty):
    """A mediator, in every trial of a block; `departure_day` is the day on which it left, -1 for never."""

    def columns(self) -> Iterator[Recorded]:
        """When it left."""
        meaning = "Day on which the mediator left."
        column = Column(f"departure_day_{self.key}", "day", "calendar day from 0", meaning, ids=of_actors(self.key))
        yield column, self.departure_day
