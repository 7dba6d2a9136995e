"""A third party: learns who is sincere, and presses those who hold out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import mesa
import numpy as np

from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import Stakes
from sim.scenario.scenario import Scenario
from sim.theory.answer import NONE, YES
from sim.theory.belief import bayes
from sim.theory.pressure import approach, zeal

__all__ = ["ThirdParty"]


class ThirdParty(mesa.Agent):
    """An actor that does not fight, in every trial of a block."""

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model)
        self.key, self.name, self._inputs = key, f"actors.{key}", inputs
        self.stakes = Stakes.of(scenario, inputs, key, scenario.full[0])
        sides = scenario.belligerents
        self.belief = {side: inputs.get(f"{self.name}.trust.{side}", 0.5) for side in sides}
        self.belief_at_dawn = dict(self.belief)
        self.leverage = {
            side: inputs.value(f"{self.name}.leverage.{side}") for side in scenario.third_parties[key].leverage
        }
        self.pressure = {side: inputs.constant(0.0) for side in sides}
        self.present: Flags = np.ones_like(inputs.constant(0.0), dtype=bool)

    def learn(self, morning: Morning, readings: Mapping[Belligerent, tuple[Array, Array]]) -> None:
        """Bayes on today's formal answers, given their likelihoods if the side is sincere and if it stalls."""
        self.belief_at_dawn = dict(self.belief)
        for side, (sincere, stalling) in readings.items():
            updated = bayes(self.belief[side.key], sincere, stalling)
            heard = morning.open & (side.answer != NONE)
            self.belief[side.key] = np.where(heard, updated, self.belief[side.key])

    def press(self, morning: Morning, sides: Sequence[Belligerent]) -> None:
        """Build up pressure on those who hold out, or on the others on a day when the target is swapped."""
        pace = self._inputs.value("talks.pressure.pace")
        for side in sides:
            if side.key in self.leverage:
                moved = approach(self.pressure[side.key], self._target(morning, side, sides), pace)
                self.pressure[side.key] = np.where(morning.living, moved, self.pressure[side.key])

    def _target(self, morning: Morning, side: Belligerent, sides: Sequence[Belligerent]) -> Array:
        """Where pressure on a side is heading: nowhere once talks are closed or this party has left."""
        if not morning.talks_anywhere:
            return np.zeros_like(self.pressure[side.key])
        value = self._inputs.value
        others = np.zeros_like(self.present)
        for other in sides:
            if other is not side:
                others = others | (other.answer != YES)
        chance = value("talks.pressure.swap_chance") * value(f"{self.name}.unpredictability")
        swapped = morning.today.happens(self.name, "swap", chance)
        pressed = np.where(swapped, others, side.answer != YES) & morning.open & self.present
        trust = self.belief_at_dawn[side.key] + morning.events.added(f"trust.{self.key}.{side.key}")
        drive = zeal(
            value(f"{self.name}.no_deal_cost"),
            value(f"{self.name}.urgency"),
            value(f"{self.name}.audience_cost"),
            np.clip(trust, 0.0, 1.0),
        )
        return np.where(pressed, value("talks.pressure.ceiling") * self.leverage[side.key] * drive, 0.0)
