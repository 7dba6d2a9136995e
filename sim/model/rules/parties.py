"""What third parties do in a day (section 3.5): press, learn who is sincere, lose patience."""

from __future__ import annotations

from sim.compiled import rule
from sim.model.rules.luck import happens
from sim.model.rules.text import public_threshold
from sim.model.state import FULL, State
from sim.theory.answer import NONE, YES, is_short
from sim.theory.belief import answer_likelihood, bayes
from sim.theory.pressure import approach, departure_chance, zeal

__all__ = ["learn", "lose_patience", "press"]


@rule
def press(state: State, t: int, day: int) -> None:
    """Build up pressure on those who hold out, or on the others on a day when the target is swapped."""
    course, settings = state.courses[t], state.settings[t]
    for m in range(len(state.parties[t])):
        party = state.parties[t, m]
        active = party.presses and course.open and party.present
        chance = settings.swap_chance * party.unpredictability
        party.swaps = active and happens(state, state.luck_of_swap[m], t, day, chance)
        for i in range(len(state.sides[t])):
            leaning, target = state.leanings[t, m, i], 0.0
            if active and (_another_holds_out(state, t, i) if party.swaps else _holds_out(state, t, i)):
                trust = min(max(leaning.belief + leaning.shift, 0.0), 1.0)
                drive = zeal(party.no_deal_cost, party.urgency, party.audience_cost, trust)
                target = settings.ceiling * leaning.leverage * drive
            leaning.pressure = approach(leaning.pressure, target, settings.pace)


@rule
def _holds_out(state: State, t: int, i: int) -> bool:
    """Whether a side's answer of today is no yes; no answer is none either."""
    return state.ledgers[t, i, FULL].answer != YES


@rule
def _another_holds_out(state: State, t: int, i: int) -> bool:
    others = False
    for j in range(len(state.sides[t])):
        others = others or (j != i and _holds_out(state, t, j))
    return others


@rule
def learn(state: State, t: int) -> None:
    """Bayes on today's formal answers, read as outsiders can: by public sums, under the pressure of the day before."""
    for i in range(len(state.sides[t])):
        side, said = state.sides[t, i], state.ledgers[t, i, FULL].answer
        if said == NONE:
            continue
        total = side.public_sum + side.pressure
        sincere = answer_likelihood(said == YES, total, side.public_noise)
        stalling = answer_likelihood(said == YES, total - public_threshold(side), side.public_noise)
        for m in range(len(state.parties[t])):
            leaning = state.leanings[t, m, i]
            leaning.belief = bayes(leaning.belief, sincere, stalling)


@rule
def lose_patience(state: State, t: int, day: int) -> None:
    """Mediators leave with a chance that grows with the days of refusal, and take their pressure along."""
    course = state.courses[t]
    for m in range(len(state.parties[t])):
        party = state.parties[t, m]
        party.leaves = False
        if not (party.mediator and course.open and party.present):
            continue
        chance = departure_chance(party.departure, party.growth, course.refusals)
        if happens(state, state.luck_of_departure[m], t, day, chance):
            party.leaves, party.present, party.departure_day = True, False, day
            for i in range(len(state.sides[t])):
                state.leanings[t, m, i].pressure = 0.0
    if course.open and _refused(state, t):
        course.refusals += 1.0


@rule
def _refused(state: State, t: int) -> bool:
    refused = False
    for i in range(len(state.sides[t])):
        refused = refused or is_short(state.ledgers[t, i, FULL].answer)
    return refused
