"""The lines of a run that say what was assumed, and why."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.analysis.inputs import Inputs
from sim.cli.assumptions import MOST_REASONS, assumptions
from sim.cli.screen import show
from sim.scenario import load_scenario
from tests.cli.test_validate import truce
from tests.scenario.files import PLAIN, write


def origin(why, kind="assumed", where="x.yaml:1"):
    return SimpleNamespace(kind=kind, where=where, why=why)


def lines(origins, source="x.yaml", width=100):
    return list(assumptions(Inputs.of(origins), source, width))


def test_a_line_per_reason_with_a_few_paths():
    told = lines(
        {
            "actors.north.urgency": origin("a guess"),
            "talks.step": origin("a guess"),
            "halt.noise": origin("judgement", where="default"),
            "halt.stillborn": origin("a fit", "measured", "default"),
            "actors.north.trust.south": origin("own words", "stated"),
        }
    )
    assert told == [
        "\nInputs: 5, of which 1 stated, 1 measured, 3 assumed.",
        "Of the 2 left at their defaults, 1 is a judgement too.",
        "Assumed, by the reason given:",
        "    2  a guess, such as talks.step, actors.north.urgency",
        "    1  judgement (default): halt.noise",
    ]


def test_the_widest_reasons_first_and_the_rest_counted():
    origins = {f"a.{why}_{k}": origin(f"why {why}") for why in range(12) for k in range(12 - why)}
    told = lines(origins)
    shown = [line for line in told if line.startswith("  ") and "more" not in line]
    assert [int(line.split()[0]) for line in shown] == list(range(12, 12 - MOST_REASONS, -1))
    assert told[-1] == "  ... and 10 more, for 4 other reasons: truce show x.yaml"


def test_no_line_is_longer_than_the_page():
    told = lines({f"{'very_long.' * 9}{k}": origin("words " * 40) for k in range(3)})
    assert all(len(line) <= 100 for line in told)
    assert told[-1].endswith("words...")


def test_paths_that_end_alike_are_shown_once():
    told = lines({f"actors.{side}.urgency": origin("a guess") for side in ("east", "north", "west")})
    assert told[-1] == "    3  a guess, such as actors.east.urgency"


def test_nothing_assumed_and_no_inputs():
    assert len(lines({"a": origin("own words", "stated")})) == 1
    assert lines({}) == ["\nInputs: 0, of which 0 stated, 0 measured, 0 assumed."]


@pytest.mark.slow
def test_a_run_lists_them_and_keeps_the_whole_list(tmp_path):
    path = write(tmp_path, PLAIN)
    told = truce("run", path, "--trials", 50, "--no-figures", "--out", tmp_path / "kept")
    origins = load_scenario(path).origins
    judged = [key for key, each in origins.items() if each.kind == "assumed"]
    assert f"{len(judged)} assumed." in told.stdout
    assert "left at their defaults" in told.stdout
    assert "  no reason given, such as " in told.stdout
    summary = json.loads((tmp_path / "kept" / "summary.json").read_text(encoding="utf-8"))
    assert [each["path"] for each in summary["assumptions"]["list"]] == judged
    shown = json.loads(truce("run", path, "--trials", 50, "--json").stdout)
    assert shown["assumptions"] == summary["assumptions"]


def test_a_file_below_the_working_folder_is_named_shortly(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    origins = {f"a.{why}": origin(f"why {why}") for why in range(12)}
    assert lines(origins, Path.cwd() / "mine.yaml")[-1].endswith(": truce show mine.yaml")


@pytest.mark.slow
def test_the_hint_works_from_the_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    told = truce("run", "jeddah-2025-03", "--trials", 20).stdout
    assert "truce show jeddah-2025-03\n" in told.replace(" \n", "\n")
    assert "scenarios/" not in told


def test_a_long_path_keeps_the_command_on_one_line():
    origins = {f"a.{why}": origin(f"why {why}") for why in range(12)}
    told = lines(origins, f"{'deep/' * 12}mine.yaml")
    assert told[-2:] == ["  ... and 4 more, for 4 other reasons:", f"  truce show {'deep/' * 12}mine.yaml"]


def test_a_command_is_never_broken_however_narrow_the_terminal(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "44")
    show(*lines({f"a.{why}": origin(f"why {why}") for why in range(12)}, f"{'deep/' * 12}mine.yaml", 44))
    assert f"  truce show {'deep/' * 12}mine.yaml\n" in capsys.readouterr().out
