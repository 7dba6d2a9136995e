"""A mediator: presses, loses patience, leaves; the lead's leaving ends the talks."""

from __future__ import annotations

import mesa
import numpy as np

from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.third_party import ThirdParty
from sim.scenario.actors import Mediator as Described
from sim.scenario.scenario import Scenario
from sim.theory.bargaining import Claim
from sim.theory.pressure import departure_chance

__all__ = ["Mediator"]


class Mediator(ThirdParty):
    """A mediator, in every trial of a block."""

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model, key, scenario, inputs)
        described = scenario.actors[key]
        self.lead = isinstance(described, Described) and described.lead
        self.left_day = np.full(len(self.present), -1, dtype=np.int16)

    def consider_leaving(self, morning: Morning, refusals: Array) -> Flags:
        """Leave with a chance that grows with the days of refusal; take the pressure along. Where it leaves today."""
        if not morning.talks_anywhere:
            return morning.open
        base = self._inputs.value(f"{self.name}.patience.departure")
        growth = self._inputs.value(f"{self.name}.patience.growth_per_day")
        chance = departure_chance(base, growth, refusals)
        leaves = morning.open & self.present & morning.today.happens(self.name, "departure", chance)
        self.present = self.present & ~leaves
        self.left_day = np.where(leaves, morning.today.day, self.left_day).astype(np.int16)
        for side in self.pressure:
            self.pressure[side] = np.where(leaves, 0.0, self.pressure[side])
        return leaves

    def claim(self, morning: Morning) -> Claim:
        """Its own satisfaction as a function of the live issues, weighed by its agenda."""
        stakes, agenda = self.stakes, self._inputs.value("talks.agenda")
        weights = stakes.agenda.live_weights(stakes.live_shares, morning.left)
        linear, curve = (np.zeros_like(weights), weights) if stakes.quadratic else (weights, None)
        return Claim(stakes.live_stated, linear, agenda, 1.0 - stakes.public.given_up, curve=curve)
