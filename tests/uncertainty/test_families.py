"""The named families: their quantiles against independent ones, their bounds, and what is refused."""

import math

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError
from scipy import stats

from sim.uncertainty import Value

READ = TypeAdapter(Value).validate_python
GRID = np.array([2.0**-54, 1e-9, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1 - 1e-9, 1 - 2.0**-53])
INNER = GRID[2:-2]


def triangular(low, mode, high):
    return stats.triang((mode - low) / (high - low), low, high - low)


KNOWN = [
    ({"dist": "uniform", "low": -1, "high": 3}, stats.uniform(-1, 4)),
    ({"dist": "triangular", "low": 0.2, "mode": 0.3, "high": 0.9}, triangular(0.2, 0.3, 0.9)),
    ({"dist": "triangular", "low": 0.2, "mode": 0.2, "high": 0.9}, triangular(0.2, 0.2, 0.9)),
    ({"dist": "triangular", "low": 0.2, "mode": 0.9, "high": 0.9}, triangular(0.2, 0.9, 0.9)),
    ({"dist": "pert", "low": 1, "mode": 2, "high": 5}, stats.beta(2, 4, 1, 4)),
    ({"dist": "normal", "mean": 2, "sd": 0.5}, stats.norm(2, 0.5)),
    ({"dist": "normal", "mean": 2, "sd": 0.5, "low": 1.5, "high": 3}, stats.truncnorm(-1, 2, 2, 0.5)),
    ({"dist": "normal", "mean": 2, "sd": 0.5, "low": 2}, stats.truncnorm(0, math.inf, 2, 0.5)),
    ({"dist": "normal", "mean": 0, "sd": 1, "low": 7}, stats.truncnorm(7, math.inf)),
    ({"dist": "normal", "mean": 0, "sd": 1, "low": 3, "high": 4}, stats.truncnorm(3, 4)),
    ({"dist": "normal", "mean": 0, "sd": 1, "high": -7}, stats.truncnorm(-math.inf, -7)),
    ({"dist": "lognormal", "median": 0.05, "sigma": 0.8}, stats.lognorm(0.8, scale=0.05)),
    ({"dist": "beta", "mean": 0.4, "n": 10}, stats.beta(4, 6)),
    ({"ci90": [0.1, 0.4]}, stats.norm(0.25, 0.15 / 1.6448536269514722)),
    ({"ci90": [1, 4], "family": "lognormal"}, stats.lognorm(math.log(2) / 1.6448536269514722, scale=2)),
    ({"ci90": [0.05, 0.95], "family": "uniform"}, stats.uniform(0, 1)),
]


@pytest.mark.parametrize(("told", "known"), KNOWN, ids=lambda each: str(each)[:60])
def test_quantiles_are_those_of_an_independent_library(told, known):
    assert READ(told).quantile(INNER) == pytest.approx(known.ppf(INNER), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("family", ["normal", "lognormal", "logitnormal", "uniform"])
def test_a_central_interval_holds_nine_tenths(family):
    value = READ({"ci90": [0.1, 0.4], "family": family})
    assert value.quantile(np.array([0.05, 0.95])) == pytest.approx([0.1, 0.4], rel=1e-12)


def test_bernoulli_choice_and_integer_take_their_values_in_the_right_shares():
    grid = (np.arange(10_000) + 0.5) / 10_000
    assert np.mean(READ({"dist": "bernoulli", "p": 0.3}).quantile(grid)) == pytest.approx(0.3, abs=1e-4)
    chosen = READ({"dist": "choice", "values": [5, 1, 3], "weights": [1, 2, 5]}).quantile(grid)
    assert [np.mean(chosen == value) for value in (5, 1, 3)] == pytest.approx([0.125, 0.25, 0.625], abs=1e-4)
    alike = READ({"dist": "choice", "values": [5, 1]}).quantile(grid)
    assert np.mean(alike == 1) == 0.5
    flat = READ({"dist": "integer", "low": 2, "high": 5}).quantile(grid)
    assert [np.mean(flat == value) for value in (2, 3, 4, 5)] == pytest.approx([0.25] * 4, abs=1e-4)
    peaked = READ({"dist": "integer", "low": 0, "mode": 1, "high": 3}).quantile(grid)
    known = triangular(-0.5, 1, 3.5)
    shares = [known.cdf(k + 0.5) - known.cdf(k - 0.5) for k in range(4)]
    assert [np.mean(peaked == value) for value in range(4)] == pytest.approx(shares, abs=2e-4)


ALL = [told for told, _ in KNOWN] + [
    0.4,
    {"dist": "fixed", "value": 3},
    {"dist": "bernoulli", "p": 0.3},
    {"dist": "choice", "values": [5, 1, 3], "weights": [1, 0, 5]},
    {"dist": "integer", "low": 0, "mode": 1, "high": 3},
    {"ci90": [0.1, 0.4], "family": "logitnormal"},
    {"ci90": [0.1, 0.4], "low": 0, "high": 0.5},
    {"dist": "coded", "key": "k", "coders": {"A": [0, 0.2, 0.4], "B": [0.3, 0.3, 0.9]}},
]


@pytest.mark.parametrize("told", ALL, ids=lambda each: str(each)[:60])
def test_quantiles_rise_stay_inside_their_bounds_and_are_finite(told):
    value = READ(told)
    low, high = value.support()
    drawn = value.quantile(GRID)
    assert drawn.shape == GRID.shape
    assert np.all(np.isfinite(drawn))
    assert np.all(drawn >= low - 1e-12)
    assert np.all(drawn <= high + 1e-12)
    if not told or not isinstance(told, dict) or told.get("dist") != "choice":
        assert np.all(np.diff(drawn) >= 0)
    assert value.certain == (low == high)


@pytest.mark.parametrize("told", ALL, ids=lambda each: str(each)[:60])
def test_one_number_at_a_time_is_the_same_to_the_last_bit(told):
    value = READ(told)
    alone = [float(value.quantile(np.array([chance]))[0]) for chance in GRID]
    assert value.quantile(GRID).tolist() == alone


@pytest.mark.parametrize("told", ALL, ids=lambda each: str(each)[:60])
def test_what_is_written_out_reads_the_same(told):
    value = READ(told)
    assert READ(value.model_dump(mode="json")) == value


@pytest.mark.parametrize("kind", ["triangular", "pert"])
def test_a_triangle_of_no_width_is_a_number(kind):
    value = READ({"dist": kind, "low": 0.3, "mode": 0.3, "high": 0.3})
    assert value.certain
    assert value.quantile(GRID).tolist() == [0.3] * len(GRID)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"dist": "uniform", "low": 1, "high": 0}, "lies above high"),
        ({"dist": "triangular", "low": 0, "mode": 2, "high": 1}, "must lie between low (0) and high (1)"),
        ({"dist": "pert", "low": 0, "mode": -1, "high": 1}, "must lie between"),
        ({"dist": "normal", "mean": 0, "sd": 0}, "greater than 0"),
        ({"dist": "normal", "mean": 0, "sd": 1, "low": 2, "high": 2}, "must lie below high"),
        ({"dist": "normal", "mean": 0, "sd": 1, "low": 9}, "leave out all of the distribution"),
        ({"dist": "lognormal", "median": 0, "sigma": 1}, "greater than 0"),
        ({"dist": "lognormal", "median": 1, "sigma": 6}, "less than or equal to 5"),
        ({"dist": "beta", "mean": 1, "n": 3}, "less than 1"),
        ({"dist": "beta", "mean": 0.5, "n": 0}, "greater than 0"),
        ({"dist": "bernoulli", "p": 1.2}, "less than or equal to 1"),
        ({"dist": "choice", "values": []}, "at least 1 item"),
        ({"dist": "choice", "values": [1, 2], "weights": [1]}, "2 values but 1 weights"),
        ({"dist": "choice", "values": [1, 2], "weights": [0, 0]}, "one of them must be positive"),
        ({"dist": "choice", "values": [1, 2], "weights": [2, -1]}, "must not be negative"),
        ({"dist": "integer", "low": 0.5, "high": 2}, "whole numbers"),
        ({"dist": "integer", "low": 0, "mode": 3, "high": 2}, "must lie between"),
        ({"ci90": [2, 1]}, "must lie below the second"),
        ({"ci90": [0, 1], "family": "lognormal"}, "above 0"),
        ({"ci90": [0.1, 1], "family": "logitnormal"}, "inside (0, 1)"),
        ({"ci90": [0.1, 0.4], "low": 0.2}, "outside the 90 % interval"),
        ({"dist": "coded", "key": "k", "coders": {"A": [0.3, 0.2, 0.4]}}, "must not fall"),
        ({"dist": "fixed", "value": math.nan}, "finite"),
        ({"dist": "uniform", "low": 0, "high": math.inf}, "finite"),
        (True, "a number or a distribution"),
        ("0.5", "a number or a distribution"),
        (None, "a number or a distribution"),
    ],
)
def test_impossible_parameters_are_refused(told, message):
    with pytest.raises(ValidationError) as caught:
        READ(told)
    assert message in str(caught.value)


FAR = [
    *(told for told, _ in KNOWN),
    {"dist": "normal", "mean": 0, "sd": 1, "low": 7.9},
    {"dist": "normal", "mean": 0, "sd": 1, "low": -8, "high": -7.9},
    {"dist": "lognormal", "median": 1e-300, "sigma": 5},
    {"ci90": [1e-300, 1e15], "family": "lognormal"},
    {"ci90": [1e-300, 1e15], "family": "lognormal", "high": 1e15},
    {"ci90": [-1, 4], "low": -2},
    {"dist": "beta", "mean": 1e-300, "n": 1e6},
    {"dist": "choice", "values": [5, 1, 3]},
]


@pytest.mark.parametrize("told", FAR, ids=lambda each: str(each)[:60])
def test_no_draw_lies_beyond_what_is_told_of_its_reach(told):
    value = READ(told)
    low, high = value.reach()
    with np.errstate(over="ignore"):
        drawn = value.quantile(GRID)
    assert low <= drawn.min()
    assert drawn.max() <= high
    assert value.support()[0] <= low
    assert high <= value.support()[1]


def test_a_beta_that_cannot_be_told_from_nothing_is_refused():
    with pytest.raises(ValidationError, match="cannot be told from 0"):
        READ({"dist": "beta", "mean": 1e-300, "n": 1e-300})
