"""What is told while a study runs: plans in words, a bar on a terminal, a line a minute elsewhere, nothing in quiet."""

import itertools
import sys

import pytest

from sim.cli.progress import Lines, plan_in_words, reporting
from sim.studies import execute as executing
from sim.studies.execute import Progress, execute
from sim.studies.study import Plan, Study
from tests.results.toywork import ToyWork
from tests.studies.sweeping import toy_study
from tests.studies.test_execute import Timed


def study(*given, **named):
    return Study(ToyWork(), Plan(*given, **named))


@pytest.mark.parametrize(
    ("planned", "seconds", "words"),
    [
        (study(1, seed=3), 0.2, "1 trial, seed 3, 1 core, about 1 s"),
        (study(200_000, jobs=2), 89, "200,000 trials, seed 0, 2 cores, about 89 s"),
        (study(200_000, jobs=2), 600, "200,000 trials, seed 0, 2 cores, about 10 min"),
        (study(200_000, jobs=1), 7_200, "200,000 trials, seed 0, 1 core, about 2.0 h"),
        (study(until=0.02), 4, "at most 3,000 trials, seed 0, 1 core, at most 4 s"),
        (toy_study(1), 1, "3 points x 1 trial = 3, seed 0, 1 core, about 1 s"),
    ],
)
def test_plans_in_words(planned, seconds, words):
    assert plan_in_words(planned, seconds) == words


def said_by(monkeypatch, trials, pace):
    """Run toy work of so many seconds a trial by a clock of its own; what was said, and when."""
    now, said = [0.0], []
    monkeypatch.setattr(executing.time, "perf_counter", lambda: now[0])
    timed = Study(Timed(now=now, pace=pace), Plan(trials, block=500, jobs=1))
    execute(timed, [], Lines(timed, lambda text: said.append((now[0], text))))
    return said


@pytest.mark.slow
def test_long_work_is_announced_once_and_then_told_a_line_a_minute(monkeypatch):
    times, words = zip(*said_by(monkeypatch, 100_000, 0.003), strict=True)
    assert words[0] == "100,000 trials, seed 0, 1 core, about 5 min"
    assert words[1] == "20,000 of 100,000 trials after 60 s, about 4 min left"
    assert 60 <= times[1] < 62
    assert all(60 <= after - before < 62 for before, after in itertools.pairwise(times[1:]))
    assert len(words) == 1 + 4


def test_short_work_says_nothing_and_small_but_slow_work_no_plan(monkeypatch):
    assert said_by(monkeypatch, 20_000, 0.0029) == []
    slow = said_by(monkeypatch, 20_000, 0.01)
    assert slow[0][1] == "6,000 of 20,000 trials after 60 s, about 2 min left"
    assert len(slow) == 3


def test_what_may_stop_early_takes_at_most_so_long():
    said = []
    lines = Lines(study(until=0.01), said.append)
    lines(Progress(5_000, 10_000, 61.0, 120.0))
    assert said == ["5,000 of 10,000 trials after 61 s, at most 59 s left"]


def test_points_are_counted_where_they_follow_each_other():
    said = []
    lines = Lines(toy_study(400), said.append)
    lines(Progress(800, 1_200, 60.0, None))
    lines(Progress(1_200, 1_200, 130.0, None))
    assert said == ["2 of 3 points after 60 s"]


def test_quiet_is_quiet():
    with reporting(study(), quiet=True) as report:
        assert report is None


def test_a_bar_on_a_terminal_moves_and_says_how_long_it_takes(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with reporting(study(30_000), quiet=False) as report:
        report(Progress(15_000, 30_000, 1.0, 2.0))
    out, err = capsys.readouterr()
    assert out == ""
    assert "30,000 trials, seed 0" in err
    assert "15,000 of 30,000 trials" in err
