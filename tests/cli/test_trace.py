from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sim.cli import main
from sim.history.replay import replay_command
from sim.model.block import run_block
from sim.vocabulary import ENDINGS
from tests.cases import shipped

CASE = "jeddah-2025-03"


def said(capsys, *words):
    code = main(["trace", *words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.slow
def test_it_tells_a_story(capsys):
    code, out, err = said(capsys, CASE, "--trial", "3", "--seed", "9")
    assert (code, err) == (0, "")
    assert out.startswith("Jeddah, March 2025\nTrial 3, seed 9: ")
    assert f"truce trace {CASE} --trial 3 --seed 9" in out


@pytest.mark.slow
def test_it_is_the_same_story_twice(capsys):
    assert said(capsys, CASE, "--trial", "4") == said(capsys, CASE, "--trial", "4", "--seed", "0")


@pytest.mark.slow
def test_json_holds_the_row_of_a_run(capsys):
    block = run_block(shipped(CASE), 9, 0, 20)
    for trial in (0, 7, 19):
        code, out, _ = said(capsys, CASE, "--trial", str(trial), "--seed", "9", "--json")
        told = json.loads(out)
        assert code == 0
        assert (told["trial"], told["seed"], told["row"]["trial"]) == (trial, 9, trial)
        assert told["row"]["ending"] == ENDINGS.key(block["ending"][trial])
        assert told["row"]["ending_day"] == block["ending_day"][trial] == told["days"][-1]["day"]
        assert told["row"]["end_sum_russia"] == block["end_sum_russia"][trial]


@pytest.mark.slow
def test_table(capsys):
    code, out, _ = said(capsys, CASE, "--trial", "3", "--table")
    assert code == 0
    assert out.splitlines()[0] == "Jeddah, March 2025: trial 3, seed 0"
    assert out.splitlines()[3].split()[:2] == ["0", "talks"]


@pytest.mark.slow
def test_set_changes_the_story_and_the_way_back_to_it(capsys):
    _, plain, _ = said(capsys, CASE, "--trial", "3")
    code, out, _ = said(capsys, CASE, "--trial", "3", "--set", "actors.russia.urgency=0.95")
    assert code == 0
    assert out != plain
    assert "--seed 0 --set actors.russia.urgency=0.95" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--trial", "-1"), "--trial: got -1; give a whole number from 0"),
        (("--trial", str(10**12)), "--trial: got 1,000,000,000,000"),
        (("--seed", "-3"), "--seed: got -3; give a whole number of 0 or more"),
        (("--table", "--json"), "give one of them"),
    ],
)
def test_bad_input_is_refused(capsys, words, told):
    code, out, err = said(capsys, CASE, *words)
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1


def test_unknown_scenario(capsys):
    code, out, err = said(capsys, "no-such-case")
    assert (code, out) == (2, "")
    assert "no-such-case" in err


def test_replay_command_is_safe_to_paste():
    told = replay_command("my case.yaml", 3, 0, ("a.b={dist: fixed, value: 1}",))
    assert told == "truce trace 'my case.yaml' --trial 3 --seed 0 --set 'a.b={dist: fixed, value: 1}'"


@pytest.mark.slow
def test_help_loads_nothing_heavy():
    code = "import sys; from sim.cli import main; main(['trace', '--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert not [name for name in ("mesa", "scipy.stats", "pandas", "matplotlib", "numpy") if f"'{name}'" in loaded]
