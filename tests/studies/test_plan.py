"""Plans are checked before anything runs, and their blocks cover the trials exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import RunError
from sim.machine import cores
from sim.studies.plan import CHECKPOINT, FLOOR, SMALL, Plan


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


@given(st.integers(1, 300_000), st.integers(1, 64), st.none() | st.integers(1, 20_000))
def test_blocks_cover_every_trial_once(trials, jobs, block):
    plan = Plan(trials=trials, jobs=jobs, block=block or max(64, trials // 50))
    following = 0
    for first, count in plan.blocks():
        assert first == following
        assert 1 <= count <= plan.block_size
        following += count
    assert following == trials


def test_small_runs_stay_in_one_process_unless_asked():
    assert Plan(trials=SMALL).workers == 1
    assert Plan(trials=1_000_000).workers == cores()
    assert Plan(trials=SMALL, jobs=2).workers == 2
    assert Plan(trials=10, jobs=8).workers == 1


def test_every_process_gets_several_blocks_of_a_long_run():
    plan = Plan(trials=100_000, jobs=8)
    assert len(list(plan.blocks())) >= 4 * 8


def test_until_bounds_the_trials_at_a_checkpoint():
    plan = Plan(until=0.01)
    assert plan.most % CHECKPOINT == 0
    assert 9_000 <= plan.most <= 10_000
    assert Plan(until=0.4).most == FLOOR
    assert Plan(until=0.01, trials=3_000).most == 3_000
