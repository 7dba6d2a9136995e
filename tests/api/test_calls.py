"""From Python: a small list of names, one call for each verb, and results that lie in folders."""

import gc
import importlib.util
import json

import numpy as np
import pandas as pd
import pytest

import sim
from sim.analysis.outcomes import OUTCOMES
from sim.cli.app import build
from sim.errors import ResultsError, RunError, ScenarioError
from sim.vocabulary import ENDINGS

CASE, OTHER = "toy/two-clocks", "toy/contest-1"

NAMES = [
    "Comparison", "Kept", "Run", "Story", "Sweep", "__version__", "compare", "init", "list", "load", "plot", "read",
    "review", "run", "schema", "show", "sweep", "trace", "upgrade", "validate",
]  # fmt: skip


@pytest.fixture(scope="module")
def result():
    return sim.run(CASE, trials=300, seed=7)


@pytest.fixture
def sweep_file(tmp_path):
    path = tmp_path / "s.yaml"
    path.write_text(f"schema: 1\nkind: sweep\nscenario: {CASE}\ntrials: 30\nvary:\n  talks.step: {{list: [0, 0.02]}}\n")
    return path


def test_the_names_are_these():
    assert sorted(sim.__all__) == NAMES == list(dir(sim))
    assert all(hasattr(sim, name) for name in NAMES)
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        sim.forecast  # noqa: B018


def test_no_name_is_also_a_room_which_would_take_its_place_once_loaded():
    assert [name for name in NAMES if importlib.util.find_spec(f"sim.{name}")] == []


def test_every_verb_has_its_call():
    verbs = {command.name or command.callback.__name__ for command in build().registered_commands}
    assert verbs - set(NAMES) == {"evidence"}  # `sim.review`


@pytest.mark.slow
def test_outcomes_are_a_mapping(result):
    assert list(result.outcomes) == list(OUTCOMES)
    assert len(result.outcomes) == len(OUTCOMES)
    assert sum(share.count for name, share in result.outcomes.items() if name in ENDINGS) == 300
    assert list(result.endings) == list(ENDINGS)
    assert result.outcomes["any_full"].as_json() == {
        key: result.summary["derived"]["any_full"][key] for key in ("count", "share", "low", "high")
    }


@pytest.mark.slow
def test_trials_have_words_for_codes_and_days_that_never_came_are_missing(result):
    trials = result.trials()
    assert len(trials) == 300
    assert set(trials["ending"]) <= set(ENDINGS)
    assert (trials["ending"] == "mediator_left").sum() == result.outcomes["mediator_left"].count
    never = ~trials["ending"].str.startswith("full")
    assert never.any()
    assert trials["full_start_day"][never].isna().all()
    assert isinstance(trials["full_start_day"].dtype, pd.Int16Dtype)


@pytest.mark.slow
def test_a_result_shows_itself_in_ten_lines_and_as_a_page(result, tmp_path):
    kept = sim.run(CASE, trials=50, out=tmp_path / "out")
    for each in (result, kept):
        assert 4 <= len(repr(each).splitlines()) <= 10
        assert max(map(len, repr(each).splitlines())) <= 100 + len(str(tmp_path))
    assert repr(kept).endswith(f"kept in {tmp_path / 'out'}")
    page = result._repr_html_()
    assert "<table>" in page
    assert "full ceasefire" in page
    assert 'src="data:image/svg+xml;base64,' in page


def test_overrides_by_path_are_those_of_set():
    by_mapping = sim.load(CASE, {"talks.step": 0.02})
    assert by_mapping.digest == sim.load(CASE, ["talks.step=0.02"]).digest != sim.load(CASE).digest
    assert sim.load(by_mapping, {"talks.margin": 0.2}).overrides == ("talks.step=0.02", "talks.margin=0.2")
    assert sim.load(by_mapping) is by_mapping
    with pytest.raises(ScenarioError, match="stepp"):
        sim.load(CASE, {"talks.stepp": 1})


@pytest.mark.slow
def test_the_same_folder_as_the_command_line(tmp_path):
    from sim.cli import main

    sim.run(CASE, trials=200, seed=3, out=tmp_path / "a")
    assert main(["run", CASE, "--trials", "200", "--seed", "3", "--out", str(tmp_path / "b"), "--no-figures"]) == 0
    for name in ("trials.parquet", "summary.json", "resolved.yaml", "columns.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.slow
def test_a_comparison(tmp_path):
    pair = sim.compare(CASE, sim.load(CASE, {"talks.step": 0.02}), OTHER, OTHER, trials=200, out=tmp_path / "out")
    assert list(pair.contrasts) == ["b", "c", "d"]
    assert list(pair.outcomes) == list(OUTCOMES)
    told = json.loads((tmp_path / "out" / "summary.json").read_text())["comparisons"][0]["outcomes"]["any_full"]
    assert pair.outcomes["any_full"].difference == told["difference"]
    assert len(pair.trials()) == 200
    assert len(repr(pair).splitlines()) == 10, "the last are left out"
    assert type(sim.read(tmp_path / "out")) is sim.Comparison


@pytest.mark.slow
def test_a_sweep(sweep_file, tmp_path):
    swept = sim.sweep(sweep_file, out=tmp_path / "out")
    assert set(swept.points()["talks.step"]) == {0, 0.02}
    assert swept.sentence == swept.summary["sentence"]
    assert len(repr(swept).splitlines()) <= 10
    again = sim.read(tmp_path / "out")
    assert isinstance(again, sim.Sweep)
    pd.testing.assert_frame_equal(again.points(), swept.points())


@pytest.mark.slow
def test_figures_of_every_kind(result, sweep_file, tmp_path):
    drawn = sim.plot(result, "endings", formats=["png"], out=tmp_path / "drawn")
    assert set(drawn) == {tmp_path / "drawn" / "endings.png", tmp_path / "drawn" / "endings.txt"}
    others = sim.compare(CASE, OTHER, trials=50), sim.sweep(sweep_file)
    for each in (result, *others):
        assert each.figure().get_size_inches()[0] > 5
        assert "<img" in each._repr_html_()
    with pytest.raises(ResultsError, match="no figure named 'endigns'"):
        result.figure("endigns")


@pytest.mark.slow
def test_a_folder_of_its_own_goes_with_the_result():
    made = sim.run(CASE, trials=20)
    folder = made.folder
    assert folder.is_dir()
    del made
    gc.collect()
    assert not folder.exists()


@pytest.mark.slow
def test_one_trial_is_told(result):
    told = sim.trace(CASE, trial=4, seed=7)
    assert str(told).count("\n") > 5
    assert len(repr(told).splitlines()) <= 10
    row, exact = result.trials().set_index("trial").loc[4], "day0_sum_a"
    assert told.as_json()["row"][exact] == row[exact]
    assert sim.trace(CASE, trial=np.int64(4), seed=7).as_json() == told.as_json()
    assert "--trial 4 --seed 7" in told.replay
    with pytest.raises(RunError, match="--trial"):
        sim.trace(CASE, trial=-1)


@pytest.mark.slow
def test_what_is_shipped_checked_and_begun(tmp_path):
    assert any(entry["name"] == CASE for entry in sim.list("toys")["toys"])
    (good,) = sim.validate(CASE)
    assert (good["valid"], good["faults"]) == (True, [])
    (tmp_path / "bad.yaml").write_text("schema: 2\n")
    (bad,) = sim.validate(tmp_path / "bad.yaml")
    assert not bad["valid"]
    assert bad["faults"]
    assert sim.load(sim.init(tmp_path / "mine.yaml")).scenario.actors
    with pytest.raises(ScenarioError, match="exists already"):
        sim.init(tmp_path / "mine.yaml")
    assert sim.schema("sweep")["type"] == "object"
    assert sim.show(CASE) == sim.load(CASE).resolved()
    assert sim.review("jeddah-2025-03").evidence.about.title


def test_a_folder_that_is_none_is_a_clear_error(tmp_path):
    with pytest.raises(ResultsError, match="no such folder"):
        sim.read(tmp_path / "nowhere")
