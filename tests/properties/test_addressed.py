"""Scenario, seed and number decide a trial: not its block, its neighbours, nor the horizon beyond it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.block import run_block
from tests.cases import built, busy, shipped
from tests.properties.same import assert_same_bits
from tests.properties.strategies import scenarios


def rows(table, select):
    return {name: column[select] for name, column in table.items()}


@pytest.mark.slow
@given(scenarios(), st.integers(0, 50), st.integers(0, 2**40), st.integers(0, 15))
def test_a_block_of_one_is_its_row(scenario, seed, first, place):
    whole = run_block(scenario, seed, first, 16)
    alone = run_block(scenario, seed, first + place, 1)
    assert_same_bits(rows(whole, slice(place, place + 1)), alone)


@pytest.mark.slow
@pytest.mark.parametrize("case", [busy(), None], ids=["busy", "jeddah"])
def test_many_trials_alone(case):
    scenario = built(case) if case else shipped("jeddah-2025-03")
    whole = run_block(scenario, 5, 0, 600)
    for trial in range(0, 600, 12):
        assert_same_bits(rows(whole, slice(trial, trial + 1)), run_block(scenario, 5, trial, 1))


@pytest.mark.slow
@given(scenarios(), st.integers(4, 13), st.integers(0, 9))
def test_block_size_and_start_do_not_matter(scenario, size, first):
    whole = run_block(scenario, 0, first, 24)
    parts = [run_block(scenario, 0, first + start, min(size, 24 - start)) for start in range(0, 24, size)]
    assert_same_bits(whole, {name: np.concatenate([part[name] for part in parts]) for name in whole})


@pytest.mark.slow
def test_a_short_run_is_the_start_of_a_long_one():
    scenario = built(busy())
    assert_same_bits(run_block(scenario, 9, 0, 100), rows(run_block(scenario, 9, 0, 2000), slice(0, 100)))


@pytest.mark.slow
def test_fixed_values_per_trial_follow_their_trials():
    scenario = built(busy())
    costs = np.linspace(0.1, 0.9, 40)
    whole = run_block(scenario, 2, 0, 40, fixed={"actors.red.urgency": costs})
    for trial in (0, 7, 39):
        alone = run_block(scenario, 2, trial, 1, fixed={"actors.red.urgency": float(costs[trial])})
        assert_same_bits(rows(whole, slice(trial, trial + 1)), alone)


@pytest.mark.slow
@given(scenarios(), st.integers(1, 20), st.integers(0, 5))
def test_a_longer_horizon_does_not_change_earlier_days(scenario, more_talks, more_halt):
    """Trials whose talks and ceasefire ended before the shorter terms were up are the same, bit for bit."""
    horizon = scenario.horizon
    wider = horizon.model_copy(
        update={"talks_days": horizon.talks_days + more_talks, "halt_days": horizon.halt_days + more_halt}
    )
    short = run_block(scenario, 4, 0, 32)
    long = run_block(scenario.model_copy(update={"horizon": wider}), 4, 0, 32)
    early = short["talks_closed_day"] < horizon.talks_days - 1
    for scope in ("sectoral", "full"):
        early &= short[f"{scope}_days"] < horizon.halt_days
    assert_same_bits(rows(short, early), rows(long, early))


@pytest.mark.slow
def test_a_longer_horizon_leaves_the_days_before_it_alone():
    """Day by day, on the busy case: text, momentum, trust and pressure of the first days."""
    scenario = built(busy())
    seen: dict[int, list[np.ndarray]] = {}
    for days in (8, 25):
        wide = scenario.model_copy(update={"horizon": scenario.horizon.model_copy(update={"talks_days": days})})
        seen[days] = []

        def watch(world, kept=seen[days]):
            if world.day <= 7:
                pressure = [party.pressure[side.key] for party in world.third_parties for side in world.sides]
                trust = [trust for side in world.sides for trust in side.trust.values()]
                kept.append(
                    np.stack([*world.text.package, world.front.momentum, *pressure, *trust, world.course.ending])
                )

        run_block(wide, 1, 0, 500, watch=watch)
    assert len(seen[8]) == 7
    assert all(np.array_equal(short, long) for short, long in zip(seen[8], seen[25], strict=True))


@pytest.mark.slow
def test_seeds_and_points_give_other_trials():
    scenario = built(busy())
    base = run_block(scenario, 0, 0, 200)
    for other in (run_block(scenario, 1, 0, 200), run_block(scenario, 0, 0, 200, point=1)):
        with pytest.raises(AssertionError):
            assert_same_bits(base, other)
    assert_same_bits(base, run_block(scenario, 0, 0, 200))
