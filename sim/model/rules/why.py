"""Why not (section 4): who held out last, and the smallest sets of lines, and of demands, that kept it from a yes."""

from __future__ import annotations

from sim.compiled import Record, rule
from sim.model.rules.room import ONE
from sim.model.state import FULL, NOBODY, State
from sim.theory.answer import is_short
from sim.theory.ledger import beyond
from sim.theory.satisfaction import loss
from sim.vocabulary import BINDING

__all__ = ["binding_lines", "note_holdout"]

LIMIT = 1 << BINDING.index("limit")
BITS = tuple(1 << BINDING.index(key) for key in ("terms_minus_war", "exposure", "audience", "stalling_premium"))


@rule
def note_holdout(state: State, t: int, day: int) -> None:
    """Record today's holdout where there is one: the side furthest from its threshold, and what kept it from a yes."""
    holdout, widest, who = state.holdouts[t], -1.0, NOBODY
    for i in range(len(state.sides[t])):
        ledger = state.ledgers[t, i, FULL]
        gap = max(0.0, ledger.threshold - ledger.total)
        if is_short(ledger.answer) and gap > widest:
            widest, who = gap, i
    if who == NOBODY:
        return
    ledger = state.ledgers[t, who, FULL]
    holdout.who, holdout.day, holdout.gap = who, day, widest
    shortfall = max(0.0, ledger.war - ledger.terms)
    amounts = shortfall, ledger.exposure, ledger.audience, ledger.threshold
    holdout.lines, holdout.ruled_out = binding_lines(widest, amounts, ledger.ruled_out != 0), ledger.ruled_out
    _note_demands(state, t, who, holdout)


@rule
def binding_lines(gap: float, amounts: tuple[float, float, float, float], vetoed: bool) -> int:
    """The smallest set of lines whose removal turns the answer, one bit per place in :data:`sim.vocabulary.BINDING`.

    `amounts` are what taking away each of the first four adds to the sum. Fewest lines, then the least sum, then the
    first in order; 0 if no set would do.
    """
    best, fewest, least = 0, 5, 0.0
    for choice in range(15, -1, -1):  # the first line has the highest bit, so that of equals the first in order leads
        count, added, lines = 0, 0.0, 0
        for place in range(4):
            if choice >> (3 - place) & 1:
                count, added, lines = count + 1, added + amounts[place], lines | BITS[place]
        if added >= gap and (count < fewest or (count == fewest and added < least)):
            best, fewest, least = lines | (LIMIT if vetoed else 0), count, added
    return best


@rule
def _note_demands(state: State, t: int, who: int, holdout: Record) -> None:
    """The issue whose concession in full would help most, and the smallest set that would turn the answer.

    What a limit forbids must be conceded; then what raises the sum most.
    """
    holdout.demand, raised, most = NOBODY, 0.0, -float("inf")
    for k in range(len(state.issues)):
        state.rises[k] = 0.0 if state.issues[k].fixed else _rise(state, t, who, k)
        if holdout.ruled_out >> k & 1:
            raised += state.rises[k]
            if state.rises[k] > most:
                holdout.demand, most = k, state.rises[k]
    demands = holdout.ruled_out
    while raised < holdout.gap:
        k = _next_demand(state, demands)
        if k == NOBODY:
            demands = 0
            break
        demands |= ONE << k
        raised += state.rises[k]
    holdout.demands = demands
    if holdout.ruled_out == 0:
        holdout.demand = _next_demand(state, 0)
    holdout.rise = 0.0 if holdout.demand == NOBODY else state.rises[holdout.demand]


@rule
def _next_demand(state: State, demands: int) -> int:
    """The issue with the largest rise above 0 that is not among the demands."""
    found, most = NOBODY, 0.0
    for k in range(len(state.issues)):
        if state.rises[k] > most and not demands >> k & 1:
            found, most = k, state.rises[k]
    return found


@rule
def _rise(state: State, t: int, who: int, k: int) -> float:
    side, stake, now = state.sides[t, who], state.stakes[t, who, k], state.text[t, k].now
    quadratic, weight = side.quadratic, stake.share * state.text[t, k].left
    terms = weight * (loss(now, stake.ideal, quadratic) - loss(stake.stated, stake.ideal, quadratic))
    exposure = side.fear * stake.exposure * (abs(now - stake.ideal) - abs(stake.stated - stake.ideal))
    conceded = beyond(now, stake.low, stake.high) - beyond(stake.stated, stake.low, stake.high)
    return terms + exposure + side.outrage * (weight * stake.red) * conceded
