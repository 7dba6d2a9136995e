"""What a sweep found at each of its points: everything that its figures are drawn from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sim.analysis.joint import DAYS
from sim.analysis.outcomes import DERIVED
from sim.errors import ResultsError
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS

__all__ = ["Axis", "Base", "Estimate", "Swept"]


@dataclass(frozen=True)
class Base:
    """The scenario's own value of a parameter: its median, and the range that holds 90 % of its draws."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Axis:
    """A parameter that was varied: its name in words, its values, rising, and the scenario's own value if known."""

    label: str
    values: tuple[float, ...]
    base: Base | None = None

    @property
    def base_inside(self) -> bool:
        """Whether the scenario's own value lies among those that were run."""
        return self.base is not None and self.values[0] <= self.base.median <= self.values[-1]


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval: trials in 100, or days; the ends are not numbers where too few trials tell."""

    value: float
    low: float = math.nan
    high: float = math.nan

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return not math.isnan(self.low)

    @property
    def top(self) -> float:
        """The upper end, or the number itself where there is none."""
        return self.high if self.known else self.value


@dataclass(frozen=True)
class Swept:
    """Outcomes at every point of a sweep of one or two parameters, the last of which moves fastest.

    Attributes
    ----------
    title, scenario
        Names of the study and of its base.
    trials, seed
        Trials at each point, and what they were drawn with.
    axes
        The parameters.
    asked
        What is shown: derived outcomes, endings and days, in this order.
    clear
        Those that move by more than chance alone would move them.
    moving
        The ending that moves most from its lowest to its highest point; none if endings were not asked for.
    """

    title: str
    scenario: str
    trials: int
    seed: int | None
    axes: tuple[Axis, ...]
    asked: tuple[str, ...]
    clear: frozenset[str]
    moving: str | None
    _points: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, summary: Mapping[str, Any]) -> Self:
        """Take what the summary of a folder tells.

        Raises
        ------
        ResultsError
            If it tells too little.
        """
        try:
            vary, moves = summary["vary"], summary["moves"]
            axes = tuple(_axis(varied) for varied in vary.values())
            ranked = sorted(summary["points"], key=lambda point: [point["values"][path] for path in vary])
            endings = [name for name in moves if name in ENDINGS]
            made = cls(
                summary["sweep"],
                summary["scenario"],
                summary["trials"],
                summary.get("seed"),
                axes,
                tuple(moves),
                frozenset(name for name, move in moves.items() if move["clear"]),
                max(endings, key=lambda name: abs(moves[name]["difference"]), default=None),
                tuple(ranked),
            )
            for name in made.asked:
                made.estimates(name)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise ResultsError(f"the summary of the sweep tells too little to draw it: {what}; run it again") from error
        return made

    @property
    def derived(self) -> tuple[str, ...]:
        """Derived outcomes that were asked for."""
        return tuple(name for name in self.asked if name in DERIVED)

    @property
    def endings(self) -> tuple[str, ...]:
        """All endings, if they were asked for."""
        return tuple(name for name in self.asked if name in ENDINGS)

    @property
    def days(self) -> bool:
        """Whether days under a ceasefire were asked for."""
        return DAYS in self.asked

    @property
    def size(self) -> int:
        """Number of points."""
        return len(self._points)

    def shares(self, outcome: str) -> tuple[Proportion, ...]:
        """Share of the trials with an outcome, point by point."""
        kind = "endings" if outcome in ENDINGS else "derived"
        return tuple(Proportion(int(point[kind][outcome]["count"]), self.trials) for point in self._points)

    def estimates(self, outcome: str) -> tuple[Estimate, ...]:
        """An outcome in 100 trials, or mean days under a ceasefire over all trials, point by point."""
        if outcome == DAYS:
            return tuple(_days(point["days_held"]) for point in self._points)
        return tuple(Estimate(100 * s.share, 100 * s.low, 100 * s.high) for s in self.shares(outcome))

    def table(self, outcome: str) -> tuple[Sequence[Estimate], ...]:
        """The same of two parameters: one row for each value of the first."""
        found, width = self.estimates(outcome), len(self.axes[1].values)
        return tuple(found[start : start + width] for start in range(0, len(found), width))


def _axis(varied: Mapping[str, Any]) -> Axis:
    return Axis(varied["label"], tuple(sorted(varied["values"])), Base(**varied["base"]) if "base" in varied else None)


def _days(days: Mapping[str, Any]) -> Estimate:
    ends = (days["mean_of_all_low"], days["mean_of_all_high"])
    return Estimate(float(days["mean_of_all"]), *(() if None in ends else map(float, ends)))
