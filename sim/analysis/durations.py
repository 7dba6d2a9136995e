"""How long things took: exact quantiles of whole days."""

from __future__ import annotations

import math
from typing import Any, Final, Self

from sim.analysis.outcomes import Table
from sim.statistics import Counts

__all__ = ["QUANTILES", "SPANS", "Durations", "quantiles_json"]

SPANS: Final = {
    "sectoral": ("sectoral_days", "days that a sectoral ceasefire lived, among trials with one"),
    "full": ("full_days", "days that a full ceasefire lived, among trials with one"),
    "sectoral_start_day": ("sectoral_start_day", "calendar day of the yes to a sectoral ceasefire, from 0"),
    "full_start_day": ("full_start_day", "calendar day of the yes to a full ceasefire, from 0"),
    "ending_day": ("ending_day", "calendar day on which the trial ended, from 0"),
}
"""Name of a duration -> column of the table of trials, and what it means."""

QUANTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Probabilities at which quantiles are given."""


class Durations:
    """Histograms of whole days."""

    def __init__(self) -> None:
        self.spans = {name: Counts() for name in SPANS}

    def add(self, rows: Table) -> None:
        """Take in the next rows; a missing day (-1) does not count."""
        for name, (column, _) in SPANS.items():
            self.spans[name].add(rows[column])

    def merge(self, other: Self) -> None:
        """Take in what another has seen."""
        for name, counts in other.spans.items():
            self.spans[name].merge(counts)

    def as_json(self) -> dict[str, Any]:
        """Count, mean and quantiles of each duration in days; null where there is nothing to measure."""
        return {name: {"meaning": SPANS[name][1]} | quantiles_json(counts) for name, counts in self.spans.items()}


def quantiles_json(counts: Counts, scale: float = 1.0) -> dict[str, Any]:
    """Count, mean and quantiles of a histogram whose number k stands for `k * scale`."""
    mean = counts.mean * scale
    quantiles = {f"{p:g}": counts.quantile(p) for p in QUANTILES}
    return {
        "count": counts.count,
        "mean": None if math.isnan(mean) else mean,
        "quantiles": {p: None if day is None else day * scale if scale != 1 else day for p, day in quantiles.items()},
    }
