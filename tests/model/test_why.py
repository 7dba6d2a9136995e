"""Why not: the binding line and the binding demand, case by case."""

from __future__ import annotations

import pytest

from sim.model.rules.why import binding_line
from sim.vocabulary import BINDING
from tests.cases import at, duel, issue, merged
from tests.model.lab import rows


def binds(gap, *removals):
    return BINDING.key(binding_line(gap, *removals))


def test_the_smallest_that_is_enough_binds():
    assert binds(0.2, 0.5, 0.3, 0.25, 0.1) == "audience"
    assert binds(0.2, 0.5, 0.3, 0.25, 0.2) == "stalling_premium"


def test_equal_amounts_take_the_first():
    assert binds(0.2, 0.1, 0.3, 0.3, 0.3) == "exposure"


def test_nothing_alone():
    assert binds(0.4, 0.3, 0.2, 0.1, 0.39) == "none_alone"


def told(text, **side):
    change = {
        "horizon": {"talks_days": 1},
        "issues": {"line": issue(security=True)},
        "offers": {"whole": {"text": {"line": text}}},
    }
    return merged(duel(), merged(change, {"actors": {"a": side, "b": {"cost_scale": 0.9}}}))


CASES = {
    "terms_minus_war": told(0.3, cost_scale=0.1),
    "exposure": told(0.5, cost_scale=0.1, regroup=0.5, trust={"b": 0.0}),
    "audience": merged(
        told(0.5, cost_scale=0.1, audience_cost=1.0, positions={"line": at(1.0, 1.0, 1.0)}),
        {"preferences": {"audience_weight": 1.0}},
    ),
    "stalling_premium": merged(told(0.5, cost_scale=0.1, sincerity=0.0), {"talks": {"premium": 0.2}}),
    "none_alone": told(0.3, cost_scale=0.1, regroup=0.5, trust={"b": 0.0}),
}


@pytest.mark.parametrize("line", CASES)
def test_each_line_can_bind(line):
    table = rows(CASES[line])
    assert table["holdout"][0] == 0
    assert table["holdout_day"][0] == 0
    assert BINDING.key(table["binding_line"][0]) == line


def test_removing_the_binding_line_does_turn_the_answer():
    """And nothing smaller does: checked by taking each line away from the scenario itself."""
    without = {"exposure": {"regroup": 0.0}, "audience": {"audience_cost": 0.0}, "stalling_premium": {"stalling": 0.0}}
    for line, cure in without.items():
        assert rows(CASES[line])["day0_answer_a"][0] < 3
        assert rows(merged(CASES[line], {"actors": {"a": cure}}))["day0_answer_a"][0] == 3
    for cure in without.values():
        assert rows(merged(CASES["none_alone"], {"actors": {"a": cure}}))["day0_answer_a"][0] < 3


def test_nobody_holds_out_where_all_say_yes_at_once():
    table = rows(told(0.5, cost_scale=0.1))
    assert (
        table["holdout"][0] == table["holdout_day"][0] == table["binding_line"][0] == table["binding_demand"][0] == -1
    )
    assert not table["binding_demand_alone"][0]


TWO = merged(
    duel("line", "road"),
    {
        "horizon": {"talks_days": 1},
        "actors": {
            "a": {"cost_scale": 0.1, "positions": {"line": at(1.0, 3.0), "road": at(1.0, 1.0)}},
            "b": {"cost_scale": 0.9},
        },
    },
)


def test_the_demand_is_the_issue_whose_concession_helps_most():
    """Weights .75 and .25 at .3 each: conceding line brings .525, road .175; the gap is .4 - .3 = .1."""
    table = rows(merged(TWO, {"offers": {"whole": {"text": {"line": 0.3, "road": 0.3}}}}))
    assert table["binding_demand"][0] == 0
    assert table["binding_demand_alone"][0]
    nearly_there = {"offers": {"whole": {"text": {"line": 0.45, "road": 0.0}}}}
    nearly_there |= {"actors": {"a": {"capability": 3.0, "positions": {"line": at(0.5, 3.0)}}}}
    assert rows(merged(TWO, nearly_there))["binding_demand"][0] == 1


@pytest.mark.parametrize(("win", "enough"), [(0.5, True), (0.9, False)])
def test_a_demand_may_be_enough_alone_or_not(win, enough):
    """At .1 each a has .1; war is worth its chance of winning. Conceding line in full brings .675."""
    strong = {"offers": {"whole": {"text": {"line": 0.1, "road": 0.1}}}}
    strong |= {"actors": {"a": {"capability": win / (1 - win), "cost_scale": 0.0}, "b": {"capability": 1.0}}}
    table = rows(merged(TWO, strong))
    assert table["binding_demand"][0] == 0
    assert table["binding_demand_alone"][0] == enough


def test_an_issue_fixed_by_the_offer_is_nobodys_demand():
    fixed = merged(
        TWO, {"issues": {"line": issue(fixed_by_offer=True)}, "offers": {"whole": {"text": {"line": 0.3, "road": 0.3}}}}
    )
    assert rows(fixed)["binding_demand"][0] == 1


def test_the_side_furthest_from_its_threshold_holds_out():
    low = merged(
        duel(),
        {
            "horizon": {"talks_days": 1},
            "actors": {"a": {"cost_scale": 0.0}, "b": {"cost_scale": 0.0, "capability": 3.0}},
        },
    )
    assert rows(merged(low, {"offers": {"whole": {"text": {"line": 0.24}}}}))["holdout"][0] == 0
    assert rows(merged(low, {"offers": {"whole": {"text": {"line": 0.9}}}}))["holdout"][0] == 1


def test_the_last_answer_short_of_yes_is_kept_after_a_yes():
    """Pressure turns a's no into a yes after some days; the record keeps the last day of its no."""
    told = merged(
        duel(),
        {
            "actors": {
                "a": {"cost_scale": 0.0, "urgency": 0.0},
                "m": {
                    "role": "mediator",
                    "urgency": 1.0,
                    "no_deal_cost": 1.0,
                    "leverage": {"a": 1.0},
                    "patience": {"departure": 0},
                },
            },
            "offers": {"whole": {"text": {"line": 0.45}}},
        },
    )
    table = rows(told)
    assert table["full_start_day"][0] > 0
    assert table["holdout"][0] == 0
    assert table["holdout_day"][0] == table["full_start_day"][0] - 1
    assert BINDING.key(table["binding_line"][0]) == "terms_minus_war"
