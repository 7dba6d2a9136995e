"""Extreme but valid numbers: whatever a scenario may say, its trials stay numbers, and NumPy has nothing to warn of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sim.model.block import columns, run_block
from sim.results.rows import narrow
from sim.scenario.scenario import Scenario
from tests.cases import built, busy, merged
from tests.properties.strategies import scenario_maps

pytestmark = pytest.mark.slow

EXTREME: list[Any] = [
    *(0.0, 5e-324, 1e-300, 1e-9, 1e-6, 0.5, 1.0, 60.0, 1e6, 3e5, 1e15),
    {"dist": "lognormal", "median": 1.0, "sigma": 4.0},
    {"dist": "lognormal", "median": 1e-300, "sigma": 5.0},
    {"dist": "uniform", "low": 0.0, "high": 1e15},
    {"dist": "normal", "mean": 1e15, "sd": 1e-300, "low": 0.0, "high": 1e15},
    {"dist": "normal", "mean": 8e-9, "sd": 1e-9, "low": 1.4e-8, "high": 1e15},
    {"dist": "ci90", "ci90": (1e-300, 1e-6), "family": "lognormal", "high": 1e15},
    {"dist": "choice", "values": (0.0, 1e15)},
]
SHARES: list[Any] = [
    *(0.0, 5e-324, 1.0, 1.0 - 2.0**-53),
    *({"dist": "beta", "mean": mean, "n": n} for mean in (1e-300, 0.5, 1.0 - 2.0**-53) for n in (1e-300, 2.0, 1e6)),
    {"dist": "ci90", "ci90": (1e-300, 0.5), "family": "logitnormal"},
    {"dist": "pert", "low": 0.0, "mode": 0.0, "high": 5e-324},
    {"dist": "triangular", "low": 0.0, "mode": 5e-324, "high": 1.0},
    {"dist": "bernoulli", "p": 0.5},
]


def number_paths(scenario: Scenario) -> list[str]:
    """Paths of every number, those that a scenario leaves to its defaults too; the reference is a share like others."""
    return [path for path, _ in scenario.values()]


def put(told: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The same mapping with another value at a path."""
    change: Any = value
    for key in reversed(path.split(".")):
        change = {key: change}
    return merged(told, change)


@st.composite
def extreme_scenarios(draw: Any) -> Scenario:
    """A random scenario in which up to a dozen numbers are as large, small or wild as they may be."""
    told = draw(st.one_of(scenario_maps(), st.just(busy())))
    paths = number_paths(Scenario.model_validate(told))
    for path in draw(st.lists(st.sampled_from(paths), min_size=1, max_size=12, unique=True)):
        changed = put(told, path, draw(st.sampled_from(EXTREME + SHARES)))
        try:
            Scenario.model_validate(changed)
        except ValidationError:
            continue
        told = changed
    return Scenario.model_validate(told)


def finite(scenario: Scenario, trials: int = 20) -> None:
    """Run some trials under the strictest rules, and keep them as a file would."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        block = run_block(scenario, 0, 0, trials)
        kept = narrow(block, columns(scenario))
    for column in columns(scenario):
        if column.kind in ("number", "exact"):
            values = kept[column.name]
            assert np.all(np.isfinite(values) | (column.gaps & np.isnan(values))), column.name


@settings(max_examples=150)
@given(extreme_scenarios())
def test_extreme_scenarios_stay_numbers(scenario):
    finite(scenario)


POSITIVE = [
    path
    for path in number_paths(built(busy()))
    if path.partition(".")[0] in ("contest", "halt", "talks", "preferences")
]


@pytest.mark.parametrize("path", POSITIVE)
@pytest.mark.parametrize("value", [0.0, 1e15])
def test_each_rule_at_its_ends(path, value):
    told = put(busy(), path, value)
    try:
        scenario = Scenario.model_validate(told)
    except ValidationError:
        return
    finite(scenario)


def test_fire_that_feeds_on_itself_for_years_stays_a_number():
    """All fire is returned and remembered, one's own is blamed on the other, and nothing collapses."""
    wild = {"reciprocity": 1, "memory": 0, "misattribution": 1, "noise": 3, "smoothing": 0, "collapse_level": 1e15}
    calm = {"denounce_chance": 0, "stillborn": 0, "depth": 1}
    finite(built(busy(), {"halt": {**wild, **calm}, "horizon": {"talks_days": 20, "halt_days": 900}}), trials=5)


@given(st.floats(1e-12, 1e15), st.floats(1e-12, 1e15), st.floats(0, 1e15))
def test_only_the_ratio_of_capabilities_counts(one, other, exponent):
    assume(1e-9 < one / other < 1e9)
    finite(
        built(
            busy(),
            {"actors": {"red": {"capability": one}, "blue": {"capability": other}}, "contest": {"exponent": exponent}},
        ),
        5,
    )
