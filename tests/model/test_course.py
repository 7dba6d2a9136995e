"""The table of transitions, row by row, and the order of events within a day."""

from __future__ import annotations

import itertools

import pytest

from sim.model.rules.answers import answer_texts
from sim.model.rules.course import CLOSED, begin_day, settle
from sim.model.state import FULL as WHOLE
from sim.model.state import SECTORAL as PART
from sim.theory.answer import YES
from sim.vocabulary import ENDINGS, FATES, STATES
from tests.model.lab import blank

TALKS, SECTORAL, FULL, ENDED = range(len(STATES))
NO_FATE = -1
FLAGS = ("full_yes", "sectoral_yes", "refused", "left", "last")


def a_day(start, *, full_yes=False, sectoral_yes=False, refused=False, left=False, last=False, fate=None):
    """Settle one day of one trial that stands at `start`; the course and both ceasefires.

    A sectoral offer is on the table in talks alone; that is seen to where texts are answered, as below.
    """
    state = blank(parties=1)
    course, sectoral, full = state.courses[0], state.halts[0, PART], state.halts[0, WHOLE]
    state.case.lead = 0
    course.state, course.talking = start, start in (TALKS, SECTORAL)
    begin_day(state, 0)
    living = {SECTORAL: sectoral, FULL: full}.get(start)
    if living is not None:
        living.alive, living.fate = True, NO_FATE if fate is None else FATES.index(fate)
    course.full_yes, course.sectoral_yes, course.refused = full_yes, sectoral_yes and start == TALKS, refused
    state.parties[0, 0].leaves = left
    settle(state, 0, 9 if last else 4)
    return course, sectoral, full


def word(course):
    return None if course.ending < 0 else ENDINGS.key(course.ending)


def reason(course):
    return None if course.closed_by < 0 else CLOSED[course.closed_by]


def test_a_full_yes_begins_a_full_halt():
    course, _, full = a_day(TALKS, full_yes=True)
    assert course.state == FULL
    assert course.agreed == WHOLE
    assert full.began == 4
    assert not course.sectoral_before
    assert course.closed_day == 4
    assert reason(course) == "full_yes"


@pytest.mark.parametrize("fate", [None, *FATES])
def test_a_full_yes_absorbs_a_sectoral_halt_even_on_its_last_day(fate):
    course, sectoral, full = a_day(SECTORAL, full_yes=True, fate=fate)
    assert course.state == FULL
    assert course.sectoral_before
    assert full.alive
    assert not sectoral.alive
    assert word(course) is None


def test_a_sectoral_yes_leaves_talks_open():
    course, sectoral, _ = a_day(TALKS, sectoral_yes=True)
    assert course.state == SECTORAL
    assert course.agreed == PART
    assert course.talking
    assert reason(course) is None
    assert sectoral.began == 4


@pytest.mark.parametrize(
    ("event", "expected", "closed"),
    [("refused", "refused", "refused"), ("left", "mediator_left", "mediator_left"), ("last", "stalled", "horizon")],
)
def test_talks_end_without_a_halt(event, expected, closed):
    course, *_ = a_day(TALKS, **{event: True})
    assert word(course) == expected
    assert reason(course) == closed
    assert course.state == ENDED
    assert course.ending_day == course.closed_day == (9 if event == "last" else 4)


@pytest.mark.parametrize("event", ["refused", "left", "last"])
def test_a_sectoral_halt_outlives_the_talks(event):
    course, sectoral, _ = a_day(SECTORAL, **{event: True})
    assert course.state == SECTORAL
    assert sectoral.alive
    assert not course.talking
    assert word(course) is None


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize(("state", "scope"), [(SECTORAL, "sectoral"), (FULL, "full")])
def test_a_halt_that_ends_ends_the_trial(state, scope, fate):
    course, *_ = a_day(state, fate=fate)
    assert word(course) == f"{scope}_{fate}"
    assert course.closed_day >= 0 or state == FULL
    assert reason(course) == ("halt_ended" if state == SECTORAL else None)


def test_order_within_a_day():
    """Full yes, sectoral yes, refusal, departure, horizon."""
    everything = dict.fromkeys(FLAGS, True)
    assert a_day(TALKS, **everything)[0].state == FULL
    assert a_day(TALKS, **{**everything, "full_yes": False})[0].state == SECTORAL
    assert word(a_day(TALKS, refused=True, left=True, last=True)[0]) == "refused"
    assert word(a_day(TALKS, left=True, last=True)[0]) == "mediator_left"


def test_a_sectoral_yes_on_the_last_day_closes_talks_but_the_halt_lives():
    course, sectoral, _ = a_day(TALKS, sectoral_yes=True, last=True)
    assert course.state == SECTORAL
    assert sectoral.alive
    assert not course.talking


def heard(stand, talking=True, day=4, after=0.0, sectoral=True):
    """A morning, and answers of two sides that would say yes to everything; the course."""
    state = blank()
    state.case.sectoral, state.courses[0].state, state.courses[0].talking = sectoral, stand, talking
    state.halts[0, PART].after_days = after
    state.sides["first_full"] = state.sides["first_sectoral"] = NO_FATE
    begin_day(state, 0)
    answer_texts(state, 0, day)
    assert {int(said) for said in state.ledgers[0, :, WHOLE]["answer"]} == {YES}
    return state.courses[0]


def test_both_offers_are_heard_in_talks():
    course = heard(TALKS)
    assert course.full_yes
    assert course.sectoral_yes


def test_a_sectoral_offer_is_tabled_in_talks_alone_from_its_day_on():
    assert not heard(TALKS, day=4, after=5.0).tabled
    assert heard(TALKS, day=5, after=5.0).tabled
    assert not heard(TALKS, sectoral=False).sectoral_yes
    beside = heard(SECTORAL)
    assert beside.full_yes
    assert not beside.sectoral_yes


@pytest.mark.parametrize(("state", "talking"), [(TALKS, False), (SECTORAL, False), (FULL, True), (ENDED, True)])
def test_closed_talks_hear_no_yes(state, talking):
    course = heard(state, talking)
    assert not course.open
    assert not course.full_yes
    assert not course.sectoral_yes


@pytest.mark.parametrize("start", [TALKS, SECTORAL])
@pytest.mark.parametrize("flags", list(itertools.product([False, True], repeat=5)))
def test_every_combination_leaves_a_state_that_makes_sense(start, flags):
    for fate in (None, *FATES) if start == SECTORAL else (None,):
        course, sectoral, full = a_day(start, fate=fate, **dict(zip(FLAGS, flags, strict=True)))
        assert (course.state == ENDED) == (course.ending >= 0) == (course.ending_day >= 0)
        assert (course.state == FULL) == full.alive
        assert (course.state == SECTORAL) == sectoral.alive
        assert (course.closed_day >= 0) == (course.closed_by >= 0) == (not course.talking)
