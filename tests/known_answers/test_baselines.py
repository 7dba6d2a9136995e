"""The power-weighted baselines on the emission standards of the European Union: ten actors with published positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.baselines import power, weighted_mean, weighted_median

EMISSIONS = {
    "NL": (0.08, 4, 80),
    "BE": (0.08, 7, 40),
    "LU": (0.03, 4, 20),
    "DE": (0.16, 4, 80),
    "FR": (0.16, 10, 60),
    "IT": (0.16, 10, 60),
    "UK": (0.16, 10, 90),
    "IE": (0.05, 7, 10),
    "DK": (0.05, 4, 100),
    "GR": (0.08, 7, 70),
}
CAPABILITIES, POSITIONS, SALIENCES = (list(column) for column in zip(*EMISSIONS.values(), strict=True))


def test_emission_standards():
    weights = power(CAPABILITIES, SALIENCES)
    assert weighted_mean(POSITIONS, weights) == pytest.approx(7.389956, abs=5e-7)
    assert weighted_median(POSITIONS, weights) == 7


def test_capability_alone_gives_another_mean():
    assert weighted_mean(POSITIONS, CAPABILITIES) != pytest.approx(7.389956, abs=1e-3)


def test_median_takes_the_lower_of_two_halves():
    assert weighted_median([1.0, 2.0], [1.0, 1.0]) == 1.0
    assert weighted_median([2.0, 1.0], [1.0, 1.001]) == 1.0
    assert weighted_median([1.0, 2.0, 3.0], [1.0, 1.0, 2.5]) == 3.0


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 5)), min_size=1, max_size=8))
def test_both_lie_among_the_positions(pairs):
    positions, weights = (list(column) for column in zip(*pairs, strict=True))
    assert min(positions) - 1e-9 <= weighted_mean(positions, weights) <= max(positions) + 1e-9
    assert weighted_median(positions, weights) in positions


@pytest.mark.parametrize(("positions", "weights"), [([1.0], []), ([1.0], [0.0]), ([], []), ([1.0, 2.0], [1.0, -1.0])])
def test_weights_that_weigh_nothing_are_refused(positions, weights):
    with pytest.raises(ValueError, match="weight"):
        weighted_mean(positions, weights)
    with pytest.raises(ValueError, match="weight"):
        weighted_median(positions, weights)


@pytest.mark.parametrize("scale", [1.0, 1e-9, 1e9])
@pytest.mark.parametrize(
    ("weights", "median"),
    [
        ((0.1, 0.7, 0.8), 2),
        ((0.7, 0.1, 0.8), 2),
        ((0.3, 0.3, 0.6), 2),
        ((0.1, 0.2, 0.3), 2),
        ((0.8, 0.1, 0.7), 1),
        ((0.1, 0.69, 0.8), 3),
        ((0.1, 0.6999999, 0.8), 3),
        ((0.0, 0.5, 0.5), 2),
    ],
)
def test_halves_that_are_equal_in_decimals_are_equal(weights, median, scale):
    """.1 + .7 is .8, though not in binary: the lower of two halves is the median."""
    assert weighted_median([1, 2, 3], [weight * scale for weight in weights]) == median
