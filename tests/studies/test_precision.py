"""The number of trials depends on the rows only, never on how they arrive."""

import numpy as np
import pytest

from sim.results.rows import cut
from sim.statistics import wilson
from sim.studies.execute import execute
from sim.studies.precision import Precision
from sim.studies.study import CHECKPOINT, FLOOR, Block, Plan, Study
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyPairs, ToyWork


def kept_with(block, until, jobs=1, trials=None):
    seen = []
    plan = Plan(trials=trials, until=until, jobs=jobs, block=block)
    done = execute(Study(ToyWork(seed=3), plan), [lambda _, rows: seen.append(rows["ending"])])
    endings = np.concatenate(seen)
    assert len(endings) == done.trials
    return done, endings


def test_stops_at_the_first_checkpoint_that_suffices():
    done, endings = kept_with(700, 0.012)
    for trials in range(FLOOR, done.trials + 1, CHECKPOINT):
        counts = np.bincount(endings[:trials], minlength=len(ENDINGS))
        widest = max((high - low) / 2 for low, high in (wilson(int(count), trials) for count in counts))
        assert (widest <= 0.012) == (trials == done.trials)
    assert done.reached


@pytest.mark.parametrize("block", [1, 333, 1_000, 1_024, 5_000])
def test_blocks_do_not_matter(block):
    rule, rows, kept = Precision(0.02), ToyWork(seed=3).rows(0, 6_000), 0
    for start in range(0, 6_000, block):
        part = cut(rows, start, start + block)
        kept += rule.keep(Block(range(1), start, len(part["ending"])), part)
        if rule.reached:
            break
    assert kept == kept_with(4_096, 0.02)[0].trials


@pytest.mark.slow
def test_processes_do_not_matter():
    assert kept_with(500, 0.015, jobs=2)[0].trials == kept_with(5_000, 0.015)[0].trials


def test_never_below_the_floor_and_never_above_the_limit():
    assert kept_with(256, 0.4)[0].trials == FLOOR
    done, _ = kept_with(256, 0.005, trials=2_500)
    assert (done.trials, done.reached) == (2_500, False)


@pytest.mark.parametrize(("trials", "until", "reached"), [(1_500, 0.4, True), (1_500, 0.01, False), (1, 0.3, False)])
def test_a_limit_is_judged_at_the_end_too(trials, until, reached):
    done, endings = kept_with(256, until, trials=trials)
    counts = np.bincount(endings, minlength=len(ENDINGS))
    widest = max((high - low) / 2 for low, high in (wilson(int(count), trials) for count in counts))
    assert (done.trials, done.reached) == (trials, reached)
    assert reached == (widest <= until)


@pytest.mark.parametrize("seeds", [(0, 3), (3, 0)])
def test_every_point_must_be_precise_and_all_stop_together(seeds):
    alone = [execute(Study(ToyWork(seed), Plan(until=0.014)), []).trials for seed in seeds]
    assert alone[0] != alone[1]
    seen = []
    pair = Study(ToyPairs(seeds), Plan(until=0.014, block=700), points=2)
    done = execute(pair, [lambda block, rows: seen.append((block, rows["ending"]))])
    assert done.trials == max(alone)
    assert all(len(endings) == block.rows for block, endings in seen)
    first = np.concatenate([endings[: block.trials] for block, endings in seen])
    second = np.concatenate([endings[block.trials :] for block, endings in seen])
    for seed, endings in zip(seeds, (first, second), strict=True):
        assert np.array_equal(endings, ToyWork(seed).rows(0, done.trials)["ending"])
