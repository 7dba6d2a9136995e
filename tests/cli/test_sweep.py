"""`truce sweep` from end to end."""

import hashlib
import json
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from sim.cli.app import build
from sim.shipped import shipped_configs
from sim.studies import study as planned
from sim.studies import sweep
from sim.vocabulary import ENDINGS
from tests.studies.sweeping import ToySweepWork, toy_sweep
from tests.studies.test_sweep_loading import GOOD, write

ONE, TWO = "russia-urgency", "kursk-demand-by-leverage"


def truce(*words):
    return CliRunner().invoke(build(), [*map(str, words)])


def told(*words):
    done = truce("sweep", *words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.slow
def test_json_tells_every_point(tmp_path):
    out = tmp_path / "out"
    result = told(ONE, "--trials", 60, "--seed", 5, "--out", out)
    assert (result["trials"], result["seed"], len(result["points"])) == (60, 5, 11)
    for point in result["points"]:
        assert list(point["endings"]) == list(ENDINGS)
        assert sum(ending["count"] for ending in point["endings"].values()) == 60
    assert json.loads((out / "summary.json").read_text()) == result
    assert {path.name for path in (out / "figures").iterdir()} == {"endings.png", "endings.svg", "endings.txt"}
    assert (out / "config.yaml").read_bytes() == shipped_configs()[ONE].read_bytes()


@pytest.mark.slow
def test_results_do_not_depend_on_jobs(tmp_path):
    digests = set()
    for jobs in (1, 2):
        told(ONE, "--trials", 900, "--jobs", jobs, "--no-figures", "--out", tmp_path / str(jobs))
        digests.add(hashlib.sha256((tmp_path / str(jobs) / "sweep.parquet").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.slow
def test_a_point_is_a_run_with_the_value_set():
    point = told(ONE, "--trials", 200)["points"][4]
    ((path, value),) = point["values"].items()
    done = truce("run", "jeddah-2025-03", "--trials", 200, "--seed", 20250314, "--set", f"{path}={value}", "--json")
    assert point["endings"] == json.loads(done.stdout)["endings"]


@pytest.mark.slow
def test_one_parameter_is_a_table_and_two_are_a_grid(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    one = truce("sweep", ONE, "--trials", 100).stdout
    for words in (
        "11 points x 100 trials",
        "down: Moscow's urgency",
        "full ceasefire held",
        "What moves most",
        "prophecy",
    ):
        assert words in one
    two = truce("sweep", TWO, "--trials", 20, "--out", tmp_path / "out").stdout
    assert "Full ceasefire, in 100" in two
    assert len([line for line in two.splitlines() if line.startswith("0.")]) == 12
    assert max(map(len, (one + two).splitlines())) <= 80
    figures = {path.stem for path in (tmp_path / "out" / "figures").iterdir()}
    assert figures == {"any_halt", "any_full", "held_full", "early_collapse", "days_held", "stalled"}


def test_cells_of_a_grid_stand_where_their_values_say():
    from sim.cli.sweep_report import _grid

    asked = toy_sweep(second=True)
    result = sweep(asked, work=ToySweepWork(asked.config.grid))
    table = list(_grid(result))[1]
    cells = [list(column.cells) for column in table.columns]
    assert cells[0] == ["0.1", "0.5", "0.9"]
    shares = [f"{100 * result.tally.share(point, 'any_full').share:.1f}" for point in range(6)]
    assert cells[1] + cells[2] == shares[0::2] + shares[1::2]
    assert len(set(cells[1])) == 3


def test_many_columns_are_thinned_with_both_ends():
    from sim.cli.sweep_report import _some

    assert _some(9) == list(range(9))
    assert _some(25) == [0, 3, 6, 9, 12, 15, 18, 21, 24]


@pytest.mark.slow
def test_a_dry_run_tells_the_plan_and_stops(tmp_path):
    done = truce("sweep", TWO, "--trials", 10, "--dry-run", "--out", tmp_path / "out")
    assert "39 points x 10 trials = 390, seed 20250314, 1 core, about" in " ".join(done.stdout.split())
    assert "nothing was run" in done.stdout
    assert list(tmp_path.iterdir()) == []
    planned = json.loads(truce("sweep", TWO, "--trials", 10, "--dry-run", "--json").stdout)
    assert (planned["points"], planned["trials"], planned["dry_run"]) == (39, 10, True)
    assert planned["seconds"] > 0


@pytest.mark.slow
def test_long_work_is_announced_unless_quiet(monkeypatch):
    monkeypatch.setattr("sim.cli.progress.SMALL", 500)
    monkeypatch.setattr(planned, "_MOST_ROWS", 50)
    assert "11 points x 50 trials = 550" in truce("sweep", ONE, "--trials", 50).stderr
    assert truce("sweep", ONE, "--trials", 50, "--quiet").stderr == ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_the_estimate_stands_on_a_line_of_its_own():
    """What is said while the bar is up must begin where the bar was erased."""
    import os
    import pty

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "sim", "sweep", ONE, "--jobs", "1", "--trials", "4000"]
    child = subprocess.Popen(words, stderr=theirs, stdout=subprocess.DEVNULL, env=os.environ | {"COLUMNS": "110"})
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65_536):
            shown += part
    except OSError:
        pass  # the other end of a pseudo-terminal is closed
    assert child.wait(timeout=60) == 0
    before, _, _ = shown.partition(b"11 points x 4,000 trials = 44,000")
    assert before != shown
    assert before.endswith(b"\x1b[2K")
    assert b"of 11 points" in shown
    assert b"trials/s" in shown


@pytest.mark.parametrize("words", [("nowhere",), (ONE, "--trials", 0), (ONE, "--seed", -1), (ONE, "--jobs", 0)])
def test_bad_input_is_2(words, tmp_path):
    done = truce("sweep", *words, "--out", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_validate_checks_sweeps_too(tmp_path):
    done = truce("validate", TWO, write(tmp_path))
    assert done.exit_code == 0
    assert "a sweep of 39 points" in done.stdout
    bad = truce("validate", write(tmp_path, GOOD.replace("linspace", "linspase")))
    assert bad.exit_code == 2
    assert "sweep.yaml:10:26: vary.actors.north.urgency.linspase: unknown key (did you mean linspace?)" in bad.stderr
    assert "truce sweep" in truce("run", write(tmp_path)).stderr


@pytest.mark.slow
def test_validate_stays_light():
    code = (
        "import sys; from sim.cli.app import main; main(['validate', 'russia-urgency']); "
        "sys.exit(any(name in sys.modules for name in ('mesa', 'scipy.stats', 'pandas', 'matplotlib', 'pyarrow')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT between processes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_exits_130_and_leaves_nothing(tmp_path, jobs):
    words = ["sweep", TWO, "--trials", "100000", "--jobs", str(jobs), "--out", str(tmp_path / "deep" / "out")]
    child = subprocess.Popen([sys.executable, "-m", "sim", *words], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("deep/.out.*.part")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
