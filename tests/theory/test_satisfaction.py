"""Satisfaction: weighted distance, folded issue by issue."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.satisfaction import fold, loss, normalised, satisfaction

shares = st.floats(0, 1, width=32)


def rows(*values):
    return np.array(values, dtype=float)


def test_by_hand():
    weights, package, ideal = rows([0.5], [0.3], [0.2]), rows([0.2], [0.9], [0.5]), rows([0.6], [0.4], [0.5])
    linear = 1 - (0.5 * 0.4 + 0.3 * 0.5)
    quadratic = 1 - (0.5 * 0.16 + 0.3 * 0.25)
    assert np.allclose(satisfaction(weights, package, ideal), [linear])
    assert np.allclose(satisfaction(weights, package, ideal, quadratic=True), [quadratic])


def test_one_at_the_ideal_and_zero_at_the_far_pole():
    weights = rows([0.25, 0.25], [0.75, 0.75])
    ideal = rows([0.0, 0.3], [1.0, 0.8])
    assert np.array_equal(satisfaction(weights, ideal, ideal), [1.0, 1.0])
    assert satisfaction(weights, 1.0 - ideal, ideal)[0] == 0.0


def test_loss_is_distance_or_its_square():
    assert np.allclose(loss(rows([0.9]), rows([0.4]), False), [[0.5]])
    assert np.allclose(loss(rows([0.4]), rows([0.9]), True), [[0.25]])


def test_normalised_sums_to_one_or_is_all_zero():
    shares = normalised(rows([1.0, 0.0], [3.0, 0.0]))
    assert np.array_equal(shares, rows([0.25, 0.0], [0.75, 0.0]))


def test_fold_of_nothing_is_zero():
    assert np.array_equal(fold([], np.ones(3)), np.zeros(3))


def test_fold_does_not_touch_its_rows():
    first = np.ones(2)
    fold([first, first], first)
    assert np.array_equal(first, [1.0, 1.0])


@given(st.lists(st.lists(shares, min_size=5, max_size=5), min_size=1, max_size=7))
def test_fold_adds_in_order_whatever_the_shape(table):
    """The sum of a column is that of plain floats added one after another, alone or beside others."""
    array = np.array(table)
    whole = fold(array, array[0])
    for column in range(5):
        total = 0.0
        for row in table:
            total += row[column]
        alone = array[:, column : column + 1]
        assert whole[column] == total == fold(alone, alone[0])[0]


@given(st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=6), st.booleans())
def test_bounds_and_order_of_the_two_losses(issues, quadratic):
    """Between 0 and 1; a quadratic loss never hurts more than a linear one on a scale of length 1."""
    weights, package, ideal = (np.array(column)[:, None] for column in zip(*issues, strict=True))
    weights = normalised(weights)
    value = satisfaction(weights, package, ideal, quadratic)
    assert -1e-12 <= value[0] <= 1
    assert satisfaction(weights, package, ideal, True)[0] >= satisfaction(weights, package, ideal, False)[0] - 1e-12
