"""What a day brings before anybody acts: the front moves, events happen, guarantors commit (sections 3.1 to 3.3)."""

from __future__ import annotations

import math

from sim.compiled import Record, Records, rule
from sim.model import case as quantity
from sim.model.rules.luck import happens, normal
from sim.model.state import NOBODY, State
from sim.theory.contest import reckoned, strength, undecided, vigour, war_worth, win_chances
from sim.theory.pressure import approach
from sim.theory.satisfaction import loss

__all__ = ["commit", "happen", "move_front", "reckon"]


@rule
def move_front(state: State, t: int, day: int) -> None:
    """A day of fighting (section 3.1): pockets read yesterday's momentum, then momentum moves."""
    front = state.fronts[t]
    for p in range(len(state.pockets[t])):
        pocket = state.pockets[t, p]
        push = pocket.local + front.momentum - front.average if pocket.has_local else front.momentum
        against = min(max(pocket.direction * push, -1.0), 1.0)
        left = pocket.left * math.exp(-pocket.decay * (1.0 + against))
        pocket.left = 0.0 if left < pocket.moot_below else left
    if len(state.pockets[t]) > 0:
        _shrink(state, t)
    if state.case.front:
        drift = front.reversion * (front.average - front.momentum)
        noise = front.noise * normal(state, state.luck_of_momentum[0], t, day)
        front.momentum = min(max(front.momentum + drift + noise, -1.0), 1.0)


@rule
def _shrink(state: State, t: int) -> None:
    """An issue that is tied to a pocket counts for the share of it that is left."""
    for k in range(len(state.issues)):
        if state.issues[k].pocket != NOBODY:
            state.text[t, k].left = state.pockets[t, state.issues[k].pocket].left
    for k in range(len(state.sectoral_issues)):
        if state.sectoral_issues[k].pocket != NOBODY:
            state.sectoral_text[t, k].left = state.pockets[t, state.sectoral_issues[k].pocket].left


@rule
def happen(state: State, t: int, day: int) -> bool:
    """Draw today's events (section 3.2); one that fires lasts its days, today included. Add up what they do today.

    Whether there is anything to add up, today or still from yesterday.
    """
    lasting = False
    for e in range(len(state.events[t])):
        event = state.events[t, e]
        lasting = lasting or event.remaining > 0.0
        event.fired = happens(state, state.luck_of_event[e], t, day, event.rate)
        event.remaining = event.lasts if event.fired else max(event.remaining - 1.0, 0.0)
        lasting = lasting or event.fired
    if lasting:
        _clear(state, t)
        for place in range(len(state.effects)):
            effect = state.effects[place]
            if state.events[t, effect.event].remaining > 0.0:
                _add(state, t, effect)
    return lasting


@rule
def _clear(state: State, t: int) -> None:
    state.fronts[t].shift = 0.0
    for i in range(len(state.sides[t])):
        side = state.sides[t, i]
        side.aid_shift = side.pressure_shift = side.audience_shift = side.level_shift = 0.0
        for j in range(len(state.sides[t])):
            state.pairs[t, i, j].shift = 0.0
        for m in range(len(state.parties[t])):
            state.leanings[t, m, i].shift = 0.0


@rule
def _add(state: State, t: int, effect: Record) -> None:
    if effect.quantity == quantity.MOMENTUM:
        state.fronts[t].shift += effect.amount
    elif effect.quantity == quantity.AID:
        state.sides[t, effect.whom].aid_shift += effect.amount
    elif effect.quantity == quantity.PRESSURE:
        state.sides[t, effect.whom].pressure_shift += effect.amount
    elif effect.quantity == quantity.AUDIENCE:
        state.sides[t, effect.whom].audience_shift += effect.amount
    elif effect.quantity == quantity.LEVEL:
        state.sides[t, effect.whom].level_shift += effect.amount
    elif effect.quantity == quantity.TRUST_OF_SIDE:
        state.pairs[t, effect.who, effect.whom].shift += effect.amount
    else:
        state.leanings[t, effect.who, effect.whom].shift += effect.amount


@rule
def commit(state: State, t: int) -> None:
    """Guarantors raise their pledge where content with the text, their aid where sidelined by it (section 3.3)."""
    for m in range(len(state.parties[t])):
        party = state.parties[t, m]
        if not party.guarantor:
            continue
        satisfied = 1.0
        for k in range(len(state.issues)):
            wish = state.wishes[t, m, k]
            weight = wish.share * state.text[t, k].left
            satisfied -= weight * loss(state.text[t, k].now, wish.stated, party.quadratic)
        if satisfied >= party.content:
            party.pledge = approach(party.pledge, party.pledge_ceiling, party.pledge_pace)
        if satisfied < party.sidelined:
            party.aid = approach(party.aid, party.aid_ceiling, party.aid_pace)


@rule
def reckon(state: State, t: int) -> None:
    """What everybody reads from here on (section 2): momentum, aid, pledges, and the chances of winning the war."""
    front, settings = state.fronts[t], state.settings[t]
    front.shown = min(max(front.momentum + front.shift, -1.0), 1.0)
    _add_up_promises(state, t)
    for i in range(len(state.sides[t])):
        side = state.sides[t, i]
        side.momentum = side.sign * front.shown
        side.vigour = vigour(side.momentum, side.aid)
        state.strengths[i] = strength(side.capability, side.vigour)
    win_chances(state.strengths, settings.exponent, state.chances)
    state.courses[t].undecided = undecided(settings.indecisive, _strongest(state.chances))
    for i in range(len(state.sides[t])):
        state.strengths[i] = strength(state.sides[t, i].public_capability, state.sides[t, i].vigour)
    win_chances(state.strengths, settings.public_exponent, state.public_chances)
    for i in range(len(state.sides[t])):
        _price_war(state, t, i)


@rule
def _add_up_promises(state: State, t: int) -> None:
    """Aid and pledge for each side, 1 - prod (1 - pledge) over its guarantors; monitors pool the pledges of all."""
    missing = 1.0
    for i in range(len(state.sides[t])):
        state.sides[t, i].aid, state.sides[t, i].pledge = 0.0, 1.0
    for m in range(len(state.parties[t])):
        party = state.parties[t, m]
        if party.guarantor:
            state.sides[t, party.backs].aid += party.aid
            state.sides[t, party.backs].pledge *= 1.0 - party.pledge
            missing *= 1.0 - party.pledge
    for i in range(len(state.sides[t])):
        side = state.sides[t, i]
        side.aid, side.pledge = side.aid + side.aid_shift, 1.0 - side.pledge
    state.courses[t].monitors = 1.0 - missing


@rule
def _price_war(state: State, t: int, i: int) -> None:
    """What fighting on is worth to a side, as it is and as outsiders reckon it (section 2)."""
    side, settings, course = state.sides[t, i], state.settings[t], state.courses[t]
    standing = public_standing = sectoral_standing = 1.0
    lottery = public_lottery = sectoral_lottery = 0.0
    for outcome in range(len(state.sides[t]) + 1):
        prospect = state.prospects[t, i, outcome]
        lost, public_lost, sectoral_lost = prospect.loss, prospect.public_loss, prospect.sectoral_loss
        for p in range(len(state.pockets[t])):
            spoils, left = state.spoils[t, i, outcome, p], state.pockets[t, p].left
            lost += spoils.loss * left
            public_lost += spoils.public_loss * left
            sectoral_lost += spoils.sectoral_loss * left
        if outcome == len(state.sides[t]):
            standing, public_standing, sectoral_standing = 1.0 - lost, 1.0 - public_lost, 1.0 - sectoral_lost
        else:
            chance = reckoned(state.chances[outcome], side.optimism, outcome == i)
            lottery += chance * (1.0 - lost)
            sectoral_lottery += chance * (1.0 - sectoral_lost)
            public_lottery += state.public_chances[outcome] * (1.0 - public_lost)
    public_undecided = undecided(settings.public_indecisive, _strongest(state.public_chances))
    side.war = war_worth(course.undecided, standing, lottery, side.cost_of_war)
    side.sectoral_war = war_worth(course.undecided, sectoral_standing, sectoral_lottery, side.cost_of_war)
    side.public_war = war_worth(public_undecided, public_standing, public_lottery, side.public_cost_of_war)


@rule
def _strongest(chances: Records) -> float:
    strongest = chances[0]
    for j in range(1, len(chances)):
        strongest = max(strongest, chances[j])
    return strongest
