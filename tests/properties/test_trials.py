"""What holds in every trial: one ending, nothing after it, no number that is not one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from sim.model.block import columns, run_block
from sim.model.state import SHAPES
from sim.vocabulary import ENDINGS
from tests.cases import built, busy, merged
from tests.properties.strategies import scenarios

NEVER = -1


def state(world):
    """Everything a trial is made of at the end of a day, by name: every field of every table, then the columns."""
    kept = {}
    for name in SHAPES:
        table = getattr(world.state, name)
        kept |= {f"{name} {field}": table[field].copy() for field in table.dtype.names}
    return kept | {column.name: np.array(value) for column, value in world.columns()}


class Witness:
    """Sees every day and complains when an ended trial changes or comes back to life."""

    def __init__(self):
        self.before, self.ended, self.days = {}, None, 0

    def __call__(self, world):
        now, ended = state(world), ~world.course.living
        assert np.array_equal(ended, world.course.ending != NEVER)
        assert np.array_equal(ended, world.course.ending_day != NEVER)
        if self.ended is not None:
            assert np.all(ended[self.ended]), "an ended trial came back to life"
            for name, old in self.before.items():
                assert np.array_equal(old[self.ended], now[name][self.ended], equal_nan=old.dtype.kind == "f"), name
        self.before, self.ended, self.days = now, ended, self.days + 1


@pytest.mark.slow
@given(scenarios())
def test_an_ended_trial_never_changes(scenario):
    witness = Witness()
    run_block(scenario, 0, 0, 32, watch=witness)
    assert np.all(witness.ended)
    assert witness.days <= scenario.horizon.talks_days + scenario.horizon.halt_days


@pytest.mark.slow
@given(scenarios())
def test_every_trial_has_one_ending_and_days_that_fit_it(scenario):
    rows, horizon = run_block(scenario, 1, 0, 48), scenario.horizon
    ending = np.array(ENDINGS)[rows["ending"]]
    full, sectoral = rows["full_start_day"] != NEVER, rows["sectoral_start_day"] != NEVER
    talked = np.isin(ending, ENDINGS.where(lambda ending: ending.scope is None))
    assert np.array_equal(talked, ~full & ~sectoral)
    assert np.array_equal(np.char.startswith(ending, "full"), full)
    assert np.array_equal(np.char.startswith(ending, "sectoral"), sectoral & ~full)
    assert np.all(rows["talks_closed_day"] <= rows["ending_day"])
    assert np.all((rows["talks_closed_day"] >= 0) & (rows["talks_closed_day"] < horizon.talks_days))
    assert np.array_equal(rows["ending_day"][full], (rows["full_start_day"] + rows["full_days"])[full])
    last = np.char.endswith(ending, "_lapsed") | np.char.endswith(ending, "_extended")
    days = np.where(full, rows["full_days"], rows["sectoral_days"])
    assert np.all(days[last] == horizon.halt_days)
    assert np.all(days[~talked] >= 1)
    assert np.all(days[~talked] <= horizon.halt_days)
    assert np.array_equal(rows["sectoral_before"], full & sectoral)


@pytest.mark.slow
@given(scenarios())
def test_no_nan_and_nothing_outside_its_range(scenario):
    rows = run_block(scenario, 2, 0, 32)
    told = {column.name: column for column in columns(scenario)}
    halted = (rows["full_start_day"] != NEVER) | (rows["sectoral_start_day"] != NEVER)
    assert list(rows) == list(told)
    for name, column in rows.items():
        if column.dtype.kind != "f":
            continue
        live = column[halted] if name.startswith(("smoothed_fire", "mean_fire_")) else column
        assert np.all(np.isfinite(live)), name
        if told[name].unit in ("probability", "share", "scale of the issue"):
            assert np.all((live >= 0) & (live <= 1)), name
    for name, column in told.items():
        if column.kind == "set":
            assert np.all((rows[name] >= 0) & (rows[name] < 2 ** len(column.labels))), name
        elif column.labels:
            assert np.all((rows[name] >= NEVER) & (rows[name] < len(column.labels))), name


@pytest.mark.slow
@given(scenarios())
def test_written_ledgers_add_up_and_give_the_answer_of_day_zero(scenario):
    rows = run_block(scenario, 3, 0, 16)
    for when in ("day0", "end"):
        for side in scenario.belligerents:
            line = {
                name: rows[f"{when}_{name}_{side}"]
                for name in ("terms", "war", "exposure", "audience", "pressure", "shock")
            }
            total = line["terms"] - line["war"] - line["exposure"] - line["audience"] + line["pressure"] + line["shock"]
            assert np.allclose(total, rows[f"{when}_sum_{side}"], atol=1e-12)
    for side in scenario.belligerents:
        answered = rows[f"day0_answer_{side}"] != 0
        yes = (rows[f"day0_sum_{side}"] >= rows[f"day0_threshold_{side}"]) & (rows[f"day0_ruled_out_{side}"] == 0)
        assert np.array_equal(rows[f"day0_answer_{side}"] == 3, yes & answered)


QUIET_FIRE = {"depth": 0.02, "stillborn": 0, "spoiler_chance": 0}
HARD = {
    "actors": {"red": {"urgency": 0.0, "sincerity": 0.0, "stalling": 1.0}, "blue": {"urgency": 0.0}},
    "talks": {"refusal": {"walkout": 0.1, "chance": 0.3}},
}
KEEN = {"actors": {"red": {"urgency": 1.0, "first_answer_days": 0}, "blue": {"urgency": 1.0}}}
SMALL_ONLY = merged(HARD, {"offers": {"part": {"relief": 5.0, "after_days": 0}}, "talks": {"refusal": {"chance": 0.0}}})
REACHED_BY = {
    "refused": HARD,
    "mediator_left": merged(HARD, {"actors": {"envoy": {"patience": {"departure": 0.2}}}}),
    "stalled": merged(HARD, {"talks": {"refusal": {"chance": 0.0}}}),
    "sectoral_collapsed": merged(SMALL_ONLY, {"halt": {"depth": 0.6}}),
    "sectoral_denounced": merged(SMALL_ONLY, {"halt": {**QUIET_FIRE, "denounce_below": 0.0}}),
    "sectoral_lapsed": merged(SMALL_ONLY, {"halt": {**QUIET_FIRE, "denounce_chance": 0.0}}),
    "sectoral_extended": merged(SMALL_ONLY, {"halt": {**QUIET_FIRE, "denounce_chance": 0.0}}),
    "full_collapsed": merged(KEEN, {"halt": {"depth": 0.6}}),
    "full_denounced": merged(KEEN, {"halt": {**QUIET_FIRE, "denounce_below": -0.1}}),
    "full_lapsed": merged(KEEN, {"halt": QUIET_FIRE, "actors": {"red": {"daily_shock": 0.3}}}),
    "full_extended": merged(KEEN, {"halt": QUIET_FIRE}),
}


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_can_be_reached(ending):
    rows = run_block(built(busy(), REACHED_BY[ending]), 0, 0, 1000)
    assert np.count_nonzero(rows["ending"] == ENDINGS.index(ending)) >= 20
