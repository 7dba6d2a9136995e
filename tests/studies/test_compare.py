"""Scenarios on common random numbers, with stand-ins for the model."""

import json

import pyarrow.parquet as pq
import pytest

from sim.errors import RunError
from sim.studies import compare
from sim.studies.compare import paired_columns
from tests.results.toywork import ToyPairs, toy_case


def compared(*seeds, **named):
    return compare([toy_case() for _ in seeds], 1_000, work=ToyPairs(seeds), **named)


def test_every_later_case_is_set_against_the_first():
    told = compared(1, 1, 2).as_json()
    assert list(told["scenarios"]) == ["A", "B", "C"]
    assert [(each["first"], each["second"]) for each in told["comparisons"]] == [("A", "B"), ("A", "C")]
    same, other = (each["outcomes"]["any_full"] for each in told["comparisons"])
    assert (same["difference"], same["error"]) == (0.0, 0.0)
    assert other["error"] > 0
    assert same["first"] == other["first"]


@pytest.mark.slow
def test_blocks_and_processes_change_nothing():
    told = [compared(1, 2, **plan).as_json() for plan in ({"block": 1_000}, {"block": 90, "jobs": 2})]
    assert told[0] == told[1]


def test_a_folder_holds_the_pairs(tmp_path):
    out = tmp_path / "out"
    result = compared(1, 2, out=out, command="truce compare a b")
    names = ["columns.json", "manifest.json", "paired.parquet", "resolved-a.yaml", "resolved-b.yaml", "summary.json"]
    assert sorted(path.name for path in out.iterdir()) == names
    table = pq.read_table(out / "paired.parquet")
    stalled = sum(ending == "stalled" for ending in table["ending_b"].to_pylist())
    assert result.contrasts[0]["stalled"].second == stalled
    assert json.loads((out / "summary.json").read_text())["seed_policy"] == "common"
    assert len(json.loads((out / "manifest.json").read_text())["scenarios"]) == 2


def test_columns_are_declared_for_every_scenario(tmp_path):
    compared(1, 2, 3, out=tmp_path / "out")
    assert [column.name for column in paired_columns(3)] == pq.read_table(tmp_path / "out/paired.parquet").column_names


def test_one_scenario_cannot_be_compared():
    with pytest.raises(RunError, match="from 2 to 26"):
        compared(1)
