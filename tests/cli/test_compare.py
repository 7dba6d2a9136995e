"""`truce compare` from end to end."""

import json

import pytest
from typer.testing import CliRunner

from sim.cli.app import build
from sim.vocabulary import ENDINGS

CASE = "jeddah-2025-03"
VARIANT = "jeddah-nato-withheld"


def compare(*words):
    return CliRunner().invoke(build(), ["compare", *map(str, words)])


@pytest.mark.slow
def test_pairs_agree_with_separate_runs(tmp_path):
    told = json.loads(
        compare(CASE, VARIANT, "--trials", 600, "--seed", 5, "--json", "--no-figures", "--out", tmp_path / "o").stdout
    )
    outcomes = told["comparisons"][0]["outcomes"]
    assert list(outcomes)[: len(ENDINGS)] == list(ENDINGS)
    for place, name in (("first", CASE), ("second", VARIANT)):
        single = CliRunner().invoke(build(), ["run", name, "--trials", "600", "--seed", "5", "--json"])
        shares = json.loads(single.stdout)
        for outcome, pair in outcomes.items():
            assert pair[place] == {k: (shares["endings"] | shares["derived"])[outcome][k] for k in pair[place]}
    assert json.loads((tmp_path / "o" / "summary.json").read_text()) == told


@pytest.mark.slow
def test_the_table_names_scenarios_and_fits(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = compare(CASE, VARIANT, CASE, "--trials", 300).stdout
    for words in (
        "300 trials, seed 0",
        "B - A",
        "C - A",
        "full ceasefire held",
        "x trials",
        "Mean days under a ceasefire",
    ):
        assert words in shown
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("words", [(CASE,), (CASE, VARIANT, "--trials", 0), (CASE, "nowhere")])
def test_bad_input_is_2(words):
    done = compare(*words)
    assert done.exit_code == 2
    assert done.stderr


@pytest.mark.slow
def test_each_contrast_is_drawn(tmp_path):
    done = compare(CASE, VARIANT, "toy/bayes", "--trials", 300, "--out", tmp_path / "o")
    assert done.exit_code == 0, done.stderr
    figures = tmp_path / "o" / "figures"
    assert sorted(path.name for path in figures.iterdir()) == [
        f"a-{letter}.{ending}" for letter in "bc" for ending in ("png", "svg", "txt")
    ]
    assert "NATO" in (figures / "a-b.txt").read_text()
