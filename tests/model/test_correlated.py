"""Correlated inputs: margins as before, ranks as asked, and nobody else's luck moved."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from sim.model.block import run_block
from sim.model.inputs import Inputs
from sim.random_streams import Luck
from tests.cases import built, busy, merged, triangle

COUNT = 8000
URGENCY, IDEAL, CHECKS = (
    "actors.blue.regroup",
    "actors.red.positions.checks.ideal",
    "actors.blue.positions.checks.ideal",
)


def blocks(*inputs, **how):
    return {"correlations": {"tired": {"inputs": inputs, **how}}}


def drawn(change=None, fixed=None, seed=5):
    return Inputs(built(spread(), change), Luck(seed, 0, COUNT), fixed)


def spread():
    """The busy case with three more uncertain numbers of different families."""
    return merged(
        busy(),
        {
            "actors": {
                "blue": {
                    "regroup": {"dist": "lognormal", "median": 0.2, "sigma": 0.5},
                    "positions": {"checks": {"ideal": {"dist": "uniform", "low": 0.1, "high": 0.9}}},
                },
                "red": {"positions": {"checks": {"ideal": triangle(0.2, 0.5, 0.9)}}},
            }
        },
    )


PATHS = (URGENCY, IDEAL, CHECKS)
MATRIX = ((1.0, 0.7, -0.4), (0.7, 1.0, 0.1), (-0.4, 0.1, 1.0))


def test_the_margins_are_those_of_the_distributions():
    """Kolmogorov-Smirnov against each quantile function, at a fixed seed: the probability at each value is uniform."""
    inputs = drawn(blocks(*PATHS, matrix=MATRIX))
    grid = (np.arange(4000) + 0.5) / 4000
    for path in PATHS:
        known = inputs.described(path).quantile(grid)
        test = stats.kstest(inputs.value(path), lambda x, known=known: np.searchsorted(known, x) / len(known))
        assert test.statistic < 1.95 / math.sqrt(COUNT) + 1 / 4000, path  # 1.95: one chance in a thousand


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("chance", [0.05, 0.25, 0.5, 0.75, 0.95])
def test_as_many_lie_below_a_quantile_as_should(path, chance):
    inputs = drawn(blocks(*PATHS, matrix=MATRIX))
    mark = inputs.described(path).quantile(np.array([chance]))[0]
    error = math.sqrt(chance * (1 - chance) / COUNT)
    assert np.mean(inputs.value(path) < mark) == pytest.approx(chance, abs=4 * error)


@pytest.mark.parametrize(("left", "right"), [(0, 1), (0, 2), (1, 2)])
def test_the_ranks_are_correlated_as_asked(left, right):
    inputs = drawn(blocks(*PATHS, matrix=MATRIX))
    expected = 6 / math.pi * math.asin(MATRIX[left][right] / 2)
    found = stats.spearmanr(inputs.value(PATHS[left]), inputs.value(PATHS[right])).statistic
    assert found == pytest.approx(expected, abs=4 / math.sqrt(COUNT))


def test_one_rho_for_all_pairs():
    inputs = drawn(blocks(*PATHS, rho=0.5))
    expected = 6 / math.pi * math.asin(0.25)
    for left, right in ((0, 1), (0, 2), (1, 2)):
        found = stats.spearmanr(inputs.value(PATHS[left]), inputs.value(PATHS[right])).statistic
        assert found == pytest.approx(expected, abs=4 / math.sqrt(COUNT))


def test_without_the_block_and_for_the_first_of_its_list_nothing_changes():
    before, after = drawn(), drawn(blocks(*PATHS, rho=0.5))
    for path, described in before.scenario.values():
        if described.certain:
            continue
        same = np.array_equal(before.value(path), after.value(path))
        assert same is (path not in PATHS[1:]), path


def test_an_input_of_zero_correlation_keeps_its_values():
    before, after = drawn(), drawn(blocks(URGENCY, IDEAL, rho=0.0))
    assert np.allclose(before.value(IDEAL), after.value(IDEAL), rtol=1e-9)


def test_what_shares_the_ideals_luck_shares_the_correlated_luck():
    told = {"actors": {"red": {"war_aims": {"checks": triangle(0.2, 0.5, 0.9)}}}}
    inputs = drawn(merged(told, blocks(URGENCY, IDEAL, rho=0.8)))
    aim = inputs.value_for("actors.red.war_aims.checks", IDEAL)
    assert np.array_equal(aim, inputs.value(IDEAL))
    assert not np.array_equal(aim, drawn().value(IDEAL))


def test_a_value_fixed_from_outside_leaves_the_others_as_they_were():
    change = blocks(URGENCY, IDEAL, rho=0.8)
    free, held = drawn(change), drawn(change, {URGENCY: 0.3})
    assert np.array_equal(held.value(URGENCY), np.full(COUNT, 0.3))
    assert np.array_equal(free.value(IDEAL), held.value(IDEAL))


@pytest.mark.slow
def test_a_block_of_one_equals_its_row():
    scenario = built(spread(), blocks(*PATHS, matrix=MATRIX))
    rows = run_block(scenario, 2, 0, 9)
    for trial in (0, 3, 8):
        alone = run_block(scenario, 2, trial, 1)
        assert all(
            np.array_equal(alone[name][0], rows[name][trial], equal_nan=rows[name].dtype.kind == "f") for name in rows
        )


def test_an_order_of_blocks_or_of_actors_moves_nobodys_luck():
    one = {"one": {"inputs": (URGENCY, IDEAL), "rho": 0.5}}
    two = {"two": {"inputs": (CHECKS, "halt.stillborn"), "rho": 0.5}}
    change = {"halt": {"stillborn": {"dist": "uniform", "low": 0.0, "high": 0.3}}}
    first = drawn({**change, "correlations": one | two})
    second = drawn({**change, "correlations": two | one})
    alone = drawn({**change, "correlations": one})
    for path in (URGENCY, IDEAL, CHECKS, "halt.stillborn"):
        assert np.array_equal(first.value(path), second.value(path))
    assert np.array_equal(first.value(IDEAL), alone.value(IDEAL))
