"""Under `python -O`, which strips assertions, everything works as without."""

import os
import subprocess
import sys

import pytest

from tests.scenario.files import BASE, write, write_evidence


def told(folder, *words, flags=(), **settings):
    command = [sys.executable, *flags, "-m", "sim", *map(str, words)]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=120
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("flags", "settings"), [(("-O",), {}), (("-OO",), {}), ((), {"PYTHONOPTIMIZE": "1"})], ids=["-O", "-OO", "setting"]
)
def test_stripped_assertions_change_nothing(tmp_path, flags, settings):
    write_evidence(tmp_path)
    path = write(tmp_path, BASE)
    for words in (("validate", path, "well", "sincerity"), ("run", path, "--trials", 20), ("trace", path)):
        plain = told(tmp_path, *words)
        assert plain[0] == 0, plain
        assert told(tmp_path, *words, flags=flags, **settings) == plain
