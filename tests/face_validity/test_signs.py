"""Face validity: the direction of every effect that a reader would expect, paired on common luck.

Each row compares a variant with the base case in the same trials. Its effect must have the stated sign and lie more
than three standard errors from zero; run with `-s` to see every difference with its error.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.vocabulary import ENDINGS

SEED, TRIALS, BLOCK = 20250314, 24576, 8192
BASE = "jeddah-2025-03"
KEPT = ("ending", "full_days", "sectoral_days")


@cache
def rows(scenario, *settings, trials=TRIALS):
    """The columns that matter here, over all trials."""
    case = load_scenario(scenario, settings).scenario
    blocks = [run_block(case, SEED, first, min(BLOCK, trials)) for first in range(0, trials, BLOCK)]
    return {name: np.concatenate([block[name] for block in blocks]) for name in KEPT}


def full_yes(table):
    return table["full_days"] > 0


def early_collapse(table):
    return (table["ending"] == ENDINGS.index("full_collapsed")) & (table["full_days"] <= 7)


def effect(outcome, table, base, among=None):
    """Mean paired difference and its standard error, over all trials or over those in `among`."""
    difference = outcome(table).astype(float) - outcome(base).astype(float)
    if among is not None:
        difference = difference[among]
    return difference.mean(), difference.std(ddof=1) / np.sqrt(len(difference)), len(difference)


CHANCE_OF_A_FULL_YES = {
    "Moscow drops the Kursk demand": ("jeddah-kursk-safe-exit", (), +1),
    "Washington leans on Moscow": ("jeddah-washington-leans-on-moscow", (), +1),
    "a costlier war for Moscow": ("jeddah-costlier-war", (), +1),
    "less momentum for Moscow": ("jeddah-front-stalls", (), +1),
    "Moscow fears regrouping less": (BASE, ("actors.russia.regroup=0.1",), +1),
    "the NATO concession withheld": ("jeddah-nato-withheld", (), -1),
}


@pytest.mark.slow
def test_the_largest_effect_shows_in_few_trials():
    """The one sign that is looked at while code is written: pressure on Moscow."""
    few = 1024
    leaning = rows("jeddah-washington-leans-on-moscow", trials=few)
    mean, error, _ = effect(full_yes, leaning, rows(BASE, trials=few))
    assert mean > 3 * error


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANCE_OF_A_FULL_YES)
def test_chance_of_a_full_yes(name):
    scenario, settings, sign = CHANCE_OF_A_FULL_YES[name]
    difference, error, count = effect(full_yes, rows(scenario, *settings), rows(BASE))
    print(f"\n{name}: full yes {difference:+.4f} (s.e. {error:.4f}, {count:,} trials)")
    assert sign * difference > 3 * error


EARLY_COLLAPSE = {
    "better verification": (BASE, ("offers.full.text.verification=0.05",)),
    "Europe offers monitors": ("jeddah-europe-offers-monitors", ()),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EARLY_COLLAPSE)
def test_early_collapse_of_halts_that_both_reach(name):
    scenario, settings = EARLY_COLLAPSE[name]
    table, base = rows(scenario, *settings), rows(BASE)
    both = full_yes(table) & full_yes(base)
    difference, error, count = effect(early_collapse, table, base, both)
    print(f"\n{name}: collapse by day 7 {difference:+.4f} (s.e. {error:.4f}, {count:,} trials)")
    assert difference < -3 * error


@pytest.mark.slow
def test_sincere_sides_lengthen_halts():
    table, base = rows("jeddah-both-sincere"), rows(BASE)
    both = full_yes(table) & full_yes(base)
    difference, error, count = effect(lambda each: each["full_days"], table, base, both)
    print(f"\nboth sides sincere: days of a full ceasefire {difference:+.2f} (s.e. {error:.2f}, {count:,} trials)")
    assert difference > 3 * error
