from __future__ import annotations

from dataclasses import replace

from sim.history.parties import Parties
from tests.history.diaries import NAMES, day, opening, party, side


def lived(number, red_pressure=None, **more):
    red = side(-0.2, "no")
    if red_pressure is not None:
        red = side(-0.2, "no", full=replace(red.full, lines=red.full.lines | {"pressure": red_pressure}))
    return day(number, red, side(0.4, "yes"), parties={"envoy": party(**more)})


def told(*days):
    people = Parties(opening(), NAMES)
    return [" ".join(people.tell([each])) for each in days]


def test_nothing_new_is_nothing_said():
    assert told(lived(0), lived(1)) == ["", ""]


def test_small_changes_add_up_until_they_are_told():
    said = told(lived(0, 0.0), lived(1, 0.012), lived(2, 0.024), lived(3, 0.03))
    assert said == ["", "", "Pressure on Redland 0.00 -> 0.02.", ""]


def test_beliefs_of_those_who_press():
    assert told(lived(0), lived(1, belief={"red": 0.4, "blue": 0.61})) == [
        "",
        "The envoy: belief that Redland is sincere 0.50 -> 0.40.",
    ]


def test_beliefs_of_those_who_do_not_press_are_left_out():
    still = {"red": 0.0, "blue": 0.0}
    assert told(lived(0), lived(1, belief={"red": 0.1, "blue": 0.9}, pressure=still)) == ["", ""]


def test_pledges_and_aid():
    said = told(lived(0, promises={"pledge": 0.0, "aid": 0.1}), lived(1, promises={"pledge": 0.03, "aid": 0.15}))
    assert said[1] == "The envoy: pledge 0.00 -> 0.03; aid 0.10 -> 0.15."


def test_swaps_are_told_with_their_days():
    people = Parties(opening(), NAMES)
    span = [lived(3, swapped=True), lived(4), lived(5, swapped=True)]
    assert list(people.tell(span)) == ["The envoy swaps whom it presses on days 3 and 5."]
    assert list(people.tell(span[2:])) == ["The envoy swaps whom it presses on day 5."]


def test_a_swap_of_no_pressure_is_nothing():
    assert told(lived(1, swapped=True, pressure={"red": 0.0, "blue": 0.0})) == [""]


def test_leaving():
    assert told(lived(1, leaves=True)) == ["The envoy leaves."]
