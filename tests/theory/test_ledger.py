"""The lines of the ledger, by hand and by what they must do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.ledger import Costs, Lines, audience, exposure, fear, lifted_trust, pooled_pledge, war

share = st.floats(0, 1)


def one(value):
    return np.array([value], dtype=float)


def test_war_is_a_costly_lottery():
    value = war([one(0.6), one(0.4)], [one(1.0), one(0.25)], one(0.1))
    assert value[0] == pytest.approx(0.6 + 0.1 - 0.1)


def test_exposure_by_hand():
    assert exposure(fear(one(0.25), one(0.4)), one(0.5))[0] == pytest.approx(0.75 * 0.4 * 0.5)


def test_audience_weighs_what_lies_beyond_red_lines():
    assert audience(one(0.2), one(0.31))[0] == pytest.approx(0.062)
    assert audience(one(0.2), one(0.0))[0] == 0.0


def test_conceding_an_issue_brings_terms_safety_and_peace_at_home():
    """Text .3, ideal .9, stated 1: the concession moves the text by .7, and by .5 of that nearer to the ideal."""
    costs = Costs.of(one(0.5), one(0.4), one(0.8), fear=one(0.3), outrage=one(0.2))
    point = one(0.3), one(0.9), one(1.0), one(0.1)
    safety, home = 0.3 * 0.4 * 0.5, 0.2 * 0.5 * 0.8 * 0.6
    assert costs.conceding(*point, quadratic=False)[0] == pytest.approx(0.5 * 0.5 + safety + home)
    assert costs.conceding(*point, quadratic=True)[0] == pytest.approx(0.5 * (0.36 - 0.01) + safety + home)


def test_total_adds_terms_pressure_resolve_and_subtracts_the_rest():
    lines = Lines(*(one(value) for value in (0.8, 0.3, 0.1, 0.05, 0.02, -0.04)))
    assert lines.total[0] == pytest.approx(0.8 - 0.3 - 0.1 - 0.05 + 0.02 - 0.04)
    assert lines.pressed(one(0.1)).total[0] == pytest.approx(lines.total[0] + 0.08)


def test_a_sectoral_ledger_weighs_less_and_pressure_otherwise():
    lines = Lines(*(one(value) for value in (0.8, 0.3, 0.1, 0.05, 0.2, -0.04))).scaled(0.25, 0.6)
    assert lines.total[0] == pytest.approx(0.25 * (0.8 - 0.3 - 0.1 - 0.05 - 0.04) + 0.6 * 0.2)
    assert lines.war[0] == pytest.approx(0.075)
    assert lines.pressure[0] == pytest.approx(0.12)


def test_pledges_pool_and_lift_trust():
    pooled = pooled_pledge([one(0.5), one(0.2)], one(0.0))
    assert pooled[0] == pytest.approx(1 - 0.5 * 0.8)
    assert pooled_pledge([], one(7.0))[0] == 0.0
    assert lifted_trust(one(0.3), pooled)[0] == pytest.approx(0.3 + 0.7 * 0.6)


@given(share, share)
def test_a_pledge_never_lowers_trust_nor_lifts_it_above_one(trust, pledge):
    lifted = lifted_trust(one(trust), one(pledge))[0]
    assert trust - 1e-12 <= lifted <= 1 + 1e-12
