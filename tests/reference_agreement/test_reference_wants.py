"""What sides want, what their victory would bring, and what a war that settles nothing leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.case import Case
from tests.reference.cases import bare, build, merged
from tests.reference.world import World
from tests.reference_agreement.changes import ONE_DAY, day0, side


def test_a_wish_given_outright_needs_no_posture() -> None:
    """Wish .6 whatever is asked for; war: won .5 x (1 - .4), lost .5 x (1 - .6), less .2."""
    ledger = day0({"actors": {"a": side({"wish": 0.6}, posture=0.5)}})["a"]
    assert ledger["terms"] == pytest.approx(0.9)
    assert ledger["war"] == pytest.approx(0.5 * 0.6 + 0.5 * 0.4 - 0.2)


def test_a_softer_demand_leaves_the_wish_where_it_was() -> None:
    """From 1 with posture .2 toward .5 the wish is .9; asking for .7 in place of 1 changes the red line alone."""
    change = {"actors": {"a": {"posture": 0.2, "audience_cost": 1.0}}, "preferences": {"width": 0.1}}
    firm = day0(merged(change, {"actors": {"a": side({"firmness": 0.5})}}))["a"]
    soft = day0(merged(change, {"actors": {"a": side({"firmness": 0.5, "ideal": 0.7, "wish_from": 1.0})}}))["a"]
    assert firm["terms"] == soft["terms"] == pytest.approx(0.6)
    assert (firm["audience"], soft["audience"]) == pytest.approx((0.25 * 0.5 * 0.45, 0.25 * 0.5 * 0.15))


def test_posture_leads_nowhere_without_a_reference() -> None:
    """The reference says nothing on `rest`: the wish stays where it derives from, whatever is asked for."""
    base = bare("line", "rest")
    del base["reference"]["rest"]
    base["actors"]["a"]["positions"]["rest"] |= {"ideal": 0.7, "wish_from": 0.9}
    base["actors"]["a"]["posture"] = 0.5
    assert World(Case(build(base)), 0, 0).sides[0].standpoints["full"].real == [0.75, 0.9]


def aims(own: dict[str, Any], **more: Any) -> list[float]:
    """What `a` (ideal 1, posture .5, reference .5) aims at on `line`, as it knows itself and as outsiders see it."""
    base = bare()
    del base["actors"]["a"]["war_aims"]
    change = {"actors": {"a": {"posture": 0.5, **own}}, "status_quo": {"line": 0.1}, **more}
    world = World(Case(build(base, change)), 0, 0)
    return [world.sides[0].aim("line", public) for public in (False, True)]


@pytest.mark.parametrize(
    ("own", "aim"),
    [
        ({}, [0.5, 0.5]),
        ({"unnamed_aims": "wish"}, [0.75, 1.0]),
        ({"unnamed_aims": "wish", "positions": {"line": {"wish": 0.6}}}, [0.6, 1.0]),
        ({"war_aims": {"line": 0.9}}, [0.9, 0.9]),
        ({"war_aims": {"line": 0.9}, "aims_met": {"line": 1.0}}, [0.1, 0.1]),
        ({"war_aims": {"line": 0.9}, "aims_met": {"line": 0.25}}, [0.7, 0.7]),
        ({"unnamed_aims": "wish", "aims_met": {"line": 0.5}}, [0.425, 0.55]),
    ],
)
def test_aims_named_and_unnamed_met_and_unmet(own: dict[str, Any], aim: list[float]) -> None:
    assert aims(own) == pytest.approx(aim)


def test_an_issue_of_the_truce_itself_is_no_prize() -> None:
    process = {"issues": {"line": {"process": True}}}
    assert aims({"war_aims": {"line": 0.9}, "aims_met": {"line": 1.0}}, **process) == [0.5, 0.5]


def test_a_side_with_no_position_has_no_wish() -> None:
    base = bare("line", "rest")
    del base["actors"]["a"]["positions"]["rest"], base["actors"]["a"]["war_aims"]
    world = World(Case(build(base, {"actors": {"a": {"unnamed_aims": "wish"}}, "reference": {"rest": 0.3}})), 0, 0)
    assert [world.sides[0].aim(issue, False) for issue in ("line", "rest")] == [1.0, 0.3]


def test_what_a_status_quo_leaves_out_stands_at_the_reference() -> None:
    change = {"status_quo": {"line": 0.2}, "war": {"indecisive": 1.0}, "reference": {"rest": 0.4}}
    assert day0(change, "line", "rest")["a"]["war"] == pytest.approx(0.5 * 0.2 + 0.5 * 0.4 - 0.2)


def test_without_a_status_quo_every_war_is_decided() -> None:
    assert day0({"war": {"indecisive": 1.0}})["a"]["war"] == pytest.approx(0.5 - 0.2)


def test_outsiders_take_stated_points_for_wishes_and_see_no_optimism() -> None:
    """They expect no decision with chance .5 (the median of 0 to 1), where things stand at .3, or else one either way.

    `a` asks for 1, `b` for 0, and so they would impose; the text at .5 is worth .5 to both.
    """
    own = {"positions": {"line": {"wish": 0.6}}, "optimism": 0.9, "unnamed_aims": "wish"}
    base = bare()
    for actor in base["actors"].values():
        del actor["war_aims"]
    change = {
        "actors": {"a": own, "b": {"unnamed_aims": "wish", "posture": 1.0, "optimism": 0.5}},
        "status_quo": {"line": 0.3},
        "war": {"indecisive": {"dist": "uniform", "low": 0, "high": 1}},
        **ONE_DAY,
    }
    journal: list[dict[str, Any]] = []
    simulate(build(base, change), 0, 0, journal)
    war = {"a": 0.5 * 0.3 + 0.5 * 0.5 - 0.2, "b": 0.5 * 0.7 + 0.5 * 0.5 - 0.2}
    assert journal[0]["public"] == pytest.approx({name: 0.5 - worth for name, worth in war.items()})


def test_three_sides_share_the_chance_that_optimism_leaves() -> None:
    """Equal strengths: a third each. To `a` (ideal 1) its victory is worth 1, that of `b` 0, that of `c` .6."""
    third = {**bare()["actors"]["b"], "positions": {"line": {"ideal": 0.6, "salience": 1}}, "war_aims": {"line": 0.6}}
    change = {"actors": {"a": {"optimism": 0.3}, "c": third}, "status_quo": {"line": 0.5}, "war": {"indecisive": 0.4}}
    mine, theirs = 1 / 3 + 0.3 * 2 / 3, 0.7 / 3
    war = 0.4 * 0.5 + 0.6 * (mine + theirs * 0.6) - 0.2
    assert day0(change)["a"]["war"] == pytest.approx(war)
