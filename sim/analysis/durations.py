"""Whole days: when trials ended, when ceasefires began and how long they lived; quantiles are exact."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sim.analysis.counts import Counts
from sim.analysis.outcomes import Table
from sim.vocabulary import ENDINGS, SCOPES

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
    """Histograms of whole days, by the ending of the trial.

    Attributes
    ----------
    ended
        By ending: the calendar day on which the trial ended, from 0.
    lived
        By scope and ending: how many days the ceasefire of that scope lived. In a trial that ended under a full
        ceasefire, a sectoral one lived until the full one began.
    """

    def __init__(self) -> None:
        self.ended = {ending: Counts() for ending in ENDINGS}
        self.lived = {scope: {ending: Counts() for ending in ENDINGS} for scope in SCOPES}
        self._began = {scope: Counts() for scope in SCOPES}

    def add(self, rows: Table) -> None:
        """Take in the next rows; a missing day (-1) does not count."""
        for ending, mine in _by_ending(rows):
            self.ended[ending].add(rows["ending_day"][mine])
            for scope, lived in self.lived.items():
                lived[ending].add(rows[f"{scope}_days"][mine])
        for scope, began in self._began.items():
            began.add(rows[f"{scope}_start_day"])

    def spans(self) -> dict[str, Counts]:
        """Each duration of :data:`SPANS`, over all trials."""
        lived = {scope: Counts.together(parts.values()) for scope, parts in self.lived.items()}
        began = {f"{scope}_start_day": counts for scope, counts in self._began.items()}
        found = lived | began | {"ending_day": Counts.together(self.ended.values())}
        return {name: found[name] for name in SPANS}

    def as_json(self) -> dict[str, Any]:
        """Count, mean and quantiles of each duration in days; null where there is nothing to measure."""
        return {name: {"meaning": SPANS[name][1]} | quantiles_json(counts) for name, counts in self.spans().items()}


def _by_ending(rows: Table) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """Endings that occur, each with its trials."""
    for ending in ENDINGS:
        mine = rows["ending"] == ENDINGS.index(ending)
        if mine.any():
            yield ending, mine


def quantiles_json(counts: Counts) -> dict[str, Any]:
    """Count, mean and quantiles of a histogram."""
    mean = counts.mean
    return {
        "count": counts.count,
        "mean": None if math.isnan(mean) else mean,
        "quantiles": {f"{p:g}": counts.quantile(p) for p in QUANTILES},
    }
