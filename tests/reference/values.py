"""One trial's inputs: every number of the scenario at its own address (section 1 of the equations)."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from sim.random_streams import Luck
from sim.scenario.correlation import Correlation
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
        self.together = {path: block for block in scenario.correlations.values() for path in block.inputs[1:]}
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
        for path, address, distribution in self.uncertain:
            drawn[path] = _at(distribution, self._chance(address, luck), luck)
        spread = drawn["preferences.salience_noise"]
        for path in self.noisy:
            z = float(luck.normal(path, "salience_noise")[0])
            drawn[path] *= math.exp(spread * z - spread**2 / 2)
        return drawn

    def coders(self, luck: Luck) -> dict[str, int]:
        """Which coder of each panel the trial of `luck` takes, as a place in id order."""
        sizes: dict[str, int] = {}
        for distribution in self.distributions.values():
            if isinstance(distribution, Coded):
                sizes[distribution.panel] = max(sizes.get(distribution.panel, 0), len(distribution.coders))
        return {panel: math.floor(size * _panel(panel, luck)) for panel, size in sizes.items()}

    def _chance(self, address: str, luck: Luck) -> Array:
        """Where the quantity of an address is read off: its own luck, or mixed with that of the inputs before it."""
        block = self.together.get(address)
        if block is None:
            return luck.uniform(address, "input")
        own = block.inputs.index(address)
        score = 0.0
        for weight, path in zip(_factor(block)[own], block.inputs[: own + 1], strict=True):
            score += weight * float(ndtri(luck.uniform(path, "input")[0]))
        return np.array([min(max(float(ndtr(score)), 2.0**-54), 1.0 - 2.0**-53)])

    def central(self, path: str) -> float:
        """What outsiders take the quantity at `path` to be."""
        return self.distributions[path].central()


def _panel(panel: str, luck: Luck) -> float:
    """The draw that all coders of a panel share; those of no panel are one of their own."""
    return float(luck.uniform(f"evidence.{panel}" if panel else "evidence", "coder")[0])


def _at(distribution: Distribution, chance: Array, luck: Luck) -> float:
    """The quantity's value at a probability; triangles, the common case, in plain floats."""
    if isinstance(distribution, Coded):
        triples = list(distribution.coders.values())
        return triangle(float(chance[0]), *triples[math.floor(len(triples) * _panel(distribution.panel, luck))])
    if isinstance(distribution, Triangular):
        return triangle(float(chance[0]), distribution.low, distribution.mode, distribution.high)
    return float(distribution.quantile(chance)[0])


def _factor(block: Correlation) -> list[list[float]]:
    """Rows of the lower triangular matrix whose product with its own transpose is the block's correlations."""
    count = len(block.inputs)
    rows = [[0.0] * count for _ in range(count)]
    for i in range(count):
        for j in range(i + 1):
            asked = 1.0 if i == j else block.rho if block.matrix is None else block.matrix[i][j]
            assert asked is not None
            rest = asked - sum(rows[i][k] * rows[j][k] for k in range(j))
            rows[i][j] = math.sqrt(rest) if i == j else rest / rows[j][j]
    return [row[: i + 1] for i, row in enumerate(rows)]


def triangle(chance: float, low: float, mode: float, high: float) -> float:
    """Quantile of a triangular distribution."""
    width = high - low
    if width <= 0:
        return low
    if chance * width < mode - low:
        return low + math.sqrt(width * (chance * (mode - low)))
    return high - math.sqrt(width * ((1.0 - chance) * (high - mode)))


def _address(path: str, full_offer: str) -> str:
    """Where the luck of `path` lives: aims and wishes share their ideal's, the reference package the opening text's."""
    parts = path.split(".")
    if parts[0] == "actors" and parts[2] == "positions" and parts[4] in ("wish", "wish_from"):
        return ".".join((*parts[:4], "ideal"))
    if parts[0] == "actors" and parts[2] == "war_aims":
        return f"actors.{parts[1]}.positions.{parts[3]}.ideal"
    if parts[0] == "reference":
        return f"offers.{full_offer}.text.{parts[1]}"
    return path
