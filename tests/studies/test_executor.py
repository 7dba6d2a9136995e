"""Blocks come back in order from one process or several; interrupts and dead workers end cleanly."""

import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sim.errors import RunError
from sim.studies.executor import stream
from sim.studies.plan import Plan
from tests.results.toywork import ToyWork

ROOT = Path(__file__).parents[2]


def trials_of(work, plan, workers):
    return np.concatenate([rows["trial"] for rows in stream(work, plan.blocks(), workers)])


class FirstQuick(ToyWork):
    """The first block is quick; the others take minutes."""

    def __call__(self, first, count):
        time.sleep(300 if first else 0)
        return super().__call__(first, count)


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

    def work(first, count):
        asked.append(first)
        return {"trial": np.arange(count)}

    rows = stream(work, [(0, 2), (2, 2), (4, 2)], 1)
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
        from sim.studies.executor import stream
        from sim.studies.plan import Plan
        if __name__ == "__main__":
            try:
                for rows in stream(ToyWork(seconds=0.2), Plan(trials=10_000, block=10).blocks(), 2):
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
    plan = Plan(trials=100, block=10)
    rows = stream(FirstQuick(), plan.blocks(), 2)
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
        from sim.studies.executor import stream
        from tests.studies.test_executor import FirstQuick
        if __name__ == "__main__":
            for rows in stream(FirstQuick(), [(0, 10), (10, 10), (20, 10)], 2):
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
from sim.studies.executor import stream
from sim.studies.plan import Plan
from tests.results.toywork import ToyWork
print("once", sum(rows["ending"].sum() for rows in stream(ToyWork(), Plan(trials=300, block=50).blocks(), 2)))
"""


@pytest.fixture
def script(tmp_path):
    """A script without a guard, as a stranger writes it; with what it must print."""
    total = sum(rows["ending"].sum() for rows in stream(ToyWork(), Plan(trials=300).blocks(), 1))
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
    import sim.studies.crew as crew

    def refused(*_, **__):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    work = ToyWork()
    if lack == "process":
        monkeypatch.setattr(crew.subprocess, "Popen", refused)
    elif lack == "interpreter":
        monkeypatch.setattr(crew, "get_executable", lambda: "")
    else:
        work = lambda first, count: ToyWork()(first, count)  # noqa: E731
    assert (trials_of(work, Plan(trials=200, block=50), 2) == np.arange(200)).all()


@pytest.mark.slow
def test_what_a_worker_prints_does_not_disturb_its_answers():
    assert (trials_of(Talkative(), Plan(trials=200, block=50), 2) == np.arange(200)).all()


class Talkative(ToyWork):
    """Prints while it works."""

    def __call__(self, first, count):
        print("working")
        return super().__call__(first, count)
