"""A whole day as plain Python, rule by rule as one would step through it: the same bytes as machine code leaves."""

from __future__ import annotations

from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given

from sim.model import day, drawn, draws, world
from sim.model.sound import quiet_floats
from sim.model.state import SHAPES
from tests.cases import built, busy
from tests.model.lab import world_of
from tests.properties.strategies import scenarios

TRIALS = 3


def lived(scenario, days, first=0):
    """A world after so many days, or at its end."""
    made = world_of(scenario, TRIALS, first=first)
    for _ in range(days):
        if made.running:
            made.step()
    return made


def in_python():
    """Days are lived as the functions stand; whole numbers of luck wrap around without a word."""
    stack = ExitStack()
    stack.enter_context(patch.object(draws, "fill_uniform", draws._fill_uniform))
    stack.enter_context(patch.object(draws, "read_triangles", draws._read_triangles))
    stack.enter_context(patch.object(drawn, "open_trials", day._open_trials))
    stack.enter_context(patch.object(world, "live_day", day._live_day))
    stack.enter_context(quiet_floats())
    return stack


def assert_same_bytes(one, other):
    for name in SHAPES:
        plain, compiled = (getattr(made.state, name) for made in (one, other))
        for field in plain.dtype.names:
            assert np.array_equal(plain[field], compiled[field]), f"{name}.{field}"
        assert plain.tobytes() == compiled.tobytes(), name


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 3, 6, 9])
def test_a_busy_case_to_its_end(first):
    compiled = lived(built(busy()), 40, first)
    with in_python():
        plain = lived(built(busy()), 40, first)
    assert not plain.running
    assert_same_bytes(plain, compiled)


@pytest.mark.slow
@given(scenarios())
def test_the_first_days_of_any_case(scenario):
    compiled = lived(scenario, 4)
    with in_python():
        plain = lived(scenario, 4)
    assert_same_bytes(plain, compiled)
