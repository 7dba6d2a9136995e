"""Why not: the smallest sets of lines and of demands that would have turned an answer, case by case."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.rules.why import binding_lines
from sim.sets import set_text, words_of
from sim.vocabulary import BINDING
from tests.cases import at, duel, issue, limit, merged
from tests.model.lab import rows

amounts = st.integers(0, 8).map(lambda n: n / 8)


def binds(gap, *removals, vetoed=False):
    return set_text(binding_lines(gap, removals, vetoed), tuple(BINDING))


def lines_of(table):
    return set_text(int(table["binding_lines"][0]), tuple(BINDING))


def test_the_smallest_that_is_enough_binds():
    assert binds(0.2, 0.5, 0.3, 0.25, 0.1) == "audience"
    assert binds(0.2, 0.5, 0.3, 0.25, 0.2) == "stalling_premium"


def test_equal_amounts_take_the_first():
    assert binds(0.2, 0.1, 0.3, 0.3, 0.3) == "exposure"
    assert binds(0.5, 0.25, 0.25, 0.25, 0.25) == "terms_minus_war+exposure"


def test_where_none_alone_would_do_the_smallest_pair_binds():
    assert binds(0.4, 0.3, 0.2, 0.1, 0.39) == "terms_minus_war+audience"
    assert binds(0.41, 0.3, 0.2, 0.1, 0.39) == "audience+stalling_premium"


def test_a_limit_binds_alone_or_with_others():
    assert binds(0.0, 0.3, 0.2, 0.1, 0.1, vetoed=True) == "limit"
    assert binds(0.2, 0.1, 0.3, 0.25, 0.0, vetoed=True) == "audience+limit"


def test_nothing_would_do():
    assert binds(0.7, 0.3, 0.2, 0.1, 0.0) is None


@given(st.tuples(amounts, amounts, amounts, amounts), st.integers(1, 32).map(lambda n: n / 8))
def test_no_set_with_fewer_lines_or_less_would_do(removals, gap):
    """Against every set there is, one by one."""
    found = words_of(binding_lines(gap, removals, False), tuple(BINDING))
    adds = dict(zip(BINDING, removals, strict=False))
    enough = [
        (size, sum(adds[key] for key in chosen), [list(adds).index(key) for key in chosen], chosen)
        for size in range(1, 5)
        for chosen in combinations(adds, size)
        if sum(adds[key] for key in chosen) >= gap
    ]
    assert found == (min(enough)[3] if enough else ())


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
    "terms_minus_war+exposure": told(0.3, cost_scale=0.1, regroup=0.5, trust={"b": 0.0}),
    "limit": merged(
        told(0.5, cost_scale=0.1, positions={"line": {**at(1.0, 1.0), "limit": limit("below", 0.6, 1.0)}}),
        {"preferences": {"absolute": 1.0, "audience_weight": 0.0}},
    ),
    "terms_minus_war+limit": merged(
        told(0.3, cost_scale=0.1, positions={"line": {**at(1.0, 1.0), "limit": limit("below", 0.6, 1.0)}}),
        {"preferences": {"absolute": 1.0, "audience_weight": 0.0}},
    ),
}


@pytest.mark.parametrize("lines", CASES)
def test_each_line_can_bind(lines):
    table = rows(CASES[lines])
    assert table["holdout"][0] == 0
    assert table["holdout_day"][0] == 0
    assert lines_of(table) == lines
    assert (table["ruled_out"][0] == 1) == ("limit" in lines)


def test_removing_the_binding_line_does_turn_the_answer():
    """And nothing smaller does: checked by taking each line away from the scenario itself."""
    without = {"exposure": {"regroup": 0.0}, "audience": {"audience_cost": 0.0}, "stalling_premium": {"stalling": 0.0}}
    for line, cure in without.items():
        assert rows(CASES[line])["day0_answer_a"][0] < 3
        assert rows(merged(CASES[line], {"actors": {"a": cure}}))["day0_answer_a"][0] == 3
    for cure in without.values():
        assert rows(merged(CASES["terms_minus_war+exposure"], {"actors": {"a": cure}}))["day0_answer_a"][0] < 3


def test_nobody_holds_out_where_all_say_yes_at_once():
    table = rows(told(0.5, cost_scale=0.1))
    assert table["holdout"][0] == table["holdout_day"][0] == table["binding_demand"][0] == -1
    assert table["binding_lines"][0] == table["binding_demands"][0] == table["ruled_out"][0] == 0


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
    assert table["binding_demands"][0] == 0b01
    nearly_there = {"offers": {"whole": {"text": {"line": 0.45, "road": 0.0}}}}
    nearly_there |= {
        "actors": {"a": {"capability": 3.0, "war_aims": {"line": 0.5}, "positions": {"line": at(0.5, 3.0)}}}
    }
    assert rows(merged(TWO, nearly_there))["binding_demand"][0] == 1


@pytest.mark.parametrize(("win", "demands"), [(0.5, 0b01), (0.9, 0b11)])
def test_demands_are_as_few_as_would_do(win, demands):
    """At .1 each a has .1; war is worth its chance of winning. Conceding line in full brings .675, road .225 more."""
    strong = {"offers": {"whole": {"text": {"line": 0.1, "road": 0.1}}}}
    strong |= {"actors": {"a": {"capability": win / (1 - win), "cost_scale": 0.0}, "b": {"capability": 1.0}}}
    table = rows(merged(TWO, strong))
    assert table["binding_demand"][0] == 0
    assert table["binding_demands"][0] == demands


def test_what_a_limit_forbids_is_among_the_demands_whatever_it_brings():
    """Conceding line would do by the ledger; but a has ruled out any road below .5, and holds to it."""
    road = {"positions": {"road": {**at(1.0, 1.0), "limit": limit("below", 0.5, 1.0)}}}
    change = {"actors": {"a": road}, "offers": {"whole": {"text": {"line": 0.3, "road": 0.3}}}}
    table = rows(merged(TWO, change), {"preferences": {"absolute": 1.0}})
    assert table["ruled_out"][0] == 0b10
    assert table["binding_demand"][0] == 1
    assert table["binding_demands"][0] in (0b10, 0b11)
    assert lines_of(table) == "terms_minus_war+limit"
    assert rows(merged(TWO, change), {"preferences": {"absolute": 0.0}})["ruled_out"][0] == 0


def test_no_concession_may_be_enough():
    """War is certain to be won, and worth all there is."""
    sure = {"actors": {"a": {"capability": 1e9, "cost_scale": 0.0, "sincerity": 0.0}}, "talks": {"premium": 0.5}}
    table = rows(merged(TWO, sure))
    assert table["binding_demand"][0] == 0
    assert table["binding_demands"][0] == 0


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
    assert lines_of(table) == "terms_minus_war"
