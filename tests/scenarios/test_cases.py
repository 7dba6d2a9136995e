"""Real negotiations, coded from what was said before: each has what it takes to be set against what happened."""

import datetime
import re
import shutil
from functools import cache

import pytest
from ruamel.yaml import YAML

from sim.evidence import load_evidence
from sim.scenario import load_scenario
from sim.shipped import find_evidence, shipped_scenarios

PREFIX = "cases/"
NAMES = sorted(name.removeprefix(PREFIX) for name in shipped_scenarios() if name.startswith(PREFIX))
ENDINGS = {"full", "partial", "none", "refused", "mediator_left"}
CONFIDENCE = {"high", "medium", "low"}
COUNTED_ONCE = {("karabakh-2020-10", "azerbaijan", "truce_scope")}
"""Limits that a coding asks not to count: the words behind them carry another."""

cases = pytest.mark.parametrize("name", NAMES)


@cache
def loaded(name):
    return load_scenario(f"{PREFIX}{name}")


@cache
def outcome(name):
    """What happened, as its file tells it."""
    return YAML(typ="safe", pure=True).load((find_evidence(name) / "outcome.yaml").read_text(encoding="utf-8"))


def day(text):
    """The first day that a date may mean: `2022-03` is the first of March."""
    return datetime.date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 7 else f"{text}-01"[:10])


def test_there_are_eight():
    assert len(NAMES) == 8
    assert all(re.fullmatch(r"[a-z-]+-(\d{4})-(\d{2})", name) for name in NAMES)


# what was said before


@cases
def test_its_evidence_bears_its_name_and_has_four_coders_in_two_groups(name):
    evidence = loaded(name).evidence
    assert evidence.folder == find_evidence(name)
    panels = {coder: coding.panel for coder, coding in evidence.codings.items()}
    assert panels == {"A": "", "B": "", "first": "limits", "second": "limits"}


@cases
def test_nothing_in_it_is_later_than_day_zero(name):
    zero, evidence = loaded(name).scenario.day_zero, loaded(name).evidence
    assert f"{zero:%Y-%m}" == name[-7:]
    assert datetime.date.fromisoformat(evidence.about.cutoff) <= zero
    assert 12 <= len(evidence.statements) <= 20
    late = [key for key, said in evidence.statements.items() if day(said.date) > zero]
    assert late == []


@cases
def test_an_outcome_beside_it_is_not_read_with_it(name, tmp_path):
    assert "outcome.yaml" in {path.name for path in find_evidence(name).iterdir()}
    alone = tmp_path / name
    shutil.copytree(find_evidence(name), alone, ignore=shutil.ignore_patterns("outcome.yaml"))
    with_it, without = load_evidence(find_evidence(name)), load_evidence(alone)
    for part in ("about", "statements", "codings", "supports"):
        assert getattr(with_it, part) == getattr(without, part)


# what the second edition asks


@cases
def test_each_side_has_every_limit_that_is_coded_for_it(name):
    case, evidence = loaded(name).scenario, loaded(name).evidence
    found = 0
    for key, side in case.belligerents.items():
        coded = {issue for issue in case.issues if evidence.limit(side.group, issue) is not None}
        coded -= {issue for issue in coded if (name, key, issue) in COUNTED_ONCE}
        assert {issue for issue, position in side.positions.items() if position.limit} == coded, key
        found += len(coded)
    assert found > 0
    groups = {side.group for side in case.belligerents.values()}
    assert {group for coding in evidence.codings.values() for group in coding.limits} <= groups


@cases
def test_a_limit_and_a_status_quo_are_drawn_from_the_panel_that_coded_them(name):
    case = loaded(name).scenario
    limits = [position.limit for side in case.belligerents.values() for position in side.positions.values()]
    for value in [*case.status_quo.values(), *(limit.at for limit in limits if limit)]:
        assert value.panel == "limits"
        assert set(value.coders) <= {"first", "second"}
    for limit in filter(None, limits):
        assert set(limit.firmness.coders) == {"first", "second"}, "who finds no limit says so with firmness 0"


@cases
def test_every_issue_has_a_status_quo(name):
    case = loaded(name).scenario
    assert set(case.status_quo) == set(case.issues)


@cases
def test_the_scope_of_the_halt_is_an_issue_of_the_truce_itself(name):
    process = {key for key, issue in loaded(name).scenario.issues.items() if issue.process}
    assert "truce_scope" in process
    assert process < set(loaded(name).scenario.issues)


@cases
def test_sides_want_what_they_were_coded_to_want_and_have_what_they_were_coded_to_have(name):
    case, evidence = loaded(name).scenario, loaded(name).evidence
    for side in case.belligerents.values():
        assert (side.unnamed_aims, dict(side.war_aims)) == ("wish", {})
        met = {issue for coding in evidence.codings.values() for issue in coding.aims_met.get(side.group, ())}
        assert {issue for issue, share in side.aims_met.items() if share.central() > 0} <= met
        assert set(side.aims_met) == met


@cases
def test_every_number_has_a_reason(name):
    assert [path for path, origin in loaded(name).origins.items() if origin.why == "no reason given"] == []


# what happened, and what was decided on the way


@cases
def test_its_outcome_says_what_happened(name):
    told, zero = outcome(name), loaded(name).scenario.day_zero
    assert (told["case"], told["day_zero"]) == (name, zero)
    assert told["ending"] in ENDINGS
    assert told["full_halt"] == (told["ending"] == "full")
    assert told["within_days"] == loaded(name).scenario.horizon.talks_days
    assert told["answers"]
    for answer in told["answers"]:
        assert answer["who"]
        assert answer["what"].strip()
        assert answer["day"] == (answer["date"] - zero).days >= 0
    if told["full_halt"]:
        last = max(answer["day"] for answer in told["answers"] if answer["answer"] == "yes")
        assert last == told["yes_day"] <= told["within_days"]
        assert told["in_force_on"] >= zero
        assert told["end_kind"]


@cases
def test_its_outcome_says_where_it_comes_from_and_how_sure_it_is(name):
    told = outcome(name)
    assert told["confidence"] in CONFIDENCE
    assert told["sources"]
    assert all(set(source) == {"what", "read"} and all(source.values()) for source in told["sources"])


@cases
def test_what_was_decided_anew_is_written_down(name):
    text = (find_evidence(name) / "recodings.md").read_text(encoding="utf-8")
    case = loaded(name).scenario
    rows = [line for line in text.splitlines() if line.startswith("| process issues ")]
    named = {issue for row in rows for issue in re.findall(r"\w+", row.split("|")[2])}
    assert {key for key, issue in case.issues.items() if issue.process} <= named
    for side in case.belligerents.values():
        assert f"| aims met, {side.group} |" in text
