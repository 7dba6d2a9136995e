"""A third party: presses those who hold out, and learns who is sincere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import mesa
import numpy as np

from sim.model.columns import Column, Recorded, of_actors
from sim.model.day import Conditions, Flags
from sim.model.inputs import Array, Inputs
from sim.model.roles.belligerent import Belligerent
from sim.model.stakes import Stakes
from sim.scenario.scenario import Scenario
from sim.theory.answer import NONE, YES
from sim.theory.belief import bayes
from sim.theory.pressure import approach, zeal

__all__ = ["ThirdParty"]


class ThirdParty(mesa.Agent):
    """An actor that does not fight, in every trial of a block.

    Attributes
    ----------
    belief, prior
        That each belligerent is sincere: now, and before day 0.
    pressure
        What it brings to bear on each belligerent.
    present
        Where it has not left.
    """

    def __init__(self, model: mesa.Model, key: str, scenario: Scenario, inputs: Inputs) -> None:
        super().__init__(model)
        self.key, self.name, self._inputs = key, f"actors.{key}", inputs
        self.stakes = Stakes.of(scenario, inputs, key, scenario.full[0])
        sides = scenario.belligerents
        self.belief = {side: inputs.get(f"{self.name}.trust.{side}", 0.5) for side in sides}
        self.prior = dict(self.belief)
        self.leverage = {
            side: inputs.value(f"{self.name}.leverage.{side}") for side in scenario.third_parties[key].leverage
        }
        self.pressure = {side: inputs.constant(0.0) for side in sides}
        self.present: Flags = np.ones_like(inputs.constant(0.0), dtype=bool)

    def press(self, now: Conditions, sides: Sequence[Belligerent]) -> Flags:
        """Build up pressure on those who hold out, or on the others on a day when the target is swapped.

        Returns where it was swapped.
        """
        swapped, pace = self._swapped(now), self._inputs.value("talks.pressure.pace")
        for side in sides:
            if side.key in self.leverage:
                raised = approach(self.pressure[side.key], self._target(now, side, sides, swapped), pace)
                self.pressure[side.key] = np.where(now.living, raised, self.pressure[side.key])
        return swapped

    def _swapped(self, now: Conditions) -> Flags:
        if not (self.leverage and now.talks_anywhere):
            return np.zeros_like(self.present)
        chance = self._inputs.value("talks.pressure.swap_chance") * self._inputs.value(f"{self.name}.unpredictability")
        return now.draws.happens(self.name, "swap", chance) & now.open & self.present

    def _target(self, now: Conditions, side: Belligerent, sides: Sequence[Belligerent], swapped: Flags) -> Array:
        """Where pressure on a side is heading: nowhere once talks are closed or this party has left."""
        if not now.talks_anywhere:
            return np.zeros_like(self.pressure[side.key])
        value = self._inputs.value
        others = np.zeros_like(self.present)
        for other in sides:
            if other is not side:
                others = others | (other.answer != YES)
        pressed = np.where(swapped, others, side.answer != YES) & now.open & self.present
        trust = self.belief[side.key] + now.events.added(f"trust.{self.key}.{side.key}")
        drive = zeal(
            value(f"{self.name}.no_deal_cost"),
            value(f"{self.name}.urgency"),
            value(f"{self.name}.audience_cost"),
            np.clip(trust, 0.0, 1.0),
        )
        return np.where(pressed, value("talks.pressure.ceiling") * self.leverage[side.key] * drive, 0.0)

    def learn(self, now: Conditions, readings: Mapping[Belligerent, tuple[Array, Array]]) -> None:
        """Bayes on today's formal answers, given their likelihoods if the side is sincere and if it stalls."""
        for side, (sincere, stalling) in readings.items():
            updated = bayes(self.belief[side.key], sincere, stalling)
            formal = now.open & (side.answer != NONE)
            self.belief[side.key] = np.where(formal, updated, self.belief[side.key])

    def belief_columns(self) -> Iterator[Recorded]:
        """What it thinks of the sides at the end."""
        for side, belief in self.belief.items():
            name, meaning = f"belief_{self.key}_{side}", f"Belief at the end that {side} is sincere."
            yield Column(name, "number", "probability", meaning, ids=of_actors(self.key, side)), belief

    @property
    def promises(self) -> Mapping[str, Array]:
        """What it has promised by now, by name: what a trial's story tells of its role."""
        return {}

    def columns(self) -> Iterator[Recorded]:
        """What else is recorded of its role."""
        yield from ()
