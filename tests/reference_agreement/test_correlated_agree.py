"""Correlated inputs: the block engine against the scalar reference, and that the correlation matters to both."""

from __future__ import annotations

import math

import pytest
from scipy.special import ndtr, ndtri

from sim.random_streams import Luck
from sim.scenario import load_scenario
from tests.reference.cases import BORDER, build
from tests.reference.values import Inputs
from tests.reference_agreement.test_engine_agrees import compare

WEST, EAST, TRUST = "actors.west.positions.hill.ideal", "actors.east.positions.hill.ideal", "actors.east.trust.west"
MATRIX = ((1.0, 0.8, -0.5), (0.8, 1.0, -0.3), (-0.5, -0.3, 1.0))
TOGETHER = {"correlations": {"one_war": {"inputs": (WEST, EAST, TRUST), "matrix": MATRIX}}}


@pytest.mark.slow
def test_the_engine_agrees_trial_by_trial() -> None:
    assert compare(build(BORDER, TOGETHER), 0, 200) == {}


@pytest.mark.slow
def test_the_engine_agrees_on_the_real_case() -> None:
    rho = [
        "correlations={tired: {inputs: [actors.russia.urgency, actors.ukraine.urgency, talks.step,"
        " offers.sectoral.after_days, actors.russia.positions.kursk_terms.ideal], rho: 0.6}}"
    ]
    assert compare(load_scenario("jeddah-2025-03", rho).scenario, 0, 100) == {}


def test_the_third_of_a_block_by_hand() -> None:
    """Of three, the third mixes all three scores with the last row of the factor, here written out."""
    values, plain = Inputs(build(BORDER, TOGETHER)), Inputs(build(BORDER))
    last = (-0.5, (-0.3 + 0.8 * 0.5) / 0.6)
    own = math.sqrt(1 - last[0] ** 2 - last[1] ** 2)
    for trial in range(20):
        luck = Luck(9, trial, 1)
        scores = [float(ndtri(luck.uniform(path, "input")[0])) for path in (WEST, EAST, TRUST)]
        mixed = float(ndtr(last[0] * scores[0] + last[1] * scores[1] + own * scores[2]))
        drawn = values.draw(luck)
        assert drawn[TRUST] == pytest.approx(_triangle(mixed, 0.2, 0.4, 0.6), abs=1e-12)
        assert drawn[WEST] == plain.draw(luck)[WEST]
        assert drawn[EAST] != plain.draw(luck)[EAST]


def _triangle(u: float, low: float, mode: float, high: float) -> float:
    width = high - low
    if u * width < mode - low:
        return low + math.sqrt(u * width * (mode - low))
    return high - math.sqrt((1 - u) * width * (high - mode))
