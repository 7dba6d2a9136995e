"""No agreement by a later day: what one longer run says is what runs with that very term say."""

import json

import pytest

from sim.analysis.outcomes import Outcomes
from sim.scenario import load_scenario
from sim.statistics import Proportion
from sim.studies import run
from sim.studies.no_agreement import no_agreement
from tests.results.toywork import ToyWork, toy_case

CASE = "jeddah-2025-03"


@pytest.mark.slow
@pytest.mark.parametrize(("case", "term", "days"), [(CASE, 30, (60, 90)), ("velmare-1931-09", 21, (42, 63))])
def test_it_is_what_direct_runs_with_longer_talks_find(case, term, days):
    waited = run(load_scenario(case), 120, 5).no_agreement
    assert tuple(waited) == (term, *days)
    for day in days:
        direct = run(load_scenario(case, [f"horizon.talks_days={day}"]), 120, 5).tally.outcomes["stalled"]
        assert waited[day] == direct
        assert waited[day].count < waited[term].count


@pytest.mark.slow
def test_a_halt_is_an_agreement_whatever_becomes_of_it():
    case = load_scenario(CASE, ["horizon.halt_days=90"])
    waited = run(case, 120, 5).no_agreement
    for day in (60, 90):
        later = load_scenario(CASE, ["horizon.halt_days=90", f"horizon.talks_days={day}"])
        assert waited[day] == run(later, 120, 5).tally.outcomes["stalled"]


@pytest.mark.slow
def test_only_the_first_trials_are_followed_on_and_jobs_do_not_matter(monkeypatch):
    monkeypatch.setattr("sim.studies.no_agreement.TRIALS", 100)
    case = load_scenario(CASE)
    plans = [{}, {"block": 70}, {"block": 70, "jobs": 2}]
    one, two, three = (run(case, 200, 1, **plan).as_json()["no_agreement"] for plan in plans)
    assert one == two == three
    assert [each["of"] for each in one.values()] == [200, 100, 100]
    assert one["60"]["count"] == run(case, trials=100, seed=1).no_agreement[60].count


def test_where_nobody_runs_out_of_time_nothing_is_run(monkeypatch):
    monkeypatch.setattr("sim.studies.no_agreement.execute", lambda *_: pytest.fail("must not run"))
    case = load_scenario("toy/contest-1")
    outcomes = Outcomes()
    outcomes.trials = 20
    waited = no_agreement(case.scenario, 0, outcomes)
    assert waited == {day: Proportion(0, 20) for day in (1, 2, 3)}


@pytest.mark.slow
def test_a_folder_keeps_it_and_a_stand_in_has_none(tmp_path):
    result = run(load_scenario(CASE), trials=60, seed=2, out=tmp_path / "out")
    kept = json.loads((tmp_path / "out" / "summary.json").read_text())["no_agreement"]
    assert kept == json.loads(json.dumps(result.as_json()["no_agreement"]))
    assert list(kept) == ["30", "60", "90"]
    assert run(toy_case(), trials=10, work=ToyWork()).no_agreement == {}
