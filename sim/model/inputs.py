"""The drawn inputs of a block: every number of the scenario, by dotted path, as an array over trials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from sim.errors import RunError
from sim.model.draws import triangular_numbers, uniform_numbers
from sim.random_streams import Luck, logistic, normal
from sim.scenario.scenario import Scenario
from sim.uncertainty import Coded, Distribution, Triangular
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
        self.scenario, self.luck = scenario, luck
        self._described = scenario.numbers
        self._fixed = dict(fixed or {})
        unknown = sorted(set(self._fixed) - set(self._described))
        if unknown:
            raise RunError(f"the scenario has no number at {', '.join(unknown)}")
        self.panels = _panels(self._described.values())
        self._kept: dict[tuple[str, ...], Array] = {}
        self._constants: dict[float, Array] = {}
        self._mixtures = dict(_mixtures(scenario))

    def __contains__(self, path: str) -> bool:
        return path in self._described

    def __len__(self) -> int:
        return self.luck.count

    @property
    def trials(self) -> npt.NDArray[np.int64]:
        """Number of each trial."""
        return self.luck.trials

    def described(self, path: str) -> Distribution:
        """The distribution at `path`."""
        return self._described[path]

    def value(self, path: str) -> Array:
        """Drawn values at `path`, shape (trials,)."""
        return self.value_for(path, path)

    def get(self, path: str, default: float) -> Array:
        """Drawn values at `path`, or `default` for every trial where the scenario says nothing."""
        return self.value(path) if path in self else self.constant(default)

    def value_for(self, path: str, address: str) -> Array:
        """Values of the distribution at `path` with the luck of another address."""
        return self._once(("value", path, address), lambda: self._draw(path, address))

    def as_described(self, path: str, address: str) -> Array:
        """The same, whatever value of `path` was fixed."""
        return self._once(("described", path, address), lambda: self._described_draw(path, address))

    def constant(self, number: float) -> Array:
        """The same number for every trial."""
        if number not in self._constants:
            self._constants[number] = np.broadcast_to(np.float64(number), self.luck.count)
        return self._constants[number]

    def central(self, path: str, default: float = 0.0) -> Array:
        """What an outsider takes the value at `path` to be: its median, or the fixed value, shape (trials,)."""
        if path in self._fixed:
            return self.value(path)
        if path not in self:
            return self.constant(default)
        return self._once(("central", path), lambda: self.constant(self._described[path].central()))

    def salience(self, path: str) -> Array:
        """Drawn salience at `path`; a coded one carries mean-one noise."""
        if path not in self or path in self._fixed or not isinstance(self._described[path], Coded):
            return self.get(path, 0.0)
        return self._once(("salience", path), lambda: self._noisy(path))

    def uniform(self, who: str, purpose: str) -> Array:
        """What is drawn once per trial beside the numbers of the scenario: uniform numbers."""
        return self._once(("luck", who, purpose), lambda: self.luck.spread(self._luck(who, purpose)))

    def logistic(self, who: str, purpose: str) -> Array:
        """The same as standard logistic numbers."""
        return logistic(self.uniform(who, purpose))

    def coder(self, panel: str) -> npt.NDArray[np.int8]:
        """Position of the coder whose reading each trial takes of a panel, among its coders in id order."""
        return self.luck.spread(np.floor(self._panel_luck(panel) * self.panels[panel])).astype(np.int8)

    def _panel_luck(self, panel: str) -> Array:
        """What picks the coder of a panel: those of one panel are drawn together, panels apart."""
        who = f"evidence.{panel}" if panel else "evidence"
        return self._once(("panel", panel), lambda: self._luck(who, "coder"))

    def _once(self, what: tuple[str, ...], make: Callable[[], Array]) -> Array:
        """An array over all trials, made when it is first asked for."""
        if what not in self._kept:
            self._kept[what] = make()
        return self._kept[what]

    def _draw(self, path: str, address: str) -> Array:
        if path in self._fixed:
            return self.constant(0.0) + self._fixed[path]
        return self._described_draw(path, address)

    def _described_draw(self, path: str, address: str) -> Array:
        described = self._described[path]
        if described.certain:
            return self.constant(described.central())
        return self.luck.spread(self._quantile(described, self._uniform(address)))

    def _quantile(self, described: Distribution, luck: Array) -> Array:
        """Quantiles at uniform numbers; a coded quantity takes those of the trial's coder."""
        if isinstance(described, Coded):
            return triangular_numbers(luck, self._panel_luck(described.panel), described.coders.values())
        if isinstance(described, Triangular):
            return triangular_numbers(luck, luck, [(described.low, described.mode, described.high)])
        return described.quantile(luck)

    def _noisy(self, path: str) -> Array:
        score = self.luck.spread(normal(self._luck(self._named(path), "salience_noise")))
        deviation = self.value("preferences.salience_noise")
        return self.value(path) * np.exp(deviation * score - deviation * deviation / 2.0)

    def _uniform(self, address: str) -> Array:
        """Each trial's number of an address; where that is correlated with others, mixed with theirs."""
        if address not in self._mixtures:
            return self._luck(self._named(address), "input")
        paths, weights = self._mixtures[address]
        return mixed([self._score(path) for path in paths], weights)

    def _score(self, path: str) -> Array:
        return self._once(("score", path), lambda: normal(self._luck(self._named(path), "input")))

    def _luck(self, who: str, purpose: str) -> Array:
        """Each trial's number, with each trial once however many copies there are."""
        return uniform_numbers(self.luck.once, who, purpose)

    def _named(self, path: str) -> str:
        """The address of the luck at a path: a number that was renamed keeps that of its first name."""
        return self.scenario.addresses.get(path, path)


def _panels(described: Iterable[Distribution]) -> dict[str, int]:
    """Give the panels of coders in id order, each with how many coders it has; that without a name is always there."""
    counts = {"": 1}
    for value in described:
        if isinstance(value, Coded):
            counts[value.panel] = max(counts.get(value.panel, 1), len(value.coders))
    return dict(sorted(counts.items()))


def _mixtures(scenario: Scenario) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[float, ...]]]]:
    """Yield each correlated input but the first of its list, with the inputs up to it and their weights."""
    for block in scenario.correlations.values():
        for place, weights in enumerate(block.factor[1:], start=1):
            yield block.inputs[place], (block.inputs[: place + 1], weights)
