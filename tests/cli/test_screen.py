"""What is said where: plans in words, progress only on a terminal, tables that fit."""

import sys

import pytest

from sim.cli import screen
from sim.cli.contrasts import comparison_report
from sim.cli.run_report import run_report
from sim.cli.tables import percent
from sim.statistics import Proportion
from sim.studies import Plan, compare, run
from tests.results.toywork import ToyWork, toy_case


@pytest.mark.parametrize(
    ("plan", "seconds", "words"),
    [
        (Plan(trials=1_000, seed=3), 0.2, "1,000 trials, seed 3, 1 process, about 1 s"),
        (Plan(trials=200_000, jobs=2), 89, "200,000 trials, seed 0, 2 processes, about 89 s"),
        (Plan(trials=200_000, jobs=2), 600, "200,000 trials, seed 0, 2 processes, about 10 min"),
        (Plan(trials=200_000, jobs=1), 7_200, "200,000 trials, seed 0, 1 process, about 2.0 h"),
        (Plan(until=0.02), 4, "at most 3,000 trials, seed 0, 1 process, at most 4 s"),
    ],
)
def test_plans_in_words(plan, seconds, words):
    assert screen.plan_in_words(plan, seconds) == words


def test_long_work_is_announced_and_short_work_is_not(capsys):
    screen.announce(ToyWork, Plan(trials=2_000), quiet=False)
    screen.announce(ToyWork, Plan(trials=2_000_000), quiet=True)
    assert capsys.readouterr().err == ""
    screen.announce(ToyWork, Plan(trials=2_000_000, jobs=1), quiet=False)
    assert capsys.readouterr().err.startswith("2,000,000 trials, seed 0, 1 process, about ")


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_no_bar_where_nobody_looks(monkeypatch, terminal, quiet):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with screen.progress_bar(quiet) as told:
        assert told is None


def test_a_bar_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with screen.progress_bar(False) as told:
        assert told is not None
        told(5, 10)
    assert capsys.readouterr().out == ""


def test_json_keeps_its_letters_and_refuses_what_is_not_finite(capsys):
    screen.print_json({"name": "Zürich"})
    assert capsys.readouterr().out == '{\n  "name": "Zürich"\n}\n'
    with pytest.raises(ValueError):
        screen.print_json(float("inf"))


def test_the_width_is_the_readers_if_told(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")
    screen.show("word " * 30)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 40
    monkeypatch.delenv("COLUMNS")
    screen.show("word " * 30)
    assert 80 < max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_shares_in_a_table():
    assert percent(Proportion(0, 0)) == ("-", "0.0 to 100.0")
    assert percent(Proportion(15, 50)) == ("30.0", "19.1 to 43.8")


def test_the_report_of_a_run_names_sides_lines_and_thresholds(capsys):
    result = run(toy_case(), Plan(trials=3_000, seed=1), work=ToyWork(1))
    screen.show(*run_report(result))
    shown = capsys.readouterr().out
    for words in (
        "Toy: 3,000 trials, seed 1",
        "North held out last",
        "of these, no single line would turn it",
        "the heaviest demand:",
        "threshold for a yes",
    ):
        assert words in shown
    side = result.tally.day_zero.sides["north"]
    assert f"{side.numbers['sum'].mean:.3f}" in shown
    assert f"{result.tally.outcomes['stalled'].count:,}" in shown
    assert "Inputs: 1, of which 0 stated, 0 measured, 1 assumed" in shown


def test_the_report_of_one_trial_does_not_stumble(capsys):
    for seed in range(8):
        screen.show(*run_report(run(toy_case(), Plan(trials=1), work=ToyWork(seed))))
        pair = compare([toy_case(), toy_case()], Plan(trials=1), works=[ToyWork(seed), ToyWork(seed + 1)])
        screen.show(*comparison_report(pair))
    assert "nan" not in capsys.readouterr().out


def test_the_report_of_a_comparison_gives_difference_error_interval_and_worth(capsys):
    pair = compare([toy_case(), toy_case()], Plan(trials=2_000), works=[ToyWork(1), ToyWork(2)])
    screen.show(*comparison_report(pair))
    shown, full = capsys.readouterr().out, pair.contrasts[0]["any_full"]
    line = next(line for line in shown.splitlines() if line.startswith("full truce "))
    assert f"{100 * full.difference:+.2f}" in line
    assert f"{100 * full.error:.2f}" in line
    low, high = full.interval
    assert f"{100 * low:+.2f} to {100 * high:+.2f}" in line
    assert line.endswith(f"{full.gain**2:.1f}")
    assert "common random numbers" in shown
