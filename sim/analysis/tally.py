"""Everything that a run reports, kept as running counts: fed block by block, mergeable, the same in any cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from sim.analysis.blockers import Blockers
from sim.analysis.day_zero import DayZero
from sim.analysis.durations import Durations
from sim.analysis.fire import Fire
from sim.analysis.outcomes import Outcomes, Table
from sim.analysis.terms import Terms

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario.scenario import Scenario

__all__ = ["Tally"]


class Tally:
    """Running counts of a run. Memory does not grow with the number of trials.

    Parameters
    ----------
    belligerents
        Their ids.
    issues
        Ids of the issues of the full offer.
    labels
        Labels of each column of labels or of sets of them.
    """

    def __init__(
        self, belligerents: tuple[str, ...], issues: tuple[str, ...], labels: dict[str, tuple[str, ...]]
    ) -> None:
        self.outcomes = Outcomes()
        self.fire = Fire()
        self.durations = Durations()
        self.terms = Terms(issues)
        self.blockers = Blockers(labels)
        self.day_zero = DayZero(belligerents)

    @classmethod
    def of(cls, scenario: Scenario, columns: tuple[Column, ...]) -> Self:
        """Make an empty tally for a scenario and the columns of its table of trials."""
        labels = {column.name: column.labels for column in columns if column.labels}
        return cls(tuple(scenario.belligerents), tuple(sorted(scenario.full[1].text)), labels)

    @property
    def trials(self) -> int:
        """Trials seen."""
        return self.outcomes.trials

    def __call__(self, rows: Table) -> None:
        """Take in the next rows."""
        self.outcomes.add(rows)
        self.fire.add(rows)
        self.durations.add(rows)
        self.terms.add(rows)
        self.blockers.add(rows)
        self.day_zero.add(rows)

    def as_json(self) -> dict[str, Any]:
        """All results, ready for JSON."""
        return {
            "endings": self.outcomes.endings_json(),
            "derived": self.outcomes.derived_json(),
            "fire": self.fire.as_json(),
            "durations": self.durations.as_json(),
            "terms": self.terms.as_json(),
            "blockers": self.blockers.as_json(),
            "day_zero": self.day_zero.as_json(),
        }
