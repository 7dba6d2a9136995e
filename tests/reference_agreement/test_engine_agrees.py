"""Two pairs of eyes: the block engine against the scalar reference, trial by trial.

Endings, days, ceasefires, holdouts, what bound them and what was ruled out must be equal; ledgers, terms, trust and
beliefs agree to rounding, since sums run in another order and an exponential may differ in its last bit.
"""

from __future__ import annotations

import math

import pytest

from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.sets import words_of
from sim.shipped import shipped_scenarios
from sim.uncertainty import Coded
from sim.vocabulary import BINDING, ENDINGS, LEDGER_LINES
from tests.cases import built, busy, merged
from tests.reference import simulate
from tests.reference.cases import BORDER, THREE, WALKING, build

pytestmark = pytest.mark.slow

SEED = 7
CHUNK = 250
REAL_CASE_TRIALS = 2000
ROUNDING = 1e-9
CHAPTERS = (*LEDGER_LINES, "sum", "threshold")


def word(words, code):
    return None if code < 0 else words[code]


def day(number):
    return None if number < 0 else int(number)


def decided(rows, k, scenario):
    """What must be equal, from row k of a block."""
    sides, issues = list(scenario.belligerents), sorted(scenario.full[1].text)
    told = {
        "ending": word(tuple(ENDINGS), rows["ending"][k]),
        "ending_day": int(rows["ending_day"][k]),
        "holdout": word(sides, rows["holdout"][k]),
        "binding_lines": words_of(int(rows["binding_lines"][k]), tuple(BINDING)),
        "binding_demand": word(issues, rows["binding_demand"][k]),
        "binding_demands": words_of(int(rows["binding_demands"][k]), issues),
        "ruled_out": words_of(int(rows["ruled_out"][k]), issues),
        "coder": {panel: int(rows[f"coder_{panel}" if panel else "coder"][k]) for panel in panels_of(scenario)},
    }
    told |= {name: day(rows[name][k]) for name in ("holdout_day", "sectoral_start_day", "sectoral_days")}
    told |= {name: day(rows[name][k]) for name in ("full_start_day", "full_days")}
    told |= {name: day(rows[name][k]) for name in ("no_room_first_day", "no_room_last_day")}
    flags = ("sectoral_before", "text_rests", "no_bargaining_range")
    told |= {name: bool(rows[name][k]) for name in flags}
    told["sincere"] = {side: bool(rows[f"sincere_{side}"][k]) for side in sides}
    for scope in ("full", "sectoral"):
        told[f"first_yes_{scope}"] = {side: day(rows[f"first_yes_{scope}_{side}"][k]) for side in sides}
    return told


def panels_of(scenario):
    return {value.panel for _, value in scenario.values() if isinstance(value, Coded)}


def numbers(rows, k, scenario):
    """What must agree to rounding, from row k of a block: (what, engine's) pairs keyed as in the reference."""
    sides = list(scenario.belligerents)
    for issue in scenario.full[1].text:
        yield ("text", issue), rows[f"text_{issue}"][k]
    for side in sides:
        for when in ("day0", "end"):
            for line in CHAPTERS:
                yield (when, side, line), rows[f"{when}_{line}_{side}"][k]
        for other in sides:
            if other != side:
                yield ("trust", (side, other)), rows[f"trust_{side}_{other}"][k]
        for party in scenario.third_parties:
            yield ("belief", (party, side)), rows[f"belief_{party}_{side}"][k]


def compare(scenario, first, count, seed=SEED):
    """Every trial that differs, with what differs in it."""
    rows, differing = run_block(scenario, seed, first, count), {}
    for k in range(count):
        told = simulate(scenario, seed, first + k)
        wrong = {key: (mine, told[key]) for key, mine in decided(rows, k, scenario).items() if mine != told[key]}
        for path, mine in numbers(rows, k, scenario):
            theirs = told
            for key in path:
                theirs = theirs[key]
            if not math.isclose(mine, theirs, rel_tol=ROUNDING, abs_tol=ROUNDING):
                wrong[path] = (float(mine), theirs)
        if wrong:
            differing[first + k] = wrong
    return differing


@pytest.mark.parametrize("first", range(0, REAL_CASE_TRIALS, CHUNK))
def test_the_real_case_trial_by_trial(first):
    assert compare(load_scenario("jeddah-2025-03").scenario, first, CHUNK) == {}


def test_a_case_that_reaches_every_ending():
    assert compare(build(BORDER), 0, 900) == {}


@pytest.mark.parametrize("change", [WALKING, THREE], ids=["the text walks", "three sides"])
def test_more_of_that_case(change):
    assert compare(build(BORDER, change), 0, 300) == {}


def test_a_wish_without_a_reference():
    """Posture has nothing to lean on: the point that the wish derives from is the wish."""
    change = {"actors": {"red": {"positions": {"trade": {"wish_from": 0.9}}}}}
    told = merged(busy(), change)
    del told["reference"]["trade"], told["reference"]["checks"]
    assert compare(built(told), 0, 100) == {}


@pytest.mark.parametrize("name", [name for name in shipped_scenarios() if name != "jeddah-2025-03"])
def test_every_shipped_scenario(name):
    assert compare(load_scenario(name).scenario, 0, 25, seed=11) == {}


FAR = {
    "troop numbers": {"actors": {"red": {"capability": 3e5}, "blue": {"capability": 2e5}}, "contest": {"exponent": 60}},
    "tiny numbers": {
        "actors": {"red": {"capability": 3e-9}, "blue": {"capability": 2e-9}},
        "contest": {"exponent": 50},
    },
    "an exponent without end": {"contest": {"exponent": 1e15}},
    "shocks without end": {"actors": {"red": {"daily_shock": 1e15}}},
    "fire that feeds on itself": {
        "halt": {"distrust": 900, "discontent": 1e4, "collapse_level": 1e9, "reciprocity": 1}
    },
}


@pytest.mark.parametrize("name", FAR)
def test_far_beyond_the_usual(name):
    assert compare(built(busy(), FAR[name]), 0, 60) == {}
