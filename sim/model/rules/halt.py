"""A ceasefire, day by day (section 3.8): fire, what is seen of it, memory and trust, and how it ends."""

from __future__ import annotations

from sim.compiled import rule
from sim.model.rules.answers import add_up
from sim.model.rules.luck import happens, normal
from sim.model.state import FULL, GOES_ON, IN_FORCE, SECTORAL, State
from sim.theory.belief import trust_mean
from sim.theory.violation import (
    intended_level,
    mean_one,
    misattributed,
    moving_mean,
    observed_level,
    perceived_level,
)
from sim.vocabulary import FATES

__all__ = ["live"]

COLLAPSED, DENOUNCED, LAPSED, EXTENDED = range(len(FATES))


@rule
def live(state: State, t: int, scope: int, day: int) -> None:
    """A day of the ceasefire of that scope, if one lives: what is fired, seen and remembered, and whether it ends."""
    halt = state.halts[t, scope]
    halt.lived = halt.alive
    if not halt.alive:
        return
    halt.days += 1
    for i in range(len(state.sides[t])):
        _put_in_force(state, t, scope, i)
    _fire(state, t, scope, day)
    _remember(state, t, scope, day)
    halt.fate = _fate(state, t, scope, day)


@rule
def _put_in_force(state: State, t: int, scope: int, i: int) -> None:
    """The ledger for the agreed terms, under the pressure that third parties left today."""
    ledger, threshold = state.ledgers[t, i, IN_FORCE], state.ledgers[t, i, FULL].threshold
    state.ledgers[t, i, IN_FORCE] = state.ledgers[t, i, scope]
    relief = state.halts[t, SECTORAL].relief if scope == SECTORAL else 1.0
    ledger.pressure, ledger.threshold = relief * state.sides[t, i].pressure, threshold
    add_up(ledger)


@rule
def _fire(state: State, t: int, scope: int, day: int) -> None:
    """What is fired, and its smoothed mean."""
    halt, settings, sides = state.halts[t, scope], state.settings[t], len(state.sides[t])
    intended = observed = 0.0
    for i in range(sides):
        side, fire, total = state.sides[t, i], state.fires[t, scope, i], state.ledgers[t, i, IN_FORCE].total
        own = side.depth * (1.0 if side.sincere else settings.stalling_factor)
        returned = settings.reciprocity * fire.memory
        level = intended_level(own, settings.distrust, side.trusting, settings.discontent, total, returned)
        noise = mean_one(settings.noise, normal(state, state.luck_of_level[i], t, day))
        fire.incident = happens(state, state.luck_of_spoiler[i], t, day, settings.spoiler_chance)
        incidents = (settings.spoiler_size if fire.incident else 0.0) + side.level_shift
        fire.observed = observed_level(level, noise, incidents)
        fire.fired += fire.observed
        intended += level
        observed += fire.observed
    if halt.days == 1:
        halt.smoothed = 1.0 if halt.stillborn else intended / sides
    halt.level = observed / sides
    halt.smoothed = moving_mean(halt.smoothed, halt.level, 1.0 - settings.smoothing)


@rule
def _remember(state: State, t: int, scope: int, day: int) -> None:
    """What each side saw: it is remembered, and feeds trust in each other side."""
    settings, sides = state.settings[t], len(state.sides[t])
    blur = misattributed(settings.misattribution, _distance(state, t, scope), state.courses[t].monitors)
    for i in range(sides):
        fire, seen = state.fires[t, scope, i], 0.0
        score = normal(state, state.luck_of_perception[i], t, day)
        for j in range(sides):
            if j == i:
                continue
            level = perceived_level(state.fires[t, scope, j].observed, fire.observed, blur, score)
            pair = state.pairs[t, i, j]
            pair.saw_dirty = level > settings.dirty_above
            if pair.saw_dirty:
                pair.dirty += settings.erosion
            else:
                pair.clean += settings.repair
            pair.trust = trust_mean(pair.clean, pair.dirty)
            seen += level
        fire.memory = moving_mean(fire.memory, seen / (sides - 1), settings.memory)


@rule
def _distance(state: State, t: int, scope: int) -> float:
    """Mean distance of the terms from the best-monitored poles; 1 where the offer has no such issue."""
    issues = state.issues if scope == FULL else state.sectoral_issues
    text = state.text[t] if scope == FULL else state.sectoral_text[t]
    distance = monitored = 0.0
    for k in range(len(issues)):
        if issues[k].monitored:
            distance += abs(text[k].now - issues[k].pole)
            monitored += 1.0
    return distance / monitored if monitored > 0.0 else 1.0


@rule
def _fate(state: State, t: int, scope: int, day: int) -> int:
    """How the ceasefire ends today, a place in `FATES`; -1 if it goes on."""
    halt, settings = state.halts[t, scope], state.settings[t]
    called_off, willing = False, True
    for i in range(len(state.sides[t])):
        fire, ledger = state.fires[t, scope, i], state.ledgers[t, i, IN_FORCE]
        fire.denounces = ledger.total < halt.denounced_below and happens(
            state, state.luck_of_denounce[i], t, day, settings.denounce_chance
        )
        called_off = called_off or fire.denounces
        willing = willing and ledger.total >= halt.premium_share * ledger.threshold
    if halt.smoothed >= settings.collapse_level:
        return COLLAPSED
    if called_off:
        return DENOUNCED
    if halt.days >= state.case.halt_days:
        return EXTENDED if willing else LAPSED
    return GOES_ON
