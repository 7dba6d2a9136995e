import json

import pytest
from typer.testing import CliRunner

from sim.cli import app as cli
from tests.results.toywork import damage_page
from tests.scenario.files import BASE, PLAIN, write, write_evidence


def truce(*words):
    return CliRunner().invoke(cli.build(), [str(word) for word in words])


def test_a_valid_file_is_said_to_be_valid_with_what_it_rests_on(tmp_path):
    write_evidence(tmp_path)
    path = write(tmp_path, BASE)
    told = truce("validate", path)
    assert told.exit_code == 0
    assert told.stdout.startswith(f"{path}: valid, ")
    assert "(6 stated, " in told.stdout


def test_shipped_names_and_folders_of_evidence_are_checked_too(tmp_path):
    told = truce("validate", "toy/two-clocks", write_evidence(tmp_path))
    assert told.exit_code == 0
    toy, note, evidence = told.stdout.splitlines()
    assert toy.startswith("toy/two-clocks: valid")
    assert note.strip().startswith("note: no `status_quo`")
    assert evidence.endswith("valid, 6 statements, 4 coders")


def test_faults_of_all_files_come_at_once_on_standard_error(tmp_path):
    first = write(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: 4"), "first.yaml")
    second = write(tmp_path, PLAIN.replace("salience", "saliense"), "second.yaml")
    good = write(tmp_path, PLAIN, "good.yaml")
    told = truce("validate", first, good, second)
    assert told.exit_code == 2
    assert told.stdout.startswith(f"{good}: valid")
    assert (
        f"{first}:10:14: actors.north.urgency: got 4; allowed: 0 to 1\n        urgency: 4\n                 ^\n"
        in told.stderr
    )
    assert "saliense: unknown key (did you mean salience?)" in told.stderr


def test_json_is_for_editors(tmp_path):
    path = write(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: 4"))
    told = truce("validate", path, "--json")
    assert told.exit_code == 2
    assert json.loads(told.stdout) == {
        "valid": False,
        "files": [
            {
                "file": str(path),
                "valid": False,
                "notes": [],
                "faults": [
                    {
                        "path": str(path),
                        "line": 10,
                        "col": 14,
                        "dotted": "actors.north.urgency",
                        "message": "got 4; allowed: 0 to 1",
                    }
                ],
            }
        ],
    }
    good = truce("validate", write(tmp_path, PLAIN), "--json")
    assert (good.exit_code, json.loads(good.stdout)["valid"]) == (0, True)


@pytest.mark.parametrize(("name", "message"), [("nowhere.yaml", "no such file"), ("", "a folder, not a file")])
def test_a_file_that_is_not_there(name, message):
    told = truce("validate", name)
    assert told.exit_code == 2
    assert message in told.stderr


@pytest.mark.slow
def test_a_folder_of_one_trial_says_so(tmp_path):
    assert truce("run", "toy/two-clocks", "--trials", 1, "--no-figures", "--out", tmp_path / "out").exit_code == 0
    assert truce("validate", tmp_path / "out").stdout.endswith(
        ": valid, results of a run, 4 files as written, 1 trial\n"
    )


@pytest.mark.slow
def test_a_folder_of_results_is_checked_file_by_file(tmp_path):
    out = tmp_path / "out"
    assert truce("run", "toy/two-clocks", "--trials", 30, "--no-figures", "--out", out).exit_code == 0
    told = truce("validate", out)
    assert (told.exit_code, told.stdout) == (
        0,
        f"{out}: valid, results of a run, 4 files as written, 30 trials\n",
    )
    damage_page(out / "trials.parquet", "ending_day")
    (out / "summary.json").unlink()
    told = truce("validate", out, "toy/two-clocks")
    assert told.exit_code == 2
    assert told.stdout.startswith("toy/two-clocks: valid")
    lines = told.stderr.splitlines()
    assert lines[0] == f"{out}/summary.json: missing"
    assert lines[1] == f"{out}/trials.parquet: is not what was written: its SHA-256 differs"
    assert lines[2].startswith(f"{out}/trials.parquet: not a readable Parquet file (")
    assert len(lines) == 3
    told = json.loads(truce("validate", out, "--json").stdout)
    assert [fault["message"] for fault in told["files"][0]["faults"]] == lines


@pytest.mark.slow
def test_a_folder_of_results_without_a_manifest_is_no_folder_of_evidence(tmp_path):
    out = tmp_path / "out"
    assert truce("run", "toy/two-clocks", "--trials", 9, "--no-figures", "--out", out).exit_code == 0
    (out / "manifest.json").unlink()
    assert truce("validate", out).stderr == f"{out}/manifest.json: missing or not readable; run again\n"


def test_a_file_that_the_system_refuses_does_not_hide_the_others(tmp_path):
    told = truce("validate", "a" * 5_000, "toy/two-clocks")
    assert told.exit_code == 2
    assert told.stdout.startswith("toy/two-clocks: valid")
    assert "File name too long" in told.stderr


@pytest.mark.slow
def test_a_folder_says_what_its_results_are_of(tmp_path):
    out = tmp_path / "out"
    assert (
        truce("compare", "toy/two-clocks", "toy/contest-1", "--trials", 9, "--no-figures", "--out", out).exit_code == 0
    )
    assert ": valid, results of a comparison, " in truce("validate", out).stdout
