"""A trial told in words, from its diary: the transcript that `truce trace` prints."""

from __future__ import annotations

from sim.scenario.scenario import Scenario
from sim.trace.closing import closing
from sim.trace.diary import Diary
from sim.trace.halts import halts
from sim.trace.head import head
from sim.trace.names import Names
from sim.trace.talks import talks

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
