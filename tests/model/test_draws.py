"""What is drawn for a whole block at once: the numbers of `Luck`, and quantiles of triangles, bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.draws import _fill_uniform, _read_triangles, fill_uniform, triangular_numbers, uniform_numbers
from sim.model.sound import quiet_floats
from sim.random_streams import LAST, Luck, key_of
from sim.uncertainty import Coded, Triangular

seeds, points = st.integers(0, 2**64), st.integers(0, 2**40)
firsts, counts, names = st.integers(0, 10**12), st.integers(1, 40), st.text(max_size=20)
triples = st.tuples(*[st.floats(-5.0, 5.0)] * 3).map(sorted).map(tuple)
uniforms = st.floats(2.0**-54, LAST)


@given(seeds, firsts, counts, points, names, names)
def test_uniform_numbers_are_those_of_luck(seed, first, count, point, who, purpose):
    luck = Luck(seed, first, count, point)
    assert uniform_numbers(luck, who, purpose).tolist() == luck.uniform(who, purpose).tolist()


@given(seeds, firsts, counts, points)
def test_so_they_are_in_python(seed, first, count, point):
    address, plain = np.array((*key_of(seed, "who", "why"), point), dtype=np.uint64), np.zeros(count)
    with quiet_floats():  # in Python, NumPy would say that whole numbers wrap around
        _fill_uniform(plain, address, first)
    compiled = np.zeros(count)
    fill_uniform(compiled, address, first)
    assert plain.tolist() == compiled.tolist()


@given(st.lists(st.tuples(uniforms, uniforms), min_size=1, max_size=30), st.lists(triples, min_size=1, max_size=4))
def test_triangles_are_read_as_a_coded_quantity_is(pairs, given):
    """By NumPy, for whole arrays, in another room; a quantity without coders is that of one."""
    luck, coder = np.array(pairs).T.copy()
    coded = Coded(key="k", coders={f"c{place}": triple for place, triple in enumerate(given)})
    expected = coded.quantile_by(luck, coder)
    plain = luck.copy()
    _read_triangles(plain, coder, np.array(given))
    low, mode, high = given[0]
    alone = Triangular(dist="triangular", low=low, mode=mode, high=high).quantile(luck)
    assert triangular_numbers(luck.copy(), coder, given[:1]).tolist() == alone.tolist()
    assert triangular_numbers(luck, coder, given).tolist() == expected.tolist() == plain.tolist()


@pytest.mark.parametrize(("coder", "expected"), [(2.0**-54, 1.0), (0.49, 1.0), (0.5, 2.0), (LAST, 2.0)])
def test_each_coder_has_its_share_of_the_trials(coder, expected):
    points = [(1.0, 1.0, 1.0), (2.0, 2.0, 2.0)]
    assert triangular_numbers(np.array([0.3]), np.array([coder]), points).tolist() == [expected]
