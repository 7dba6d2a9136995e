"""A third party: learns who is sincere, and presses those who hold out."""

from __future__ import annotations

from collections.abc import Sequence

import mesa
import numpy as np

from sim.model.inputs import Inputs
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import Stakes
from sim.scenario.scenario import Scenario
from sim.theory.answer import NONE, YES
from sim.theory.belief import bayes, likelihoods
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
        self.leverage = {side: inputs.get(f"{self.name}.leverage.{side}", 0.0) for side in sides}
        self.pressure = {side: inputs.constant(0.0) for side in sides}
        self.present: Flags = np.ones_like(inputs.constant(0.0), dtype=bool)

    def learn(self, morning: Morning, sides: Sequence[Belligerent]) -> None:
        """Bayes on today's formal answers, read against the public ledgers."""
        self.belief_at_dawn = dict(self.belief)
        for side in sides:
            total = side.public_lines.pressed(side.pressure).total
            sincere, stalling = likelihoods(side.answer == YES, total, side.public_threshold, side.public_noise)
            updated = bayes(self.belief[side.key], sincere, stalling)
            heard = morning.open & (side.answer != NONE)
            self.belief[side.key] = np.where(heard, updated, self.belief[side.key])

    def press(self, morning: Morning, sides: Sequence[Belligerent]) -> None:
        """Build up pressure on those who hold out, or on the others on a day when the target is swapped."""
        value = self._inputs.value
        chance = value("talks.pressure.swap_chance") * value(f"{self.name}.unpredictability")
        swapped = morning.today.happens(self.name, "swap", chance)
        holding_out = {side.key: side.answer != YES for side in sides}
        for side in sides:
            others = np.zeros_like(swapped)
            for key, holds in holding_out.items():
                if key != side.key:
                    others = others | holds
            pressed = np.where(swapped, others, holding_out[side.key]) & morning.open & self.present
            trust = self.belief_at_dawn[side.key] + morning.events.added(f"trust.{self.key}.{side.key}")
            drive = zeal(
                value(f"{self.name}.no_deal_cost"),
                value(f"{self.name}.urgency"),
                value(f"{self.name}.audience_cost"),
                np.clip(trust, 0.0, 1.0),
            )
            full = value("talks.pressure.ceiling") * self.leverage[side.key] * drive
            moved = approach(self.pressure[side.key], np.where(pressed, full, 0.0), value("talks.pressure.pace"))
            self.pressure[side.key] = np.where(morning.living, moved, self.pressure[side.key])
