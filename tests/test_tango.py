"""The interval of a paired difference: published answers, exact coverage, and the ends of what can be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.paired_coverage import coverage, score, wald
from sim.statistics import Z95, PairedShares
from sim.tango import tango


def limits(gained, lost, of):
    """As results give them."""
    told = PairedShares(first=lost, second=gained, both=0, of=of).as_json()
    return told["low"], told["high"]


@pytest.mark.parametrize(
    ("only_first", "only_second", "of", "low", "high"),
    [
        # Airway hyper-responsiveness and complete response: Fagerland, Lydersen and Laake, Statistical Analysis of
        # Contingency Tables (2017), chapter 8.
        (1, 7, 21, -0.517, -0.026),
        (6, 16, 161, -0.1240, -0.0054),
        # Agresti and Min (2005): the example of the R package PropCIs.
        (40, 20, 160, 0.0309, 0.2181),
    ],
)
def test_published_answers(only_first, only_second, of, low, high):
    digits = 5e-4 if of == 21 else 5e-5
    assert limits(only_first, only_second, of) == pytest.approx((low, high), abs=digits)


@pytest.mark.parametrize("of", [1, 9, 1_000, 10**9])
def test_closed_forms_at_the_ends(of):
    part = Z95 * Z95 / of
    assert limits(0, 0, of) == pytest.approx((-part / (1 + part), part / (1 + part)))
    assert limits(of, 0, of) == pytest.approx(((1 - part) / (1 + part), 1))
    assert limits(0, of, of) == pytest.approx((-1, -(1 - part) / (1 + part)))


def test_nothing_is_known_without_pairs():
    assert tango(0, 0, 0, Z95) == (-1, 1)


@pytest.mark.parametrize(
    ("expected", "split", "before"),
    [
        (0.5, 1.0, 0.39),
        (1.0, 0.5, 0.998),
        (1.0, 0.8, 0.63),
        (1.0, 1.0, 0.63),
        (3.0, 0.8, 0.90),
        (3.0, 1.0, 0.80),
        (10.0, 0.5, 0.957),
        (10.0, 1.0, 0.927),
    ],
)
def test_exact_coverage_of_rare_differences(expected, split, before):
    """The chance that the interval holds the truth; `before` is that of a difference give or take 1.96 errors."""
    assert coverage(wald, expected, split) == pytest.approx(before, abs=0.006)
    assert coverage(score, expected, split) >= 0.945


@pytest.mark.slow
def test_coverage_nowhere_falls_far_below_its_level():
    found = [coverage(score, expected / 4, split) for expected in range(1, 60, 3) for split in (0.5, 0.7, 0.9, 1.0)]
    assert min(found) >= 0.93


pairs = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)).filter(any)


@given(pairs)
def test_it_holds_the_difference_mirrors_and_is_never_empty(counts):
    gained, lost, _ = counts
    of = sum(counts)
    low, high = tango(gained, lost, of, Z95)
    assert -1 <= low <= (gained - lost) / of <= high <= 1
    assert high - low > 0
    assert tango(lost, gained, of, Z95) == (-high, -low)


@given(pairs)
def test_it_leaves_out_zero_where_mcnemars_test_rejects(counts):
    gained, lost, _ = counts
    low, high = tango(gained, lost, sum(counts), Z95)
    statistic = (gained - lost) ** 2 / (gained + lost) if gained + lost else 0
    if abs(statistic - Z95**2) > 1e-9:
        assert (low > 0 or high < 0) == (statistic > Z95**2)
