"""Blocks of a sweep: the same counts in any cut, equal to runs with the value set; estimates; progress."""

import time

import numpy as np
import pytest

from sim.analysis.contrast import days_held
from sim.analysis.outcomes import OUTCOMES, Outcomes
from sim.scenario import load_scenario
from sim.studies.design import BLOCK_ROWS, Design, Parameter
from sim.studies.sweep_work import SweepWork, _pilot_first, estimate_sweep, run_design, workers_for
from sim.studies.work import TrialWork
from tests.studies.sweeping import ToySweepWork, toy_design

URGENCY, DEMAND = "actors.russia.urgency", "actors.russia.positions.kursk_terms.ideal"


@pytest.mark.slow
def test_a_point_is_the_run_with_its_values_set():
    case = load_scenario("jeddah-2025-03").scenario
    design = Design((Parameter(URGENCY, "u", (0.1, 0.8)), Parameter(DEMAND, "d", (0.2, 1.0))), 150)
    tally = run_design(SweepWork(case, 9, design), design, 1)
    for point, (urgency, demand) in enumerate(design.points):
        set_ = load_scenario("jeddah-2025-03", [f"{URGENCY}={urgency}", f"{DEMAND}={demand}"]).scenario
        rows = TrialWork(set_, 9)(0, 150)
        alone = Outcomes()
        alone.add(rows)
        assert {name: int(tally.counts[name][point]) for name in OUTCOMES} == alone.counts
        held = days_held(rows)[days_held(rows) > 0]
        assert (tally.days[point].count, tally.days[point].mean) == (held.size, held.mean())


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_counts_do_not_depend_on_blocks_or_workers(workers, monkeypatch):
    design = toy_design(500, second=True)
    whole = run_design(ToySweepWork(design), design, 1)
    monkeypatch.setattr(Design, "blocks", lambda self, most=130: BLOCKS(self, most))
    cut = run_design(ToySweepWork(design), design, workers)
    assert cut.trials.tolist() == [500] * 6
    for name in OUTCOMES:
        assert np.array_equal(cut.counts[name], whole.counts[name])


BLOCKS = Design.blocks


def test_points_share_their_luck():
    design = toy_design(1_000)
    low, middle, high = run_design(ToySweepWork(design), design, 1).counts["any_full"]
    assert 0 < low < middle < high < 1_000


def test_progress_counts_points_and_trials_and_the_estimate_comes_once(monkeypatch):
    monkeypatch.setattr(Design, "blocks", lambda self, most=100: BLOCKS(self, most))
    design, told, estimates = toy_design(400), [], []
    run_design(ToySweepWork(design), design, 1, lambda *done: told.append(done), estimates.append)
    assert told[-1] == (3, 1_200)
    assert told == [(done // 400, done) for done in range(100, 1_300, 100)]
    assert len(estimates) == 1


def slow(design):
    def work(first, count):
        time.sleep(count / 2_000)
        return ToySweepWork(design)(first, count)

    return work


def test_the_estimate_is_near_the_truth(monkeypatch):
    monkeypatch.setattr(Design, "blocks", lambda self, most=100: BLOCKS(self, most))
    design = toy_design(600)
    expected = 1_800 / 2_000
    assert expected / 2 < estimate_sweep(slow(design), design, 1) < expected * 2
    few = toy_design(30)
    assert estimate_sweep(slow(few), few, 1) > 0.04


def test_an_estimate_does_a_few_blocks_only(monkeypatch):
    monkeypatch.setattr(Design, "blocks", lambda self, most=100: BLOCKS(self, most))
    design, done = toy_design(1_000), []

    def work(first, count):
        done.append((first, count))
        return ToySweepWork(design)(first, count)

    estimate_sweep(work, design, 1)
    assert len(done) == 3
    assert {first // 1_000 for first, _ in done} == {0, 1, 2}


def test_the_pilot_comes_from_everywhere_and_nothing_is_lost():
    blocks = [(number, 1) for number in range(10)]
    order = _pilot_first(blocks, 3)
    assert order[:3] == [(1, 1), (5, 1), (8, 1)]
    assert sorted(order) == blocks
    assert _pilot_first(blocks[:3], 3) == blocks[:3]


def test_small_sweeps_stay_in_one_process():
    assert workers_for(toy_design(100), None) == 1
    assert workers_for(toy_design(100), 8) == 1
    assert workers_for(toy_design(3 * BLOCK_ROWS), 2) == 2
