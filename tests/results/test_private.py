"""A manifest tells neither who ran it nor where on the machine."""

from pathlib import Path

import pytest

from sim.results.private import private_command, private_path
from sim.shipped import shipped_root


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "users" / "alice" / "study").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "users" / "alice")
    monkeypatch.chdir(tmp_path / "users" / "alice" / "study")
    return tmp_path / "users" / "alice"


def test_paths_are_told_from_a_folder_that_everybody_has(home):
    assert private_path(str(home / "study" / "s.yaml")) == "s.yaml"
    assert private_path(str(home / "other" / "s.yaml")) == "~/other/s.yaml"
    assert private_path("../other/s.yaml") == "~/other/s.yaml"
    assert private_path(str(shipped_root() / "scenarios" / "toy" / "bayes.yaml")) == "scenarios/toy/bayes.yaml"
    assert private_path("/data/bob/s.yaml") == ".../s.yaml"
    assert private_path("../../bob/s.yaml") == ".../s.yaml"
    assert private_path("toy/bayes") == "toy/bayes"


@pytest.mark.parametrize("here", ["/", ".."])
def test_a_working_folder_above_the_home_folder_tells_nothing(home, monkeypatch, here):
    monkeypatch.chdir(here if here == "/" else home.parent)
    assert private_path(str(home / "study" / "s.yaml")) == "~/study/s.yaml"


def test_a_command_line_is_made_private_word_by_word(home):
    told = private_command(f"truce run {home}/study/s.yaml --out={home}/o --set 'a.b=1/2' '--set=x={home}/study/e'")
    assert told == "truce run s.yaml '--out=~/o' --set a.b=1/2 --set=x=e"
    assert "alice" not in private_command(f"truce run '{home}/s.yaml")


def test_a_manifest_holds_no_place_of_the_machine(home, tmp_path):
    import json

    from sim.studies import run
    from tests.results.toywork import ToyWork, toy_case

    case = toy_case()
    case.source = home / "study" / "s.yaml"
    run(case, trials=9, out=home / "out", work=ToyWork(), command=f"truce run {case.source} --out {home}/out")
    text = (home / "out" / "manifest.json").read_text()
    assert "alice" not in text
    assert str(tmp_path) not in text
    assert json.loads(text)["scenarios"][0]["source"] == "s.yaml"
