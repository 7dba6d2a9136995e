"""`truce run` from end to end, on the real case and on known answers."""

import hashlib
import json
import math

import numpy as np
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from sim.cli.app import build
from sim.model.block import columns
from sim.results.check import faults_of
from sim.results.reading import Results
from sim.scenario import load_scenario
from sim.vocabulary import ENDINGS
from tests.cases import rows_of

CASE = "jeddah-2025-03"


def run(*words):
    return CliRunner().invoke(build(), ["run", *map(str, words)])


def told(*words):
    done = run(*words, "--no-figures", "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.slow
def test_json_lists_every_ending_in_order():
    result = told(CASE, "--trials", 3_000, "--seed", 7)
    assert list(result["endings"]) == list(ENDINGS)
    assert math.fsum(each["share"] for each in result["endings"].values()) == pytest.approx(1, abs=1e-12)
    assert sum(each["count"] for each in result["endings"].values()) == result["trials"] == 3_000
    assert (result["seed"], result["scenario"]) == (7, load_scenario(CASE).scenario.name)
    inputs = result["assumptions"]
    assert inputs["inputs"] == sum(inputs[kind]["count"] for kind in ("stated", "measured", "assumed"))
    assert len(inputs["list"]) == inputs["assumed"]["count"]


@pytest.mark.slow
def test_the_report_says_what_matters():
    shown = run(CASE, "--trials", 500, "--seed", 7).stdout
    for words in ("500 trials, seed 7", "Of 100 trials", "held out last", "heaviest demand", "threshold", "assumed"):
        assert words in shown
    assert "not a prophecy" in shown
    assert "…" not in shown


@pytest.mark.slow
def test_files_agree_with_each_other_and_with_the_screen(tmp_path):
    out = tmp_path / "out"
    result = told(CASE, "--trials", 800, "--seed", 3, "--out", out)
    assert json.loads((out / "summary.json").read_text()) == result
    table = pq.read_table(out / "trials.parquet")
    endings = table["ending"].to_pylist()
    assert {name: endings.count(name) for name in ENDINGS} == {n: e["count"] for n, e in result["endings"].items()}
    described = json.loads((out / "columns.json").read_text())
    assert [column["name"] for column in described] == table.column_names
    assert all(column["meaning"] and column["unit"] for column in described)
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["scenarios"][0]["digest"] == load_scenario(out / "resolved.yaml").digest
    for side in load_scenario(CASE).scenario.belligerents:
        yes = table[f"day0_sum_{side}"].to_numpy() >= table[f"day0_threshold_{side}"].to_numpy()
        free = table[f"day0_ruled_out_{side}"].is_null().to_numpy()
        assert result["day_zero"][side]["outright_yes"]["count"] == (yes & free).sum() > 0


@pytest.mark.slow
def test_bytes_do_not_depend_on_jobs(tmp_path):
    digests = set()
    for jobs in (1, 2):
        told(CASE, "--trials", 5_000, "--seed", 7, "--jobs", jobs, "--out", tmp_path / str(jobs))
        digests.add(hashlib.sha256((tmp_path / str(jobs) / "trials.parquet").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.slow
def test_rows_of_a_short_run_begin_a_long_one_and_stand_alone(tmp_path):
    for trials in (300, 2_000):
        told(CASE, "--trials", trials, "--seed", 7, "--out", tmp_path / str(trials))
    short, long = (pq.read_table(tmp_path / str(trials) / "trials.parquet") for trials in (300, 2_000))
    assert short.equals(long.slice(0, 300))
    scenario = load_scenario(CASE).scenario
    whole, alone = rows_of(scenario, 7, 0, 2_000), rows_of(scenario, 7, 1_234, 1)
    for column in columns(scenario):
        assert np.array_equal(alone[column.name], whole[column.name][1_234:1_235], equal_nan=column.kind != "label")


@pytest.mark.slow
def test_set_changes_the_run_and_is_recorded(tmp_path):
    setting, out = "actors.russia.sincerity=1", tmp_path / "out"
    plain, sincere = (told(CASE, "--trials", 500, *more) for more in ((), ("--set", setting, "--out", out)))
    assert plain["digest"] != sincere["digest"]
    assert json.loads((out / "manifest.json").read_text())["scenarios"][0]["set"] == [setting]


@pytest.mark.slow
def test_until_stops_at_a_checkpoint_whatever_the_jobs():
    results = [told(CASE, "--until", 0.02, "--seed", 1, "--jobs", jobs) for jobs in (1, 2)]
    assert results[0] == results[1]
    assert results[0]["trials"] % 1_000 == 0
    assert max((each["high"] - each["low"]) / 2 for each in results[0]["endings"].values()) <= 0.02


@pytest.mark.slow
def test_trials_limit_until_and_it_says_so():
    done = run(CASE, "--until", 0.01, "--trials", 600)
    assert done.exit_code == 0
    assert "600 trials" in done.stdout
    assert "stopped at --trials 600" in done.stderr


@pytest.mark.slow
def test_a_dry_run_runs_nothing(tmp_path):
    done = run(CASE, "--trials", 4_000_000, "--jobs", 1, "--dry-run", "--out", tmp_path / "out")
    assert "4,000,000 trials, seed 0, 1 core, about" in done.stdout
    assert list(tmp_path.iterdir()) == []
    planned = told(CASE, "--trials", 4_000_000, "--dry-run")
    assert planned["trials"] == 4_000_000
    assert planned["seconds"] > 1


def test_a_taken_folder_is_refused(tmp_path):
    (tmp_path / "mine").write_text("")
    done = run(CASE, "--out", tmp_path)
    assert done.exit_code == 2
    assert "not empty; name a new one" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--trials", 0), "--trials: got 0"),
        (("--jobs", 0), "--jobs: got 0"),
        (("--seed", -1), "--seed: got -1"),
        (("--until", 0.5), "--until: got 0.5"),
        (("--set", "nowhere.at.all=1"), "nowhere"),
    ],
)
def test_bad_input_is_2_and_in_words(words, said):
    done = run(CASE, *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_two_clocks_through_the_command_line():
    result = told("toy/two-clocks", "--trials", 40_000, "--seed", 11, "--jobs", 1)
    left, stalled = (result["endings"][name]["share"] for name in ("mediator_left", "stalled"))
    known = {1 - left - stalled: 0.6978803723, left: 0.2791521489, stalled: 0.0229674788}
    for share, expected in known.items():
        assert abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / 40_000)


@pytest.mark.slow
def test_a_toy_by_path_is_the_toy_by_name():
    by_name = told("toy/two-clocks", "--trials", 50)
    by_path = told(load_scenario("toy/two-clocks").source, "--trials", 50)
    assert by_name == by_path


@pytest.mark.slow
def test_a_folder_has_its_figures_unless_they_are_not_wanted(tmp_path):
    for name, more in (("drawn", ()), ("plain", ("--no-figures",))):
        done = run("toy/two-clocks", "--trials", 50, "--out", tmp_path / name, *more)
        assert done.exit_code == 0
        note, said, *figures = done.stderr.splitlines()
        assert note.startswith("note: no `status_quo`")
        assert said == f"results kept in {tmp_path / name}"
        assert bool(figures) is not bool(more)
    assert (tmp_path / "drawn" / "figures" / "endings.png").is_file()
    assert not (tmp_path / "plain" / "figures").exists()
    assert faults_of(Results.open(tmp_path / "drawn")) == ()


@pytest.mark.slow
@pytest.mark.parametrize("words", [("run", "toy/two-clocks"), ("compare", "toy/two-clocks", "toy/contest-1")])
def test_figures_that_cannot_be_drawn_leave_results_whole_and_say_so(tmp_path, monkeypatch, words):
    from sim.plots import gallery

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gallery, "whole_file", full)
    monkeypatch.setattr("sim.plots.page.whole_file", full)
    done = CliRunner().invoke(build(), [*words, "--trials", "20", "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    line = done.stderr.splitlines()[-1]
    assert "cannot be written (No space left on device)" in line
    assert line.endswith(f"; the results in {tmp_path / 'out'} are whole")
    assert faults_of(Results.open(tmp_path / "out")) == ()
    assert "not a prophecy" in done.stdout
