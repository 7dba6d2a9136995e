"""Under `python -O`, which strips assertions, everything works as without."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from sim.cli import app as cli
from tests.scenario.files import BASE, write, write_evidence


def told(folder, *words, flags=(), **settings):
    command = [sys.executable, *flags, "-m", "sim", *map(str, words)]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=120
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("flags", "settings"), [(("-OO",), {}), ((), {"PYTHONOPTIMIZE": "1"})], ids=["flag", "setting"]
)
def test_stripped_assertions_change_nothing(tmp_path, monkeypatch, flags, settings):
    monkeypatch.chdir(tmp_path)
    write_evidence(tmp_path)
    path = write(tmp_path, BASE).name
    for words in (("validate", path, "well", "sincerity"), ("run", path, "--trials", 20)):
        plain = CliRunner().invoke(cli.build(), [str(word) for word in words])
        assert plain.exit_code == 0, plain.output
        assert told(tmp_path, *words, flags=flags, **settings) == (0, plain.stdout, plain.stderr)
