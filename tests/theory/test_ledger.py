"""The lines of the ledger, by hand and by what they must do."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.ledger import beyond, fear, lifted_trust, total

share = st.floats(0, 1)


def test_fear_by_hand():
    assert fear(0.25, 0.4) == pytest.approx(0.75 * 0.4)


def test_only_what_lies_beyond_a_red_line_counts():
    """Between .7 and .9: .31 beyond it at .39, nothing at its edge or inside; a line may have one edge only."""
    assert beyond(0.39, 0.7, 0.9) == pytest.approx(0.31)
    assert beyond(0.7, 0.7, 0.9) == beyond(0.85, 0.7, 0.9) == 0.0
    assert beyond(0.95, 0.7, 0.9) == pytest.approx(0.05)
    assert beyond(0.95, -math.inf, 0.9) == pytest.approx(0.05)
    assert beyond(0.0, -math.inf, 0.9) == beyond(1.0, 0.7, math.inf) == 0.0


@given(share, share, share, share)
def test_a_wider_red_line_never_costs_more(terms, stated, one, other):
    narrow, wide = sorted((one, other))
    assert 0.0 <= beyond(terms, stated - wide, stated + wide) <= beyond(terms, stated - narrow, stated + narrow)


def test_total_adds_terms_pressure_resolve_and_subtracts_the_rest():
    assert total(0.8, 0.3, 0.1, 0.05, 0.02, -0.04) == pytest.approx(0.8 - 0.3 - 0.1 - 0.05 + 0.02 - 0.04)
    assert total(0.8, 0.3, 0.1, 0.05, 0.1, -0.04) == pytest.approx(total(0.8, 0.3, 0.1, 0.05, 0.02, -0.04) + 0.08)


def test_a_pledge_lifts_trust_part_of_the_way_to_one():
    assert lifted_trust(0.3, 0.6) == pytest.approx(0.3 + 0.7 * 0.6)


@given(share, share)
def test_a_pledge_never_lowers_trust_nor_lifts_it_above_one(trust, pledge):
    assert trust - 1e-12 <= lifted_trust(trust, pledge) <= 1 + 1e-12
