"""No agreement by day N, had talks gone on: how much of a stalemate is the calendar.

The term of the talks only cuts a history off: no draw and no weighing depends on it. One further run of the same trials
with a longer term therefore tells for every shorter one what a run with that term would have found, to the trial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from sim.analysis.outcomes import Outcomes, Table
from sim.statistics import Proportion
from sim.studies.design import OUTCOME_COLUMNS, Design, Point
from sim.studies.execute import execute
from sim.studies.study import Block, Plan, Study
from sim.vocabulary import ENDINGS, SCOPES

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["TIMES", "TRIALS", "NoAgreement", "no_agreement"]

TIMES: Final = (2, 3)
"""How many times the term the talks could have gone on: from 30 days to 60 and 90."""

TRIALS: Final = 2_000
"""Trials that are followed on, the first of the run: enough for an interval of some two points each way."""

_LONGEST = 3_650
_STALLED: Final = ENDINGS.index("stalled")

NoAgreement = dict[int, Proportion]
"""Day N -> share of trials in which no ceasefire had begun, and nothing ended the talks, before day N."""


def no_agreement(scenario: Scenario, seed: int, outcomes: Outcomes) -> NoAgreement:
    """Share without agreement by the end of the talks' term, over all trials, and by later days, over the first ones.

    Costs a run of at most :data:`TRIALS` trials over three terms; nothing where no trial ran out of time.

    Parameters
    ----------
    scenario, seed
        What was run.
    outcomes
        What it found.
    """
    term = scenario.horizon.talks_days
    days = sorted({min(times * term, _LONGEST) for times in TIMES} - {term})
    counts = _Waiting(days)
    first = min(outcomes.trials, TRIALS)
    if outcomes.counts["stalled"] and days:
        longer = Design([Point(_going_on(scenario, days[-1]))], seed, OUTCOME_COLUMNS)
        execute(Study(longer, Plan(trials=first, seed=seed, jobs=1)), [counts])
    later = {day: Proportion(count, first) for day, count in counts.waiting.items()}
    return {term: outcomes["stalled"]} | later


class _Waiting:
    """Counts the trials that still wait for an agreement at the end of each day asked for."""

    def __init__(self, days: list[int]) -> None:
        self.waiting = dict.fromkeys(days, 0)

    def __call__(self, block: Block, rows: Table) -> None:
        stalled = rows["ending"] == _STALLED
        for day in self.waiting:
            waits = stalled | (rows["ending_day"] >= day)
            for scope in SCOPES:
                began = rows[f"{scope}_start_day"]
                waits &= (began < 0) | (began >= day)
            self.waiting[day] += int(np.count_nonzero(waits))


def _going_on(scenario: Scenario, days: int) -> Scenario:
    """The scenario with longer talks. Its ceasefires live one day: only whether one begins is asked here."""
    longer: dict[str, Any] = {"talks_days": days, "halt_days": 1}
    return scenario.model_copy(update={"horizon": scenario.horizon.model_copy(update=longer)})
