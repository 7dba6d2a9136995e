"""The life of a halt: intended, observed, perceived and remembered fire."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from sim.theory.violation import intended_level, mean_one, misattributed, moving_mean, observed_level, perceived_level

share = st.floats(0, 1)


def intended(own=0.2, distrust=1.0, trust=0.5, discontent=1.0, total=0.0, returned=0.0):
    return intended_level(own, distrust, trust, discontent, total, returned)


def test_intended_by_hand():
    assert intended() == pytest.approx(0.2)
    assert intended(trust=0.25) == pytest.approx(0.2 * np.exp(0.5))
    assert intended(total=-0.3, discontent=2.0, returned=0.05) == pytest.approx(0.2 * np.exp(0.6) + 0.05)
    assert intended(total=5.0) == intended(total=0.0)


def test_mean_one_noise_has_mean_one():
    scores = ndtri((np.arange(20_000) + 0.5) / 20_000)
    assert np.mean([mean_one(0.3, score) for score in scores]) == pytest.approx(1.0, abs=1e-4)
    assert [mean_one(0.0, score) for score in scores[:5]] == [1.0] * 5


def test_observed_never_below_zero():
    assert observed_level(0.2, 1.5, 0.3) == pytest.approx(0.6)
    assert observed_level(0.2, 1.0, -1.0) == 0.0


def test_misattribution_falls_with_monitors_and_good_verification():
    assert misattributed(0.5, 0.4, 0.25) == pytest.approx(0.5 * 0.4 * 0.75)
    assert misattributed(0.5, 0.0, 0.0) == 0.0


def test_perceived_adds_own_fire_that_is_blamed_on_the_other():
    assert perceived_level(0.3, 0.8, 0.0, 2.0) == 0.3
    assert perceived_level(0.3, 0.8, 0.1, 2.0) == pytest.approx(0.3 * np.exp(0.2 - 0.005) + 0.08)


def settled(bases, alpha, days):
    """Levels of two sides that return a share of the fire they remember, after so many days."""
    memory = [0.0, 0.0]
    for _ in range(days):
        levels = [intended(own=base, returned=alpha * past) for base, past in zip(bases, memory, strict=True)]
        memory = [moving_mean(past, seen, 0.8) for past, seen in zip(memory, levels[::-1], strict=True)]
    return levels


def test_levels_settle_at_base_over_one_minus_alpha():
    """Two sides with a constant base, no invented incidents, alpha below 1."""
    assert settled([0.1, 0.1], 0.29, 300) == pytest.approx([0.1 / (1 - 0.29)] * 2, abs=1e-12)


def test_unequal_bases_settle_at_the_fixed_point_of_the_pair():
    levels = settled([0.1, 0.3], 0.5, 600)
    assert levels == pytest.approx([(0.1 + 0.5 * 0.3) / 0.75, (0.3 + 0.5 * 0.1) / 0.75], abs=1e-12)
    assert np.mean(levels) == pytest.approx(0.2 / (1 - 0.5))


@given(share, share, share)
def test_moving_mean_lies_between(memory, seen, keep):
    moved = moving_mean(memory, seen, keep)
    assert min(memory, seen) - 1e-12 <= moved <= max(memory, seen) + 1e-12


@pytest.mark.parametrize(
    "extreme", [{"distrust": 1e15, "trust": 0.0}, {"discontent": 1e15, "total": -1e15}, {"own": 1e15}]
)
def test_no_level_is_beyond_a_million_wars(extreme):
    """Nor beyond what a float holds: Python itself would raise on an overflow of `exp`."""
    assert intended(**extreme) == 1e6
    assert intended(**{"own": 0.0} | extreme) in (0.0, 1e6)


def test_what_is_seen_is_a_number_too():
    assert observed_level(1e6, 2.0, 0.0) == 1e6
    assert observed_level(1e6, 1.0, -2e6) == 0.0
    assert intended(distrust=1e15, trust=1.0) == 0.0
