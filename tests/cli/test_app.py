"""The command line as a whole: verbs found by file, light help, errors as messages, quiet endings."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sim
from sim.cli import app as cli
from sim.cli import verbs
from sim.cli.app import main
from sim.errors import RunError, ScenarioError

HEAVY = ("mesa", "scipy.stats", "pandas", "matplotlib", "pyarrow")
VERBS = sorted(path.stem for path in Path(verbs.__file__).parent.glob("*.py") if path.stem != "__init__")
CASE = "jeddah-2025-03"


def truce(*words, **named):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "sim", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **named)


def loaded_after(*words):
    code = f"import sys; from sim.cli import main; main({list(words)!r}); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return {name for name in HEAVY if f"'{name}'" in done.stderr}


@pytest.mark.slow
@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("run", CASE, "--trials", "0")])
def test_help_and_refusals_load_nothing_heavy(words):
    assert loaded_after(*words) == set()


@pytest.mark.slow
@pytest.mark.skipif("validate" not in VERBS, reason="no such verb yet")
def test_validate_loads_nothing_heavy():
    assert loaded_after("validate", CASE) == set()


def test_checking_a_scenario_loads_neither_the_model_nor_studies():
    code = f"import sys; from sim.cli import main; main(['validate', '{CASE}']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stdout.split())
    assert "sim.scenario" in loaded
    needless = {"scipy", "pandas", "mesa", "matplotlib", "pyarrow", "networkx", "rich", "sim.model", "sim.studies"}
    assert not needless & loaded


@pytest.mark.parametrize("verb", VERBS)
def test_every_file_is_a_verb_with_help(verb):
    shown = CliRunner().invoke(cli.build(), [verb.replace("_", "-"), "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 3


def test_verbs_are_listed_in_their_order():
    listed = CliRunner().invoke(cli.build(), ["--help"]).output
    assert listed.index("  run ") < listed.index("  compare ")
    for verb in VERBS:
        assert f"  {verb.replace('_', '-')} " in listed


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"truce {sim.__version__}\n"


@pytest.mark.parametrize("words", [[], ["bogus"], ["run"], ["run", CASE, "--trials", "many"], ["run", CASE, "--bogus"]])
def test_usage_errors_exit_2_with_a_hint(words, capsys):
    assert main(words) == 2
    shown = capsys.readouterr()
    assert "Usage:" in shown.err + shown.out


@pytest.mark.parametrize("error", [RunError("no luck"), ScenarioError("x.yaml:1:2: a.b: wrong")])
def test_errors_become_messages(error, capsys):
    import typer

    def verb():
        raise error

    with pytest.raises(typer.Exit) as left:
        cli._guarded(verb)()
    assert left.value.exit_code == 2
    assert capsys.readouterr().err == f"{error}\n"


def test_faults_of_ours_are_not_hidden():
    def verb():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cli._guarded(verb)()


@pytest.mark.slow
def test_an_unknown_scenario_is_a_message_and_2():
    done = truce("run", "no-such-scenario")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no-such-scenario" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_results_go_to_stdout_and_nothing_else_does(tmp_path):
    done = truce("run", CASE, "--trials", 20, "--json", "--no-figures", "--out", tmp_path / "out")
    assert json.loads(done.stdout)["trials"] == 20
    assert "Traceback" not in done.stderr
    assert truce("run", CASE, "--trials", 20, "--quiet").stderr == ""


@pytest.mark.slow
def test_no_colour_on_request_and_in_pipes():
    for environment in ({}, {"NO_COLOR": "1"}):
        done = truce("run", CASE, "--trials", 20, env={**os.environ, **environment})
        assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT between processes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_exits_130_and_leaves_nothing(tmp_path, jobs):
    out = str(tmp_path / "deep" / "out")
    words = ["run", CASE, "--trials", "2000000", "--jobs", str(jobs), "--out", out, "--quiet"]
    child = subprocess.Popen([sys.executable, "-m", "sim", *words], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("deep/.out.*.part/trials.parquet")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)
    child.send_signal(signal.SIGINT)
    sent = time.monotonic()
    _, said = child.communicate(timeout=60)
    assert time.monotonic() - sent < 10
    assert child.returncode == 130
    assert said.startswith("interrupted")
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM between processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_nothing(tmp_path, number):
    words = ["run", CASE, "--trials", "2000000", "--jobs", "1", "--out", str(tmp_path / "out"), "--quiet"]
    child = subprocess.Popen([sys.executable, "-m", "sim", *words])
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".out.*.part")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    child.send_signal(number)
    assert child.wait(timeout=60) == 128 + number
    assert list(tmp_path.iterdir()) == []


def test_a_request_to_end_that_a_library_swallows_is_made_again(monkeypatch):
    monkeypatch.setattr("sim.cli.leaving.PATIENCE", 0.05)
    swallowed = []

    def verb(*_, **__):
        while len(swallowed) < 3:
            try:
                if not swallowed:
                    os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(5)
            except SystemExit:
                swallowed.append(1)
        time.sleep(5)

    monkeypatch.setattr(cli, "build", lambda: verb)
    before = signal.getsignal(signal.SIGTERM)
    assert main(["run"]) == 143
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    words = ["run", CASE, "--trials", "20", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "sim", *words], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == ""
