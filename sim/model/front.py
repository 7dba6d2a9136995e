"""The front: momentum that reverts to its mean with noise, and pockets that shrink."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sim.model.columns import Column, Recorded
from sim.model.draws import Draws
from sim.model.inputs import Array, Inputs
from sim.scenario.scenario import Scenario

__all__ = ["Front"]


class Front:
    """The battlefield of a block of trials: `momentum`, and the share `left` of each pocket."""

    def __init__(self, scenario: Scenario, inputs: Inputs) -> None:
        self._described, self._inputs = scenario.front.momentum, inputs
        zero = inputs.constant(0.0)
        self.mean = self.momentum = zero
        if self._described is not None:
            self.mean = inputs.value("front.momentum.mean")
            self.momentum = inputs.value("front.momentum.start") if "front.momentum.start" in inputs else self.mean
        self.pockets = dict(sorted(scenario.front.pockets.items()))
        self.left = {key: inputs.value(f"front.pockets.{key}.left") for key in self.pockets}

    def sign(self, belligerent: str) -> float:
        """1 for the side that momentum favours, -1 for the one it counts against, else 0."""
        if self._described is None:
            return 0.0
        return {self._described.favours: 1.0, self._described.against: -1.0}.get(belligerent, 0.0)

    def move(self, draws: Draws, moving: npt.NDArray[np.bool_]) -> None:
        """One day of fighting (section 3.1), where `moving`: pockets read yesterday's momentum, then momentum moves."""
        for key, pocket in self.pockets.items():
            base = f"front.pockets.{key}"
            squeezed = self._against(pocket.holder, f"{base}.momentum")
            share = self.left[key] * np.exp(-self._inputs.value(f"{base}.decay_per_day") * (1.0 + squeezed))
            share = np.where(share < self._inputs.value(f"{base}.moot_below"), 0.0, share)
            self.left[key] = np.where(moving, share, self.left[key])
        if self._described is not None:
            drift = self._inputs.value("front.momentum.reversion") * (self.mean - self.momentum)
            noise = self._inputs.value("front.momentum.noise") * draws.normal("front.momentum", "momentum")
            self.momentum = np.where(moving, np.clip(self.momentum + drift + noise, -1.0, 1.0), self.momentum)

    def _against(self, holder: str, local_path: str) -> Array:
        """Momentum against the holder of a pocket: the local one, shifted as the whole front shifts."""
        sign = -self.sign(holder)
        local = self.momentum
        if local_path in self._inputs:
            local = self._inputs.value(local_path) + self.momentum - self.mean
        return np.clip(sign * local, -1.0, 1.0)

    def columns(self) -> Iterator[Recorded]:
        """Where it stands at the end."""
        yield Column("end_momentum", "number", "momentum", "Momentum of the front at the end."), self.momentum
        for key, left in self.left.items():
            name, ids = f"pocket_share_{key}", (f"front.pockets.{key}",)
            yield Column(name, "number", "share", "Share of the pocket left at the end.", ids=ids), left
