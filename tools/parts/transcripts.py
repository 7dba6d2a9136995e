"""Which trials are told: the first of seed 0 in which something happens, found anew each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.history.replay import replay_command
from sim.history.story import story
from sim.history.table import day_table
from sim.history.trial import trace_trial
from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.vocabulary import ENDINGS, HELD_FULL
from tools.part import ROOT, Files, Part

__all__ = ["CHOSEN", "FOLDER", "PARTS", "Chosen", "transcripts"]

FOLDER = ROOT / "tests" / "golden" / "transcripts"
SEED = 0
MOST = 4_000

Row = dict[str, Any]
Wanted = Callable[[Row], Any]


def ended(*endings: str) -> Wanted:
    """Where a trial has one of these endings."""
    return lambda rows: np.isin(rows["ending"], [ENDINGS.index(ending) for ending in endings])


@dataclass(frozen=True)
class Chosen:
    """A transcript to keep: its name, its scenario, and what its trial is the first example of."""

    name: str
    scenario: str
    wanted: Wanted

    def tell(self) -> Iterator[tuple[str, str]]:
        """The transcript, and its table of days, each with the name of its file."""
        scenario = load_scenario(self.scenario).scenario
        rows = run_block(scenario, SEED, 0, MOST)
        found = np.flatnonzero(self.wanted(rows))
        assert len(found), f"no trial of the first {MOST} is an example of {self.name}"
        diary = trace_trial(scenario, SEED, int(found[0]))
        yield f"{self.name}.txt", story(diary, scenario, replay_command(self.scenario, diary.trial, SEED))
        yield f"{self.name}.table.txt", day_table(diary, scenario)


CASE = "jeddah-2025-03"

CHOSEN = (
    Chosen("agreement-holds", CASE, ended(*HELD_FULL)),
    Chosen("halt-collapses", CASE, lambda rows: ended("full_collapsed")(rows) & (rows["full_days"] > 5)),
    Chosen("mediator-leaves", CASE, ended("mediator_left")),
    Chosen("sectoral-halt", CASE, lambda rows: rows["sectoral_start_day"] >= 0),
    Chosen("two-clocks", "toy/two-clocks", ended("mediator_left")),
)
"""The transcripts that are kept."""


def transcripts() -> dict[str, str]:
    """Every file of the folder, by name, as the model tells it now."""
    return dict(file for chosen in CHOSEN for file in chosen.tell())


def _files() -> Files:
    return {FOLDER / name: text.encode("utf-8") for name, text in transcripts().items()}


PARTS = (Part("transcripts", "tests/golden/transcripts, trials told day by day", _files, FOLDER, slow=True),)
