"""Whole numbers on the command line: 20, 20.0 and 2e1 are the same; what is none is shown as it was typed."""

import pytest
from typer.testing import CliRunner

from sim.cli.app import build

CASE = "toy/two-clocks"


def call(*words):
    return CliRunner().invoke(build(), list(words))


@pytest.mark.slow
@pytest.mark.parametrize("trials", ["20", "20.0", "2e1", "2E+1", " 20"])
def test_trials(trials):
    done = call("run", CASE, "--trials", trials, "--quiet")
    assert done.exit_code == 0
    assert done.stdout.startswith("Two clocks: 20 trials, seed 0")


@pytest.mark.slow
def test_seed_jobs_and_trial():
    done = call("run", CASE, "--trials", "20", "--seed", "1e20", "--jobs", "1.0", "--quiet")
    assert "seed 100000000000000000000" in done.stdout
    told = call("trace", CASE, "--trial", "1e1", "--seed", "3.0").stdout
    assert told == call("trace", CASE, "--trial", "10", "--seed", "3").stdout
    assert "Trial 10, seed 3" in told


@pytest.mark.slow
def test_a_sweep():
    done = call("sweep", "text-step", "--trials", "1e1", "--seed", "4.0", "--quiet")
    assert "x 10 trials, seed 4" in done.stdout


@pytest.mark.parametrize("flag", ["--trials", "--seed", "--jobs"])
@pytest.mark.parametrize("word", ["1.5", "x", "nan", "inf", "1e-3", "1e99999", "", "20250314.5"])
def test_what_is_no_whole_number(flag, word):
    done = call("run", CASE, flag, word)
    assert done.exit_code == 2
    assert f"Invalid value for '{flag}': got {word}; allowed: a whole number" in done.stderr


@pytest.mark.parametrize(("flag", "word"), [("--trials", "-1e1"), ("--seed", "-1"), ("--jobs", "0")])
def test_the_range_is_still_checked(flag, word):
    done = call("run", CASE, flag, word)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{flag}: got {int(float(word))}; give a whole number")
