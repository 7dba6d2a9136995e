"""The text on the table (section 3.6): only the lead mediator writes it, knowing what outsiders know."""

from __future__ import annotations

from sim.compiled import Record, rule
from sim.model.rules.room import bring_inside, note_no_room
from sim.model.state import NOBODY, State
from sim.theory.answer import stalling_premium
from sim.theory.bargaining import climb, value
from sim.theory.ledger import beyond, fear
from sim.theory.satisfaction import loss

__all__ = ["may_move", "public_threshold", "read_publicly", "write"]


@rule
def public_threshold(side: Record) -> float:
    """What a stalling side's sum must reach for a yes, as outsiders reckon."""
    return stalling_premium(side.public_stalling, side.public_premium, side.public_premium_momentum, side.momentum)


@rule
def read_publicly(state: State, t: int) -> None:
    """Lay out each side's public ledger as a claim, a function of the issues that may move; note its sum."""
    for c in range(len(state.moving)):
        k, move = state.moving[c], state.moves[c]
        move.now, move.low, move.high = state.text[t, k].now, state.issues[k].low, state.issues[k].high
        if state.text[t, k].left > 0.0:
            move.low, move.high = state.rooms[t, k].low, state.rooms[t, k].high
    for i in range(len(state.sides[t])):
        _claim(state, t, i)
        state.climbers[i].value = value(state.claims[i], state.climbers[i].rest, state.moves, False)
        state.sides[t, i].public_sum = state.climbers[i].value


@rule
def _claim(state: State, t: int, i: int) -> None:
    """A side's sum as outsiders know it, pressure apart: what the text cannot change is its rest."""
    side = state.sides[t, i]
    afraid = fear(side.trusting, side.public_regroup)
    outrage = max(0.0, side.public_audience_weight + side.audience_shift)
    rest, c = 1.0 - side.public_war, 0
    for k in range(len(state.issues)):
        issue, stake = state.issues[k], state.stakes[t, i, k]
        weight = stake.share * state.text[t, k].left
        red = outrage * (weight * stake.red)
        if issue.moves:
            claim = state.claims[i, c]
            claim.point, claim.red, claim.low, claim.high = stake.stated, red, stake.low, stake.high
            claim.curve = weight if side.quadratic else 0.0
            claim.slope = afraid * stake.exposure + (0.0 if side.quadratic else weight)
            c += 1
        else:
            now = state.text[t, k].now
            rest -= weight * loss(now, stake.stated, side.quadratic) + afraid * stake.exposure * abs(now - stake.stated)
            rest -= red * beyond(now, stake.low, stake.high)
    party = state.climbers[i]
    party.rest, party.weight = rest, side.bargaining_weight


@rule
def _agenda(state: State, t: int) -> None:
    """The lead's own satisfaction as a claim, weighed by its agenda; it knows no red lines."""
    lead, settings = state.case.lead, state.settings[t]
    quadratic, place, rest, c = state.parties[t, lead].quadratic, len(state.sides[t]), 1.0, 0
    for k in range(len(state.issues)):
        issue, wish = state.issues[k], state.wishes[t, lead, k]
        weight = wish.share * state.text[t, k].left
        if issue.moves:
            claim = state.claims[place, c]
            claim.point = claim.low = claim.high = wish.stated
            claim.red = 0.0
            claim.slope, claim.curve = (0.0, weight) if quadratic else (weight, 0.0)
            c += 1
        else:
            rest -= weight * loss(state.text[t, k].now, wish.stated, quadratic)
    party = state.climbers[place]
    party.rest, party.weight = rest, settings.agenda
    party.value = value(state.claims[place], rest, state.moves, False)


@rule
def may_move(state: State, t: int) -> bool:
    """Whether the text may move today: talks go on, no full yes came, and the lead is there to write."""
    lead, course = state.case.lead, state.courses[t]
    return course.open and not course.full_yes and lead != NOBODY and state.parties[t, lead].present


@rule
def write(state: State, t: int, day: int) -> None:
    """Move the text by a day: from outside what was ruled out to the inside, and there uphill."""
    course = state.courses[t]
    if len(state.moving) == 0:
        return
    note_no_room(state, t, day)
    course.rewritten = bring_inside(state, t)
    if course.rewritten:
        course.rests = course.no_bargaining_range = False
        _put_down(state, t)
    else:
        _climb(state, t)


@rule
def _put_down(state: State, t: int) -> None:
    for c in range(len(state.moving)):
        state.text[t, state.moving[c]].now = state.moves[c].tried


@rule
def _climb(state: State, t: int) -> None:
    course, settings = state.courses[t], state.settings[t]
    _agenda(state, t)
    for i in range(len(state.sides[t])):
        state.climbers[i].rest += state.sides[t, i].pressure
        state.climbers[i].value += state.sides[t, i].pressure
    moves = climb(state.claims, state.climbers, state.moves, settings.step, settings.floor)
    course.rests, below = not moves, False
    for i in range(len(state.sides[t])):
        below = below or state.climbers[i].value < settings.floor
    course.no_bargaining_range = course.rests and below
    if moves:
        _put_down(state, t)
