"""The climb: known answers of the Nash product, kinks, bounds, and an independent optimiser."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from sim.theory.bargaining import CLAIM, CLIMBER, MOVE, climb, floored_log, slope_down, slope_up, value

FLOOR = 0.02


class Party:
    """A party with value 1 - sum of losses - disagreement: its claims, shape (issues,), its weight and its rest."""

    def __init__(self, points, slopes, disagreement, weight=1.0, quadratic=False, red=0.0, tolerance=0.0):
        self.claims = np.zeros(len(points), dtype=CLAIM)
        self.claims["point"], self.claims["curve" if quadratic else "slope"] = points, slopes
        self.claims["red"] = red
        self.claims["low"], self.claims["high"] = self.claims["point"] - tolerance, self.claims["point"] + tolerance
        self.weight, self.rest = weight, 1.0 - disagreement

    def value(self, package):
        """By the formula, apart from the rule."""
        claims = self.claims
        distance = np.abs(package - claims["point"])
        beyond = np.maximum(0.0, np.maximum(claims["low"] - package, package - claims["high"]))
        return self.rest - np.sum(claims["slope"] * distance + claims["curve"] * distance**2 + claims["red"] * beyond)


def nobody(issues):
    """A lead without an agenda."""
    return Party([0.5] * issues, [0.0] * issues, 0.0, weight=0.0)


def a_day(package, sides, lead=None, low=0.0, high=1.0, step=0.01):
    """The package after a day of the text, and whether it rests."""
    everybody = [*sides, lead or nobody(len(package))]
    parties, moves = np.zeros(len(everybody), dtype=CLIMBER), np.zeros(len(package), dtype=MOVE)
    parties["weight"], parties["rest"] = ([getattr(each, name) for each in everybody] for name in ("weight", "rest"))
    moves["now"], moves["low"], moves["high"] = package, low, high
    claims = np.stack([each.claims for each in everybody])
    parties["value"] = [value(theirs, each.rest, moves, False) for theirs, each in zip(claims, everybody, strict=True)]
    moved = climb(claims, parties, moves, step, FLOOR)
    assert parties["value"] == pytest.approx([each.value(package) for each in everybody], abs=1e-12)
    return moves["tried" if moved else "now"], not moved


def settle(start, sides, lead=None, low=0.0, high=1.0, step=0.01, days=3000):
    """Climb until the text rests; the package, and whether it rests."""
    package = np.array(start, dtype=float)
    for _ in range(days):
        package, rests = a_day(package, sides, lead, low, high, step)
        if rests:
            break
    return package, rests


@pytest.mark.parametrize("start", [0.02, 0.4, 0.55, 0.65, 0.78, 0.99])
@pytest.mark.parametrize("alpha", [0.5, 0.25, 0.8])
def test_linear_sides_split_what_is_left(start, alpha):
    """Share of A = d1 + alpha (1 - d1 - d2), from inside and outside the range."""
    sides = [Party([1.0], [1.0], 0.5, alpha), Party([0.0], [1.0], 0.2, 1 - alpha)]
    package, rests = settle([start], sides)
    assert rests
    assert package[0] == pytest.approx(0.5 + alpha * 0.3, abs=1e-3)


@pytest.mark.parametrize("start", [0.02, 0.5, 0.97])
@pytest.mark.parametrize("alpha", [0.5, 0.75, 0.3])
def test_linear_against_quadratic(start, alpha):
    """Frontier u2 = 1 - u1^2 without disagreement: u1 = sqrt(alpha / (2 - alpha)); .577350 at equal weights."""
    sides = [Party([1.0], [1.0], 0.0, alpha), Party([0.0], [1.0], 0.0, 1 - alpha, quadratic=True)]
    package, rests = settle([start], sides)
    assert rests
    assert package[0] == pytest.approx(np.sqrt(alpha / (2 - alpha)), abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("step", [0.001, 0.02, 0.07, 0.3, 0.95])
def test_the_step_does_not_move_the_answer(step):
    package, rests = settle([0.1], [Party([1.0], [1.0], 0.5), Party([0.0], [1.0], 0.2)], step=step)
    assert rests
    assert package[0] == pytest.approx(0.65, abs=1e-3)


def test_no_bargaining_range_ends_where_the_floored_direction_vanishes():
    """Both lose somewhere: 2 / S_a = 1 / floor, so S_a = .04 where S_b is far below the floor."""
    sides = [Party([1.0], [1.0], 0.7, weight=2.0), Party([0.0], [1.0], 0.6)]
    for start in (0.05, 0.5, 0.95):
        package, rests = settle([start], sides)
        assert rests
        assert package[0] == pytest.approx(0.74, abs=1e-3)
    assert sides[1].value(package) < FLOOR


def test_equally_weighed_losers_leave_the_text_where_it_is():
    sides = [Party([1.0], [1.0], 0.9), Party([0.0], [1.0], 0.9)]
    package, rests = settle([0.5], sides)
    assert rests
    assert package[0] == 0.5


def test_bounds_hold():
    sides = [Party([1.0], [1.0], 0.5), Party([0.0], [1.0], 0.2)]
    assert settle([0.3], sides, high=0.6)[0][0] == 0.6
    assert settle([0.9], sides, low=0.7)[0][0] == 0.7


def test_an_agenda_pulls_the_text():
    """Without sides that care, the lead's own point; with them, somewhere between."""
    lead = Party([0.9], [1.0], 0.0, weight=0.5)
    idle = [Party([0.5], [0.0], 0.5), Party([0.5], [0.0], 0.5)]
    assert settle([0.2], idle, lead)[0][0] == 0.9
    sides = [Party([1.0], [1.0], 0.5), Party([0.0], [1.0], 0.2)]
    pulled = settle([0.2], sides, lead)[0][0]
    first, second = pulled - 0.5, 0.8 - pulled
    assert 0.65 < pulled < 0.8
    assert 1 / first - 1 / second + 0.5 == pytest.approx(0.0, abs=0.15)


def test_a_red_line_stops_the_text_at_its_edge():
    """Past the line at .4 the first side loses three times as much: the product peaks on the kink itself."""
    firm = Party([0.0], [0.5], 0.2, red=1.0, tolerance=0.4)
    soft = Party([1.0], [1.0], -0.2)
    package, rests = settle([0.05], [firm, soft])
    assert rests
    assert package[0] == 0.4


def test_it_stops_at_a_kink_in_its_way_and_goes_on_next_day():
    sides = [Party([0.0], [0.1], 0.1, red=0.1, tolerance=0.305), Party([1.0], [1.0], 0.1)]
    one_day, _ = a_day([0.3], sides)
    assert one_day[0] == 0.305
    assert a_day(one_day, sides)[0][0] == pytest.approx(0.315)


def test_a_day_moves_at_most_a_step():
    sides = [Party([1.0, 0.0, 0.3], [0.5, 0.3, 0.2], 0.3), Party([0.0, 1.0, 0.3], [0.2, 0.2, 0.6], 0.2)]
    package = np.array([0.1, 0.9, 0.8])
    moved, _ = a_day(package, sides, step=0.05)
    assert 0 < np.linalg.norm(moved - package) <= 0.05 + 1e-12


def test_an_issue_at_its_bound_does_not_slow_the_others():
    """Both sides want more of the first issue than there is; the second moves a whole step all the same."""
    sides = [Party([1.0, 1.0], [0.5, 0.5], 0.3), Party([1.0, 0.0], [0.5, 0.5], 0.2)]
    moved, _ = a_day([0.6, 0.1], sides, high=[0.6, 1.0], step=0.05)
    assert moved == pytest.approx([0.6, 0.15])


def test_a_day_without_a_step_leaves_the_text():
    package, rests = a_day([0.3], [Party([1.0], [1.0], 0.5), Party([0.0], [1.0], 0.2)], step=0.0)
    assert rests
    assert package[0] == 0.3


def test_floored_log_is_smooth_at_the_floor():
    below, at, above = (floored_log(FLOOR + shift, FLOOR) for shift in (-1e-7, 0.0, 1e-7))
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
        gains = [max(side.value(package), 1e-9) for side in sides]
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
    sides = [Party(first_point, first_weights, 0.1), Party(second_point, second_weights, 0.15)]
    package, rests = settle(start, sides, step=0.02)
    gains = [side.value(package) for side in sides]
    assert rests
    assert min(gains) > FLOOR
    assert gains[0] * gains[1] >= 0.99 * best_product(sides, len(start))


@pytest.mark.slow
@given(issue_sets, st.floats(0, 1), st.booleans())
def test_every_day_gains_or_rests(case, agenda, quadratic):
    first_point, second_point, package, first_weights, second_weights = case
    sides = [
        Party(first_point, first_weights, 0.4, quadratic=quadratic),
        Party(second_point, second_weights, 0.5, red=first_weights, tolerance=0.2),
    ]
    lead = Party(second_point, second_weights, 0.0, weight=agenda)

    def objective(text):
        return sum(floored_log(side.value(text), FLOOR) for side in sides) + agenda * lead.value(text)

    for _ in range(5):
        moved, rests = a_day(package, sides, lead, step=0.03)
        assert np.all((moved >= 0) & (moved <= 1))
        if rests:
            assert np.array_equal(moved, package)
        else:
            assert objective(moved) > objective(package)
        package = moved


@pytest.mark.slow
@given(issue_sets)
def test_slopes_are_those_of_the_value(case):
    """One-sided slopes against small differences; points on sixteenths lie on the kinks or clear of them."""
    points, _, start, weights, reds = case
    side = Party(points, weights, 0.0, quadratic=True, red=reds, tolerance=0.125)
    moves = np.zeros(len(start), dtype=MOVE)
    moves["now"] = start
    here = value(side.claims, side.rest, moves, False)
    for place, now in enumerate(start):
        for slope, nudge in ((slope_up, 1e-7), (slope_down, -1e-7)):
            moves["tried"] = start
            moves[place].tried = now + nudge
            change = (value(side.claims, side.rest, moves, True) - here) / 1e-7
            assert change == pytest.approx(slope(side.claims[place], now), abs=1e-5)
