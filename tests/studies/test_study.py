"""Plans are checked before anything runs, and the blocks of a study cover every trial of every point exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import RunError
from sim.machine import cores
from sim.studies.study import CHECKPOINT, FLOOR, SMALL, Block, Plan, Study
from tests.results.toywork import ToyWork


def study(*given, points=1, by_trial=True, **named):
    return Study(ToyWork(), Plan(*given, **named), points, by_trial)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"trials": 0}, "--trials: got 0; give a whole number from 1"),
        ({"trials": 10**13}, "--trials: got 10,000,000,000,000"),
        ({"seed": -1}, "--seed: got -1; give a whole number of 0 or more"),
        ({"jobs": 0}, "--jobs: got 0"),
        ({"jobs": 5_000}, "--jobs: got 5,000"),
        ({"block": 0}, "--block: got 0"),
        ({"until": 0.0}, "--until: got 0"),
        ({"until": 0.5}, "give a half-width between 0 and 0.5"),
        ({"until": float("nan")}, "--until: got nan"),
    ],
)
def test_faults_name_flag_value_and_remedy(wrong, said):
    with pytest.raises(RunError) as caught:
        Plan(**wrong)
    assert said in str(caught.value)


def test_seed_zero_is_a_seed_and_trials_default():
    assert Plan().seed == 0
    assert Plan().most == 10_000


@given(
    st.integers(1, 60_000), st.integers(1, 64), st.none() | st.integers(1, 20_000), st.integers(1, 40), st.booleans()
)
def test_blocks_cover_every_trial_of_every_point_once(trials, jobs, block, points, by_trial):
    block = block and max(block, trials // 50)
    seen = [0] * points
    for made in study(trials, jobs=jobs, block=block, points=points, by_trial=by_trial).blocks():
        assert made.trials >= 1
        assert by_trial or made.rows <= (block or 8_192)
        assert len(made.points) == points or not by_trial
        for point in made.points:
            assert made.first == seen[point]
            seen[point] += made.trials
    assert seen == [trials] * points


def test_points_with_few_trials_share_a_block_and_large_points_are_cut_evenly():
    few = study(4, block=10, points=7, by_trial=False)
    assert [(block.points, block.trials) for block in few.blocks()] == [
        (range(first, min(first + 2, 7)), 4) for first in (0, 2, 4, 6)
    ]
    assert [block.trials for block in study(25, block=10, by_trial=False).blocks()] == [9, 9, 7]


def test_the_first_block_of_a_run_is_short_so_that_progress_is_soon_seen():
    assert [block.trials for block in study(10_000).blocks()] == [1_024, 8_192, 784]
    assert [block.trials for block in study(10_000, block=4_000).blocks()] == [4_000, 4_000, 2_000]


def test_the_rows_of_a_block_are_told_apart_by_point():
    block = Block(range(2, 4), 5, 3)
    first, second = block.parts({"a": [1, 2, 3, 4, 5, 6]})
    assert (first["a"], second["a"]) == ([1, 2, 3], [4, 5, 6])


def test_small_studies_stay_in_one_process_unless_asked():
    assert study(SMALL).workers == 1
    assert study(1_000_000).workers == cores()
    assert study(SMALL, jobs=2).workers == 2
    assert study(10, jobs=8).workers == 1
    assert study(100, points=3, by_trial=False).workers == 1
    assert study(100, jobs=8, points=3, by_trial=False).workers == 1
    assert study(12_288, jobs=2, points=3, by_trial=False).workers == 2


def test_every_process_gets_several_blocks_of_a_long_study():
    assert len(list(study(100_000, jobs=8).blocks())) >= 4 * 8
    assert len(list(study(4_000, jobs=8, points=25, by_trial=False).blocks())) >= 4 * 8


def test_until_bounds_the_trials_at_a_checkpoint():
    plan = Plan(until=0.01)
    assert plan.most % CHECKPOINT == 0
    assert 9_000 <= plan.most <= 10_000
    assert Plan(until=0.4).most == FLOOR
    assert Plan(until=0.01, trials=3_000).most == 3_000
    with pytest.raises(RunError, match="--until: a study that runs point after point"):
        study(until=0.1, by_trial=False)
