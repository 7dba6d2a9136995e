"""`truce show` on a terminal: no line wider than it is, and still the same scenario."""

import sys

import pytest

from sim.cli import main
from sim.cli.fitted import fitted
from sim.scenario import load_scenario
from sim.shipped import shipped_scenarios


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_no_line_is_wider_and_what_it_says_is_the_same(name, width, tmp_path):
    case = load_scenario(name)
    shown = fitted(case.resolved(), width)
    assert max(map(len, shown.splitlines())) <= width
    (tmp_path / "again.yaml").write_text(shown, encoding="utf-8")
    assert load_scenario(tmp_path / "again.yaml").digest == case.digest


def test_where_a_number_comes_from_stands_under_it():
    line = "    ideal: 0.5  # stated, case.yaml:12 [S1 S2]: as the coders read it"
    assert fitted(line, 100) == line + "\n"
    assert (
        fitted(line, 45) == "    ideal: 0.5\n        # stated, case.yaml:12 [S1 S2]: as\n        # the coders read it\n"
    )
    spaced = '  title: "two  spaces are two, wherever a line of so many words might break  there"'
    assert fitted(spaced, 45) == spaced + "\n"
    quoted = '  title: "a  # sign, and so many words after it that they have no room"'
    assert fitted(quoted, 45).count("#") == 1


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_gets_it(terminal, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert main(["show", "jeddah-2025-03"]) == 0
    shown = capsys.readouterr().out
    assert (max(map(len, shown.splitlines())) <= 80) is terminal
    assert ("\norigins:\n" in shown) is not terminal
