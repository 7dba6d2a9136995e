"""Whole tellings, of every ending of a busy case and of shipped toys: they fit the page and hide nothing."""

from __future__ import annotations

import numpy as np
import pytest

from sim.history.layout import WIDTH
from sim.history.names import Names
from sim.history.story import story
from sim.history.table import day_table
from sim.history.trial import trace_trial
from sim.model.block import run_block
from sim.vocabulary import ENDINGS
from tests.cases import at, built, busy, duel

pytestmark = pytest.mark.slow

SEED = 5


def busy_trials():
    scenario = built(busy())
    block = run_block(scenario, SEED, 0, 600)
    return scenario, [int(place) for place in np.unique(block["ending"], return_index=True)[1]]


SCENARIO, TRIALS = busy_trials()


@pytest.fixture(params=TRIALS)
def diary(request):
    return trace_trial(SCENARIO, SEED, request.param)


@pytest.mark.parametrize("width", [80, WIDTH])
def test_it_fits_the_page(diary, width):
    for text in (story(diary, SCENARIO, "truce trace busy", width), day_table(diary, SCENARIO, width)):
        lines = text.splitlines()
        assert max(map(len, lines)) <= width
        assert all(line == line.rstrip() and line.isascii() for line in lines)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_it_says_how_it_ended_at_both_ends(diary):
    text = story(diary, SCENARIO, "truce trace busy")
    words = f"{ENDINGS[diary.row['ending']].title} on day {diary.row['ending_day']}."
    assert text.lower().count(words) == 2


def test_every_day_of_talks_is_in_a_paragraph(diary):
    told = set()
    for line in story(diary, SCENARIO, "").splitlines():
        if line.startswith(("Day ", "Days ")) and ":" not in line[:8]:
            first, _, last = line.split()[1].partition("-")
            told |= set(range(int(first), int(last or first) + 1))
    assert told == {day.day for day in diary.days if day.talks_open}


def test_the_table_has_one_row_a_day(diary):
    rows = [line.split()[0] for line in day_table(diary, SCENARIO).splitlines()[3:] if line[:3].strip().isdigit()]
    assert rows == [str(day.day) for day in diary.days]


def test_names_come_from_the_scenario():
    titled = built(busy(), {"actors": {"red": {"title": "The Red Republic"}}})
    text = story(trace_trial(titled, SEED, 0), titled, "")
    assert "The Red Republic" in text
    assert Names.of(titled)["blue"] == "Blue"


def test_three_sides():
    three = duel()
    three["actors"]["c"] = {**three["actors"]["a"], "positions": {"line": at(0.5)}, "war_aims": {"line": 0.5}}
    scenario = built(three)
    text = story(trace_trial(scenario, 0, 0), scenario, "again")
    assert "trust of" not in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_long_names_stay_on_the_page():
    long = "The Provisional Confederation of Both Valleys"
    change = {"actors": {key: {"title": f"{long[:34]} {key}"} for key in ("red", "blue", "envoy")}}
    scenario = built(busy(), change)
    for trial in TRIALS[:4]:
        diary = trace_trial(scenario, SEED, trial)
        assert max(map(len, story(diary, scenario, "").splitlines())) <= WIDTH
        assert max(map(len, day_table(diary, scenario).splitlines())) <= WIDTH
