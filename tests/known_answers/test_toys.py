"""Every file of `scenarios/toy/` shows what its `expect:` block says; a newcomer is tested by being there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sim.analysis.outcomes import OUTCOMES, outcome_masks
from sim.model.block import run_block
from sim.scenario.scenario import ExpectedColumn
from tests.cases import read_scenario

TOYS = sorted((Path(__file__).parents[2] / "scenarios" / "toy").glob("*.yaml"))
LONG = {"two-clocks": pytest.mark.slow}
BLOCK = 16_384
STANDARD_ERRORS = 4.0


def run(path: Path) -> tuple[dict[str, np.ndarray], object]:
    scenario = read_scenario(path)
    expect = scenario.expect
    firsts = range(0, expect.trials, BLOCK)
    blocks = [run_block(scenario, expect.seed, first, min(BLOCK, expect.trials - first)) for first in firsts]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}, expect


def check_share(name: str, hits: np.ndarray, expected: float) -> None:
    spread = np.sqrt(expected * (1 - expected) / len(hits))
    assert abs(np.mean(hits) - expected) <= STANDARD_ERRORS * spread + 1e-12, f"{name}: {np.mean(hits)} for {expected}"


def check_column(name: str, column: np.ndarray, expected: ExpectedColumn) -> None:
    kept = column[column >= 0] if column.dtype == np.int16 else column
    values = kept[~np.isnan(kept.astype(float))].astype(float)
    assert len(values) > 0, f"{name} has no value in any trial"
    spread = STANDARD_ERRORS * np.std(values, ddof=1) / np.sqrt(len(values))
    allowed = expected.within if expected.within is not None else spread
    assert abs(np.mean(values) - expected.mean) <= allowed, (
        f"{name}: {np.mean(values)} for {expected.mean} +- {allowed}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem, marks=LONG.get(path.stem, ())) for path in TOYS])
def test_a_toy_shows_what_it_expects(path):
    rows, expect = run(path)
    assert expect.shares or expect.columns, "an expect block that expects nothing"
    masks = outcome_masks(rows)
    for name, share in expect.shares.items():
        assert name in OUTCOMES
        check_share(name, masks[name], share)
    for name, column in expect.columns.items():
        check_column(name, rows[name], column)


def test_the_known_answers_are_all_there():
    names = {path.stem for path in TOYS}
    families = ("contest", "fearon", "logit", "nash", "bayes", "two-clocks", "levels", "constant-hazard")
    assert all(any(name.startswith(family) for name in names) for family in families)


def test_a_toy_that_expects_the_wrong_number_fails():
    """The checks themselves must be able to fail."""
    with pytest.raises(AssertionError, match="any_full"):
        check_share("any_full", np.arange(1000) < 300, 0.4)
    with pytest.raises(AssertionError, match="text"):
        check_column("text", np.full(10, 0.66), ExpectedColumn(mean=0.65, within=1e-3))
    with pytest.raises(AssertionError, match="no value"):
        check_column("full_days", np.full(10, -1, dtype=np.int16), ExpectedColumn(mean=3.0))
