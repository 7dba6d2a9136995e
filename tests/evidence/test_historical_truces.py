"""The list of historical truces: well formed, and with the survival that its description states."""

import csv
import datetime
from pathlib import Path

import numpy as np
import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
NUMBERS = ("days", "lowest_level", "recovery_days", "first_breach_days", "first_death_days")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (SEEDS / "historical_truces.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_column_is_described(rows):
    text = (SEEDS / "historical_truces.md").read_text(encoding="utf-8")
    assert [column for column in rows[0] if f"`{column}`" not in text] == []


def test_rows_are_well_formed(rows):
    assert len(rows) == len({row["name"] for row in rows}) == 27
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    for row in rows:
        assert row["scope"] in ("whole_front", "sector")
        assert row["accepted_by_both"] in ("yes", "late", "disputed")
        assert row["confidence"] in ("high", "medium", "low")
        assert row["source"]
        assert row["end_basis"]
        assert all(float(row[column]) > 0 for column in NUMBERS if row[column])
        assert bool(row["end"]) == bool(row["days"])


def test_lengths_agree_with_dates(rows):
    for row in rows:
        if row["end"]:
            start, end = (datetime.date.fromisoformat(row[key]) for key in ("start", "end"))
            assert abs((end - start).days - float(row["days"])) <= 1


def lengths(rows) -> np.ndarray:
    return np.array([float(row["days"]) for row in rows if row["days"] and row["scope"] == "whole_front"])


def test_the_share_gone(rows):
    found = lengths(rows)
    assert len(found) == 22
    gone = [round(100 * np.mean(found <= day)) for day in (1, 3, 7, 14, 30, 60, 90)]
    assert gone == [14, 14, 27, 50, 64, 82, 86]


def test_the_hazard_falls(rows):
    from scipy.stats import weibull_min

    shape, _, scale = weibull_min.fit(lengths(rows), floc=0)
    assert (round(shape, 2), round(scale)) == (0.74, 31)


def test_lowest_levels_and_their_recovery(rows):
    known = {row["name"]: (row["lowest_level"], row["recovery_days"]) for row in rows if row["lowest_level"]}
    assert known == {
        "School truce 2016": ("0.1", "12"),
        "School truce 2017": ("0.07", "4"),
        "New Year truce 2017": ("0.22", "18"),
        "Harvest truce 2018": ("0.15", "35"),
        "New Year truce 2018": ("0.06", "9"),
        "Harvest/indefinite truce 2019": ("0.34", "28"),
        "Additional measures 2020": ("0.015", ""),
        "December 2021 recommitment": ("0.18", "57"),
    }
