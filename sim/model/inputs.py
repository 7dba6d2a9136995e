"""The drawn inputs of a block: every number of the scenario, by dotted path, as an array over trials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from sim.errors import RunError
from sim.model.columns import Column, Recorded
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory.violation import mean_one
from sim.uncertainty import Coded, Distribution
from sim.uncertainty.copula import mixed

__all__ = ["Array", "Inputs"]

Array = npt.NDArray[np.float64]


class Inputs:
    """What is drawn once per trial.

    Parameters
    ----------
    scenario
        The case.
    luck
        The luck of the block.
    fixed
        Values that replace the drawn ones, by dotted path: a number, or one per trial. A path must be one that
        :meth:`Scenario.values` yields.

    Raises
    ------
    RunError
        If `fixed` names a path at which the scenario has no number.
    """

    def __init__(self, scenario: Scenario, luck: Luck, fixed: Mapping[str, float | Array] | None = None) -> None:
        self._scenario, self._luck = scenario, luck
        self._described = dict(scenario.values())
        self._fixed = dict(fixed or {})
        unknown = sorted(set(self._fixed) - set(self._described))
        if unknown:
            raise RunError(f"the scenario has no number at {', '.join(unknown)}")
        self._coder = luck.uniform("evidence", "coder")
        self._drawn: dict[str, Array] = {}
        self._scores: dict[str, Array] = {}
        self._mixtures = dict(_mixtures(scenario))

    def __contains__(self, path: str) -> bool:
        return path in self._described

    def described(self, path: str) -> Distribution:
        """The distribution at `path`."""
        return self._described[path]

    def value(self, path: str) -> Array:
        """Drawn values at `path`, shape (trials,)."""
        if path not in self._drawn:
            self._drawn[path] = self._draw(path, path)
        return self._drawn[path]

    def get(self, path: str, default: float) -> Array:
        """Drawn values at `path`, or `default` for every trial where the scenario says nothing."""
        return self.value(path) if path in self else self.constant(default)

    def value_for(self, path: str, address: str) -> Array:
        """Values of the distribution at `path` with the luck of another address."""
        return self._draw(path, address)

    def constant(self, number: float) -> Array:
        """The same number for every trial."""
        return np.full(self._luck.count, float(number))

    def central(self, path: str, default: float = 0.0) -> Array:
        """What an outsider takes the value at `path` to be: its median, or the fixed value, shape (trials,)."""
        if path in self._fixed:
            return self.value(path)
        return self.constant(self._described[path].central() if path in self else default)

    def salience(self, path: str) -> Array:
        """Drawn salience at `path`; a coded one carries mean-one noise."""
        drawn = self.get(path, 0.0)
        if path not in self or path in self._fixed or not isinstance(self._described[path], Coded):
            return drawn
        normal = self._luck.normal(self._named(path), "salience_noise")
        return drawn * mean_one(self.value("preferences.salience_noise"), normal)

    @property
    def coder(self) -> npt.NDArray[np.int8]:
        """Position of the coder whose reading each trial takes, among those of the evidence in id order."""
        counts = [len(value.coders) for value in self._described.values() if isinstance(value, Coded)]
        return np.floor(self._coder * max(counts, default=1)).astype(np.int8)

    def columns(self) -> Iterator[Recorded]:
        """Whose reading the trial takes."""
        yield Column("coder", "id", "place in id order", "Coder whose reading the trial takes."), self.coder

    def _draw(self, path: str, address: str) -> Array:
        if path in self._fixed:
            return self.constant(0.0) + self._fixed[path]
        described = self._described[path]
        if described.certain:
            return self.constant(described.central())
        luck = self._uniform(address)
        if isinstance(described, Coded):
            return described.quantile_by(luck, self._coder)
        return described.quantile(luck)

    def _uniform(self, address: str) -> Array:
        """Uniform numbers of an address; where it is correlated with others, mixed with theirs."""
        if address not in self._mixtures:
            return self._luck.uniform(self._named(address), "input")
        paths, weights = self._mixtures[address]
        return mixed([self._score(path) for path in paths], weights)

    def _score(self, path: str) -> Array:
        if path not in self._scores:
            self._scores[path] = self._luck.normal(self._named(path), "input")
        return self._scores[path]

    def _named(self, path: str) -> str:
        """The address of the luck at a path: a number that was renamed keeps that of its first name."""
        return self._scenario.addresses.get(path, path)


def _mixtures(scenario: Scenario) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[float, ...]]]]:
    """Yield each correlated input but the first of its list, with the inputs up to it and their weights."""
    for block in scenario.correlations.values():
        for place, weights in enumerate(block.factor[1:], start=1):
            yield block.inputs[place], (block.inputs[: place + 1], weights)
