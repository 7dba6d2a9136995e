"""A run from plan to folder, with a stand-in for the model."""

import json

import pyarrow.parquet as pq
import pytest

from sim.errors import ResultsError
from sim.studies import run
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork, toy_case

FILES = ["columns.json", "manifest.json", "resolved.yaml", "summary.json", "trials.parquet"]


def test_without_out_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(toy_case(), trials=500, work=ToyWork())
    assert result.tally.trials == 500
    assert list(tmp_path.iterdir()) == []


def test_a_folder_holds_the_whole_run(tmp_path):
    out = tmp_path / "out"
    result = run(toy_case("a=1"), trials=1_500, seed=3, out=out, command="truce run toy", work=ToyWork(3))
    assert sorted(path.name for path in out.iterdir()) == FILES
    told, manifest = (json.loads((out / name).read_text()) for name in ("summary.json", "manifest.json"))
    assert told == json.loads(json.dumps(result.as_json()))
    assert (manifest["trials"], manifest["seed"], manifest["command"]) == (1_500, 3, "truce run toy")
    assert manifest["scenarios"][0] == {"name": "Toy", "source": "toy.yaml", "digest": "abc", "set": ["a=1"]}
    assert (out / "resolved.yaml").read_text() == "name: Toy\n"
    endings = pq.read_table(out / "trials.parquet")["ending"].to_pylist()
    assert {name: endings.count(name) for name in ENDINGS} == {n: manifest["counts"][n] for n in ENDINGS}


@pytest.mark.slow
def test_the_result_is_the_same_for_any_blocks_and_processes():
    plans = [{"block": 2_000}, {"block": 77}, {"block": 300, "jobs": 2}]
    told = [run(toy_case(), 2_000, **plan, work=ToyWork()).as_json() for plan in plans]
    assert told[0] == told[1] == told[2]


def test_json_has_everything_in_one_object():
    told = run(toy_case(), trials=200, seed=0, work=ToyWork()).as_json()
    assert list(told) == [
        "scenario", "digest", "trials", "seed", "sentence", "no_agreement", "endings", "derived", "fire", "durations",
        "terms", "blockers", "day_zero", "assumptions",
    ]  # fmt: skip
    assert told["seed"] == 0
    assert "North" in told["sentence"] or "South" in told["sentence"]


def test_a_taken_folder_is_refused_before_any_work(tmp_path):
    (tmp_path / "mine").write_text("")

    class Untouchable(ToyWork):
        def __call__(self, block):
            pytest.fail("must not run")

    with pytest.raises(ResultsError, match="not empty"):
        run(toy_case(), trials=10, out=tmp_path, work=Untouchable())


def test_a_failing_run_leaves_nothing(tmp_path):
    class Failing(ToyWork):
        def __call__(self, block):
            if block.first:
                raise KeyboardInterrupt
            return super().__call__(block)

    with pytest.raises(KeyboardInterrupt):
        run(toy_case(), trials=100, block=40, out=tmp_path / "out", work=Failing())
    assert list(tmp_path.iterdir()) == []
