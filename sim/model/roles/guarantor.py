"""A guarantor: pledges monitors when content with the text, sends aid when sidelined by it."""

from __future__ import annotations

import mesa
import numpy as np

from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags
from sim.model.roles.third_party import ThirdParty
from sim.scenario.scenario import Scenario
from sim.theory.pressure import approach

__all__ = ["Guarantor"]


class Guarantor(ThirdParty):
    """A guarantor, in every trial of a block."""

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model, key, scenario, inputs)
        self.backs = scenario.guarantors[key].backs
        self.pledge = inputs.value(f"{self.name}.pledge.start")
        self.aid = inputs.value(f"{self.name}.aid.start")

    def commit(self, talking: Flags, live_text: Array, left: dict[str, Array]) -> None:
        """Raise the pledge where content with the text, aid where sidelined, while talks go on."""
        weights = self.stakes.agenda.live_weights(self.stakes.live_shares, left)
        satisfied = self.stakes.satisfaction(weights, live_text, self.stakes.public)
        content = talking & (satisfied >= self._inputs.value(f"{self.name}.content"))
        sidelined = talking & (satisfied < self._inputs.value(f"{self.name}.sidelined"))
        self.pledge = np.where(content, self._raised("pledge", self.pledge), self.pledge)
        self.aid = np.where(sidelined, self._raised("aid", self.aid), self.aid)

    def _raised(self, what: str, level: Array) -> Array:
        ceiling = self._inputs.value(f"{self.name}.{what}.ceiling")
        return approach(level, ceiling, self._inputs.value(f"{self.name}.{what}.pace"))
