"""A sweep from plan to folder, with a stand-in for the model."""

import csv
import json

import pyarrow.parquet as pq
import pytest

from sim.errors import ResultsError, RunError
from sim.statistics import wilson
from sim.studies import sweep
from sim.studies.sweep import plan_of_sweep
from sim.studies.sweep_config import OUTCOMES
from sim.vocabulary import ENDINGS
from tests.studies.sweeping import ToySweepWork, toy_sweep

FILES = ["columns.json", "config.yaml", "manifest.json", "resolved.yaml", "summary.json", "sweep.csv", "sweep.parquet"]


def swept(second=False, **named):
    asked = toy_sweep(second=second)
    return sweep(asked, work=ToySweepWork(asked.config.grid), **named)


def test_flags_override_the_file():
    asked = toy_sweep()
    assert (plan_of_sweep(asked).most, plan_of_sweep(asked).seed) == (400, 0)
    changed = plan_of_sweep(asked, trials=7, seed=0, jobs=1)
    assert (changed.most, changed.seed, changed.jobs) == (7, 0, 1)
    with pytest.raises(RunError, match="--trials: got 0"):
        sweep(asked, trials=0)


def test_without_out_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert swept().tally.trials.tolist() == [400] * 3
    assert list(tmp_path.iterdir()) == []


def test_the_table_holds_a_row_per_point_and_outcome(tmp_path):
    result = swept(second=True, out=tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / "sweep.parquet")
    rows = table.to_pylist()
    assert len(rows) == 6 * (len(ENDINGS) + 5)
    assert [row["outcome"] for row in rows[: len(ENDINGS)]] == list(ENDINGS)
    for row in rows:
        assert (row["a.b"], row["c.d"]) == result.grid.points[row["point"]]
        if row["outcome"] == "days_held":
            assert (row["share"], row["q50"], row["mean"]) == (None, 30, 30)
            assert row["count"] == result.tally.counts["any_halt"][row["point"]]
            assert row["mean_of_all"] == 30 * row["count"] / row["trials"]
        else:
            assert row["count"] == result.tally.counts[row["outcome"]][row["point"]]
            assert row["share"] == row["count"] / row["trials"]
            assert (row["low"], row["high"]) == wilson(row["count"], row["trials"])
    described = json.loads((tmp_path / "out" / "columns.json").read_text())
    assert [column["name"] for column in described] == table.column_names
    assert all(column["meaning"] and column["unit"] for column in described)


def test_csv_and_parquet_say_the_same(tmp_path):
    swept(out=tmp_path / "out")
    with (tmp_path / "out" / "sweep.csv").open(newline="") as file:
        told = list(csv.DictReader(file))
    rows = pq.read_table(tmp_path / "out" / "sweep.parquet").to_pylist()
    assert len(told) == len(rows)
    for text, row in zip(told, rows, strict=True):
        for name, value in row.items():
            assert text[name] == ("" if value is None else value) or float(text[name]) == value


def test_a_folder_holds_the_whole_sweep(tmp_path):
    result = swept(out=tmp_path / "out", command="truce sweep toy")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    read = {name: json.loads((tmp_path / "out" / name).read_text()) for name in ("summary.json", "manifest.json")}
    assert read["summary.json"] == json.loads(json.dumps(result.as_json()))
    manifest = read["manifest.json"]
    assert (manifest["kind"], manifest["points"], manifest["trials_per_point"], manifest["trials"]) == (
        "sweep", 3, 400, 1_200,
    )  # fmt: skip
    assert (manifest["command"], manifest["seed_policy"]) == ("truce sweep toy", "common")
    assert (tmp_path / "out" / "config.yaml").read_text() == "a: copy\n"
    assert (tmp_path / "out" / "resolved.yaml").read_text() == "name: Toy\n"
    assert result.kept == tmp_path / "out"


def test_a_fault_on_the_way_leaves_nothing(tmp_path):
    def broken(progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swept(out=tmp_path / "deep" / "out", report=broken)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "mine").write_text("")
    with pytest.raises(ResultsError, match="not empty"):
        swept(out=tmp_path)


def test_json_has_every_point():
    told = swept(second=True).as_json()
    assert [point["values"] for point in told["points"]][:2] == [{"a.b": 0.1, "c.d": 1.0}, {"a.b": 0.1, "c.d": 2.0}]
    assert list(told["points"][0]["endings"]) == list(ENDINGS)
    assert told["vary"]["a.b"] == {
        "label": "Zeal (0 to 1)",
        "values": [0.1, 0.5, 0.9],
        "base": {"low": 0.3, "median": 0.3, "high": 0.3},
    }
    assert told["outcomes"] == list(OUTCOMES)
