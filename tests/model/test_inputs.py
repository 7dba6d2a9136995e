"""Drawn inputs: whose luck a value takes, noise on coded saliences, values fixed from outside."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import RunError
from sim.model.inputs import Inputs
from sim.random_streams import Luck
from tests.cases import at, built, busy, coded, duel, triangle

COUNT = 2000


def inputs(told, fixed=None, seed=0):
    return Inputs(built(told), Luck(seed, 0, COUNT), fixed)


def test_a_value_is_its_quantile_at_its_own_address():
    drawn = inputs(busy())
    path = "actors.red.positions.checks.ideal"
    luck = Luck(0, 0, COUNT).uniform(path, "input")
    assert np.array_equal(drawn.value(path), drawn.described(path).quantile(luck))
    assert np.array_equal(drawn.value(path), drawn.value(path))


def test_what_the_scenario_leaves_out():
    drawn = inputs(busy())
    assert np.array_equal(drawn.get("actors.host.trust.red", 0.5), np.full(COUNT, 0.5))
    assert "actors.host.trust.red" not in drawn


def test_a_war_aim_shares_the_luck_of_its_ideal():
    """Equal distributions at both give equal draws; the aim of another side does not."""
    shape = triangle(0.2, 0.5, 0.9)
    told = duel()
    for side in ("a", "b"):
        told["actors"][side]["positions"]["line"]["ideal"] = shape
        told["actors"][side]["war_aims"]["line"] = shape
    drawn = inputs(told)
    ideal = drawn.value("actors.a.positions.line.ideal")
    aim = drawn.value_for("actors.a.war_aims.line", "actors.a.positions.line.ideal")
    assert np.array_equal(ideal, aim)
    assert not np.array_equal(ideal, drawn.value("actors.b.positions.line.ideal"))


def test_the_coder_is_shared_by_all_coded_quantities():
    """With coders that never overlap, every coded quantity of a trial comes from the same one."""
    told = duel()
    told["actors"]["a"]["urgency"] = coded("u", (0.0, 0.1, 0.2), (0.8, 0.9, 1.0))
    told["actors"]["b"]["audience_cost"] = coded("c", (0.0, 0.1, 0.2), (0.8, 0.9, 1.0))
    drawn = inputs(told)
    high = drawn.value("actors.a.urgency") > 0.5
    assert np.array_equal(high, drawn.value("actors.b.audience_cost") > 0.5)
    assert np.array_equal(drawn.coder(""), high.astype(np.int8))
    assert abs(np.mean(high) - 0.5) < 4 * 0.5 / np.sqrt(COUNT)


def test_panels_of_coders_are_drawn_apart():
    """Within a panel one coder for all, between panels any two."""
    told, wide = duel(), ((0.0, 0.1, 0.2), (0.8, 0.9, 1.0))
    told["actors"]["a"] |= {"urgency": coded("u", *wide), "audience_cost": coded("c", *wide, panel="limits")}
    told["actors"]["b"] |= {"urgency": coded("w", *wide, panel="limits")}
    drawn = inputs(told)
    first, second = drawn.value("actors.a.urgency") > 0.5, drawn.value("actors.a.audience_cost") > 0.5
    assert drawn.panels == {"": 2, "limits": 2}
    assert np.array_equal(second, drawn.value("actors.b.urgency") > 0.5)
    assert np.array_equal(drawn.coder("limits"), second.astype(np.int8))
    assert abs(np.mean(first == second) - 0.5) < 4 * 0.5 / np.sqrt(COUNT)


def test_only_coded_saliences_carry_noise():
    told = duel()
    told["actors"]["a"]["positions"]["line"] = at(1.0, coded("s", (0.5, 0.5, 0.5)))
    told["actors"]["b"]["positions"]["line"] = at(0.0, triangle(0.5, 0.5, 0.5))
    drawn = inputs(told)
    noisy = drawn.salience("actors.a.positions.line.salience")
    assert np.array_equal(drawn.salience("actors.b.positions.line.salience"), np.full(COUNT, 0.5))
    assert np.std(np.log(noisy)) == pytest.approx(0.2, abs=4 * 0.2 / np.sqrt(2 * COUNT))
    assert np.mean(noisy) == pytest.approx(0.5, abs=4 * np.std(noisy) / np.sqrt(COUNT))
    assert np.array_equal(drawn.salience("actors.a.positions.absent.salience"), np.zeros(COUNT))


def test_fixed_values_replace_draws_and_what_outsiders_think():
    values = np.linspace(0, 1, COUNT)
    drawn = inputs(busy(), {"actors.red.urgency": values, "actors.blue.urgency": 0.25})
    assert np.array_equal(drawn.value("actors.red.urgency"), values)
    assert np.array_equal(drawn.central("actors.red.urgency"), values)
    assert np.array_equal(drawn.value("actors.blue.urgency"), np.full(COUNT, 0.25))


def test_central_values():
    drawn = inputs(busy())
    assert drawn.central("actors.red.audience_cost")[0] == 0.4
    medians = [
        np.median(drawn.described("actors.red.urgency").quantile_by(np.array([0.5]), np.array([c]))) for c in (0.1, 0.9)
    ]
    assert drawn.central("actors.red.urgency")[0] == pytest.approx(np.mean(medians))
    assert drawn.central("actors.red.nothing", 0.7)[0] == 0.7


def test_fixing_what_is_not_there_is_an_error():
    with pytest.raises(RunError, match=r"no number at actors\.red\.urgenci"):
        inputs(busy(), {"actors.red.urgenci": 0.5})
