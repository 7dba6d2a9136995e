"""One trial's inputs: every number of the scenario at its own address (section 1 of the equations)."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.draws import Luck
from sim.scenario.scenario import Scenario
from sim.uncertainty import Coded, Distribution, Triangular

__all__ = ["Inputs", "triangle"]

Array = npt.NDArray[np.float64]


class Quantity(NamedTuple):
    """A number that is not the same in every trial."""

    path: str
    address: str
    distribution: Distribution


class Inputs:
    """The numbers of a scenario by dotted path, ready to be drawn for one trial after another."""

    def __init__(self, scenario: Scenario) -> None:
        self.known: dict[str, float] = {}
        self.uncertain: list[Quantity] = []
        self.noisy: list[str] = []
        self.distributions = dict(scenario.values())
        offer, _ = scenario.full
        for path, distribution in self.distributions.items():
            if path == "halt.depth":
                for name in scenario.belligerents:
                    self._add(f"actors.{name}.depth", f"actors.{name}.depth", distribution)
            else:
                self._add(path, _address(path, offer), distribution)

    def _add(self, path: str, address: str, distribution: Distribution) -> None:
        if distribution.certain:
            self.known[path] = distribution.central()
        else:
            self.uncertain.append(Quantity(path, address, distribution))
        if path.endswith(".salience") and isinstance(distribution, Coded):
            self.noisy.append(path)

    def draw(self, luck: Luck) -> dict[str, float]:
        """Every number of the scenario for the one trial of `luck`, by path."""
        drawn = dict(self.known)
        coder = float(luck.uniform("evidence", "coder")[0])
        for path, address, distribution in self.uncertain:
            drawn[path] = _at(distribution, luck.uniform(address, "input"), coder)
        spread = drawn["preferences.salience_noise"]
        for path in self.noisy:
            z = float(luck.normal(path, "salience_noise")[0])
            drawn[path] *= math.exp(spread * z - spread**2 / 2)
        return drawn

    def central(self, path: str) -> float:
        """What outsiders take the quantity at `path` to be."""
        return self.distributions[path].central()


def _at(distribution: Distribution, chance: Array, coder: float) -> float:
    """The quantity's value at a probability; triangles, the common case, in plain floats."""
    if isinstance(distribution, Coded):
        triples = list(distribution.coders.values())
        return triangle(float(chance[0]), *triples[math.floor(len(triples) * coder)])
    if isinstance(distribution, Triangular):
        return triangle(float(chance[0]), distribution.low, distribution.mode, distribution.high)
    return float(distribution.quantile(chance)[0])


def triangle(chance: float, low: float, mode: float, high: float) -> float:
    """Quantile of a triangular distribution."""
    width = high - low
    if width <= 0:
        return low
    if chance * width < mode - low:
        return low + math.sqrt(width * (chance * (mode - low)))
    return high - math.sqrt(width * ((1.0 - chance) * (high - mode)))


def _address(path: str, full_offer: str) -> str:
    """Where the luck of `path` lives: war aims share their ideal's, the reference package the opening text's."""
    parts = path.split(".")
    if parts[0] == "actors" and parts[2] == "war_aims":
        return f"actors.{parts[1]}.positions.{parts[3]}.ideal"
    if parts[0] == "reference":
        return f"offers.{full_offer}.text.{parts[1]}"
    return path
