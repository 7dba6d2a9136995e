"""Folders of made-up results, written once per test run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.plots.results import Results
from tests.plots.synthetic import EXTREMES, write

Reader = Callable[[str], Results]


@pytest.fixture(scope="session")
def read(tmp_path_factory) -> Reader:
    """Results of one of the shapes in `EXTREMES`, by name."""
    root, known = tmp_path_factory.mktemp("results"), {}

    def reader(key: str) -> Results:
        if key not in known:
            known[key] = Results(write(root / key, EXTREMES[key]))
        return known[key]

    return reader


@pytest.fixture(scope="session")
def table(read):
    """The table of the normal shape as pandas reads it: the independent count."""
    import pandas as pd

    return pd.read_parquet(read("normal").folder / "trials.parquet")
