"""The table of transitions, row by row, and the order of events within a day."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sim.model.course import Course, Outcome
from sim.vocabulary import ENDINGS, FATES, STATES

TALKS, SECTORAL, FULL, ENDED = range(len(STATES))
NO_FATE = -1


class Halt:
    """What a course needs of a ceasefire, for one trial."""

    def __init__(self, scope):
        self.scope, self.alive, self.fate, self.began = (
            scope,
            np.array([False]),
            np.array([NO_FATE], dtype=np.int8),
            None,
        )

    def begin(self, day, where):
        self.alive = self.alive | where
        if where[0]:
            self.began = day

    def absorb(self, where):
        self.alive = self.alive & ~where


def a_day(start, *, full_yes=False, sectoral_yes=False, refused=False, left=False, last=False, fate=None, talking=True):
    """Settle one day of one trial that stands at `start`; the course and both ceasefires."""
    course, sectoral, full = Course(1, 10), Halt("sectoral"), Halt("full")
    course.state[:], course.talking[:] = start, talking and start in (TALKS, SECTORAL)
    living = {SECTORAL: sectoral, FULL: full}.get(start)
    if living is not None:
        living.alive[:] = True
        living.fate[:] = NO_FATE if fate is None else FATES.index(fate)
    outcome = Outcome(*(np.array([flag]) for flag in (full_yes, sectoral_yes, refused, left)))
    course.settle(9 if last else 4, outcome, [sectoral, full])
    return course, sectoral, full


def word(course):
    return None if course.ending[0] < 0 else ENDINGS.key(course.ending[0])


def test_a_full_yes_begins_a_full_halt():
    course, _, full = a_day(TALKS, full_yes=True)
    assert course.state[0] == FULL
    assert full.began == 4
    assert not course.sectoral_before[0]
    assert course.closed_day[0] == 4


@pytest.mark.parametrize("fate", [None, *FATES])
def test_a_full_yes_absorbs_a_sectoral_halt_even_on_its_last_day(fate):
    course, sectoral, full = a_day(SECTORAL, full_yes=True, fate=fate)
    assert course.state[0] == FULL
    assert course.sectoral_before[0]
    assert full.alive[0]
    assert not sectoral.alive[0]
    assert word(course) is None


def test_a_sectoral_yes_leaves_talks_open():
    course, sectoral, _ = a_day(TALKS, sectoral_yes=True)
    assert course.state[0] == SECTORAL
    assert course.open[0]
    assert sectoral.began == 4


@pytest.mark.parametrize(
    ("event", "expected"), [("refused", "refused"), ("left", "mediator_left"), ("last", "stalled")]
)
def test_talks_end_without_a_halt(event, expected):
    course, *_ = a_day(TALKS, **{event: True})
    assert word(course) == expected
    assert course.state[0] == ENDED
    assert course.ending_day[0] == course.closed_day[0] == (9 if event == "last" else 4)


@pytest.mark.parametrize("event", ["refused", "left", "last"])
def test_a_sectoral_halt_outlives_the_talks(event):
    course, sectoral, _ = a_day(SECTORAL, **{event: True})
    assert course.state[0] == SECTORAL
    assert sectoral.alive[0]
    assert not course.open[0]
    assert word(course) is None


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize(("state", "scope"), [(SECTORAL, "sectoral"), (FULL, "full")])
def test_a_halt_that_ends_ends_the_trial(state, scope, fate):
    course, *_ = a_day(state, fate=fate)
    assert word(course) == f"{scope}_{fate}"
    assert course.closed_day[0] >= 0 or state == FULL


def test_order_within_a_day():
    """Full yes, sectoral yes, refusal, departure, horizon."""
    everything = {"full_yes": True, "sectoral_yes": True, "refused": True, "left": True, "last": True}
    assert a_day(TALKS, **everything)[0].state[0] == FULL
    assert a_day(TALKS, **{**everything, "full_yes": False})[0].state[0] == SECTORAL
    assert word(a_day(TALKS, refused=True, left=True, last=True)[0]) == "refused"
    assert word(a_day(TALKS, left=True, last=True)[0]) == "mediator_left"


def test_a_sectoral_yes_on_the_last_day_closes_talks_but_the_halt_lives():
    course, sectoral, _ = a_day(TALKS, sectoral_yes=True, last=True)
    assert course.state[0] == SECTORAL
    assert sectoral.alive[0]
    assert not course.open[0]


def test_closed_talks_hear_no_yes():
    course, _, full = a_day(SECTORAL, full_yes=True, talking=False)
    assert course.state[0] == SECTORAL
    assert not full.alive[0]


@pytest.mark.parametrize("flags", list(itertools.product([False, True], repeat=5)))
def test_an_ended_trial_hears_nothing(flags):
    course, sectoral, full = a_day(
        ENDED, **dict(zip(("full_yes", "sectoral_yes", "refused", "left", "last"), flags, strict=True))
    )
    assert course.state[0] == ENDED
    assert course.ending[0] == -1
    assert not full.alive[0]
    assert not sectoral.alive[0]


@pytest.mark.parametrize("start", [TALKS, SECTORAL])
@pytest.mark.parametrize("flags", list(itertools.product([False, True], repeat=5)))
def test_every_combination_leaves_a_state_that_makes_sense(start, flags):
    for fate in (None, *FATES) if start == SECTORAL else (None,):
        course, sectoral, full = a_day(
            start, fate=fate, **dict(zip(("full_yes", "sectoral_yes", "refused", "left", "last"), flags, strict=True))
        )
        assert (course.state[0] == ENDED) == (course.ending[0] >= 0) == (course.ending_day[0] >= 0)
        assert (course.state[0] == FULL) == full.alive[0]
        assert (course.state[0] == SECTORAL) == sectoral.alive[0]
