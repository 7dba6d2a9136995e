"""The first case: what the article asks of it is in the file."""

from pathlib import Path

import pytest

from sim.scenario import load_scenario
from sim.uncertainty import Coded

FILE = Path(__file__).parents[2] / "scenarios" / "jeddah-2025-03.yaml"
ISSUES = "truce_scope sequencing kursk_terms verification nato_path territory arms_aid humanitarian_phase normalisation"


@pytest.fixture(scope="module")
def loaded():
    return load_scenario(FILE)


@pytest.fixture(scope="module")
def case(loaded):
    return loaded.scenario


@pytest.mark.slow
def test_who(case):
    roles = {key: actor.role for key, actor in case.actors.items()}
    assert roles == {
        "united_states": "mediator",
        "russia": "belligerent",
        "ukraine": "belligerent",
        "europe": "guarantor",
        "nato": "guarantor",
        "saudi_arabia": "mediator",
    }
    assert case.lead == "united_states"
    assert {actor.backs for actor in case.guarantors.values()} == {"ukraine"}
    assert (case.day_zero.isoformat(), case.horizon.talks_days, case.horizon.halt_days) == ("2025-03-14", 30, 30)


def test_opening_text(case):
    _, full = case.full
    text = {key: value.central() for key, value in full.text.items()}
    assert text == {
        "truce_scope": 0,
        "sequencing": 0.05,
        "kursk_terms": 0.40,
        "verification": 0.35,
        "nato_path": 0.70,
        "territory": 0.45,
        "arms_aid": 0.10,
        "humanitarian_phase": 0.75,
        "normalisation": 0.50,
    }
    assert full.bounds == {"sequencing": (0, 0.4)}
    assert {key: value.central() for key, value in case.reference.items()} == text


def test_sectoral_offer(case):
    _, sectoral = case.sectoral
    text = {key: value.central() for key, value in sectoral.text.items()}
    assert text == {"truce_scope": 0.5, "verification": 0.5, "normalisation": 0.5}
    assert (sectoral.stakes.central(), sectoral.relief.central()) == (0.25, 0.6)
    assert (sectoral.after_days.low, sectoral.after_days.mode, sectoral.after_days.high) == (2, 6, 14)


def test_flags_of_issues(case):
    def having(flag: str, value: object) -> set[str]:
        return {key for key, issue in case.issues.items() if getattr(issue, flag) == value}

    assert sorted(case.issues) == sorted(ISSUES.split())
    assert having("phase", "later") == {"territory", "humanitarian_phase"}
    assert having("fixed_by_offer", True) == {"truce_scope"}
    assert having("security", True) == {"arms_aid", "verification"}
    assert having("monitored_at", "zero") == {"verification"}
    assert having("pocket", "kursk") == {"kursk_terms"}
    assert having("process", True) == {"truce_scope", "sequencing", "verification"}


def test_issues_read_as_the_coders_read_them(loaded):
    for key, issue in loaded.scenario.issues.items():
        scale = loaded.evidence.about.issues[key]
        assert (issue.title, issue.zero, issue.one) == (scale.title, scale.zero, scale.one)


@pytest.mark.parametrize("actor", ["united_states", "russia", "ukraine", "europe", "nato"])
def test_every_position_is_coded(case, actor):
    positions = case.actors[actor].positions
    assert sorted(positions) == sorted(ISSUES.split())
    for position in positions.values():
        assert all(isinstance(number, Coded) for number in (position.ideal, position.salience, position.firmness))


def test_each_side_would_impose_what_it_wants(case):
    for side in case.belligerents.values():
        assert (side.war_aims, side.unnamed_aims) == ({}, "wish")
        assert all(position.wish is position.wish_from is None for position in side.positions.values())


def test_what_is_ruled_out_is_coded_by_a_panel_of_its_own(case):
    limits = {
        (name, issue): position.limit
        for name, side in case.belligerents.items()
        for issue, position in side.positions.items()
        if position.limit is not None
    }
    issues = ("kursk_terms", "sequencing", "territory")
    assert sorted(limits) == [(name, issue) for name in ("russia", "ukraine") for issue in issues]
    assert {limit.rules_out for (name, _), limit in limits.items() if name == "russia"} == {"below"}
    assert {limit.rules_out for (name, _), limit in limits.items() if name == "ukraine"} == {"above"}
    numbers = [number for limit in limits.values() for number in (limit.at, limit.firmness)]
    assert {(number.panel, tuple(number.coders)) for number in numbers} == {("limits", ("first", "second"))}
    assert limits["ukraine", "kursk_terms"].at.coders == {"first": (0.5, 0.75, 0.95), "second": (0.5, 0.65, 0.85)}
    assert limits["russia", "sequencing"].firmness.coders == {"first": (0.6,) * 3, "second": (0.5,) * 3}


def test_a_limit_that_only_an_outlet_reports_is_not_stated(loaded):
    kinds = {path: origin.kind for path, origin in loaded.origins.items() if ".limit." in path}
    assert len(kinds) == 12
    assert {path for path, kind in kinds.items() if kind == "assumed"} == {
        f"actors.{name}.positions.territory.limit.{part}"
        for name in ("russia", "ukraine")
        for part in ("at", "firmness")
    }


def test_how_things_stand_is_coded_for_every_issue(case):
    assert sorted(case.status_quo) == sorted(ISSUES.split())
    assert {number.panel for number in case.status_quo.values()} == {"limits"}
    assert case.status_quo["truce_scope"].support() == (1, 1)
    assert case.status_quo["nato_path"].coders == {"first": (0.3, 0.5, 0.7), "second": (0.1, 0.3, 0.6)}


def test_whose_aims_are_met(case):
    met = {
        (name, issue): share.support()
        for name, side in case.belligerents.items()
        for issue, share in side.aims_met.items()
    }
    assert met == {("russia", "kursk_terms"): (1, 1), ("ukraine", "arms_aid"): (1, 1)}


def test_there_is_nothing_to_note(loaded):
    assert loaded.notes == ()


def test_all_evidence_that_the_model_can_use_is_used(loaded):
    used = {value.key for _, value in loaded.scenario.values() if isinstance(value, Coded)}
    unused = {key.removeprefix("parameters.") for key in loaded.evidence.unused(used)}
    assert unused == {
        *("trust__RU_in_US", "trust__UA_in_US", "trust__EU_in_US"),
        *("sincerity__US", "sincerity__EU", "leverage__RU_on_UA_battlefield"),
        *("unpredictability__RU", "unpredictability__UA", "unpredictability__EU"),
        *("capability__US", "capability__EU", "capability__NATO", "capability__KSA"),
    }


def test_every_number_has_a_reason(loaded):
    assert [path for path, origin in loaded.origins.items() if not origin.why or origin.why == "no reason given"] == []


def test_facts_from_outside_the_article_are_declared(loaded):
    outside = {key for key, each in loaded.evidence.statements.items() if each.declared_only}
    named = {key for origin in loaded.origins.values() for key in origin.because} & outside
    assert {"X4", "X5"} <= named <= set(loaded.scenario.declares)


def test_nobody_outside_the_article_pledges_or_arms_for_nato(case):
    nato = case.actors["nato"]
    assert nato.pledge.ceiling.support() == nato.aid.ceiling.support() == (0, 0)


def test_events_name_quantities_of_this_case(case):
    assert sorted(case.events) == ["aid_cut", "deadly_strike", "leaders_call", "sanctions_threat"]
    assert all(0 < event.rate_per_day.central() <= 0.1 for event in case.events.values())
    assert all(abs(amount) <= 0.1 for event in case.events.values() for amount in event.add.values())
    assert case.events["aid_cut"].add["aid.ukraine"] < 0 < case.events["sanctions_threat"].add["pressure.russia"]


def test_each_point_of_the_article_is_marked_in_the_file():
    text = FILE.read_text(encoding="utf-8")
    assert text.count("# Article:") >= 18
