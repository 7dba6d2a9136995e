"""The README keeps its word: its links lead somewhere, its commands exist, and the two that set up are run by CI."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def marked(name):
    """The shell command below a marker."""
    found = re.search(rf"<!-- command: {name} -->\n```bash\n(.+?)\n```", README, re.DOTALL)
    assert found is not None, name
    return found.group(1)


def truce(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "sim", *arguments], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_links_lead_somewhere(target):
    if not target.startswith("http"):
        assert (ROOT / target).exists(), target


def test_ci_calls_the_test_command_of_the_readme():
    assert "pytest" in marked("test")
    assert "command: test" in (ROOT / ".ci" / "run").read_text()


def test_the_main_job_prints_the_endings(tmp_path):
    words = shlex.split(marked("run").split("&&")[-1])
    assert words[0].endswith("/truce")
    done = truce(*words[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "stalled" in done.stdout
    assert "20,000 trials, seed 7" in done.stdout


def test_every_command_of_the_list_works(tmp_path):
    listed = re.search(r"## What you can ask\n\n```bash\n(.+?)```", README, re.DOTALL).group(1)
    (tmp_path / "my-scenario.yaml").write_text((ROOT / "scenarios" / "toy" / "bayes.yaml").read_text())
    for line in listed.strip().splitlines():
        words = shlex.split(line.split("  #")[0])[1:]
        if words[0] == "init":
            (tmp_path / "my-scenario.yaml").unlink()
        if words[0] in ("run", "compare", "sweep"):
            words += ["--trials", "200"]
        done = truce(*words, cwd=tmp_path)
        assert done.returncode == 0, (words, done.stderr)
