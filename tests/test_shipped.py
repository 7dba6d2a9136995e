from pathlib import Path

import pytest

from sim import shipped
from sim.shipped import askable, find_evidence, find_scenario, shipped_evidence, shipped_scenarios, shown


def test_scenarios_are_found_by_name_with_or_without_the_ending():
    path = find_scenario("jeddah-2025-03")
    assert path is not None
    assert path.name == "jeddah-2025-03.yaml"
    assert find_scenario("jeddah-2025-03.yaml") == path
    assert find_scenario("toy/two-clocks").parent.name == "toy"


@pytest.mark.parametrize(
    "name", ["", "nowhere", "../pyproject", "/etc/passwd", "toy", "jeddah-2025-03.yaml.yaml", "\x00"]
)
def test_nothing_else_is_found(name):
    assert find_scenario(name) is None
    assert find_evidence(name) is None


def test_evidence_is_a_folder_that_says_what_it_is():
    assert find_evidence("march-2025") == shipped_evidence()["march-2025"]
    assert (find_evidence("march-2025") / "about.yaml").is_file()


def test_inside_a_wheel_the_shipped_folder_comes_first(tmp_path, monkeypatch):
    inside = tmp_path / "_shipped" / "scenarios" / "toy"
    inside.mkdir(parents=True)
    (inside / "a.yaml").write_text("schema: 2\n", encoding="utf-8")
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    assert list(shipped_scenarios()) == ["toy/a"]
    assert shipped_evidence() == {}


def test_a_path_is_shown_as_a_person_would_write_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "mine" / "case.yaml") == "mine/case.yaml"
    assert shown(find_scenario("toy/two-clocks")) == "scenarios/toy/two-clocks.yaml"
    assert shown(Path("./case.yaml")) == "case.yaml"
    assert shown(Path("/elsewhere/case.yaml")) == "/elsewhere/case.yaml"


@pytest.mark.parametrize("folder", [None, "elsewhere"])
def test_a_hint_names_a_shipped_scenario_by_the_name_that_works_from_any_folder(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path if folder else shipped.shipped_root())
    assert askable(find_scenario("jeddah-2025-03")) == "jeddah-2025-03"
    assert askable(find_scenario("toy/two-clocks")) == "toy/two-clocks"


def test_a_hint_names_a_file_of_ones_own_by_its_path_ready_to_be_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert askable(Path("./mine.yaml")) == "mine.yaml"
    assert askable(tmp_path / "mine.yaml") == "mine.yaml"
    assert askable(tmp_path / "my case.yaml") == "'my case.yaml'"
    assert askable(Path("/elsewhere/case.yaml")) == "/elsewhere/case.yaml"


def test_a_file_that_hides_a_shipped_name_is_not_named_by_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jeddah-2025-03").touch()
    assert askable(find_scenario("jeddah-2025-03")) == str(find_scenario("jeddah-2025-03"))
