"""A tally says the same however its rows were cut or ordered."""

import json

import pytest

from sim.analysis.tally import Tally
from sim.results.rows import cut
from tests.results.toywork import ISSUES, SIDES, ToyWork, toy_case, toy_columns

WORK = ToyWork(seed=2)


def tally_of(*spans):
    tally = Tally.of(toy_case().scenario, toy_columns())
    for first, count in spans:
        tally(WORK.rows(first, count))
    return tally


WHOLE = tally_of((0, 3_000)).as_json()


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 7, 999, 2_999])
def test_cutting_changes_nothing(size):
    rows, tally = WORK.rows(0, 300), tally_of()
    for start in range(0, 300, size):
        tally(cut(rows, start, start + size))
    assert tally.as_json() == tally_of((0, 300)).as_json()


def test_order_changes_nothing():
    assert tally_of((2_000, 1_000), (0, 2_000)).as_json() == WHOLE


def test_json_is_complete_and_finite():
    assert list(WHOLE) == ["endings", "derived", "fire", "durations", "terms", "blockers", "day_zero"]
    assert list(WHOLE["terms"]) == list(ISSUES)
    assert list(WHOLE["day_zero"]) == list(SIDES)
    json.dumps(WHOLE, allow_nan=False)


def test_a_single_trial_is_finite_too():
    json.dumps(tally_of((5, 1)).as_json(), allow_nan=False)
