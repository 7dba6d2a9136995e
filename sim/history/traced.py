"""One trial in each form in which it is told: a story, a table, JSON, and the command that tells it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

from sim.history.diary import Diary
from sim.history.layout import WIDTH
from sim.history.replay import replay_command
from sim.history.story import story
from sim.history.table import day_table
from sim.history.trial import trace_trial
from sim.scenario import Loaded

__all__ = ["Story", "tell"]


@dataclass(frozen=True)
class Story:
    """One trial, day by day: printed it is the story, `as_json` holds every number, `table` has one row a day."""

    case: Loaded = field(repr=False)
    diary: Diary = field(repr=False)
    replay: str
    """The command that tells the same trial."""

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        first = str(self).splitlines()[:2]
        return "\n".join([*first, f"{len(self.diary.days)} days; print() tells them, .table() has one row a day"])

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"

    def text(self, width: int = WIDTH) -> str:
        """The story, in lines of at most `width` characters."""
        return story(self.diary, self.case.scenario, self.replay, width)

    def table(self, width: int = WIDTH) -> str:
        """One row a day, as text."""
        return day_table(self.diary, self.case.scenario, width)

    def as_json(self) -> dict[str, Any]:
        """What `truce trace --json` prints."""
        about = {"scenario": self.case.scenario.name, "digest": self.case.digest, "replay": self.replay}
        return about | self.diary.as_json()


def tell(case: Loaded, trial: int, seed: int, called: str | None = None) -> Story:
    """Tell one trial of a case; `called` is what the case is asked for by, its source if not given."""
    name = str(case.source) if called is None else called
    return Story(case, trace_trial(case.scenario, seed, trial), replay_command(name, trial, seed, case.overrides))
