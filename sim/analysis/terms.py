"""On what terms: the agreed package of the trials that reached a full ceasefire, issue by issue."""

from __future__ import annotations

import math
from typing import Any, Final, Self

import numpy as np

from sim.analysis.durations import quantiles_json
from sim.analysis.outcomes import Table
from sim.statistics import Counts, Moments

__all__ = ["RESOLUTION", "Terms"]

_STEPS: Final = 200

RESOLUTION: Final = 1 / _STEPS
"""Quantiles of terms are read from a histogram this fine (scale of the issue); means are not rounded."""


class Terms:
    """Agreed terms by issue, among trials with a full ceasefire."""

    def __init__(self, issues: tuple[str, ...]) -> None:
        self.histograms = {issue: Counts() for issue in issues}
        self.moments = {issue: Moments() for issue in issues}

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        agreed = rows["full_start_day"] >= 0
        for issue, histogram in self.histograms.items():
            terms = rows[f"text_{issue}"][agreed]
            terms = terms[~np.isnan(terms)]
            histogram.add(np.rint(np.asarray(terms, dtype=np.float64) * _STEPS).astype(np.int64))
            self.moments[issue].add(terms)

    def merge(self, other: Self) -> None:
        """Take in what another has seen."""
        for issue in self.histograms:
            self.histograms[issue].merge(other.histograms[issue])
            self.moments[issue].merge(other.moments[issue])

    def as_json(self) -> dict[str, Any]:
        """For each issue: trials that agreed, mean and quantiles of the terms, and how finely those were read."""
        return {
            issue: quantiles_json(histogram, RESOLUTION)
            | {"mean": None if math.isnan(self.moments[issue].mean) else self.moments[issue].mean}
            | {"resolution": RESOLUTION}
            for issue, histogram in self.histograms.items()
        }
