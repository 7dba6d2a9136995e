"""A study feeds everything that keeps something with every row, in order; estimates; progress."""

import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from sim.results.rows import narrow
from sim.studies import execute as executing
from sim.studies.execute import estimate, execute
from sim.studies.executor import InProcess
from sim.studies.study import Block, Plan, Study
from tests.results.toywork import ToyPairs, ToyWork
from tests.studies.sweeping import toy_study


def test_every_keeper_sees_every_row_and_progress_counts_up():
    first, second, seen = [], [], []
    keeps = [lambda _, rows: first.append(rows["trial"]), lambda _, rows: second.append(rows["ending"])]
    done = execute(Study(ToyWork(), Plan(trials=2_500, block=1_000)), keeps, seen.append)
    assert (np.concatenate(first) == np.arange(2_500)).all()
    assert len(np.concatenate(second)) == done.trials == 2_500
    assert [(each.rows, each.most) for each in seen] == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]
    assert (done.until, done.reached) == (None, None)
    assert done.seconds == seen[-1].elapsed > 0


def test_rows_of_a_short_run_begin_those_of_a_long_one():
    kept = {500: [], 1_500: []}
    for trials, block in ((500, 63), (1_500, 499)):
        study = Study(ToyWork(seed=9), Plan(trials=trials, block=block))
        execute(study, [lambda _, rows, trials=trials: kept[trials].append(rows["day0_sum_north"])])
    assert (np.concatenate(kept[500]) == np.concatenate(kept[1_500])[:500]).all()


@pytest.mark.slow
def test_a_keeper_that_fails_ends_the_study():
    def broken(block, rows):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        execute(Study(ToyWork(), Plan(trials=4_000, block=500, jobs=2)), [broken])


def test_points_side_by_side_come_trial_by_trial():
    seen = []
    execute(Study(ToyPairs((1, 2)), Plan(trials=250, block=100), points=2), [lambda block, rows: seen.append(block)])
    assert seen == [Block(range(2), 0, 100), Block(range(2), 100, 100), Block(range(2), 200, 50)]


def test_any_executor_will_do():
    """One that remembers what it has seen takes up work that was interrupted."""

    class Remembering(InProcess):
        def __init__(self):
            self.seen, self.computed = {}, 0

        def rows(self, work, blocks):
            for block in blocks:
                if block not in self.seen:
                    self.computed, self.seen[block] = self.computed + 1, work(block)
                yield self.seen[block]

    def stop(block, rows):
        if block.first:
            raise KeyboardInterrupt

    executor, kept = Remembering(), []
    study = Study(ToyWork(), Plan(trials=500, block=100))
    with pytest.raises(KeyboardInterrupt):
        execute(study, [stop], executor=executor)
    assert executor.computed == 2
    execute(study, [lambda _, rows: kept.append(rows["trial"])], executor=executor)
    assert executor.computed == 5
    assert (np.concatenate(kept) == np.arange(500)).all()


@dataclass(frozen=True)
class Timed(ToyWork):
    """Work that takes 5 ms a block and `pace` seconds a row, by a clock of its own."""

    now: list = None
    pace: float = 0.001

    def __call__(self, block):
        self.now[0] += 0.005 + self.pace * block.rows
        return super().__call__(block)


@pytest.fixture
def timed(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(executing.time, "perf_counter", lambda: now[0])
    return Timed(now=now)


def test_how_long_it_takes_is_told_from_the_first_blocks_on(timed):
    seen = []
    execute(Study(timed, Plan(trials=1_000, block=100)), [], seen.append)
    assert [each.expected is None for each in seen] == [True] * 2 + [False] * 7 + [True]
    assert seen[2].expected == pytest.approx(1.05)
    assert [round(each.elapsed, 3) for each in seen[:3]] == [0.105, 0.210, 0.315]


def test_an_estimate_runs_the_first_blocks_only(timed):
    assert estimate(Study(timed, Plan(trials=1_000_000, jobs=1, block=100))) == pytest.approx(1_050)
    assert timed.now[0] == pytest.approx(0.315)


def test_a_study_that_ends_with_its_pilot_takes_what_it_took(timed):
    assert estimate(Study(timed, Plan(trials=30, block=10))) == pytest.approx(0.045)


def slow(study):
    @dataclass(frozen=True)
    class Slow:
        def __call__(self, block):
            done.append(block)
            time.sleep(block.rows / 2_000)
            return study.work(block)

    done = []
    return Study(Slow(), study.plan, study.points, by_trial=False), done


def test_the_estimate_of_a_sweep_is_near_the_truth_and_looks_all_over_it():
    study, done = slow(toy_study(600, block=100))
    expected = 1_800 / 2_000
    assert expected / 2 < estimate(study) < expected * 2
    assert len(done) == 3
    assert {block.points[0] for block in done} == {0, 1, 2}


def test_the_pilot_comes_from_everywhere_and_nothing_is_lost():
    study = toy_study(400, second=True, block=300)
    blocks, order = list(study.blocks()), list(executing._ordered(study, 3))
    assert [blocks.index(block) for block in order[:3]] == [2, 6, 10]
    assert sorted(order, key=blocks.index) == blocks
    assert list(executing._ordered(study, 12)) == blocks


def test_rows_are_narrowed_to_their_kind():
    rows = ToyWork().rows(0, 5)
    kinds = {name: rows[name].dtype for name in ("trial", "ending", "ending_day", "text_arms", "day0_sum_north")}
    assert list(map(str, kinds.values())) == ["int64", "int8", "int16", "float32", "float64"]
    extra = {**rows, "stray": rows["trial"]}
    assert "stray" not in narrow(extra, ToyWork().columns)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such measure")
def test_memory_does_not_grow_with_the_trials(tmp_path):
    code = textwrap.dedent("""
        import resource, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        from sim.studies import run
        from tests.results.toywork import ToyWork, toy_case
        run(toy_case(), trials=int(sys.argv[2]), block=5_000, work=ToyWork(), out=Path(sys.argv[3]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    """)

    def peak(trials):
        words = [sys.executable, "-c", code, str(Path(__file__).parents[2]), str(trials), str(tmp_path / str(trials))]
        return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)

    assert peak(600_000) < 1.1 * peak(60_000)
