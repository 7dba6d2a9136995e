"""The README keeps its word: its commands exist, and the two that set up are run by CI."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from tools import readme
from tools.part import ROOT
from tools.readme import asked, marked

README = readme.README.read_text(encoding="utf-8")
VERBS = [path for path in (ROOT / "sim" / "cli" / "verbs").glob("*.py") if path.stem != "__init__"]


def truce(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "sim", *arguments], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )


def test_ci_calls_the_test_command_of_the_readme():
    assert "pytest" in marked("test")
    assert "command: test" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.slow
def test_the_main_job_prints_the_endings(tmp_path):
    words = shlex.split(marked("run").split("&&")[-1])
    assert words[0].endswith("/truce")
    done = truce(*words[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no agreement by day 30" in done.stdout
    assert "20,000 trials, seed 7" in done.stdout
    moscow, kyiv = map(float, re.search(r"^outright yes, in 100 +(\S+) +(\S+)", done.stdout, re.MULTILINE).groups())
    assert "in about 3 of 100 trials and Kyiv in more than 99" in README.replace("\n", " ")
    assert (round(moscow), kyiv > 99) == (3, True)


@pytest.mark.slow
def test_every_command_of_the_list_works(tmp_path):
    for words in asked(trials=200):
        done = truce(*words, cwd=tmp_path)
        assert done.returncode == 0, (words, done.stderr)


def test_the_list_shows_every_verb():
    assert {words[0] for words in asked(1)} >= {path.stem for path in VERBS} - {"schema"}


def test_whoever_types_truce_was_told_how_to_find_it():
    """A fresh terminal knows `.venv/bin/truce` only: the activation stands before the first bare `truce`."""
    for page in (ROOT / "README.md", ROOT / "docs" / "tutorial.md"):
        text = page.read_text(encoding="utf-8")
        bare = re.search(r"^(\$ )?truce ", text, re.MULTILINE)
        assert bare is not None
        assert ". .venv/bin/activate" in text[: bare.start()], page.name


@pytest.mark.parametrize("name", ["run", "test"])
def test_pip_is_not_silent_while_it_works(name):
    command = marked(name)
    assert "pip install" in command
    assert "--quiet" not in command
    assert " -q" not in command
    assert "\n" not in command


def test_ci_installs_at_the_floors_and_by_each_python():
    assert "tools.installs" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.slow
def test_what_it_shows_of_python_runs(tmp_path):
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    share, day = map(float, done.stdout.split())
    assert 0.5 < share < 0.7
    assert 0 <= day <= 30
