"""Belligerents weigh the texts on the table and answer them (sections 2 and 3.4)."""

from __future__ import annotations

from sim.compiled import Record, Records, rule
from sim.model.rules.luck import logistic
from sim.model.rules.room import ONE, forbidden
from sim.model.rules.why import note_holdout
from sim.model.state import DAY0, FULL, IN_FORCE, NEVER, SECTORAL, State
from sim.theory.answer import NONE, YES, YES_BUT, answer, stalling_premium
from sim.theory.ledger import beyond, fear, lifted_trust, total
from sim.theory.satisfaction import loss
from sim.vocabulary import STATES

__all__ = ["answer_texts", "prepare", "take_in_pressure", "weigh"]

TALKS = STATES.index("talks")


@rule
def prepare(state: State, t: int, day: int) -> None:
    """What each side brings to the scales today whatever the text: trust, shock, threshold, fear, outrage."""
    for i in range(len(state.sides[t])):
        side = state.sides[t, i]
        side.trusting = _mean_trust(state, t, i)
        side.shock = side.resolve + side.daily_shock * logistic(state, state.luck_of_shock[i], t, day)
        premium = stalling_premium(side.stalling, side.premium, side.premium_momentum, side.momentum)
        side.threshold = 0.0 if side.sincere else premium
        side.fear = fear(side.trusting, side.regroup)
        side.outrage = max(0.0, side.audience_weight + side.audience_shift)


@rule
def _mean_trust(state: State, t: int, i: int) -> float:
    """Mean over the other belligerents of trust with today's events, lifted by what the side's guarantors pledge."""
    sum_of_trust = 0.0
    for j in range(len(state.sides[t])):
        if j != i:
            shaken = min(max(state.pairs[t, i, j].trust + state.pairs[t, i, j].shift, 0.0), 1.0)
            sum_of_trust += lifted_trust(shaken, state.sides[t, i].pledge)
    return sum_of_trust / (len(state.sides[t]) - 1)


@rule
def take_in_pressure(state: State, t: int) -> None:
    """Add up the pressure on each side from all third parties and events, as it stands."""
    for i in range(len(state.sides[t])):
        brought = 0.0
        for m in range(len(state.parties[t])):
            brought += state.leanings[t, m, i].pressure
        state.sides[t, i].pressure = brought + state.sides[t, i].pressure_shift


@rule
def weigh(state: State, t: int, i: int, war: float, stakes: Records, text: Records, ledger: Record) -> None:
    """Write the ledger of side `i` for a text, line by line (section 2)."""
    side = state.sides[t, i]
    lost = exposed = overstepped = 0.0
    ledger.ruled_out = 0
    for k in range(len(text)):
        stake, now = stakes[k], text[k].now
        weight = stake.share * text[k].left
        lost += weight * loss(now, stake.ideal, side.quadratic)
        exposed += stake.exposure * abs(now - stake.ideal)
        overstepped += weight * stake.red * beyond(now, stake.low, stake.high)
        if forbidden(stake, text[k]):
            ledger.ruled_out |= ONE << k
    ledger.terms, ledger.war, ledger.shock, ledger.pressure = 1.0 - lost, war, side.shock, side.pressure
    ledger.exposure, ledger.audience = side.fear * exposed, side.outrage * overstepped
    ledger.threshold = side.threshold
    add_up(ledger)


@rule
def add_up(ledger: Record) -> None:
    """Write the sum of a ledger."""
    ledger.total = total(ledger.terms, ledger.war, ledger.exposure, ledger.audience, ledger.pressure, ledger.shock)


@rule
def scale(ledger: Record, halt: Record) -> None:
    """Make a ledger that of the sectoral offer: less at stake, and a cheap way to please a mediator."""
    ledger.terms *= halt.stakes
    ledger.war *= halt.stakes
    ledger.exposure *= halt.stakes
    ledger.audience *= halt.stakes
    ledger.shock *= halt.stakes
    ledger.pressure *= halt.relief
    ledger.threshold *= halt.premium_share
    add_up(ledger)


@rule
def answer_texts(state: State, t: int, day: int) -> None:
    """All sides weigh and answer the full text; where it is tabled, the sectoral one too (section 3.4)."""
    course, halt = state.courses[t], state.halts[t, SECTORAL]
    course.tabled = state.case.sectoral and course.open and course.state == TALKS and day >= halt.after_days
    course.full_yes, course.sectoral_yes = course.open, course.tabled
    for i in range(len(state.sides[t])):
        side, ledger = state.sides[t, i], state.ledgers[t, i, FULL]
        weigh(state, t, i, side.war, state.stakes[t, i], state.text[t], ledger)
        ledger.answer = _reply(state, t, day, i, ledger)
        course.full_yes = course.full_yes and ledger.answer == YES
        if course.open and ledger.answer == YES and side.first_full == NEVER:
            side.first_full = day
        if day == 0:
            state.ledgers[t, i, DAY0] = ledger
        state.ledgers[t, i, IN_FORCE] = ledger
        if course.tabled or halt.alive:
            _answer_sectoral(state, t, day, i)
    if course.open:
        note_holdout(state, t, day)


@rule
def _answer_sectoral(state: State, t: int, day: int, i: int) -> None:
    course, side, ledger = state.courses[t], state.sides[t, i], state.ledgers[t, i, SECTORAL]
    stakes, text = state.sectoral_stakes[t, i], state.sectoral_text[t]
    weigh(state, t, i, side.sectoral_war, stakes, text, ledger)
    scale(ledger, state.halts[t, SECTORAL])
    ledger.answer = _reply(state, t, day, i, ledger) if course.tabled else NONE
    course.sectoral_yes = course.sectoral_yes and ledger.answer == YES
    if ledger.answer == YES and side.first_sectoral == NEVER:
        side.first_sectoral = day


@rule
def _reply(state: State, t: int, day: int, i: int, ledger: Record) -> int:
    """An answer to an offer with this ledger: none before the side's first, no yes across a limit that holds."""
    if day < state.sides[t, i].first_answer:
        return NONE
    said = answer(ledger.total, ledger.threshold, state.settings[t].margin)
    return said if ledger.ruled_out == 0 else min(said, YES_BUT)
