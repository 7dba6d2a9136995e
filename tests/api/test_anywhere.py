"""The calls work where notebooks and other people's programs make them: no guard, other threads, somebody's pool."""

import subprocess
import sys
import threading
from multiprocessing import get_context

import pytest

import sim

CASE = "toy/two-clocks"

SCRIPT = """
import sim

print("begun")
case = sim.load("toy/two-clocks")
result = sim.run(case, trials=3_000, seed=7, jobs=2)
pair = sim.compare("toy/two-clocks", "toy/contest-1", trials=100, jobs=2, out=OUT + "/pair")
print(sim.read(OUT + "/pair").outcomes["any_full"].of, result.outcomes["any_full"].count, len(result.trials()))
"""


def full(jobs=1, trials=3_000):
    return sim.run(CASE, trials=trials, seed=7, jobs=jobs).outcomes["any_full"].count


@pytest.mark.slow
def test_a_plain_script_needs_no_guard(tmp_path):
    (tmp_path / "script.py").write_text(f"OUT = {str(tmp_path)!r}\n" + SCRIPT)
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["begun", "100", str(full()), "3000"]


@pytest.mark.slow
def test_off_the_main_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(full(jobs=2)))
    thread.start()
    thread.join()
    assert found == [full()]


@pytest.mark.slow
def test_inside_a_worker_of_somebody_elses_pool():
    with get_context("spawn").Pool(1) as pool:  # whose workers may have no children of `multiprocessing`
        assert pool.apply(full, (2,)) == full()


def test_nothing_heavy_is_loaded_before_it_is_asked_for():
    code = "import sys, sim; dir(sim); sys.exit(bool({'numpy', 'pandas', 'pydantic'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
