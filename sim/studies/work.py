"""The work of a run: one scenario, one seed, any block of trials."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sim.results.rows import Rows, narrow

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario

__all__ = ["TrialWork"]


@dataclass(frozen=True)
class TrialWork:
    """Makes the stored rows of any block of a scenario's trials. Picklable; loads the model where it is called."""

    scenario: Scenario
    seed: int

    def __call__(self, first: int, count: int) -> Rows:
        """Rows of trials `first` to `first + count - 1`, as they are stored."""
        from sim.model.block import run_block

        return narrow(run_block(self.scenario, self.seed, first, count), self.columns)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""
        from sim.model.block import columns

        return columns(self.scenario)
