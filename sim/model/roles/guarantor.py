"""A guarantor: pledges monitors when content with the text, sends aid when sidelined by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.model.columns import Column, Recorded, of_actors
from sim.model.inputs import Array
from sim.model.roles.third_party import ThirdParty

__all__ = ["Guarantor"]


class Guarantor(ThirdParty):
    """A guarantor, in every trial of a block; `pledge` and `aid` are what the side it backs can count on."""

    @property
    def promises(self) -> Mapping[str, Array]:
        """Its pledge and its aid."""
        return {"pledge": self.pledge, "aid": self.aid}

    def columns(self) -> Iterator[Recorded]:
        """What it has promised at the end."""
        ids, meaning = of_actors(self.key), "Pledge of monitors and guarantees at the end."
        yield Column(f"pledge_{self.key}", "number", "share", meaning, ids=ids), self.pledge
        yield Column(f"aid_{self.key}", "number", "share of capability", "Aid at the end.", ids=ids), self.aid
