"""On what terms: the agreed package of the trials that reached a full ceasefire, issue by issue."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from sim.analysis.counts import Histogram, Moments
from sim.analysis.durations import QUANTILES
from sim.analysis.outcomes import Table

__all__ = ["RESOLUTION", "Terms"]

_STEPS: Final = 200

RESOLUTION: Final = 1 / _STEPS
"""Quantiles of terms are read from a histogram this fine (scale of the issue); means are not rounded."""


class Terms:
    """Agreed terms by issue, among trials with a full ceasefire."""

    def __init__(self, issues: tuple[str, ...]) -> None:
        self.histograms = {issue: Histogram(_STEPS) for issue in issues}
        self.moments = {issue: Moments() for issue in issues}

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        agreed = rows["full_start_day"] >= 0
        for issue, histogram in self.histograms.items():
            terms = np.asarray(rows[f"text_{issue}"][agreed], dtype=np.float64)
            histogram.add(terms)
            self.moments[issue].add(terms)

    def as_json(self) -> dict[str, Any]:
        """For each issue: trials that agreed, mean and quantiles of the terms, and how finely those were read."""
        return {
            issue: {
                "count": histogram.count,
                "mean": None if math.isnan(self.moments[issue].mean) else self.moments[issue].mean,
                "quantiles": {f"{p:g}": histogram.quantile(p) for p in QUANTILES},
                "resolution": RESOLUTION,
            }
            for issue, histogram in self.histograms.items()
        }
