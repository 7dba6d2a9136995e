"""One trial told: what :func:`sim.trace` gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.history.diary import Diary
    from sim.scenario import Loaded

__all__ = ["Story"]


@dataclass(frozen=True)
class Story:
    """One trial, day by day: printed it is the story, `as_json` holds every number, `table` has one row a day."""

    case: Loaded = field(repr=False)
    diary: Diary = field(repr=False)
    replay: str
    """The command that tells the same trial."""

    def __str__(self) -> str:
        from sim.history.story import story

        return story(self.diary, self.case.scenario, self.replay)

    def __repr__(self) -> str:
        first = str(self).splitlines()[:2]
        return "\n".join([*first, f"{len(self.diary.days)} days; print() tells them, .table() has one row a day"])

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"

    def table(self) -> str:
        """One row a day, as text."""
        from sim.history.table import day_table

        return day_table(self.diary, self.case.scenario)

    def as_json(self) -> dict[str, Any]:
        """What `truce trace --json` prints."""
        return {"scenario": self.case.scenario.name, "digest": self.case.digest, "replay": self.replay} | (
            self.diary.as_json()
        )
