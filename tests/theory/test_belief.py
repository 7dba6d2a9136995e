"""Belief: Bayes on answers, and the Beta belief that clean and dirty days feed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.answer import logistic
from sim.theory.belief import answer_likelihood, bayes, trust_mean

open_share = st.floats(0.001, 0.999)


def test_three_noes():
    """Prior .3 stalling, P(no | stalling) .6, P(no | sincere) .1."""
    stalling, seen = 0.3, []
    for _ in range(4):
        seen.append(stalling)
        stalling = bayes(stalling, 0.6, 0.1)
    assert seen == pytest.approx([0.3, 0.72, 0.939130, 0.989313], abs=5e-7)


def test_likelihoods_of_both_answers():
    """A public sum of .2 exceeds what a sincere side asks by .2, and falls .1 short of a premium of .3."""
    assert answer_likelihood(True, 0.2, 0.1) == pytest.approx(logistic(2.0))
    assert answer_likelihood(False, 0.2, 0.1) == pytest.approx(logistic(-2.0))
    assert answer_likelihood(True, 0.2 - 0.3, 0.1) == pytest.approx(logistic(-1.0))
    assert answer_likelihood(False, 0.2 - 0.3, 0.1) == pytest.approx(logistic(1.0))
    assert answer_likelihood(True, 0.2, 0.1) + answer_likelihood(False, 0.2, 0.1) == pytest.approx(1.0)


@given(open_share, open_share)
def test_evidence_that_says_nothing_changes_nothing(prior, likelihood):
    assert bayes(prior, likelihood, likelihood) == pytest.approx(prior)


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0.01, 1), open_share)
def test_a_yes_speaks_for_sincerity_and_a_no_against(total, premium, scale, prior):
    for said_yes in (True, False):
        sincere, stalling = (answer_likelihood(said_yes, total - asked, scale) for asked in (0.0, premium))
        moved = bayes(prior, sincere, stalling) - prior
        assert moved >= -1e-12 if said_yes else moved <= 1e-12


def test_certain_priors_stay():
    assert bayes(0.0, 0.4, 0.2) == 0.0
    assert bayes(1.0, 0.4, 0.2) == 1.0


def test_trust_by_hand():
    """Weights 1 and 3, then a dirty day of .35, or a clean one of .1."""
    assert trust_mean(1.0, 3.35) == pytest.approx(1 / 4.35)
    assert trust_mean(1.1, 3.0) == pytest.approx(1.1 / 4.1)


def test_trust_without_any_weight_is_one_half():
    assert trust_mean(0.0, 0.0) == 0.5


@given(st.lists(st.booleans(), max_size=30), open_share)
def test_order_of_days_does_not_matter_to_trust(days, start):
    def after(sequence):
        clean, dirty = 4 * start, 4 * (1 - start)
        for was_dirty in sequence:
            clean, dirty = (clean, dirty + 0.35) if was_dirty else (clean + 0.1, dirty)
        return trust_mean(clean, dirty)

    assert after(days) == pytest.approx(after(sorted(days)))
    assert after([*days, True]) <= after(days) <= after([*days, False])
