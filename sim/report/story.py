"""A trial told in words, from its diary: the transcript that `truce trace` prints."""

from __future__ import annotations

from sim.model.telling.diary import Diary
from sim.report.closing import closing
from sim.report.halts import halts
from sim.report.head import head
from sim.report.names import Names
from sim.report.talks import talks
from sim.scenario.scenario import Scenario

__all__ = ["story"]


def story(diary: Diary, scenario: Scenario, replay: str) -> str:
    """Tell a trial day by day, at most 100 columns wide.

    Parameters
    ----------
    diary
        The trial.
    scenario
        Its scenario, for names.
    replay
        The command that tells it again, printed at the end.
    """
    names = Names.of(scenario)
    parts = (head(diary, scenario, names), talks(diary, names), halts(diary, names), closing(diary, names, replay))
    return "\n".join(line for part in parts for line in part) + "\n"
