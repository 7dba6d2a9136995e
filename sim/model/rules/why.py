"""Why not (section 4): who held out last, which line of its ledger stood in the way, and which demand."""

from __future__ import annotations

from sim.compiled import Record, rule
from sim.model.state import FULL, NOBODY, State
from sim.theory.answer import is_short
from sim.theory.ledger import beyond
from sim.theory.satisfaction import loss
from sim.vocabulary import BINDING

__all__ = ["binding_line", "note_holdout"]

NONE_ALONE = BINDING.index("none_alone")
TERMS_MINUS_WAR = BINDING.index("terms_minus_war")
EXPOSURE = BINDING.index("exposure")
AUDIENCE = BINDING.index("audience")
PREMIUM = BINDING.index("stalling_premium")


@rule
def note_holdout(state: State, t: int, day: int) -> None:
    """Record today's holdout where there is one: the side furthest from its threshold, and what kept it from a yes."""
    holdout, widest, who = state.holdouts[t], -float("inf"), NOBODY
    for i in range(len(state.sides[t])):
        ledger = state.ledgers[t, i, FULL]
        gap = ledger.threshold - ledger.total
        if is_short(ledger.answer) and gap > widest:
            widest, who = gap, i
    if who == NOBODY:
        return
    ledger = state.ledgers[t, who, FULL]
    holdout.who, holdout.day, holdout.gap = who, day, widest
    shortfall = max(0.0, ledger.war - ledger.terms)
    holdout.line = binding_line(widest, shortfall, ledger.exposure, ledger.audience, ledger.threshold)
    _note_demand(state, t, who, holdout)
    holdout.alone = holdout.demand != NOBODY and holdout.rise >= widest


@rule
def binding_line(gap: float, shortfall: float, exposure: float, audience: float, premium: float) -> int:
    """Place in :data:`sim.vocabulary.BINDING` of the smallest single removal that closes the gap."""
    line, best = NONE_ALONE, float("inf")
    if gap <= shortfall < best:
        line, best = TERMS_MINUS_WAR, shortfall
    if gap <= exposure < best:
        line, best = EXPOSURE, exposure
    if gap <= audience < best:
        line, best = AUDIENCE, audience
    if gap <= premium < best:
        line, best = PREMIUM, premium
    return line


@rule
def _note_demand(state: State, t: int, who: int, holdout: Record) -> None:
    """The issue whose concession in full, to the side's stated point, would raise its sum most, and by how much."""
    holdout.demand, holdout.rise = NOBODY, 0.0
    for k in range(len(state.issues)):
        if not state.issues[k].fixed:
            rise = _rise(state, t, who, k)
            if rise > holdout.rise:
                holdout.demand, holdout.rise = k, rise


@rule
def _rise(state: State, t: int, who: int, k: int) -> float:
    side, stake, now = state.sides[t, who], state.stakes[t, who, k], state.text[t, k].now
    quadratic, weight = side.quadratic, stake.share * state.text[t, k].left
    terms = weight * (loss(now, stake.ideal, quadratic) - loss(stake.stated, stake.ideal, quadratic))
    exposure = side.fear * stake.exposure * (abs(now - stake.ideal) - abs(stake.stated - stake.ideal))
    audience = side.outrage * (weight * stake.firmness) * beyond(now, stake.stated, stake.tolerance)
    return terms + exposure + audience
