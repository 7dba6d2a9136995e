"""Blocks come back in order from one thread, several, or processes; interrupts and dead workers end cleanly."""

import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sim.errors import RunError
from sim.studies.executor import MOST_THREADS, InProcess, executor_of
from sim.studies.processes import Processes
from sim.studies.study import Block, Plan, Study
from sim.studies.threads import Threads
from tests.results.toywork import ToyWork

ROOT = Path(__file__).parents[2]


def executor(workers):
    """This process, or so many of its own."""
    return InProcess() if workers == 1 else Processes(workers)


def stream(work, workers, *sizes):
    """Rows of blocks of so many trials, one after the other."""
    firsts = [sum(sizes[:place]) for place in range(len(sizes))]
    blocks = [Block(range(1), first, size) for first, size in zip(firsts, sizes, strict=True)]
    return executor(workers).rows(work, blocks)


def trials_of(work, plan, workers):
    rows = executor(workers).rows(work, Study(work, plan).blocks())
    return np.concatenate([each["trial"] for each in rows])


class FirstQuick(ToyWork):
    """The first block is quick; the others take minutes."""

    def __call__(self, block):
        time.sleep(300 if block.first else 0)
        return super().__call__(block)


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_rows_come_in_trial_order(workers):
    plan = Plan(trials=1_000, block=90)
    assert (trials_of(ToyWork(), plan, workers) == np.arange(1_000)).all()


def test_work_is_done_only_as_it_is_read():
    asked = []

    def work(block):
        asked.append(block.first)
        return {"trial": np.arange(block.trials)}

    rows = stream(work, 1, 2, 2, 2)
    next(rows)
    rows.close()
    assert asked == [0]


@pytest.mark.slow
def test_a_dead_worker_is_an_error_in_words():
    with pytest.raises(RunError, match="--jobs 1"):
        trials_of(ToyWork(fatal_from=100), Plan(trials=200, block=50), 2)


@pytest.mark.slow
def test_an_error_in_a_worker_reaches_the_caller():
    with pytest.raises(TypeError):
        trials_of(ToyWork(seconds="long"), Plan(trials=200, block=50), 2)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT between processes")
def test_an_interrupt_ends_without_a_traceback():
    code = textwrap.dedent("""
        import sys, time
        sys.path.insert(0, sys.argv[1])
        from tests.results.toywork import ToyWork
        from tests.studies.test_executor import stream
        if __name__ == "__main__":
            try:
                for rows in stream(ToyWork(seconds=0.2), 2, *[10] * 1_000):
                    print("going", flush=True)
            except KeyboardInterrupt:
                sys.exit(130)
    """)
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "going\n"
    child.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, said = child.communicate(timeout=30)
    assert child.returncode == 130
    assert said == ""
    assert time.monotonic() - started < 20


@pytest.mark.slow
def test_closing_stops_workers_in_the_middle_of_a_block():
    rows = stream(FirstQuick(), 2, *[10] * 10)
    assert next(rows)["trial"][0] == 0
    started = time.monotonic()
    rows.close()
    assert time.monotonic() - started < 10


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_do_not_outlive_a_killed_parent():
    code = textwrap.dedent("""
        import sys
        sys.path.insert(0, sys.argv[1])
        from tests.studies.test_executor import FirstQuick, stream
        if __name__ == "__main__":
            for rows in stream(FirstQuick(), 2, 10, 10, 10):
                print("going", flush=True)
    """)
    child = subprocess.Popen([sys.executable, "-c", code, str(ROOT)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "going\n"
    workers = children(child.pid)
    assert len(workers) == 2
    child.kill()
    child.wait()
    child.stdout.close()
    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


SCRIPT = """
import sys
sys.path.insert(0, {root!r})
from sim.studies.execute import execute
from sim.studies.study import Plan, Study
from tests.results.toywork import ToyWork
found = []
execute(Study(ToyWork(), Plan(trials=300, jobs=2, block=50)), [lambda _, rows: found.append(rows["ending"].sum())])
print("once", sum(found))
"""


@pytest.fixture
def script(tmp_path):
    """A script without a guard, as a stranger writes it; with what it must print."""
    total = ToyWork().rows(0, 300)["ending"].sum()
    path = tmp_path / "script.py"
    path.write_text(SCRIPT.format(root=str(ROOT)))
    return path, f"once {total}\n"


@pytest.mark.slow
@pytest.mark.parametrize("how", ["file", "input", "code"])
def test_a_script_needs_no_guard(script, how):
    path, printed = script
    words = {"file": [str(path)], "input": ["-"], "code": ["-c", path.read_text()]}[how]
    done = subprocess.run(
        [sys.executable, *words], input=path.read_text(), capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout, done.stderr) == (printed, "")


@pytest.mark.slow
def test_a_worker_of_somebody_elses_pool_may_use_workers(script):
    path, printed = script
    code = textwrap.dedent("""
        import multiprocessing, sys
        if __name__ == "__main__":
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                pool.apply(exec, ["import runpy; runpy.run_path(%r, run_name='__main__')" % sys.argv[1]])
    """)
    whole = path.with_name("pool.py")
    whole.write_text(code)
    done = subprocess.run(
        [sys.executable, str(whole), str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout, done.stderr) == (printed, "")


@pytest.mark.slow
def test_another_thread_may_use_workers():
    with ThreadPoolExecutor(1) as other:
        trials = other.submit(trials_of, ToyWork(), Plan(trials=200, block=50), 2).result()
    assert (trials == np.arange(200)).all()


@pytest.mark.parametrize("lack", ["process", "interpreter", "pickle"])
def test_where_no_worker_can_be_had_this_process_does_it_all(monkeypatch, lack):
    import sim.studies.processes as processes

    def refused(*_, **__):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    work = ToyWork()
    if lack == "process":
        monkeypatch.setattr(processes.subprocess, "Popen", refused)
    elif lack == "interpreter":
        monkeypatch.setattr(processes, "get_executable", lambda: "")
    else:
        work = lambda block: ToyWork()(block)  # noqa: E731
    assert (trials_of(work, Plan(trials=200, block=50), 2) == np.arange(200)).all()


@pytest.mark.slow
def test_what_a_worker_prints_does_not_disturb_its_answers():
    assert (trials_of(Talkative(), Plan(trials=200, block=50), 2) == np.arange(200)).all()


class Talkative(ToyWork):
    """Prints while it works."""

    def __call__(self, block):
        print("working")
        return super().__call__(block)


def blocks(count):
    """So many blocks of ten trials."""
    return [Block(range(1), 10 * place, 10) for place in range(count)]


def test_cores_mean_threads_and_many_cores_processes():
    assert isinstance(executor_of(1), InProcess)
    assert executor_of(2) == Threads(2)
    assert executor_of(MOST_THREADS) == Threads(MOST_THREADS)
    assert executor_of(MOST_THREADS + 1) == Processes(MOST_THREADS + 1)


def test_rows_of_threads_come_in_order_whichever_is_finished_first():
    def work(block):
        time.sleep(0.05 if block.first % 20 == 0 else 0.0)
        return {"trial": np.arange(block.first, block.first + block.trials)}

    rows = Threads(3).rows(work, blocks(12))
    assert np.concatenate([each["trial"] for each in rows]).tolist() == list(range(120))


def test_threads_go_only_a_few_blocks_ahead_and_stop_when_closed():
    begun = []

    def work(block):
        begun.append(block.first)
        return {"trial": np.arange(block.trials)}

    rows = Threads(2).rows(work, blocks(100))
    next(rows)
    rows.close()
    assert len(begun) <= 2 * 2 + 1
    assert begun[:2] == [0, 10]


def test_an_error_in_a_thread_reaches_the_caller():
    def work(block):
        raise RunError(f"block {block.first}")

    with pytest.raises(RunError, match="block 0"):
        list(Threads(2).rows(work, blocks(5)))


def test_threads_really_work_side_by_side():
    """Each waits for the other: one after the other they would wait for good."""
    both = threading.Barrier(2, timeout=20)

    def work(block):
        both.wait()
        return {"trial": np.arange(block.trials)}

    assert len(list(Threads(2).rows(work, blocks(4)))) == 4
