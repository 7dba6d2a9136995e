"""A plan feeds every sink with every row, in order."""

import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from sim.results.rows import narrow
from sim.studies.execute import estimate_seconds, run_plan
from sim.studies.plan import Plan
from tests.results.toywork import ToyWork


def test_every_sink_sees_every_row_and_progress_counts_up():
    first, second, told = [], [], []
    sinks = [lambda rows: first.append(rows["trial"]), lambda rows: second.append(rows["ending"])]
    done = run_plan(ToyWork(), Plan(trials=2_500, block=1_000), sinks, lambda at, most: told.append((at, most)))
    assert (np.concatenate(first) == np.arange(2_500)).all()
    assert len(np.concatenate(second)) == done.trials == 2_500
    assert told == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]
    assert done.reached
    assert done.seconds > 0


def test_rows_of_a_short_run_begin_those_of_a_long_one():
    short, long = [], []
    run_plan(ToyWork(seed=9), Plan(trials=500, block=64), [lambda rows: short.append(rows["day0_sum_north"])])
    run_plan(ToyWork(seed=9), Plan(trials=1_500, block=999), [lambda rows: long.append(rows["day0_sum_north"])])
    assert (np.concatenate(short) == np.concatenate(long)[:500]).all()


@pytest.mark.slow
def test_a_failing_sink_ends_the_run():
    def broken(rows):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        run_plan(ToyWork(), Plan(trials=4_000, block=500, jobs=2), [broken])


def test_the_estimate_grows_with_the_plan():
    work = ToyWork(seconds=0.3)
    few, many = (estimate_seconds(work, Plan(trials=trials, jobs=1)) for trials in (2_048, 40_960))
    assert few == pytest.approx(0.3, rel=0.3)
    assert many == pytest.approx(20 * few, rel=0.3)


def test_rows_are_narrowed_to_their_kind():
    rows = ToyWork()(0, 5)
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
        from sim.studies import Plan, run
        from tests.results.toywork import ToyWork, toy_case
        run(toy_case(), Plan(trials=int(sys.argv[2]), block=5_000), work=ToyWork(), out=Path(sys.argv[3]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    """)

    def peak(trials):
        words = [sys.executable, "-c", code, str(Path(__file__).parents[2]), str(trials), str(tmp_path / str(trials))]
        return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)

    assert peak(600_000) < 1.1 * peak(60_000)
