"""What has been ruled out, and where that leaves the mediator room to write (sections 2 and 3.6)."""

from __future__ import annotations

import math

import numpy as np

from sim.compiled import Record, rule
from sim.model.state import NEVER, NOBODY, State
from sim.theory.limits import crossed

__all__ = ["ONE", "bring_inside", "forbidden", "lay_out_room", "note_no_room"]


ONE = np.int64(1)
"""The bit of the first issue: of 64 bits, so that each of as many issues has one."""


@rule
def forbidden(stake: Record, term: Record) -> bool:
    """Whether the terms of an issue cross a limit that holds, on an issue that still counts."""
    return stake.binds and term.left > 0.0 and crossed(term.now, stake.low, stake.high)


@rule
def lay_out_room(state: State, t: int, k: int) -> None:
    """The box on an issue: limits out of the offer's reach are left aside, then the least firm until some room is left.

    What is left aside is no longer `heeded`; where something is, the room is `cramped`.
    """
    issue, room = state.issues[k], state.rooms[t, k]
    if not issue.moves:
        return
    for i in range(len(state.sides[t])):
        room.cramped = room.cramped or (state.stakes[t, i, k].limited and not state.stakes[t, i, k].heeded)
    _fit(state, t, k)
    while room.low > room.high:
        room.cramped = True
        _leave_least_firm(state, t, k)
        _fit(state, t, k)


@rule
def _fit(state: State, t: int, k: int) -> None:
    room = state.rooms[t, k]
    room.low, room.high = state.issues[k].low, state.issues[k].high
    for i in range(len(state.sides[t])):
        stake = state.stakes[t, i, k]
        if stake.heeded:
            room.low, room.high = max(room.low, stake.low), min(room.high, stake.high)


@rule
def _leave_least_firm(state: State, t: int, k: int) -> None:
    """Leave the least firm of the limits aside that are still heeded; the first in id order where some are equal."""
    weakest, least = NOBODY, math.inf
    for i in range(len(state.sides[t])):
        stake = state.stakes[t, i, k]
        if stake.heeded and stake.ruled_firmness < least:
            weakest, least = i, stake.ruled_firmness
    state.stakes[t, weakest, k].heeded = False


@rule
def note_no_room(state: State, t: int, day: int) -> None:
    """Record the first and the last day on which the mediator had to leave limits aside, on issues that still count."""
    course = state.courses[t]
    for k in range(len(state.issues)):
        if state.rooms[t, k].cramped and state.text[t, k].left > 0.0:
            course.no_room_from = day if course.no_room_from == NEVER else course.no_room_from
            course.no_room_to = day


@rule
def bring_inside(state: State, t: int) -> bool:
    """Bring a text from outside the box inside: at once, or a step of the way. Whether it was outside."""
    squares = 0.0
    for c in range(len(state.moving)):
        move = state.moves[c]
        move.tried = min(max(move.now, move.low), move.high)
        squares += (move.tried - move.now) * (move.tried - move.now)
    away, step = math.sqrt(squares), state.settings[t].step
    for c in range(len(state.moving)):
        move = state.moves[c]
        if away > step and not state.case.rewrites:
            move.tried = move.now + step * (move.tried - move.now) / away
    return away > 0.0
