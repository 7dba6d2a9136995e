"""A guarantor: pledges monitors when content with the text, sends aid when sidelined by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import mesa
import numpy as np

from sim.model.columns import Column, Recorded, of_actors
from sim.model.day import Flags
from sim.model.inputs import Array, Inputs
from sim.model.roles.third_party import ThirdParty
from sim.scenario.scenario import Scenario
from sim.theory.pressure import approach

__all__ = ["Guarantor"]


class Guarantor(ThirdParty):
    """A guarantor, in every trial of a block; `pledge` and `aid` are what the side it backs can count on."""

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model, key, scenario, inputs)
        self.backs = scenario.guarantors[key].backs
        self.pledge = inputs.value(f"{self.name}.pledge.start")
        self.aid = inputs.value(f"{self.name}.aid.start")

    def commit(self, talking: Flags, text: Array, left: dict[str, Array]) -> None:
        """Raise the pledge where content with the text, aid where sidelined, while talks go on.

        `text` holds the issues that may change.
        """
        stakes = self.stakes.public
        satisfied = stakes.satisfaction(stakes.weights(left), text)
        content = talking & (satisfied >= self._inputs.value(f"{self.name}.content"))
        sidelined = talking & (satisfied < self._inputs.value(f"{self.name}.sidelined"))
        self.pledge = np.where(content, self._raised("pledge", self.pledge), self.pledge)
        self.aid = np.where(sidelined, self._raised("aid", self.aid), self.aid)

    def _raised(self, what: str, level: Array) -> Array:
        ceiling = self._inputs.value(f"{self.name}.{what}.ceiling")
        return approach(level, ceiling, self._inputs.value(f"{self.name}.{what}.pace"))

    @property
    def promises(self) -> Mapping[str, Array]:
        """Its pledge and its aid."""
        return {"pledge": self.pledge, "aid": self.aid}

    def columns(self) -> Iterator[Recorded]:
        """What it has promised at the end."""
        ids, meaning = of_actors(self.key), "Pledge of monitors and guarantees at the end."
        yield Column(f"pledge_{self.key}", "number", "share", meaning, ids=ids), self.pledge
        yield Column(f"aid_{self.key}", "number", "share of capability", "Aid at the end.", ids=ids), self.aid
