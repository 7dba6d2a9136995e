"""No agreement by a later day: what one longer run says is what runs with that very term say."""

import json

import pytest

from sim.analysis.outcomes import Outcomes
from sim.scenario import load_scenario
from sim.statistics import Proportion
from sim.studies import Plan, run
from sim.studies.longer import no_agreement
from sim.studies.single import run as run_single
from tests.results.toywork import ToyWork, toy_case

CASE = "jeddah-2025-03"


@pytest.mark.slow
@pytest.mark.parametrize(("case", "term", "days"), [(CASE, 30, (60, 90)), ("velmare-1931-09", 21, (42, 63))])
def test_it_is_what_direct_runs_with_longer_talks_find(case, term, days):
    plan = Plan(trials=120, seed=5)
    waited = run(load_scenario(case), plan).no_agreement
    assert tuple(waited) == (term, *days)
    for day in days:
        direct = run(load_scenario(case, [f"horizon.talks_days={day}"]), plan).tally.outcomes["stalled"]
        assert waited[day] == direct
        assert waited[day].count < waited[term].count


@pytest.mark.slow
def test_a_halt_is_an_agreement_whatever_becomes_of_it():
    plan = Plan(trials=120, seed=5)
    case = load_scenario(CASE, ["horizon.halt_days=90"])
    waited = run(case, plan).no_agreement
    for day in (60, 90):
        later = load_scenario(CASE, ["horizon.halt_days=90", f"horizon.talks_days={day}"])
        assert waited[day] == run(later, plan).tally.outcomes["stalled"]


@pytest.mark.slow
def test_only_the_first_trials_are_followed_on_and_jobs_do_not_matter(monkeypatch):
    monkeypatch.setattr("sim.studies.longer.TRIALS", 100)
    case = load_scenario(CASE)
    plans = [Plan(trials=200, seed=1), Plan(trials=200, seed=1, block=70), Plan(trials=200, seed=1, block=70, jobs=2)]
    one, two, three = (run(case, plan).as_json()["no_agreement"] for plan in plans)
    assert one == two == three
    assert [each["of"] for each in one.values()] == [200, 100, 100]
    assert one["60"]["count"] == run(case, Plan(trials=100, seed=1)).no_agreement[60].count


def test_where_nobody_runs_out_of_time_nothing_is_run(monkeypatch):
    monkeypatch.setattr("sim.studies.longer.run_plan", lambda *_: pytest.fail("must not run"))
    case = load_scenario("toy/contest-1")
    outcomes = Outcomes()
    outcomes.trials = 20
    waited = no_agreement(case.scenario, 0, outcomes)
    assert waited == {day: Proportion(0, 20) for day in (1, 2, 3)}


def test_a_folder_keeps_it_and_a_stand_in_has_none(tmp_path):
    result = run_single(load_scenario(CASE), Plan(trials=60, seed=2), out=tmp_path / "out")
    kept = json.loads((tmp_path / "out" / "summary.json").read_text())["no_agreement"]
    assert kept == json.loads(json.dumps(result.as_json()["no_agreement"]))
    assert list(kept) == ["30", "60", "90"]
    assert run_single(toy_case(), Plan(trials=10), work=ToyWork()).no_agreement == {}
