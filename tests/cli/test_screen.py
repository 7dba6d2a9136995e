"""What is shown: tables that fit, JSON that any output can carry."""

import pytest

from sim.cli import screen
from sim.cli.compare_report import compare_report
from sim.cli.run_report import run_report
from sim.cli.tables import percent
from sim.statistics import Proportion
from sim.studies import compare, run
from tests.results.toywork import ToyPairs, ToyWork, toy_case


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
    result = run(toy_case(), trials=3_000, seed=1, work=ToyWork(1))
    screen.show(*run_report(result))
    shown = capsys.readouterr().out
    for words in (
        "Toy: 3,000 trials, seed 1",
        "North held out last",
        "of these, a yes but for ",
        "No single line of its ledger would have turned North's last answer",
        "it has ruled out the text on ground",
        "the heaviest demand:",
        "threshold for a yes",
    ):
        assert words in shown
    side = result.tally.day_zero.sides["north"]
    assert f"{side.numbers['sum'].mean:.3f}" in shown
    assert f"{result.tally.outcomes['stalled'].count:,}" in shown
    assert "Inputs: 1, of which 0 stated, 0 measured, 1 assumed" in shown


@pytest.mark.slow
def test_the_report_of_one_trial_does_not_stumble(capsys):
    for seed in range(8):
        screen.show(*run_report(run(toy_case(), trials=1, work=ToyWork(seed))))
        pair = compare([toy_case(), toy_case()], trials=1, work=ToyPairs((seed, seed + 1)))
        screen.show(*compare_report(pair))
    assert "nan" not in capsys.readouterr().out


def test_the_report_of_a_comparison_gives_difference_error_interval_and_worth(capsys):
    pair = compare([toy_case(), toy_case()], trials=2_000, work=ToyPairs((1, 2)))
    screen.show(*compare_report(pair))
    shown, full = capsys.readouterr().out, pair.contrasts[0]["any_full"]
    line = next(line for line in shown.splitlines() if line.startswith("full ceasefire  "))
    assert f"{100 * full.difference:+.2f}" in line
    assert f"{100 * full.error:.2f}" in line
    low, high = full.interval
    assert f"{100 * low:+.2f} to {100 * high:+.2f}" in line
    assert line.endswith(f"{full.gain**2:.1f}")
    assert "common random numbers" in shown
