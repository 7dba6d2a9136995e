"""Compiled loops over the trials of a block: what is worked out before the first day, and a day, phase by phase."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sim.compiled import Loop, compile_loops, rule
from sim.model.draws import fill_uniform, read_triangles
from sim.model.rules.answers import answer_texts, prepare, take_in_pressure
from sim.model.rules.course import ENDED, IN_FULL, begin_day, consider_refusing, settle
from sim.model.rules.front import commit, happen, move_front, reckon
from sim.model.rules.halt import live
from sim.model.rules.opening import take_positions
from sim.model.rules.parties import learn, lose_patience, press
from sim.model.rules.soundness import sound
from sim.model.rules.text import may_move, read_publicly, write
from sim.model.state import FULL, NOBODY, SECTORAL, State, like_any_state

__all__ = ["compile_model", "live_day", "live_trial_day", "open_trials"]

Rows = npt.NDArray[np.int64]


@rule
def live_trial_day(state: State, t: int, day: int) -> None:
    """Live a day of a trial: the phases of section 3 of `docs/equations.md`, in their order."""
    course = state.courses[t]
    begin_day(state, t)
    fighting = course.state != IN_FULL
    if fighting and day > 0:
        move_front(state, t, day)  # 1
    shaken = happen(state, t, day)  # 2
    if shaken:
        take_in_pressure(state, t)
    if course.open:
        commit(state, t)  # 3
    if fighting or shaken:  # in a full ceasefire the front rests and nobody commits
        reckon(state, t)
    prepare(state, t, day)
    answer_texts(state, t, day)  # 4
    press(state, t, day)  # 5
    if course.open:
        read_publicly(state, t)
        learn(state, t)
    lose_patience(state, t, day)
    take_in_pressure(state, t)
    if may_move(state, t):
        write(state, t, day)  # 6
    consider_refusing(state, t, day)  # 7
    for scope in (FULL, SECTORAL):
        live(state, t, scope, day)  # 8
    settle(state, t, day)  # 9


def _live_day(state: State, rows: Rows, day: int) -> int:
    """Live a day of the trials in some rows, and move the rows of those that go on to the front.

    How many go on; or, where a ledger is no finite number, -1 minus the first such row.
    """
    living, wrong = 0, NOBODY
    for t in rows:
        live_trial_day(state, t, day)
        if wrong == NOBODY and not sound(state, t):
            wrong = t
        if state.courses[t].state != ENDED:
            rows[living] = t
            living += 1
    return living if wrong == NOBODY else -1 - wrong


def _open_trials(state: State) -> None:
    """Work out what follows from what was drawn (section 1), once per trial."""
    for t in range(len(state.courses)):
        take_positions(state, t)


open_trials = Loop(_open_trials, like_any_state())
live_day = Loop(_live_day, like_any_state(), np.zeros(0, dtype=np.int64), 0)


def compile_model(say: Callable[[str], object]) -> None:
    """Have machine code for trials and their days; `say` is told where it has to be made, which takes its time."""
    compile_loops((fill_uniform, read_triangles, open_trials, live_day), say)
