"""Points of a study: equal to runs with the value set; common random numbers, or draws of their own."""

import numpy as np
import pytest

from sim.analysis.contrast import days_held
from sim.analysis.outcomes import OUTCOMES, Outcomes
from sim.analysis.point_tally import PointTally
from sim.scenario import load_scenario
from sim.studies.design import OUTCOME_COLUMNS, Design, Point
from sim.studies.execute import execute
from sim.studies.grid import Grid, Parameter
from sim.studies.study import Block, Plan, Study
from tests.cases import rows_of
from tests.studies.sweeping import toy_study

URGENCY, DEMAND = "actors.russia.urgency", "actors.russia.positions.kursk_terms.ideal"


def tallied(study):
    tally = PointTally(study.points, study.plan.most)
    execute(study, [lambda block, rows: tally.add(block.points, block.first, rows)])
    return tally


@pytest.mark.slow
def test_a_point_is_the_run_with_its_values_set():
    case = load_scenario("jeddah-2025-03").scenario
    grid = Grid((Parameter(URGENCY, "u", (0.1, 0.8)), Parameter(DEMAND, "d", (0.2, 1.0))))
    points = [Point(case, grid.held(point)) for point in range(4)]
    tally = tallied(Study(Design(points, 9, OUTCOME_COLUMNS), Plan(150), 4, by_trial=False))
    for point, (urgency, demand) in enumerate(grid.points):
        set_ = load_scenario("jeddah-2025-03", [f"{URGENCY}={urgency}", f"{DEMAND}={demand}"]).scenario
        rows = rows_of(set_, 9, 0, 150)
        alone = Outcomes()
        alone.add(rows)
        assert {name: int(tally.counts[name][point]) for name in OUTCOMES} == alone.counts
        held = days_held(rows)[days_held(rows) > 0]
        assert (tally.days[point].count, tally.days[point].mean) == (held.size, held.mean())


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_counts_do_not_depend_on_blocks_or_workers(jobs):
    whole, cut = tallied(toy_study(500, second=True)), tallied(toy_study(500, second=True, jobs=jobs, block=130))
    assert cut.trials.tolist() == [500] * 6
    for name in OUTCOMES:
        assert np.array_equal(cut.counts[name], whole.counts[name])


def test_points_share_their_luck():
    low, middle, high = tallied(toy_study(1_000)).counts["any_full"]
    assert 0 < low < middle < high < 1_000


@pytest.mark.slow
def test_points_may_have_draws_of_their_own():
    case, other = load_scenario("toy/two-clocks").scenario, load_scenario("toy/contest-1").scenario
    points = [Point(case), Point(case), Point(other), Point(case, draws=1), Point(case, draws=2), Point(case, draws=1)]
    design, block = Design(points, 3, OUTCOME_COLUMNS), Block(range(6), 10, 200)
    days = [part["ending_day"] for part in block.parts(design(block))]
    assert np.array_equal(days[0], days[1])
    assert np.array_equal(days[3], days[5])
    for one, two in ((0, 2), (0, 3), (3, 4)):
        assert not np.array_equal(days[one], days[two])
    assert np.array_equal(days[0], rows_of(case, 3, 10, 200)["ending_day"])
