"""The climb: known answers of the Nash product, kinks, bounds, and an independent optimiser."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from sim.theory.bargaining import Claim, climb, floored_log

FLOOR = 0.02


def claim(points, slopes, disagreement, weight=1.0, quadratic=False, red=None, tolerance=None):
    """A party with value 1 - sum of losses - disagreement, for one trial."""

    def column(values):
        return np.array(values, dtype=float)[:, None]

    none = np.zeros((len(points), 1))
    return Claim(
        point=column(points),
        slope=none if quadratic else column(slopes),
        weight=np.array([float(weight)]),
        rest=np.array([1.0 - disagreement]),
        curve=column(slopes) if quadratic else None,
        red=None if red is None else column(red),
        tolerance=None if tolerance is None else column(tolerance),
    )


def nobody(issues):
    """A lead without an agenda."""
    return claim([0.5] * issues, [0.0] * issues, 0.0, weight=0.0)


def settle(start, claims, lead=None, low=0.0, high=1.0, step=0.01, days=3000):
    """Climb until the text rests; the package, and whether it rests."""
    package = np.array(start, dtype=float)[:, None]
    ends = [np.full_like(package, edge) for edge in (low, high)]
    for _ in range(days):
        day = climb(package, claims, lead or nobody(len(start)), *ends, np.array([step]), np.array([FLOOR]))
        package = day.package
        if day.rests[0]:
            break
    return package[:, 0], bool(day.rests[0])


@pytest.mark.parametrize("start", [0.02, 0.4, 0.55, 0.65, 0.78, 0.99])
@pytest.mark.parametrize("alpha", [0.5, 0.25, 0.8])
def test_linear_sides_split_what_is_left(start, alpha):
    """Share of A = d1 + alpha (1 - d1 - d2), from inside and outside the range."""
    sides = [claim([1.0], [1.0], 0.5, alpha), claim([0.0], [1.0], 0.2, 1 - alpha)]
    package, rests = settle([start], sides)
    assert rests
    assert package[0] == pytest.approx(0.5 + alpha * 0.3, abs=1e-3)


@pytest.mark.parametrize("start", [0.02, 0.5, 0.97])
@pytest.mark.parametrize("alpha", [0.5, 0.75, 0.3])
def test_linear_against_quadratic(start, alpha):
    """Frontier u2 = 1 - u1^2 without disagreement: u1 = sqrt(alpha / (2 - alpha)); .577350 at equal weights."""
    sides = [claim([1.0], [1.0], 0.0, alpha), claim([0.0], [1.0], 0.0, 1 - alpha, quadratic=True)]
    package, rests = settle([start], sides)
    assert rests
    assert package[0] == pytest.approx(np.sqrt(alpha / (2 - alpha)), abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("step", [0.001, 0.02, 0.07, 0.3, 0.95])
def test_the_step_does_not_move_the_answer(step):
    package, rests = settle([0.1], [claim([1.0], [1.0], 0.5), claim([0.0], [1.0], 0.2)], step=step)
    assert rests
    assert package[0] == pytest.approx(0.65, abs=1e-3)


def test_no_bargaining_range_ends_where_the_floored_direction_vanishes():
    """Both lose somewhere: 2 / S_a = 1 / floor, so S_a = .04 where S_b is far below the floor."""
    sides = [claim([1.0], [1.0], 0.7, weight=2.0), claim([0.0], [1.0], 0.6)]
    for start in (0.05, 0.5, 0.95):
        package, rests = settle([start], sides)
        assert rests
        assert package[0] == pytest.approx(0.74, abs=1e-3)
    assert sides[1].value(package[:, None])[0] < FLOOR


def test_equally_weighed_losers_leave_the_text_where_it_is():
    sides = [claim([1.0], [1.0], 0.9), claim([0.0], [1.0], 0.9)]
    package, rests = settle([0.5], sides)
    assert rests
    assert package[0] == 0.5


def test_bounds_hold():
    sides = [claim([1.0], [1.0], 0.5), claim([0.0], [1.0], 0.2)]
    assert settle([0.3], sides, high=0.6)[0][0] == 0.6
    assert settle([0.9], sides, low=0.7)[0][0] == 0.7


def test_an_agenda_pulls_the_text():
    """Without sides that care, the lead's own point; with them, somewhere between."""
    lead = claim([0.9], [1.0], 0.0, weight=0.5)
    idle = [claim([0.5], [0.0], 0.5), claim([0.5], [0.0], 0.5)]
    assert settle([0.2], idle, lead)[0][0] == 0.9
    sides = [claim([1.0], [1.0], 0.5), claim([0.0], [1.0], 0.2)]
    pulled = settle([0.2], sides, lead)[0][0]
    first, second = pulled - 0.5, 0.8 - pulled
    assert 0.65 < pulled < 0.8
    assert 1 / first - 1 / second + 0.5 == pytest.approx(0.0, abs=0.15)


def test_a_red_line_stops_the_text_at_its_edge():
    """Past the line at .4 the first side loses three times as much: the product peaks on the kink itself."""
    firm = claim([0.0], [0.5], 0.2, red=[1.0], tolerance=[0.4])
    soft = claim([1.0], [1.0], -0.2)
    package, rests = settle([0.05], [firm, soft])
    assert rests
    assert package[0] == 0.4


def test_it_stops_at_a_kink_in_its_way_and_goes_on_next_day():
    side = claim([0.0], [0.1], 0.1, red=[0.1], tolerance=[0.305])
    eager = claim([1.0], [1.0], 0.1)
    ends = [np.array([[edge]]) for edge in (0.0, 1.0)]
    one_day = climb(np.array([[0.3]]), [side, eager], nobody(1), *ends, np.array([0.01]), np.array([FLOOR]))
    assert one_day.package[0, 0] == 0.305
    next_day = climb(one_day.package, [side, eager], nobody(1), *ends, np.array([0.01]), np.array([FLOOR]))
    assert next_day.package[0, 0] == pytest.approx(0.315)


def test_a_day_moves_at_most_a_step():
    sides = [claim([1.0, 0.0, 0.3], [0.5, 0.3, 0.2], 0.3), claim([0.0, 1.0, 0.3], [0.2, 0.2, 0.6], 0.2)]
    package = np.array([[0.1], [0.9], [0.8]])
    ends = [np.full_like(package, edge) for edge in (0.0, 1.0)]
    moved = climb(package, sides, nobody(3), *ends, np.array([0.05]), np.array([FLOOR])).package
    assert 0 < np.linalg.norm(moved - package) <= 0.05 + 1e-12


def test_an_issue_at_its_bound_does_not_slow_the_others():
    """Both sides want more of the first issue than there is; the second moves a whole step all the same."""
    sides = [claim([1.0, 1.0], [0.5, 0.5], 0.3), claim([1.0, 0.0], [0.5, 0.5], 0.2)]
    package, ends = np.array([[0.6], [0.1]]), [np.zeros((2, 1)), np.array([[0.6], [1.0]])]
    moved = climb(package, sides, nobody(2), *ends, np.array([0.05]), np.array([FLOOR])).package
    assert moved[:, 0] == pytest.approx([0.6, 0.15])


def test_floored_log_is_smooth_at_the_floor():
    floor = np.array([FLOOR])
    below, at, above = (floored_log(np.array([FLOOR + shift]), floor)[0] for shift in (-1e-7, 0.0, 1e-7))
    assert at == pytest.approx(np.log(FLOOR))
    assert (at - below) / 1e-7 == pytest.approx(1 / FLOOR, rel=1e-4)
    assert (above - at) / 1e-7 == pytest.approx(1 / FLOOR, rel=1e-4)


issue_sets = st.integers(2, 4).flatmap(
    lambda count: st.tuples(
        *[st.lists(st.integers(0, 16).map(lambda n: n / 16), min_size=count, max_size=count) for _ in range(3)],
        *[st.lists(st.floats(0.05, 1.0), min_size=count, max_size=count) for _ in range(2)],
    )
)


def best_product(sides, issues):
    """Largest product of gains by a general optimiser, from a grid of starts: log gains, kinks and all."""

    def below(package):
        gains = [max(side.value(package[:, None])[0], 1e-9) for side in sides]
        return -np.log(gains[0]) - np.log(gains[1])

    found = []
    for first in np.random.default_rng(5).uniform(0, 1, (6, issues)):
        rough = minimize(
            below,
            first,
            method="Nelder-Mead",
            bounds=[(0, 1)] * issues,
            options={"maxiter": 2000, "xatol": 1e-7, "fatol": 1e-9},
        )
        found.append(np.exp(-minimize(below, rough.x, method="Powell", bounds=[(0, 1)] * issues).fun))
    return max(found)


@pytest.mark.slow
@given(issue_sets)
def test_several_issues_reach_the_maximal_product(case):
    """Within 1 % of the largest product of gains, wherever the text starts (a range is left by construction)."""
    first_point, second_point, start, first_weights, second_weights = (np.array(values) for values in case)
    first_weights, second_weights = first_weights / first_weights.sum(), second_weights / second_weights.sum()
    sides = [claim(first_point, first_weights, 0.1), claim(second_point, second_weights, 0.15)]
    package, rests = settle(start, sides, step=0.02)
    gains = [side.value(package[:, None])[0] for side in sides]
    assert rests
    assert min(gains) > FLOOR
    assert gains[0] * gains[1] >= 0.99 * best_product(sides, len(start))


@pytest.mark.slow
@given(issue_sets, st.floats(0, 1), st.booleans())
def test_every_day_gains_or_rests(case, agenda, quadratic):
    first_point, second_point, start, first_weights, second_weights = case
    sides = [
        claim(first_point, first_weights, 0.4, quadratic=quadratic),
        claim(second_point, second_weights, 0.5, red=first_weights, tolerance=[0.2] * len(start)),
    ]
    lead = claim(second_point, second_weights, 0.0, weight=agenda)
    package = np.array(start)[:, None]
    ends = [np.full_like(package, edge) for edge in (0.0, 1.0)]

    def objective(text):
        own = lead.value(text)
        return sum(float(floored_log(side.value(text), np.array([FLOOR]))[0]) for side in sides) + agenda * own[0]

    for _ in range(5):
        day = climb(package, sides, lead, *ends, np.array([0.03]), np.array([FLOOR]))
        assert np.all((day.package >= 0) & (day.package <= 1))
        if day.rests[0]:
            assert np.array_equal(day.package, package)
        else:
            assert objective(day.package) > objective(package)
        package = day.package


@pytest.mark.slow
@given(issue_sets)
def test_slopes_are_those_of_the_value(case):
    """One-sided slopes against small differences; points on sixteenths lie on the kinks or clear of them."""
    points, _, start, weights, reds = case
    side = claim(points, weights, 0.0, quadratic=True, red=reds, tolerance=[0.125] * len(start))
    package = np.array(start)[:, None]
    up, down = side.slopes(package)
    for place in range(len(start)):
        nudge = np.zeros_like(package)
        nudge[place] = 1e-7
        here = side.value(package)
        assert (side.value(package + nudge) - here)[0] / 1e-7 == pytest.approx(up[place, 0], abs=1e-5)
        assert (side.value(package - nudge) - here)[0] / 1e-7 == pytest.approx(down[place, 0], abs=1e-5)


def test_a_block_climbs_as_its_trials_alone():
    rng = np.random.default_rng(3)

    def random_claim():
        return Claim(
            *(rng.uniform(0, 1, (3, 40)) for _ in range(2)), rng.uniform(0.5, 1, 40), rng.uniform(0.5, 1.5, 40)
        )

    sides, lead = [random_claim(), random_claim()], random_claim()
    package, step = rng.uniform(0, 1, (3, 40)), rng.uniform(0.005, 0.1, 40)
    ends = [np.array([[edge]] * 3) for edge in (0.0, 1.0)]
    whole = climb(package, sides, lead, *ends, step, np.full(40, FLOOR)).package
    for trial in range(40):
        row = slice(trial, trial + 1)
        alone = [Claim(c.point[:, row], c.slope[:, row], c.weight[row], c.rest[row]) for c in (*sides, lead)]
        single = climb(package[:, row], alone[:2], alone[2], *ends, step[row], np.full(1, FLOOR)).package
        assert np.array_equal(single, whole[:, row])
