"""What differs between scenarios that share their luck, trial by trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sim.analysis.counts import Moments
from sim.analysis.outcomes import OUTCOMES, Table, outcome_masks
from sim.statistics import PairedShares, mean_interval
from sim.vocabulary import SCOPES

__all__ = ["COLUMNS", "Contrast", "days_held"]

COLUMNS: Final = ("ending", *(f"{scope}_days" for scope in SCOPES))
"""What of a row is looked at."""


def days_held(rows: Table) -> npt.NDArray[np.int64]:
    """Days that a trial spent under any ceasefire; 0 without one. Shape (trials,)."""
    days = np.zeros(len(rows["ending"]), dtype=np.int64)
    for scope in SCOPES:
        days += np.maximum(rows[f"{scope}_days"].astype(np.int64), 0)
    return days


class Contrast(Mapping[str, PairedShares]):
    """Paired counts of a second scenario against a first, on the same trials: a mapping by the key of the outcome."""

    def __init__(self) -> None:
        self.trials = 0
        self.counts = {name: np.zeros(3, dtype=np.int64) for name in OUTCOMES}
        self.days_first, self.days_second, self.days_gained = Moments(), Moments(), Moments()
        self.days_differ = 0

    def add(self, first: Table, second: Table) -> None:
        """Take in the same trials under both scenarios."""
        self.trials += len(first["ending"])
        before, after = outcome_masks(first), outcome_masks(second)
        for name, counts in self.counts.items():
            a, b = before[name], after[name]
            counts += [np.count_nonzero(a), np.count_nonzero(b), np.count_nonzero(a & b)]
        days = days_held(first), days_held(second)
        self.days_first.add(days[0])
        self.days_second.add(days[1])
        self.days_gained.add(days[1] - days[0])
        self.days_differ += int(np.count_nonzero(days[1] != days[0]))

    def __getitem__(self, name: str) -> PairedShares:
        """Paired shares of an outcome."""
        first, second, both = (int(count) for count in self.counts[name])
        return PairedShares(first, second, both, self.trials)

    def __iter__(self) -> Iterator[str]:
        return iter(OUTCOMES)

    def __len__(self) -> int:
        return len(OUTCOMES)

    @property
    def days_interval(self) -> tuple[float, float] | None:
        """95 % interval of the mean difference of days; none where too few trials differ."""
        return mean_interval(self.days_gained.mean, self.days_gained.error, self.trials, self.days_differ)

    def as_json(self) -> dict[str, Any]:
        """Every outcome and the days held, with paired differences; null is what the trials cannot tell."""
        low, high = self.days_interval or (None, None)
        return {
            "outcomes": {name: self[name].as_json() for name in OUTCOMES},
            "days_held": {
                "first": self.days_first.mean,
                "second": self.days_second.mean,
                "difference": self.days_gained.mean,
                "differ": self.days_differ,
                "error": self.days_gained.error if self.trials > 1 else None,
                "low": low,
                "high": high,
            },
        }
