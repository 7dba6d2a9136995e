"""Folders of made-up results, written once per test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.analysis.findings import Findings
from sim.model.block import columns
from sim.results.reading import Results
from tests.plots.synthetic import EXTREMES, write


def found_in(folder: Path) -> Findings:
    results = Results.open(folder)
    (case,) = results.scenarios
    made = columns(case)
    return Findings.of(case, made, results.trials, results.blocks(made), results.seed)


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory) -> Callable[[str], Path]:
    """Folder of one of the shapes in `EXTREMES`, by name."""
    root = tmp_path_factory.mktemp("results")

    def place(key: str) -> Path:
        if not (root / key).is_dir():
            write(root / key, EXTREMES[key])
        return root / key

    return place


@pytest.fixture(scope="session")
def read(folder_of) -> Callable[[str], Findings]:
    """Findings of one of the shapes in `EXTREMES`, by name."""
    known: dict[str, Findings] = {}

    def reader(key: str) -> Findings:
        if key not in known:
            known[key] = found_in(folder_of(key))
        return known[key]

    return reader


@pytest.fixture(scope="session")
def table(folder_of):
    """The table of the normal shape as pandas reads it: the independent count."""
    import pandas as pd

    return pd.read_parquet(folder_of("normal") / "trials.parquet")
