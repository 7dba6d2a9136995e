"""Events: random, with a daily rate, changing named quantities for a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.model.draws import Draws
from sim.model.inputs import Array, Inputs
from sim.scenario.scenario import Scenario

__all__ = ["Events"]


class Events:
    """What has happened lately, in each trial of a block; `remaining` holds the days that an event still lasts."""

    def __init__(self, scenario: Scenario, inputs: Inputs) -> None:
        self._described = dict(sorted(scenario.events.items()))
        self._inputs = inputs
        self.remaining = {key: inputs.constant(0.0) for key in self._described}
        self._nothing = inputs.constant(0.0)
        self._today: dict[str, Array] = {}

    def happen(self, draws: Draws) -> dict[str, npt.NDArray[np.bool_]]:
        """Draw today's events (section 3.2); one that fires lasts its days, today included. Where each fired."""
        fired = {}
        for key, event in self._described.items():
            fires = draws.happens(f"events.{key}", "event", self._inputs.value(f"events.{key}.rate_per_day"))
            self.remaining[key] = np.where(fires, float(event.days), np.maximum(self.remaining[key] - 1.0, 0.0))
            fired[key] = fires
        self._today.clear()
        return fired

    def added(self, quantity: str) -> Array:
        """What events add to a quantity today, shape (trials,)."""
        if quantity not in self._today:
            total = self._nothing
            for key, event in self._described.items():
                if quantity in event.add:
                    total = total + np.where(self.remaining[key] > 0, event.add[quantity], 0.0)
            self._today[quantity] = total
        return self._today[quantity]
