"""The same flag on every verb for which it makes sense, with one wording, and to the same effect."""

import json
import re

import pytest

from sim.cli import main
from sim.cli.app import build

CASE = "toy/two-clocks"
CHANGE = ("--set", "talks.step=0.02")
SWEEP = "schema: 1\nkind: sweep\nscenario: toy/two-clocks\ntrials: 20\nset: [talks.margin=0.1]\nvary:\n"
SWEEP += "  talks.floor: {list: [0.1, 0.2]}\n"

FLAGS = {
    "--json": {"run", "compare", "sweep", "trace", "show", "evidence", "validate", "list", "plot"},
    "--set": {"run", "compare", "sweep", "trace", "show", "evidence", "validate"},
    "--quiet": {"run", "compare", "sweep", "trace", "show", "evidence", "plot", "upgrade"},
    "--out": {"run", "compare", "sweep"},
    "--no-figures": {"run", "compare", "sweep"},
    "--dry-run": {"run", "compare", "sweep"},
    "--trials": {"run", "compare", "sweep"},
    "--seed": {"run", "compare", "sweep", "trace"},
    "--until": {"run", "compare"},
}
"""No verb prints a schema or writes a starter in two ways; the points of a sweep have as many trials as each other."""


@pytest.fixture
def sweep_file(tmp_path):
    (tmp_path / "s.yaml").write_text(SWEEP)
    return str(tmp_path / "s.yaml")


def options():
    import typer

    group = typer.main.get_command(build())
    return {name: {opt for each in verb.params for opt in each.opts} for name, verb in group.commands.items()}


def told(capsys, *words):
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("flag", FLAGS)
def test_verbs_have_the_flag(flag):
    assert {verb for verb, found in options().items() if flag in found} == FLAGS[flag]


@pytest.mark.slow
def test_help_names_only_flags_that_exist(capsys):
    known = set().union(*options().values()) | {"--help", "--version", "--install-completion", "--show-completion"}
    for verb in ["", *options()]:
        _, out, _ = told(capsys, *([verb] if verb else []), "--help")
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]+", out)) <= known, verb


def test_show_gives_json(capsys):
    code, out, _ = told(capsys, "show", CASE, "--json", *CHANGE)
    shown = json.loads(out)
    assert code == 0
    assert shown["origins"]["talks.step"]["where"] == "--set"
    assert shown["scenario"]["talks"]["step"] == 0.02
    assert shown["digest"] == json.loads(told(capsys, "run", CASE, *CHANGE, "--trials", 5, "--json")[1])["digest"]


def test_validate_takes_overrides(capsys, sweep_file, tmp_path):
    for file in (CASE, sweep_file):
        assert told(capsys, "validate", file, *CHANGE)[0] == 0
        code, _, err = told(capsys, "validate", file, "--set", "talks.stepp=1")
        assert (code, "talks.stepp: no such value" in err) == (2, True)
    code, _, err = told(capsys, "validate", tmp_path, *CHANGE)
    assert (code, err) == (2, f"--set: changes values of a scenario; {tmp_path} is a folder\n")


@pytest.mark.slow
def test_a_sweep_takes_overrides_which_come_before_its_own(capsys, sweep_file, tmp_path):
    words = ("sweep", sweep_file, "--no-figures", "--quiet", *CHANGE, "--set", "talks.margin=0.2")
    assert told(capsys, *words, "--out", tmp_path / "out")[0] == 0
    resolved = (tmp_path / "out" / "resolved.yaml").read_text()
    assert re.search(r"^  step: 0.02  # assumed, --set", resolved, re.MULTILINE)
    assert re.search(r"^  margin: 0.2  # assumed, --set", resolved, re.MULTILINE)
    code, _, err = told(capsys, "sweep", sweep_file, "--set", "talks.floor=0.1")
    assert code == 2
    assert "talks.floor: both set and varied" in err
    code, _, err = told(capsys, "sweep", sweep_file, "--set", "talks.stepp=0.1")
    assert (code, err.splitlines()[0]) == (
        2,
        "--set: talks.stepp: no such value: talks.stepp is not a key here (did you mean step?)",
    )


@pytest.mark.slow
def test_a_comparison_can_be_planned_and_stopped_when_precise(capsys):
    code, out, _ = told(capsys, "compare", CASE, "toy/contest-1", "--trials", 500, "--dry-run")
    assert code == 0
    assert " ".join(out.split()).endswith("; nothing was run.")
    plan = json.loads(told(capsys, "compare", CASE, "toy/contest-1", "--trials", 500, "--dry-run", "--json")[1])
    assert (plan["trials"], plan["dry_run"]) == (500, True)
    _, out, err = told(capsys, "compare", CASE, "toy/contest-1", "--trials", 2_000, "--until", 0.001, "--json")
    assert json.loads(out)["trials"] == 2_000
    assert "stopped at --trials 2,000, before every interval was within 0.001" in err


@pytest.mark.slow
def test_plot_gives_json(capsys, tmp_path):
    assert told(capsys, "run", CASE, "--trials", 20, "--out", tmp_path / "out", "--no-figures", "--quiet")[0] == 0
    code, out, err = told(capsys, "plot", tmp_path / "out", "--figure", "endings", "--format", "svg", "--json")
    (drawn,) = json.loads(out)["figures"]
    files = [str(tmp_path / "out" / "figures" / name) for name in ("endings.svg", "endings.txt")]
    assert (code, err, drawn) == (0, "", {"name": "endings", "files": files, "left_out": None})


@pytest.mark.slow
@pytest.mark.parametrize("words", [("trace", CASE), ("show", CASE), ("evidence", "jeddah-2025-03")])
def test_a_quiet_verb_says_no_notes(words, capsys):
    same = ("--set", "talks.premium=0.1") if words[0] != "evidence" else ("--set", "horizon.talks_days=30")
    noted = told(capsys, *words, *same)
    quiet = told(capsys, *words, *same, "--quiet")
    assert noted[0] == quiet[0] == 0
    assert "note: " in noted[2]
    assert quiet[2] == ""
    assert noted[1] == quiet[1]
