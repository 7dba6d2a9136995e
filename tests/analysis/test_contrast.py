"""Paired differences between two tables of the same trials."""

import json

import numpy as np
import pytest

from sim.analysis.contrast import Contrast, days_held
from sim.analysis.outcomes import OUTCOMES, outcome_masks
from tests.results.toywork import ToyWork

A, B = ToyWork(seed=1).rows(0, 2_000), ToyWork(seed=2).rows(0, 2_000)


def contrast(first, second):
    made = Contrast()
    made.add(first, second)
    return made


def test_differences_and_errors_are_those_of_the_pairs():
    made, before, after = contrast(A, B), outcome_masks(A), outcome_masks(B)
    for name in OUTCOMES:
        steps = after[name].astype(float) - before[name]
        assert made[name].difference == pytest.approx(steps.mean())
        assert made[name].error == pytest.approx(steps.std() / np.sqrt(2_000))


def test_a_scenario_against_itself_differs_nowhere():
    told = contrast(A, A).as_json()
    assert {each["difference"] for each in told["outcomes"].values()} == {0.0}
    assert {each["error"] for each in told["outcomes"].values()} == {0.0}
    assert told["days_held"]["difference"] == told["days_held"]["error"] == 0.0


def test_days_held_count_both_halts():
    rows = {"ending": np.zeros(3), "sectoral_days": np.array([-1, 5, 5]), "full_days": np.array([-1, -1, 20])}
    assert days_held(rows).tolist() == [0, 5, 25]


def test_days_held_are_compared_in_pairs():
    told, gained = contrast(A, B).as_json()["days_held"], days_held(B) - days_held(A)
    assert told["difference"] == pytest.approx(gained.mean())
    assert told["error"] == pytest.approx(gained.std(ddof=1) / np.sqrt(2_000))
    assert told["second"] - told["first"] == pytest.approx(told["difference"])


def test_parts_add_up_and_one_trial_is_finite():
    made = Contrast()
    for part in (slice(900), slice(900, None)):
        made.add(*({name: column[part] for name, column in rows.items()} for rows in (A, B)))
    assert made.as_json() == contrast(A, B).as_json()
    one = contrast(ToyWork().rows(0, 1), ToyWork().rows(0, 1)).as_json()
    assert one["days_held"]["error"] is None
    json.dumps(one, allow_nan=False)
