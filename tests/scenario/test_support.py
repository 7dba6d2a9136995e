"""A scenario may name any folder as its evidence; only the files of evidence in it are ever looked at."""

from __future__ import annotations

import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.scenario.loading.from_evidence import _state
from sim.shipped import find_evidence, find_scenario


def test_only_files_of_evidence_are_looked_at(tmp_path):
    (tmp_path / "coders").mkdir()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for place in ("about.yaml", "coders/A.yaml", "deep/er/about.yaml", "notes.txt"):
        (tmp_path / place).write_text("x: 1\n")
    assert [name for name, _, _ in _state(tmp_path)] == [str(tmp_path / "about.yaml"), str(tmp_path / "coders/A.yaml")]


def test_the_state_of_shipped_evidence_covers_every_file_that_is_read():
    folder = find_evidence("march-2025")
    assert {name for name, _, _ in _state(folder)} == {str(path) for path in folder.rglob("*.yaml")}


def test_a_folder_without_evidence_is_a_located_fault(tmp_path):
    text = find_scenario("jeddah-2025-03").read_text().replace("evidence: march-2025", "evidence: ..")
    (tmp_path / "case.yaml").write_text(text)
    with pytest.raises(ScenarioError, match=r"about\.yaml"):
        load_scenario(tmp_path / "case.yaml")
