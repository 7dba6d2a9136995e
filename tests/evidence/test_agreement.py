"""Krippendorff's alpha: published and hand-made answers, and its interval."""

import numpy as np
import pytest

from sim.evidence import agreement, krippendorff_alpha, load_evidence, same_issue

# The worked example of K. Krippendorff, "Computing Krippendorff's alpha-reliability": 4 observers, 12 units, gaps.
OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""


def published() -> list[list[float]]:
    rows = [line.split() for line in OBSERVERS.strip().splitlines()]
    return [[float(value) for value in unit if value != "."] for unit in zip(*rows, strict=True)]


def direct(units: list[list[float]]) -> float:
    """Alpha as in the book, pair by pair."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    observed = sum(sum((a - b) ** 2 for a in unit for b in unit) / (len(unit) - 1) for unit in units) / len(values)
    expected = sum((a - b) ** 2 for a in values for b in values) / (len(values) * (len(values) - 1))
    return 1 - observed / expected


def test_the_published_example():
    assert krippendorff_alpha(published()) == pytest.approx(0.849, abs=5e-4)


def test_the_sums_equal_the_pairs():
    rng = np.random.default_rng(4)
    for _ in range(20):
        units = [list(rng.normal(size=rng.integers(1, 5))) for _ in range(12)]
        assert krippendorff_alpha(units) == pytest.approx(direct(units), rel=1e-9)


def test_perfect_and_opposite():
    assert krippendorff_alpha([[0, 0], [0.4, 0.4], [1, 1]]) == 1
    assert krippendorff_alpha([[0, 1], [1, 0], [0, 1], [1, 0]]) < 0


@pytest.mark.parametrize("units", [[], [[1.0]], [[0.2, 0.4]], [[0.5, 0.5], [0.5, 0.5]], [[1.0], [0.3, 0.2]]])
def test_nothing_to_compare(units):
    assert krippendorff_alpha(units) is None


def test_scale_and_origin_do_not_matter():
    units = published()
    moved = [[3 - value / 7 for value in unit] for unit in units]
    assert krippendorff_alpha(moved) == pytest.approx(krippendorff_alpha(units), rel=1e-9)


def test_rows_of_a_small_folder(well):
    rows = {(row.what, row.issue): row for row in agreement(load_evidence(well))}
    assert rows["positions", "all"].units == 1  # the two other cells were coded by one coder each
    assert rows["positions", "all"].alpha is None
    assert rows["statements", "all"].units == 1
    assert rows["firmness", "all"].units == 2
    assert rows["firmness", "all"].alpha == pytest.approx(direct([[0.9, 0.7], [0.4, 0.2]]))
    assert rows["firmness", "water"].units == 1  # S2 was assigned to different things
    assert ("firmness", "toll") not in rows


def test_positions_of_statements_are_compared_on_one_issue_only(well, edit):
    edit("coders/B.yaml", "S2: {issue: mood, firmness", "S2: {issue: toll, position: 0.3, firmness")
    rows = {(row.what, row.issue): row.units for row in agreement(load_evidence(well))}
    assert rows["statements", "all"] == 1


def test_same_issue(well):
    assert same_issue(load_evidence(well)) == (1, 2)


@pytest.mark.slow
def test_the_interval_covers_and_narrows():
    """Of many folders of two noisy coders, about 95 in 100 intervals hold the true alpha; more units, less width."""
    from sim.evidence.agreement import _measured

    rng = np.random.default_rng(7)
    truth, noise, tries = rng.uniform, 0.1, 120
    alpha = 1 - 2 * noise**2 / (2 * (1 / 12 + noise**2))
    widths: dict[int, list[float]] = {20: [], 80: []}
    covered = 0
    for size, kept in widths.items():
        for trial in range(tries):
            units = [list(value + noise * rng.normal(size=2)) for value in truth(size=size)]
            row = _measured("positions", "all", units, seed=trial, resamples=200)
            kept.append(row.high - row.low)
            covered += size == 80 and row.low <= alpha <= row.high
    assert np.mean(widths[80]) < 0.65 * np.mean(widths[20])
    spread = 4 * np.sqrt(0.95 * 0.05 / tries)
    assert covered / tries > 0.93 - spread  # a percentile bootstrap of 80 units runs a little short
