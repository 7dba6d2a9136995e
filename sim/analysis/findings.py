"""What the trials of one scenario say: everything that the figures of a run are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from sim.analysis.outcomes import Table
from sim.analysis.running import Running
from sim.analysis.tally import Tally
from sim.errors import ResultsError
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario

__all__ = ["Findings"]


@dataclass(frozen=True)
class Findings:
    """A scenario and what was counted over its trials.

    Attributes
    ----------
    tally
        What `truce run` prints.
    running
        The endings after the first so many trials.
    seed
        Seed of the run, if it is known.
    no_agreement
        Share of trials without an agreement by the last day of the talks and, had they gone on, by later days.
    """

    scenario: Scenario
    tally: Tally
    running: Running
    seed: int | None = None
    no_agreement: Mapping[int, Proportion] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        columns: tuple[Column, ...],
        trials: int,
        blocks: Iterable[Table],
        seed: int | None = None,
        no_agreement: Mapping[int, Proportion] | None = None,
    ) -> Self:
        """Count the rows of `trials` trials, block by block in their order.

        Raises
        ------
        ResultsError
            If a trial has no ending.
        """
        tally, running = Tally.of(scenario, columns), Running(trials)
        for rows in blocks:
            if (rows["ending"] < 0).any():
                raise ResultsError("the table of trials: a trial without an ending; run the scenario again")
            tally(rows)
            running.add(rows)
        return cls(scenario, tally, running, seed, no_agreement or {})

    @property
    def trials(self) -> int:
        """Trials counted."""
        return self.tally.trials

    @property
    def endings(self) -> dict[str, int]:
        """Trials by ending, in model order."""
        return {ending: self.tally.outcomes.counts[ending] for ending in ENDINGS}
