"""Completion in a shell: the protocol by which bash asks what could come next."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sim.cli import app as cli
from sim.cli import completion
from sim.plots.gallery import FIGURES
from sim.plots.page import FORMATS
from sim.shipped import shipped_configs, shipped_scenarios
from tests.cli.test_app import HEAVY


def completed(line, cwd=None):
    """What bash is told when the tab key is pressed at the end of a line; asked for in this process."""
    asked = {"_TRUCE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    with contextlib.chdir(cwd or "."):
        done = CliRunner().invoke(cli.build(), [], env=asked, prog_name="truce")
    assert (done.exit_code, done.stderr) == (0, "")
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


@pytest.mark.slow
def test_the_verbs():
    assert {"run", "list", "compare"} <= set(completed("truce "))
    assert completed("truce valid") == ["validate"]


@pytest.mark.parametrize("line", ["truce run jedd", "truce evidence jedd"])
def test_shipped_scenarios(line, tmp_path):
    wanted = [name for name in shipped_scenarios() if name.startswith("jedd")]
    assert completed(line, tmp_path) == wanted


def test_every_scenario_of_a_comparison():
    assert completed("truce compare jeddah-2025-03 jeddah-nato") == ["jeddah-nato-withheld"]


def test_sweeps_and_what_can_be_validated(tmp_path):
    assert completed("truce sweep ", tmp_path) == list(shipped_configs())
    told = set(completed("truce validate ", tmp_path))
    assert {*shipped_configs(), *shipped_scenarios()} <= told


def test_figures_formats_and_kinds():
    assert tuple(completed("truce plot results --figure ")) == FIGURES
    assert tuple(completed("truce plot results --format ")) == FORMATS == completion.FORMATS
    assert set(completed("truce list ")) == {"cases", "variants", "sweeps", "toys", "evidence"}
    assert completed("truce schema --kind sw") == ["sweep"]


def test_files_of_ones_own_come_first_and_other_names_are_left_to_the_shell(tmp_path):
    (tmp_path / "mine.yaml").touch()
    (tmp_path / "notes.txt").touch()
    assert completed("truce run mi", tmp_path) == ["mine.yaml"]
    assert completed("truce run ", tmp_path)[0] == "mine.yaml"
    assert completed("truce run ../", tmp_path) == []
    assert completed("truce plot re", tmp_path) == []
    assert completed("truce run mine.yaml --out re", tmp_path) == []
    assert completed("truce init re", tmp_path) == []


def test_nothing_heavy_is_loaded_for_names():
    code = "import sys; from sim.cli.completion import scenarios, sweeps; scenarios('j'), sweeps('')"
    code += "; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert not {"numpy", "ruamel.yaml", "pydantic", *HEAVY} & set(done.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_shown(shell):
    asked = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "sim", "--show-completion", shell],
        env=asked,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "_TRUCE_COMPLETE" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no bash")
def test_bash_itself_completes(tmp_path):
    """The script is loaded by bash, and bash asks by it as it does when the tab key is pressed."""
    truce = Path(sys.executable).with_name("truce")
    script = f"""
    source <(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1 {truce} --show-completion bash)
    COMP_WORDS=(truce run jeddah-nato) COMP_CWORD=2
    _truce_completion {truce}
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert done.stdout.split() == ["jeddah-nato-withheld"], done.stderr
