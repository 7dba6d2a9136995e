"""The course of a trial (sections 3.7 and 3.9): who walks out, what the day settles, where the trial then stands."""

from __future__ import annotations

from sim.compiled import Record, rule
from sim.model.rules.luck import happens
from sim.model.state import FULL, NOBODY, SECTORAL, State
from sim.vocabulary import ENDINGS, STATES

__all__ = ["CLOSED", "begin_day", "consider_refusing", "settle"]

TALKS, IN_SECTORAL, IN_FULL, ENDED = range(len(STATES))

CLOSED = ("full_yes", "refused", "mediator_left", "horizon", "halt_ended")
"""Why talks closed."""

FULL_YES, REFUSED, MEDIATOR_LEFT, HORIZON, HALT_ENDED = range(len(CLOSED))
ENDS_REFUSED, ENDS_LEFT, ENDS_STALLED = (ENDINGS.index(key) for key in ("refused", "mediator_left", "stalled"))
FIRST_OF_SECTORAL, FIRST_OF_FULL = (ENDINGS.index(key) for key in ("sectoral_collapsed", "full_collapsed"))


@rule
def begin_day(state: State, t: int) -> None:
    """Where the trial stands as the day begins; nothing has happened yet."""
    course = state.courses[t]
    course.state_before = course.state
    course.open = course.talking and (course.state == TALKS or course.state == IN_SECTORAL)
    course.agreed = course.closed_by = NOBODY


@rule
def consider_refusing(state: State, t: int, day: int) -> None:
    """A side walks out, by chance, after days on end far below zero (section 3.7)."""
    course, settings = state.courses[t], state.settings[t]
    course.refused = False
    for i in range(len(state.sides[t])):
        side = state.sides[t, i]
        below = course.open and state.ledgers[t, i, FULL].total < -settings.walkout
        side.days_below = side.days_below + 1.0 if below else 0.0
        ready = below and side.days_below >= settings.walkout_days and day >= side.first_answer
        side.refuses = ready and happens(state, state.luck_of_refusal[i], t, day, settings.walkout_chance)
        course.refused = course.refused or side.refuses


@rule
def settle(state: State, t: int, day: int) -> None:
    """Write the day's consequences in their order (section 3.9)."""
    course, sectoral, full = state.courses[t], state.halts[t, SECTORAL], state.halts[t, FULL]
    if course.full_yes:
        course.sectoral_before = course.state == IN_SECTORAL
        course.state, course.agreed, sectoral.alive = IN_FULL, FULL, False
        full.alive, full.began = True, day
        _close(course, day, FULL_YES)
    elif course.sectoral_yes:
        course.state, course.agreed = IN_SECTORAL, SECTORAL
        sectoral.alive, sectoral.began = True, day
    if course.refused:
        _close_without(course, day, REFUSED, ENDS_REFUSED)
    if state.case.lead != NOBODY and state.parties[t, state.case.lead].leaves:
        _close_without(course, day, MEDIATOR_LEFT, ENDS_LEFT)
    if day >= state.case.talks_days - 1:
        _close_without(course, day, HORIZON, ENDS_STALLED)
    _end_halt(course, sectoral, day, FIRST_OF_SECTORAL)
    _end_halt(course, full, day, FIRST_OF_FULL)


@rule
def _close(course: Record, day: int, reason: int) -> bool:
    """Close talks where they are still open; whether they were."""
    if not course.talking:
        return False
    course.talking, course.closed_by, course.closed_day = False, reason, day
    return True


@rule
def _close_without(course: Record, day: int, reason: int, ending: int) -> None:
    """Close talks for a reason other than a yes; a trial that has no ceasefire ends with them."""
    if _close(course, day, reason) and course.state == TALKS:
        _end(course, day, ending)


@rule
def _end_halt(course: Record, halt: Record, day: int, first: int) -> None:
    if halt.alive and halt.fate >= 0:
        _close(course, day, HALT_ENDED)
        _end(course, day, first + halt.fate)
        halt.alive = False


@rule
def _end(course: Record, day: int, ending: int) -> None:
    course.state, course.ending, course.ending_day = ENDED, ending, day
