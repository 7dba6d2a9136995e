"""What must not matter, bit for bit: order, an idle actor, an issue that nobody cares about."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.block import run_block
from sim.scenario.scenario import Scenario
from sim.sets import words_of
from tests.cases import busy
from tests.properties.same import assert_same_bits, labels
from tests.properties.strategies import scenario_maps

TRIALS = 24
IDLE = {
    "mediator": {"role": "mediator", "patience": {"departure": 0.3}},
    "guarantor": {"role": "guarantor", "pledge": {"ceiling": 0}, "aid": {"ceiling": 0}},
}


def run(told: dict[str, Any], trials: int = TRIALS) -> dict[str, Any]:
    return run_block(Scenario.model_validate(told), 11, 3, trials)


def shuffled(node: Any, rng: Any) -> Any:
    """The same mapping with the keys of every mapping in another order."""
    if not isinstance(node, dict):
        return node
    keys = list(node)
    rng.shuffle(keys)
    return {key: shuffled(node[key], rng) for key in keys}


def with_idle(told: dict[str, Any], name: str, role: str) -> dict[str, Any]:
    changed = copy.deepcopy(told)
    backs = next(key for key, actor in told["actors"].items() if actor["role"] == "belligerent")
    changed["actors"][name] = IDLE[role] | ({"backs": backs} if role == "guarantor" else {})
    return changed


SETS = ("binding_demands", "ruled_out")
"""Columns whose bits are issues: an issue more moves them."""


def with_empty_issue(told: dict[str, Any], name: str, phase: str, held: float | None) -> dict[str, Any]:
    """Add an issue of zero salience for all; `held` is everyone's firm position on it, if they have one."""
    changed = copy.deepcopy(told)
    changed["issues"][name] = {"title": "t", "zero": "z", "one": "o", "phase": phase}
    changed["reference"][name] = 0.3
    for offer in changed["offers"].values():
        offer["text"][name] = 0.6
    for actor in changed["actors"].values():
        if held is not None:
            actor.setdefault("positions", {})[name] = {"ideal": held, "salience": 0, "firmness": 0.9}
        if actor["role"] == "belligerent":
            actor.setdefault("war_aims", {})[name] = 0.9
    return changed


def assert_same_but_for_the_issue(before: dict[str, Any], after: dict[str, Any], told: Any, changed: Any) -> None:
    sets = tuple(name for name in before if name in SETS or name.startswith("day0_ruled_out_"))
    assert_same_bits(before, after, skip=("binding_demand", *sets))
    old, new = (sorted(next(o for o in t["offers"].values() if o["scope"] == "full")["text"]) for t in (told, changed))
    assert labels(before["binding_demand"], old) == labels(after["binding_demand"], new)
    for name in sets:
        assert [words_of(int(n), old) for n in before[name]] == [words_of(int(n), new) for n in after[name]], name


@pytest.mark.slow
@given(scenario_maps(), st.integers(0, 2**32))
def test_order_of_actors_issues_and_everything_else(told, seed):
    assert_same_bits(run(told), run(shuffled(told, random.Random(seed))))


@pytest.mark.slow
@given(scenario_maps(), st.sampled_from(["aaa", "nnn", "zzz"]), st.sampled_from(["mediator", "guarantor"]))
def test_an_actor_that_cares_about_nothing_and_does_nothing(told, name, role):
    assert_same_bits(run(told), run(with_idle(told, name, role)))


@pytest.mark.slow
@given(
    scenario_maps(),
    st.sampled_from(["aaa", "nnn", "zzz"]),
    st.sampled_from(["now", "later"]),
    st.sampled_from([None, 0.0, 0.8]),
)
def test_an_issue_of_zero_salience(told, name, phase, held):
    changed = with_empty_issue(told, name, phase, held)
    assert_same_but_for_the_issue(run(told), run(changed), told, changed)


@pytest.mark.slow
def test_all_three_on_many_trials_of_the_busy_case():
    told, trials = busy(), 3000
    before = run(told, trials)
    assert len(set(before["ending"])) >= 6, "the busy case must be busy"
    assert_same_bits(before, run({key: told[key] for key in reversed(told)}, trials))
    for role in IDLE:
        assert_same_bits(before, run(with_idle(told, "middle", role), trials))
    changed = with_empty_issue(told, "middle", "now", 0.7)
    assert_same_but_for_the_issue(before, run(changed, trials), told, changed)


@pytest.mark.slow
@pytest.mark.parametrize("flag", ["salience", "security"])
def test_the_comparison_can_fail(flag):
    """An issue that somebody cares about, or that leaves a side exposed, does change something."""
    told = busy()
    changed = with_empty_issue(told, "middle", "now", 0.7)
    changed["actors"]["red"]["positions"]["middle"]["salience"] = 0.2
    changed["issues"]["middle"]["security"] = flag == "security"
    with pytest.raises(AssertionError):
        assert_same_bits(run(told, 200), run(changed, 200), skip=("binding_demand", *SETS))
