"""Satisfaction: what distance takes; sums over issues are in `tests.model.test_scales`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.satisfaction import loss

share = st.floats(0, 1)


def test_loss_is_distance_or_its_square():
    assert loss(0.9, 0.4, False) == pytest.approx(0.5)
    assert loss(0.4, 0.9, True) == pytest.approx(0.25)


@given(share, share)
def test_bounds_and_order_of_the_two_losses(terms, ideal):
    """Between 0 and 1; a quadratic loss never hurts more than a linear one on a scale of length 1."""
    assert 0 <= loss(terms, ideal, True) <= loss(terms, ideal, False) <= 1
    assert loss(ideal, ideal, True) == loss(ideal, ideal, False) == 0.0
