"""Belief: Bayes on answers, and the Beta belief that clean and dirty days feed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.answer import logistic
from sim.theory.belief import bayes, likelihoods, trust_mean, trust_observe

open_share = st.floats(0.001, 0.999)


def test_three_noes():
    """Prior .3 stalling, P(no | stalling) .6, P(no | sincere) .1."""
    stalling, seen = np.array([0.3]), []
    for _ in range(4):
        seen.append(float(stalling[0]))
        stalling = bayes(stalling, np.array([0.6]), np.array([0.1]))
    assert seen == pytest.approx([0.3, 0.72, 0.939130, 0.989313], abs=5e-7)


def test_likelihoods_of_both_answers():
    total, premium, scale = np.array([0.2, 0.2]), np.array([0.3, 0.3]), 0.1
    sincere, stalling = likelihoods(np.array([True, False]), total, premium, scale)
    assert np.allclose(sincere, logistic(np.array([2.0, -2.0])))
    assert np.allclose(stalling, logistic(np.array([-1.0, 1.0])))
    assert sincere[0] + sincere[1] == pytest.approx(1.0)


@given(open_share, open_share)
def test_evidence_that_says_nothing_changes_nothing(prior, likelihood):
    assert bayes(np.array([prior]), np.array([likelihood]), np.array([likelihood]))[0] == pytest.approx(prior)


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0.01, 1), open_share)
def test_a_yes_speaks_for_sincerity_and_a_no_against(total, premium, scale, prior):
    for said_yes in (True, False):
        sincere, stalling = likelihoods(np.array([said_yes]), np.array([total]), np.array([premium]), scale)
        moved = bayes(np.array([prior]), sincere, stalling)[0] - prior
        assert moved >= -1e-12 if said_yes else moved <= 1e-12


def test_certain_priors_stay():
    assert np.array_equal(bayes(np.array([0.0, 1.0]), np.full(2, 0.4), np.full(2, 0.2)), [0.0, 1.0])


def test_trust_by_hand():
    clean, dirty = trust_observe(
        np.full(2, 1.0), np.full(2, 3.0), np.array([True, False]), np.array(0.1), np.array(0.35)
    )
    assert np.allclose(clean, [1.0, 1.1])
    assert np.allclose(dirty, [3.35, 3.0])
    assert np.allclose(trust_mean(clean, dirty), [1 / 4.35, 1.1 / 4.1])


def test_trust_without_any_weight_is_one_half():
    assert trust_mean(np.zeros(1), np.zeros(1))[0] == 0.5


@given(st.lists(st.booleans(), max_size=30), open_share)
def test_order_of_days_does_not_matter_to_trust(days, start):
    def after(sequence):
        clean, dirty = np.array([4 * start]), np.array([4 * (1 - start)])
        for was_dirty in sequence:
            clean, dirty = trust_observe(clean, dirty, np.array([was_dirty]), np.array(0.1), np.array(0.35))
        return trust_mean(clean, dirty)[0]

    assert after(days) == pytest.approx(after(sorted(days)))
    assert after([*days, True]) <= after(days) <= after([*days, False])
