"""How a sweep looks in a terminal: only what was asked for, values told apart, counts with their nouns."""

import re

import pytest

from sim.cli import screen
from sim.cli.sweep_report import sweep_report
from sim.studies import sweep
from tests.studies.sweeping import ToySweepWork, toy_sweep

COLUMNS = ("any ceasefire", "full ceasefire", "full ceasefire held", "collapse by day 7", "mean days")


def result_of(**asked):
    loaded = toy_sweep(**asked)
    return sweep(loaded, work=ToySweepWork(loaded.config.grid))


def shown(capsys, **asked):
    screen.show(*sweep_report(result_of(**asked)))
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize(
    ("outcomes", "columns"),
    [
        (("days_held",), ["mean days"]),
        (("any_full",), ["full ceasefire"]),
        (("held_full", "days_held"), ["full ceasefire held", "mean days"]),
        (("endings", "any_halt", "any_full", "held_full", "early_collapse", "days_held"), list(COLUMNS)),
    ],
)
def test_a_table_has_a_column_for_each_outcome_asked_for(capsys, outcomes, columns):
    said = shown(capsys, outcomes=outcomes)
    heading = next(line for line in said.splitlines() if line.strip() and line.startswith("   "))
    assert re.split(r"\s{2,}", heading.strip()) == columns
    assert ("shares of trials in 100" in said) == (columns != ["mean days"])


def test_days_alone_speak_of_days_alone(capsys):
    said = " ".join(shown(capsys, outcomes=("days_held",)).split())
    assert 'Along "Zeal", mean days under a ceasefire go from' in said
    assert not re.search(
        r"truce|\bshare\b", said.split("prophecy")[0].replace("This is a structured argument, not a", "")
    )
    days = [f"{30 * result_of().tally.share(point, 'any_full').share:.1f}" for point in range(3)]
    assert f"0.1 {days[0]} 0.5 {days[1]} 0.9 {days[2]}" in said


def test_endings_alone_stand_downward(capsys):
    said = shown(capsys, outcomes=("endings",))
    share = f"{100 * result_of().tally.share(2, 'full_extended').share:.1f}"
    assert re.search(rf"^full ceasefire extended .* {share}$", said, re.MULTILINE)
    assert "collapse by day" not in said
    assert "What moves most along" in said


def test_a_grid_shows_what_was_asked_for(capsys):
    assert "Mean days\ndown" in shown(capsys, second=True, outcomes=("days_held",))
    assert "Collapse by day 7, in 100" in shown(capsys, second=True, outcomes=("early_collapse", "days_held"))
    assert re.search(
        r"^(No agreement|Full ceasefire extended), in 100",
        shown(capsys, second=True, outcomes=("endings",)),
        re.MULTILINE,
    )


@pytest.mark.parametrize("second", [False, True])
def test_values_are_told_apart(capsys, second):
    values = (0.10001, 0.10002, 0.10003)
    rows = [
        line.split()[0] for line in shown(capsys, second=second, values=values).splitlines() if line.startswith("0.1")
    ]
    assert rows == [str(value) for value in values]


def test_paired_intervals_stand_beside_those_of_single_shares(capsys):
    result = result_of(outcomes=("any_full",))
    said = " ".join(shown(capsys, outcomes=("any_full",)).split())
    ends = [result.tally.joint.pair(0, point, "any_full").interval for point in (1, 2)]
    widest = max(50 * (high - low) for low, high in ends)
    assert f"for a share, and {widest:.1f} for its paired difference from the first value." in said


def test_counts_have_their_nouns(capsys):
    assert "3 points x 1 trial, seed 0" in shown(capsys, trials=1)


def test_json_holds_every_verdict():
    told = result_of(outcomes=("any_full", "days_held")).as_json()
    assert list(told["moves"]) == ["any_full", "days_held"]
    full = told["moves"]["any_full"]
    assert (full["first"], full["last"], full["clear"]) == (0, 2, True)
    assert full["low"] < full["difference"] < full["high"]
    assert told["points"][1]["days_held"]["mean_of_all"] == pytest.approx(
        30 * told["points"][1]["derived"]["any_full"]["share"]
    )
    one = result_of(trials=1).as_json()["moves"]["days_held"]
    assert (one["low"], one["high"], one["clear"]) == (None, None, False)
