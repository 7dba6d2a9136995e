"""What happened: the eleven endings, and the few outcomes derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from sim.statistics import Proportion
from sim.vocabulary import ENDINGS, HELD_FULL, SCOPES

__all__ = ["DERIVED", "EARLY_DAYS", "OUTCOMES", "Outcomes", "Table", "outcome_masks"]

Table = Mapping[str, npt.NDArray[Any]]
"""Rows of the table of trials: columns by name."""

DERIVED: Final = ("any_halt", "any_full", "held_full", "early_collapse")
"""Outcomes derived from a trial's row."""

OUTCOMES: Final = ENDINGS + DERIVED
"""Everything that a share is given for, in order."""

EARLY_DAYS: Final = 7
"""A halt that collapsed by this day of it collapsed early."""

_GIVEN: Final = {"held_full": "any_full", "early_collapse": "any_halt"}


def outcome_masks(rows: Table) -> dict[str, npt.NDArray[np.bool_]]:
    """For each outcome, in which trials it came to pass.

    `early_collapse` looks at the halt that the trial ended in: the full one if there was one, else the sectoral.
    """
    ending = rows["ending"]
    masks = {name: ending == code for code, name in enumerate(ENDINGS)}
    full = rows["full_start_day"] >= 0
    early = np.zeros(len(ending), dtype=np.bool_)
    for scope in SCOPES:
        early |= masks[f"{scope}_collapsed"] & (rows[f"{scope}_days"] <= EARLY_DAYS)
    held = np.logical_or.reduce([masks[name] for name in HELD_FULL])
    halt = full | (rows["sectoral_start_day"] >= 0)
    return masks | {"any_halt": halt, "any_full": full, "held_full": held, "early_collapse": early}


class Outcomes:
    """Counts of every outcome."""

    def __init__(self) -> None:
        self.trials = 0
        self.counts = dict.fromkeys(OUTCOMES, 0)

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        self.trials += len(rows["ending"])
        for name, mask in outcome_masks(rows).items():
            self.counts[name] += int(np.count_nonzero(mask))

    def merge(self, other: Self) -> None:
        """Take in what another has seen."""
        self.trials += other.trials
        for name, count in other.counts.items():
            self.counts[name] += count

    def __getitem__(self, name: str) -> Proportion:
        """Share of all trials with an outcome."""
        return Proportion(self.counts[name], self.trials)

    def given(self, name: str) -> Proportion:
        """`held_full` among trials with a full halt; `early_collapse` among trials with any halt."""
        return Proportion(self.counts[name], self.counts[_GIVEN[name]])

    def endings_json(self) -> dict[str, Any]:
        """Every ending, in model order."""
        return {name: self[name].as_json() for name in ENDINGS}

    def derived_json(self) -> dict[str, Any]:
        """Every derived outcome as a share of all trials, and two of them also among the trials that could show it."""
        shares: dict[str, Any] = {name: self[name].as_json() for name in DERIVED}
        for name, given in _GIVEN.items():
            shares[name][f"given_{given}"] = self.given(name).as_json() | {"of": self.counts[given]}
        return shares
