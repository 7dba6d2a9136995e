"""A mediator: presses, loses patience, leaves; the lead's leaving ends the talks."""

from __future__ import annotations

from collections.abc import Iterator

import mesa
import numpy as np

from sim.model.columns import Column, Recorded, of_actors
from sim.model.day import Conditions, Flags
from sim.model.inputs import Array, Inputs
from sim.model.roles.third_party import ThirdParty
from sim.scenario.scenario import Scenario
from sim.theory.bargaining import Claim
from sim.theory.pressure import departure_chance

__all__ = ["Mediator"]


class Mediator(ThirdParty):
    """A mediator, in every trial of a block; `departure_day` is the day on which it left, -1 for never."""

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model, key, scenario, inputs)
        self.lead = scenario.mediators[key].lead
        self.departure_day = np.full(len(self.present), -1, dtype=np.int16)

    def consider_leaving(self, now: Conditions, refusals: Array) -> Flags:
        """Leave with a chance that grows with the days of refusal; take the pressure along. Where it leaves today."""
        if not now.talks_anywhere:
            return now.open
        base = self._inputs.value(f"{self.name}.patience.departure")
        growth = self._inputs.value(f"{self.name}.patience.growth_per_day")
        chance = departure_chance(base, growth, refusals)
        leaves = now.open & self.present & now.draws.happens(self.name, "departure", chance)
        self.present = self.present & ~leaves
        self.departure_day = np.where(leaves, now.day, self.departure_day).astype(np.int16)
        for side in self.pressure:
            self.pressure[side] = np.where(leaves, 0.0, self.pressure[side])
        return leaves

    def claim(self, now: Conditions) -> Claim:
        """Its own satisfaction as a function of the issues that may change, weighed by its agenda."""
        stakes = self.stakes.public
        weights = stakes.weights(now.left)
        linear, curve = (np.zeros_like(weights), weights) if stakes.quadratic else (weights, None)
        agenda = self._inputs.value("talks.agenda")
        return Claim(stakes.stated, linear, agenda, 1.0 - stakes.given_up, curve=curve)

    def columns(self) -> Iterator[Recorded]:
        """When it left."""
        meaning = "Day on which the mediator left."
        column = Column(f"departure_day_{self.key}", "day", "calendar day from 0", meaning, ids=of_actors(self.key))
        yield column, self.departure_day
