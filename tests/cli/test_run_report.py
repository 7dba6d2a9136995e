"""What `truce run` prints is true of the numbers beside it: what cannot happen, one trial, strange names."""

from dataclasses import replace

import pytest

from sim.cli import screen
from sim.cli.run_report import run_report
from sim.cli.tables import percent, short_names
from sim.scenario import load_scenario
from sim.statistics import Proportion
from sim.studies import run
from tests.cases import rows_of


def shown(capsys, case, overrides=(), **plan):
    screen.show(*run_report(run(load_scenario(case, overrides), **plan)))
    return capsys.readouterr().out


@pytest.mark.slow
def test_what_is_not_on_offer_has_no_share_and_no_interval(capsys):
    told = shown(capsys, "jeddah-no-sectoral-offer", trials=40)
    assert "sectoral ceasefire collapsed" not in told
    (row,) = (line.split() for line in told.splitlines() if line.startswith("sectoral ceasefire"))
    assert row == ["sectoral", "ceasefire", "-", "not", "on", "offer", "0"]
    assert "only a sectoral ceasefire" not in told
    assert "get no ceasefire at all" in told


@pytest.mark.slow
def test_without_a_lead_no_mediator_leaves(capsys):
    (row,) = (line for line in shown(capsys, "jeddah-no-mediator", trials=40).splitlines() if "mediator left" in line)
    assert "no lead mediator" in row


@pytest.mark.slow
def test_one_trial_is_counted_as_one(capsys):
    told = shown(capsys, "jeddah-2025-03", trials=1, seed=7)
    assert told.startswith("Jeddah, March 2025: 1 trial, seed 7\n")
    assert "1 trials" not in told
    assert (
        "Of 1 trial, 1 reaches a full ceasefire and none holds it to the end of its term; none gets only a"
        in " ".join(told.split())
    )


@pytest.mark.slow
def test_the_calendar_and_the_fire_are_told(capsys):
    told = " ".join(shown(capsys, "jeddah-2025-03", trials=60, seed=7).split())
    assert "no agreement by day 30" in told
    assert "stalled" not in told
    assert "Had talks gone on: by day 60 " in told
    assert "of these, smouldering" in told
    assert "no single line of its ledger would have turned" in told.lower()


@pytest.mark.slow
def test_the_fire_of_the_rows_is_that_of_the_table_of_trials():
    result = run(load_scenario("jeddah-2025-03"), trials=200, seed=7)
    rows = rows_of(result.case.scenario, 7, 0, 200)
    levels = rows["smoothed_fire"][rows["ending"] >= 9]
    counts = [(levels < 0.2).sum(), ((levels >= 0.2) & (levels <= 0.5)).sum(), (levels > 0.5).sum()]
    assert list(result.tally.fire.counts.values()) == counts
    assert result.as_json()["fire"]["of"] == result.tally.outcomes.counts["held_full"] == len(levels)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Proportion(19_999, 20_000), (">99.9", "99.972 to 99.999")),
        (Proportion(1, 20_000), ("<0.1", "0.00 to 0.03")),
        (Proportion(0, 20_000), ("0.0", "0.0 to 0.02")),
        (Proportion(0, 0), ("-", "0.0 to 100.0")),
    ],
)
def test_no_interval_reads_as_all_or_nothing(share, words):
    assert percent(share) == words


def test_names_fit_and_stay_apart():
    assert short_names({"a": "North", "b": "South"}) == {"a": "North", "b": "South"}
    assert short_names({"a": "N" * 100}, 10) == {"a": "NNNNNNNNN…"}
    assert short_names({"first": "N" * 100, "second": "N" * 99}, 10) == {"first": "first", "second": "second"}
    assert short_names({"first": "Same", "second": "Same"}) == {"first": "first", "second": "second"}


@pytest.mark.slow
@pytest.mark.parametrize("columns", ["80", "100"])
def test_row_labels_survive_long_titles_and_names_of_two_lines(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    case = load_scenario("jeddah-2025-03")
    actors = {key: actor.model_copy(update={"title": key[0] * 100}) for key, actor in case.scenario.actors.items()}
    scenario = case.scenario.model_copy(update={"name": "two\nlines\n", "actors": actors})
    screen.show(*run_report(run(replace(case, scenario=scenario), trials=30)))
    told = capsys.readouterr().out
    assert told.startswith("two lines: 30 trials, seed 0\n")
    for label in ("+ terms ", "- war ", "= sum ", "threshold for a yes ", "outright yes, in 100 "):
        assert f"\n{label}" in told
