"""The numbers of a day, drawn one trial at a time: those of `Luck`, bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.compiled import Loop, Tables
from sim.model.rules.luck import happens, logistic, normal, uniform
from sim.model.sound import quiet_floats
from sim.model.state import like_any_state
from sim.random_streams import Luck, key_of
from tests.model.lab import blank

TRIALS = 6

seeds = st.integers(0, 2**64)
firsts = st.integers(0, 10**12)
days = st.integers(0, 10**4)
points = st.integers(0, 2**40)
names = st.text(max_size=20)


def _draw(state, days, drawn):
    """Every kind of number from the first stream of shocks, trial by trial."""
    stream = state.luck_of_shock[0]
    for t in range(len(state.courses)):
        drawn.uniform[t] = uniform(state, stream, t, days.day[0])
        drawn.normal[t] = normal(state, stream, t, days.day[0])
        drawn.logistic[t] = logistic(state, stream, t, days.day[0])
        drawn.happens[t] = happens(state, stream, t, days.day[0], 0.3)


def tables(day=0, count=1):
    drawn = {name: np.zeros(count) for name in ("uniform", "normal", "logistic")}
    return Tables(day=np.array([day])), Tables(**drawn, happens=np.zeros(count, dtype=bool))


COMPILED = Loop(_draw, like_any_state(), *tables())


def drawn(work, seed, first, day, point, who, purpose):
    """What the rules draw for an address."""
    state = blank(TRIALS)
    state.case.point, state.courses["trial"] = point, np.arange(first, first + TRIALS)
    state.luck_of_shock[0].first, state.luck_of_shock[0].second = key_of(seed, who, purpose)
    when, found = tables(day, TRIALS)
    with quiet_floats():  # in Python, NumPy would say that whole numbers wrap around
        work(state, when, found)
    return found


@pytest.mark.slow
@given(seeds, firsts, days, points, names, names)
def test_compiled_luck_is_luck(seed, first, day, point, who, purpose):
    luck = Luck(seed, first, TRIALS, point)
    found = drawn(COMPILED, seed, first, day, point, who, purpose)
    assert found.uniform.tolist() == luck.uniform(who, purpose, day).tolist()
    assert found.happens.tolist() == (luck.uniform(who, purpose, day) < 0.3).tolist()
    assert np.allclose(found.normal, luck.normal(who, purpose, day), rtol=1e-14, atol=0.0)
    assert np.allclose(found.logistic, luck.logistic(who, purpose, day), rtol=1e-13, atol=1e-15)


@given(seeds, firsts, days, points, names, names)
def test_so_it_is_in_python(seed, first, day, point, who, purpose):
    found = drawn(_draw, seed, first, day, point, who, purpose)
    assert found.uniform.tolist() == Luck(seed, first, TRIALS, point).uniform(who, purpose, day).tolist()


@pytest.mark.slow
def test_python_and_machine_give_the_same_scores():
    one, other = (drawn(work, 5, 10**9 + 3, 17, 2, "actors.a", "shock") for work in (_draw, COMPILED))
    for (name, plain), (_, compiled) in zip(one.arrays(), other.arrays(), strict=True):
        assert plain.tolist() == compiled.tolist(), name


def test_a_trial_takes_its_own_number_wherever_its_block_begins():
    whole = Luck(3, 0, 40).uniform("who", "why", 5)
    for first in range(9):
        found = drawn(_draw, 3, first, 5, 0, "who", "why").uniform
        assert found.tolist() == whole[first : first + TRIALS].tolist()


def test_what_never_happens_needs_no_draw():
    state = blank(1)
    stream = state.luck_of_shock[0]
    assert not happens(state, stream, 0, 3, 0.0)
    assert stream.counter == 0
    with quiet_floats():
        assert happens(state, stream, 0, 3, 1.0)
    assert stream.counter == 1
