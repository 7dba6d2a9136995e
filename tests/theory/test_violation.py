"""The life of a halt: intended, observed, perceived and remembered fire."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from sim.theory.violation import intended_level, mean_one, misattributed, moving_mean, observed_level, perceived_level

share = st.floats(0, 1)


def one(value):
    return np.array([value], dtype=float)


def intended(own=0.2, distrust=1.0, trust=0.5, discontent=1.0, total=0.0, returned=0.0):
    return intended_level(one(own), one(distrust), one(trust), one(discontent), one(total), one(returned))[0]


def test_intended_by_hand():
    assert intended() == pytest.approx(0.2)
    assert intended(trust=0.25) == pytest.approx(0.2 * np.exp(0.5))
    assert intended(total=-0.3, discontent=2.0, returned=0.05) == pytest.approx(0.2 * np.exp(0.6) + 0.05)
    assert intended(total=5.0) == intended(total=0.0)


def test_mean_one_noise_has_mean_one():
    grid = ndtri((np.arange(200_000) + 0.5) / 200_000)
    assert np.mean(mean_one(0.3, grid)) == pytest.approx(1.0, abs=1e-4)
    assert np.array_equal(mean_one(0.0, grid[:5]), np.ones(5))


def test_observed_never_below_zero():
    assert observed_level(one(0.2), one(1.5), one(0.3))[0] == pytest.approx(0.6)
    assert observed_level(one(0.2), one(1.0), one(-1.0))[0] == 0.0


def test_misattribution_falls_with_monitors_and_good_verification():
    assert misattributed(one(0.5), one(0.4), one(0.25))[0] == pytest.approx(0.5 * 0.4 * 0.75)
    assert misattributed(one(0.5), one(0.0), one(0.0))[0] == 0.0


def test_perceived_adds_own_fire_that_is_blamed_on_the_other():
    assert perceived_level(one(0.3), one(0.8), one(0.0), one(2.0))[0] == 0.3
    seen = perceived_level(one(0.3), one(0.8), one(0.1), one(2.0))[0]
    assert seen == pytest.approx(0.3 * np.exp(0.2 - 0.005) + 0.08)


def test_levels_settle_at_base_over_one_minus_alpha():
    """Two sides with a constant base, no invented incidents, alpha below 1."""
    base, alpha, rho = np.array([0.1, 0.1]), 0.29, 0.8
    memory = np.zeros(2)
    for _ in range(300):
        level = intended_level(base, one(1.0), one(0.5), one(1.0), np.zeros(2), alpha * memory)
        memory = moving_mean(memory, level[::-1], np.full(2, rho))
    assert np.allclose(level, 0.1 / (1 - alpha), atol=1e-12)


def test_unequal_bases_settle_at_the_fixed_point_of_the_pair():
    base, alpha = np.array([0.1, 0.3]), 0.5
    memory = np.zeros(2)
    for _ in range(600):
        level = base + alpha * memory
        memory = moving_mean(memory, level[::-1], np.full(2, 0.8))
    expected = (base + alpha * base[::-1]) / (1 - alpha**2)
    assert np.allclose(level, expected, atol=1e-12)
    assert np.mean(level) == pytest.approx(0.2 / (1 - alpha))


@given(share, share, share)
def test_moving_mean_lies_between(memory, seen, keep):
    moved = moving_mean(one(memory), one(seen), one(keep))[0]
    assert min(memory, seen) - 1e-12 <= moved <= max(memory, seen) + 1e-12


@pytest.mark.parametrize(
    "extreme", [{"distrust": 1e15, "trust": 0.0}, {"discontent": 1e15, "total": -1e15}, {"own": 1e15}]
)
def test_no_level_is_beyond_a_million_wars(extreme):
    with np.errstate(over="raise", invalid="raise"):
        assert intended(**extreme) == 1e6
    assert intended(**{"own": 0.0} | extreme) in (0.0, 1e6)


def test_what_is_seen_is_a_number_too():
    assert observed_level(one(1e6), one(2.0), one(0.0))[0] == 1e6
    assert observed_level(one(1e6), one(1.0), one(-2e6))[0] == 0.0
    assert intended(distrust=1e15, trust=1.0) == 0.0
