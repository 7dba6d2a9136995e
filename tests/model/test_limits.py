"""What has been ruled out: where lines lie, which bind, what they cost, and where they leave the mediator room."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import at, built, busy, duel, issue, limit, merged
from tests.model.lab import fields_by_day, rows, world_of

NO, YES_BUT, YES = 1, 2, 3


def ruled(change=None, text=0.5, **limits):
    """A duel over the line in which sides have ruled something out; by their ledgers all say yes to the middle."""
    told = merged(duel(cost=0.6), {"horizon": {"talks_days": 6}, "offers": {"whole": {"text": {"line": text}}}})
    told = merged(told, {"preferences": {"absolute": 1.0}, "talks": {"refusal": {"chance": 0}}})
    for side, said in limits.items():
        told["actors"][side]["positions"]["line"]["limit"] = limit(*said)
    return merged(told, change or {})


def mediated(change=None, **limits):
    """The same with a mediator that writes at a step of .05, and a side that keeps the talks open."""
    lead = {"m": {"role": "mediator", "lead": True, "patience": {"departure": 0}}, "b": {"first_answer_days": 100}}
    return ruled(merged({"actors": lead, "talks": {"step": 0.05, "agenda": 0}}, change or {}), **limits)


def texts(told):
    return fields_by_day(told, lambda world: float(world.state.text["now"][0, 0]))


def test_a_line_lies_at_least_a_tenth_from_what_is_asked_for():
    stakes = world_of(built(ruled(a=("below", 0.95, 0.8), b=("above", 0.7, 0.8)))).state.stakes[0]
    assert stakes["low"][:, 0].tolist() == [0.9, -np.inf]
    assert stakes["high"][:, 0].tolist() == [np.inf, 0.7]


def test_a_limit_of_no_firmness_is_none():
    stake = world_of(built(ruled(a=("below", 0.6, 0.0)))).state.stakes[0, 0, 0]
    assert (stake.low, stake.high, stake.limited) == (0.65, 1.35, False)


def test_a_limit_on_an_issue_left_to_later_leaves_the_old_line():
    stake = world_of(built(ruled({"issues": {"line": issue(phase="later")}}, a=("below", 0.6, 0.9)))).state.stakes[
        0, 0, 0
    ]
    assert (stake.low, stake.high, stake.limited, stake.binds) == (0.65, 1.35, False, False)


def test_it_holds_with_the_chance_of_its_firmness():
    trials = 4_000
    table = rows(ruled({"preferences": {"absolute": 0.5}}, a=("below", 0.6, 0.8)), trials=trials)
    held = table["day0_answer_a"] == YES_BUT
    assert abs(np.mean(held) - 0.4) < 4 * np.sqrt(0.4 * 0.6 / trials)
    assert np.array_equal(held, table["day0_ruled_out_a"] == 1)
    assert set(table["day0_answer_a"].tolist()) == {YES_BUT, YES}


def test_one_draw_for_both_offers():
    """A sectoral text beyond the line is forbidden in the same trials as the full one."""
    part = {"part": {"scope": "sectoral", "text": {"line": 0.5}, "after_days": 0}}
    told = ruled(
        {"preferences": {"absolute": 0.5}, "offers": part, "horizon": {"talks_days": 1}}, a=("below", 0.6, 1.0)
    )
    table = rows(told, trials=400)
    assert np.array_equal(table["first_yes_sectoral_a"] < 0, table["day0_ruled_out_a"] == 1)
    assert 100 < np.sum(table["day0_ruled_out_a"]) < 300


def test_a_no_stays_a_no():
    assert rows(ruled({"actors": {"a": {"cost_scale": 0.0}}}, 0.3, a=("below", 0.6, 1.0)))["day0_answer_a"][0] == NO


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("the offer sets it", {"issues": {"line": issue(fixed_by_offer=True)}}),
        ("it is left to later", {"issues": {"line": issue(phase="later")}}),
        ("no text within the bounds can keep it", {"offers": {"whole": {"bounds": {"line": (0.2, 0.55)}}}}),
        ("nothing is left to settle", {"issues": {"line": issue(pocket="hill")},
                                       "front": {"pockets": {"hill": {"holder": "b", "left": 0.0}}}}),
    ],
)  # fmt: skip
def test_where_a_limit_is_no_veto(why, change):
    table = rows(ruled(change, a=("below", 0.6, 1.0)))
    assert table["day0_answer_a"][0] == YES, why
    assert table["day0_ruled_out_a"][0] == 0


def test_it_costs_audience_beyond_the_line_in_place_of_the_old_tolerance():
    """At .5, .1 beyond the line at .6, which was drawn with firmness .8; the old line, of firmness .9, lay at .965."""
    angry = {"audience_cost": 1.0, "positions": {"line": at(1.0, 1.0, 0.9)}}
    change = {"preferences": {"absolute": 0.0, "audience_weight": 1.0}, "actors": {"a": angry}}
    assert rows(ruled(change, a=("below", 0.6, 0.8)))["day0_audience_a"][0] == pytest.approx(0.8 * 0.1)
    assert rows(ruled(change))["day0_audience_a"][0] == pytest.approx(0.9 * (0.5 - 0.1 * 0.35))
    assert rows(ruled(change, a=("below", 0.5, 0.8)))["day0_audience_a"][0] == 0.0
    unreachable = merged(change, {"offers": {"whole": {"bounds": {"line": (0.2, 0.55)}}}})
    assert rows(ruled(unreachable, a=("below", 0.6, 0.8)))["day0_audience_a"][0] == pytest.approx(0.8 * 0.1)


def test_it_costs_audience_where_it_holds_too():
    change = {"preferences": {"audience_weight": 1.0}, "actors": {"a": {"audience_cost": 1.0}}}
    table = rows(ruled(change, a=("below", 0.6, 1.0)))
    assert table["day0_ruled_out_a"][0] == 1
    assert table["day0_audience_a"][0] == pytest.approx(0.1)


def test_the_text_is_brought_inside_at_the_next_writing():
    told = mediated(a=("below", 0.6, 0.3), b=("above", 0.8, 0.3))
    assert texts(told)[0] == 0.6
    assert all(0.6 <= text <= 0.8 for text in texts(told))
    assert rows(told)["no_room_first_day"][0] == -1


def test_or_it_walks_there_at_its_pace():
    told = mediated({"talks": {"limits": "walk"}}, a=("below", 0.63, 0.3))
    assert texts(told)[:3] == pytest.approx([0.55, 0.6, 0.63])
    assert texts(told)[2] == 0.63


def test_inside_the_text_climbs_as_it_would_have():
    """b counts for four: its claim draws the text down to the edge, and no further."""
    heavy = {"actors": {"b": {"bargaining_weight": 4.0}}, "offers": {"whole": {"text": {"line": 0.7}}}}
    assert texts(mediated(heavy, a=("below", 0.6, 0.5)))[-1] == 0.6
    assert texts(mediated(heavy))[-1] < 0.6


def test_where_limits_leave_no_room_the_least_firm_is_left_aside():
    told = mediated(a=("below", 0.8, 0.5), b=("above", 0.4, 0.6))
    assert texts(told)[0] == 0.4
    table = rows(told)
    assert (table["no_room_first_day"][0], table["no_room_last_day"][0]) == (0, 5)
    assert texts(mediated(a=("below", 0.8, 0.6), b=("above", 0.4, 0.5)))[0] == 0.8
    assert texts(mediated(a=("below", 0.8, 0.5), b=("above", 0.4, 0.5)))[0] == 0.4  # a comes first


def test_what_the_offer_cannot_keep_is_left_aside_first():
    """a's line lies beyond the bound; though firmer, it does not cost b its own."""
    told = mediated(
        {"offers": {"whole": {"bounds": {"line": (0.0, 0.6)}}}}, a=("below", 0.7, 0.9), b=("above", 0.45, 0.2)
    )
    assert texts(told)[0] == 0.45
    assert rows(told)["no_room_first_day"][0] == 0


def test_no_room_ends_when_the_pocket_is_gone():
    pocket = {"hill": {"holder": "b", "decay_per_day": 1.0, "moot_below": 0.1}}
    told = mediated(
        {"issues": {"line": issue(pocket="hill")}, "front": {"pockets": pocket}},
        a=("below", 0.8, 0.5),
        b=("above", 0.4, 0.6),
    )
    left = fields_by_day(told, lambda world: float(world.state.text["left"][0, 0]))
    assert left[2] > 0.0 == left[3]
    assert (rows(told)["no_room_first_day"][0], rows(told)["no_room_last_day"][0]) == (0, 2)


def test_without_a_mediator_nothing_is_brought_inside():
    told = ruled({"actors": {"b": {"first_answer_days": 100}}}, a=("below", 0.6, 0.3))
    assert texts(told) == [0.5] * 6
    assert rows(told)["no_room_first_day"][0] == -1


def test_what_is_asked_for_may_change_and_what_is_wanted_stay():
    """Given outright, or as the point that it derives from; and a sweep of the demand leaves it alone."""
    change = {"actors": {"a": {"posture": 0.5, "positions": {"line": {"ideal": 0.6, "wish_from": 1.0}}}}}
    stake = world_of(built(duel(), change)).state.stakes[0, 0, 0]
    assert (stake.stated, stake.ideal) == (0.6, 0.75)
    outright = merged(change, {"actors": {"a": {"positions": {"line": {"wish": 0.9}}}}})
    assert world_of(built(duel(), outright)).state.stakes[0, 0, 0].ideal == 0.9
    swept = world_of(built(duel()), fixed={"actors.a.positions.line.ideal": 0.4}).state.stakes[0, 0, 0]
    assert (swept.stated, swept.ideal) == (0.4, 1.0)


def test_goals_of_victory():
    """Named, wished, at the reference; met; and process issues, which no victory settles."""
    state = world_of(built(busy()), trials=50).state
    issues = sorted(busy()["issues"])
    goals = {name: state.aims["goal"][:, 1, place] for place, name in enumerate(issues)}  # red
    public = {name: state.aims["public_goal"][:, 1, place] for place, name in enumerate(issues)}
    stakes = {name: state.stakes[:, 1, place] for place, name in enumerate(issues)}
    assert np.all(goals["arms"] == 0.9)
    assert np.all(goals["extent"] == 0.0)
    assert np.array_equal(goals["trade"], stakes["trade"]["ideal"])
    assert np.array_equal(public["trade"], stakes["trade"]["stated"])
    met = state.aims["met"][:, 1, issues.index("checks")]
    assert 0 < met.sum() < 50
    standing = state.standings["point"][:, issues.index("checks")]
    assert np.allclose(goals["checks"], np.where(met == 1.0, standing, stakes["checks"]["ideal"]), atol=1e-12)
    blue = state.aims["goal"][:, 0, issues.index("trade")]
    assert np.all(blue == 0.5)  # it names no aim and fights for the reference
