"""The same theory, as Python and as machine code: the same numbers to the last bit."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from sim.compiled import Loop, Tables, record, rule
from sim.theory import (
    answer,
    bargaining,
    belief,
    contest,
    ledger,
    limits,
    pressure,
    quantiles,
    satisfaction,
    violation,
)
from sim.theory.answer import answer as reply
from sim.theory.answer import is_short, logistic, stalling_premium
from sim.theory.bargaining import CLAIM, CLIMBER, MOVE, climb, floored_log, slope_down, slope_up, value
from sim.theory.belief import answer_likelihood, bayes, trust_mean
from sim.theory.contest import reckoned, strength, undecided, vigour, war_worth, win_chances
from sim.theory.ledger import beyond, fear, lifted_trust, total
from sim.theory.limits import crossed, limit_edge, within_reach
from sim.theory.pressure import approach, departure_chance, zeal
from sim.theory.quantiles import logistic_quantile, normal_quantile, triangular_quantile
from sim.theory.satisfaction import loss
from sim.theory.violation import intended_level, mean_one, misattributed, moving_mean, observed_level, perceived_level

MODULES = (answer, bargaining, belief, contest, ledger, limits, pressure, quantiles, satisfaction, violation)
COUNT, SIDES, ISSUES = 1000, 3, 4

GIVEN = record("share part rest chance wide far", yes="?")
"""Numbers of three kinds: in 0..1, around what ledgers hold, and far beyond."""

FOUND = record(
    "logistic stalling_premium answer floored_log answer_likelihood bayes trust_mean strength vigour is_short beyond"
    " fear lifted_trust total approach departure_chance zeal logistic_quantile normal_quantile triangular_quantile loss"
    " reckoned undecided war_worth limit_edge crossed within_reach intended_level mean_one misattributed moving_mean"
    " observed_level perceived_level value slope_up slope_down moves",
)


@rule
def _one_number(given, found):
    """Every rule that gives a number, of numbers in an order that means nothing."""
    share, part, rest, wide, far = given.share, given.part, given.rest, given.wide, given.far
    found.logistic = logistic(far)
    found.stalling_premium = stalling_premium(share, part, rest, wide)
    found.answer = reply(wide, share, part)
    found.floored_log = floored_log(wide, 0.02)
    found.answer_likelihood = answer_likelihood(given.yes, wide, share + 1e-6)
    found.bayes = bayes(share, part, rest)
    found.trust_mean = trust_mean(abs(far), share)
    found.vigour = vigour(wide, part)
    found.strength = strength(abs(far), abs(wide))
    found.reckoned = reckoned(share, part, given.yes)
    found.undecided = undecided(share, part)
    found.war_worth = war_worth(share, part, wide, rest)
    found.limit_edge = limit_edge(share, part, given.yes)
    found.crossed = crossed(share, part, rest)
    found.within_reach = within_reach(share, part, rest, given.chance)
    found.is_short = is_short(reply(wide, share, part))
    found.beyond = beyond(share, part, rest)
    found.fear = fear(share, part)
    found.lifted_trust = lifted_trust(share, part)
    found.total = total(share, part, rest, wide, far, given.chance)
    found.approach = approach(wide, share, part)
    found.departure_chance = departure_chance(share, part, abs(far))
    found.zeal = zeal(share, part, rest, given.chance)
    found.logistic_quantile = logistic_quantile(given.chance)
    found.normal_quantile = normal_quantile(given.chance)
    found.triangular_quantile = triangular_quantile(given.chance, min(share, part), part, max(part, rest))
    found.loss = loss(share, part, given.yes)
    found.intended_level = intended_level(share, abs(far), part, rest, wide, given.chance)
    found.mean_one = mean_one(share, wide)
    found.misattributed = misattributed(share, part, rest)
    found.moving_mean = moving_mean(wide, far, share)
    found.observed_level = observed_level(share, part, wide)
    found.perceived_level = perceived_level(share, part, rest, wide)


def _all_rules(tables):
    """Every public rule of the theory, trial by trial; `value` and slopes of the first party are seen on the way."""
    for t in range(len(tables.given)):
        found = tables.found[t]
        _one_number(tables.given[t], found)
        win_chances(tables.strengths[t], 8.0 * tables.given[t].share, tables.chances[t])
        claims, parties, moves = tables.claims[t], tables.parties[t], tables.moves[t]
        for p in range(len(parties)):
            parties[p].value = value(claims[p], parties[p].rest, moves, False)
        found.value = parties[0].value
        found.slope_up = slope_up(claims[0, 0], moves[0].now)
        found.slope_down = slope_down(claims[0, 0], moves[0].now)
        found.moves = 1.0 if climb(claims, parties, moves, 0.1 * tables.given[t].part, 0.02) else 0.0


def made():
    """The tables of some trials: everything drawn, with edges among it."""
    rng = np.random.default_rng(7)
    given, claims = np.zeros(COUNT, dtype=GIVEN), np.zeros((COUNT, SIDES, ISSUES), dtype=CLAIM)
    parties, moves = np.zeros((COUNT, SIDES), dtype=CLIMBER), np.zeros((COUNT, ISSUES), dtype=MOVE)
    for name in ("share", "part", "rest"):
        given[name] = rng.uniform(0.0, 1.0, COUNT)
        given[name][rng.uniform(size=COUNT) < 0.02] = 1.0
    low, high = np.geomspace(2.0**-54, 0.5, COUNT // 2), np.geomspace(2.0**-53, 0.5, COUNT // 2)
    given["chance"] = np.concatenate([low, 1.0 - high])
    given["wide"], given["far"] = rng.normal(0.0, 1.0, COUNT), rng.normal(0.0, 300.0, COUNT)
    given["yes"] = rng.uniform(size=COUNT) < 0.5
    for name in ("point", "slope", "red"):
        claims[name] = rng.uniform(0.0, 1.0, claims.shape)
    claims["curve"] = rng.uniform(0.0, 1.0, claims.shape) * (rng.uniform(size=claims.shape) < 0.5)
    claims["low"] = claims["point"] - rng.uniform(0.0, 1.0, claims.shape)
    claims["high"] = np.where(rng.uniform(size=claims.shape) < 0.2, np.inf, claims["point"] + 0.25)
    parties["weight"], parties["rest"] = rng.uniform(0.5, 1.0, parties.shape), rng.uniform(0.5, 2.5, parties.shape)
    moves["now"], moves["high"] = rng.uniform(0.0, 1.0, moves.shape), 1.0
    held = rng.uniform(size=COUNT) < 0.3
    moves["low"][held] = moves["high"][held] = moves["now"][held]
    return Tables(
        given=given,
        found=np.zeros(COUNT, dtype=FOUND),
        claims=claims,
        parties=parties,
        moves=moves,
        strengths=rng.lognormal(0.0, 2.0, (COUNT, SIDES)),
        chances=np.zeros((COUNT, SIDES)),
    )


@pytest.mark.slow
def test_every_rule_gives_the_same_last_bit():
    """The sums of the climb among them: what is compiled adds in the same order, and fuses nothing."""
    plain, compiled = made(), made()
    _all_rules(plain)
    Loop(_all_rules, made())(compiled)
    for (name, one), (_, other) in zip(plain.arrays(), compiled.arrays(), strict=True):
        for field in one.dtype.names or [...]:
            assert np.array_equal(one[field], other[field]), (name, field)
    assert 0.1 < np.mean(plain.found["moves"]) < 0.9
    assert np.isfinite(plain.chances).all()


def test_no_public_rule_is_left_out():
    loop = inspect.getsource(_one_number) + inspect.getsource(_all_rules)
    for module in MODULES:
        for name in module.__all__:
            if inspect.isfunction(getattr(module, name)):
                called = "reply" if name == "answer" else name
                assert f" {called}(" in loop, f"{module.__name__}.{name}"
