"""`truce list`: what comes with Truce, each with its question."""

import json
import time

import pytest

from sim import shipped
from sim.shipped import shipped_configs, shipped_evidence, shipped_scenarios
from tests.cli.test_validate import truce

KINDS = ("cases", "variants", "sweeps", "toys", "evidence")


def listed(*words):
    told = truce("list", *words, "--json")
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


@pytest.mark.slow
def test_everything_that_is_shipped_is_listed_once():
    told = listed()
    assert tuple(told) == KINDS
    names = {kind: [entry["name"] for entry in entries] for kind, entries in told.items()}
    assert sorted(names["cases"] + names["variants"] + names["toys"]) == sorted(shipped_scenarios())
    assert names["sweeps"] == list(shipped_configs())
    assert names["evidence"] == list(shipped_evidence())
    assert "jeddah-2025-03" in names["cases"]
    assert "toy/bayes" in names["toys"]


@pytest.mark.slow
def test_cases_that_lie_in_a_folder_come_after_the_others():
    names = [entry["name"] for entry in listed("cases")["cases"]]
    depths = [name.count("/") for name in names]
    assert depths == sorted(depths)
    assert set(depths) == {0, 1}
    for depth in (0, 1):
        alike = [name for name in names if name.count("/") == depth]
        assert alike == sorted(alike)


@pytest.mark.slow
def test_each_says_what_it_is_about():
    told = listed()
    for kind, entries in told.items():
        for entry in entries:
            assert entry["title"], (kind, entry)
            assert entry.get("fault") is None
            if kind in ("cases", "variants", "sweeps"):
                assert entry["question"].endswith("?"), (kind, entry)


@pytest.mark.slow
def test_a_variant_names_its_case_and_a_sweep_its_scenario():
    told = listed()
    of = {entry["name"]: entry["extends"] for entry in told["variants"]}
    assert of["jeddah-nato-withheld"] == "jeddah-2025-03"
    assert set(of.values()) <= {entry["name"] for kind in ("cases", "variants") for entry in told[kind]}
    assert {entry["scenario"] for entry in told["sweeps"]} <= set(shipped_scenarios())


@pytest.mark.slow
def test_the_tables_hold_the_same_in_a_hundred_columns():
    told = truce("list")
    assert told.exit_code == 0
    for kind, entries in listed().items():
        for entry in entries:
            assert any(line.startswith(f"{entry['name']} ") for line in told.stdout.splitlines()), (kind, entry)
    assert max(map(len, told.stdout.splitlines())) <= 100
    assert "Variants of jeddah-2025-03" in told.stdout


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_in_a_narrow_window_names_stay_whole(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = truce("list").stdout.splitlines()
    assert max(map(len, lines)) <= columns
    for name in shipped_scenarios():
        assert any(line.split()[:1] == [name] for line in lines), name


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone(kind):
    assert list(listed(kind)) == [kind]
    assert listed(kind)[kind] == listed()[kind]


def test_a_kind_that_is_none():
    told = truce("list", "sweps")
    assert told.exit_code == 2
    assert "sweeps" in told.output


@pytest.mark.slow
def test_it_is_quick():
    began = time.process_time()
    truce("list")
    assert time.process_time() - began < 3


def test_a_broken_file_is_said_to_be_broken_and_hides_no_other(tmp_path, monkeypatch):
    for folder in ("scenarios/toy", "configs", "seeds/notes"):
        (tmp_path / "_shipped" / folder).mkdir(parents=True)
    root = tmp_path / "_shipped"
    (root / "scenarios" / "good.yaml").write_text("schema: 2\nname: Good\nquestion: Is it?\n", encoding="utf-8")
    (root / "scenarios" / "bad.yaml").write_text("name: [\n", encoding="utf-8")
    (root / "scenarios" / "odd.yaml").write_text("- a list\n", encoding="utf-8")
    (root / "scenarios" / "bytes.yaml").write_bytes(b"name: \xff\n")
    (root / "configs" / "bad.yaml").write_text("title: \x1b[31mred\n", encoding="utf-8")
    (root / "seeds" / "notes" / "about.yaml").write_text("title: {\n", encoding="utf-8")
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    found = listed()
    assert [entry["name"] for entry in found["cases"]] == ["bad", "bytes", "good", "odd"]
    broken = {entry["name"]: entry["fault"] for entry in found["cases"]}
    assert broken["good"] is None
    assert all(broken[name] for name in ("bad", "bytes", "odd"))
    assert found["sweeps"][0]["fault"]
    assert found["evidence"][0]["fault"]
    told = truce("list")
    assert told.exit_code == 0
    assert "Is it?" in told.stdout
    assert "truce validate bad" in told.stdout
    assert "truce evidence notes" in told.stdout
    assert "\x1b" not in told.stdout


def test_nothing_shipped_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "_shipped").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    told = truce("list")
    assert told.exit_code == 0
    assert "nothing" in told.stdout
