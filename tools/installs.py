"""Installs as a stranger makes them: the README's first command at the floor of every dependency, and by each Python.

    python -m tools.installs                 all of them, some minutes
    python -m tools.installs floors 3.13     some of them

Each is made in a copy of the checkout by the command that stands in the README, with few trials. At the floors, every
verb shows its help and every command of the README's list runs too. A Python that is not there is said to be missing;
only the oldest must be there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tools.part import ROOT
from tools.readme import asked, marked, shortened

__all__ = ["PYTHONS", "constraints", "find_python", "main"]

PYTHONS = ("3.11", "3.13")
"""The oldest Python that is supported, on which the floors are tried too, and the newest."""

FLOORS = "floors"
TRIALS = 200
AT_ONCE = 2
"""Installs made at the same time: pip works on one core."""

SECONDS = 1800
NOT_INHERITED = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PIP_CONSTRAINT", "PIP_REQUIRE_VIRTUALENV", "COLUMNS")
_VERSIONS = "import importlib.metadata as m, sys; print(*(m.version(name) for name in sys.argv[1:]))"


class InstallError(Exception):
    """A command of an install did not end well; its message is the command and the end of what it printed."""


def dependencies() -> dict[str, str]:
    """Floor of every dependency, by name, as `pyproject.toml` states it."""
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    floors = [re.match(r"([\w.-]+)>=([\w.]+)(,|$)", line) for line in lines]
    assert all(floors), f"a dependency without a floor: {lines}"
    return {found[1]: found[2] for found in floors if found is not None}


def constraints(floors: Mapping[str, str]) -> str:
    """Floors as pip reads them: nothing newer."""
    return "".join(f"{name}=={floor}\n" for name, floor in floors.items())


def find_python(version: str) -> str | None:
    """Path of a Python that can make a venv, from the search path or pyenv; None if there is none."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    there = [shutil.which(f"python{version}"), *sorted(map(str, kept.glob(f"{version}.*/bin/python{version}")))]
    for path in filter(None, there):
        code = f"import ensurepip, sys, venv; print(sys.executable); assert sys.version.startswith('{version}.')"
        done = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False, env=_environment())
        if done.returncode == 0:
            return done.stdout.strip()
    return None


def main(names: Sequence[str] = ()) -> int:
    """Make the installs named, or all; return 0 if all went well, 1 if one did not, 2 for a name that is none."""
    known = (FLOORS, *PYTHONS)
    if strange := [name for name in names if name not in known]:
        print(f"no install named {', '.join(strange)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for line in pool.map(_installed, names or known):
                print(line, flush=True)
    except InstallError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _installed(name: str) -> str:
    """Make one install and say in one line what ran."""
    version = PYTHONS[0] if name == FLOORS else name
    python = find_python(version)
    if python is None and version == PYTHONS[0]:
        raise InstallError(f"install {name}: no Python {version} with venv on this machine")
    if python is None:
        return f"install {name}: left out, no Python {version} on this machine"
    floors = dependencies()
    with _copied(python, constraints(floors) if name == FLOORS else "") as (folder, environment):
        _run(["bash", "-euo", "pipefail", "-c", shortened(marked("run"), TRIALS)], folder, environment)
        here = str(folder / ".venv" / "bin" / "python")
        found = _run([here, "-c", _VERSIONS, *floors], folder, environment).split()
        ran = _every_verb(folder, environment) if name == FLOORS else "the README's first command ran"
    if name == FLOORS:
        _at_floors(floors, found)
    versions = ", ".join(f"{key} {version}" for key, version in zip(floors, found, strict=True))
    return f"install {name}: Python {version}; {versions}; {ran}"


def _every_verb(folder: Path, environment: Mapping[str, str]) -> str:
    """Ask every verb for its help, then run the README's list; say how many."""
    truce = str(folder / ".venv" / "bin" / "truce")
    verbs = sorted(path.stem for path in (folder / "sim" / "cli" / "verbs").glob("[a-z]*.py"))
    for verb in verbs:
        _run([truce, verb, "--help"], folder, environment)
    commands = asked(TRIALS)
    for words in commands:
        _run([truce, *words], folder, environment)
    return f"the README's first command, its list of {len(commands)} and the help of {len(verbs)} verbs ran"


def _at_floors(floors: Mapping[str, str], found: Sequence[str]) -> None:
    for (name, floor), version in zip(floors.items(), found, strict=True):
        if re.sub(r"(\.0)+$", "", version) != re.sub(r"(\.0)+$", "", floor):
            raise InstallError(f"install floors: {name} {version} was installed, not its floor {floor}")


@contextmanager
def _copied(python: str, pinned: str) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """A copy of the checkout in which `python3` is the Python given, and pip keeps to what is pinned."""
    with tempfile.TemporaryDirectory(prefix="truce-install-") as place:
        folder, commands, limits = Path(place) / "truce", Path(place) / "bin", Path(place) / "limits.txt"
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        commands.mkdir()
        (commands / "python3").write_text(f'#!/bin/sh\nexec "{python}" "$@"\n', encoding="utf-8")
        (commands / "python3").chmod(0o755)
        limits.write_text(pinned, encoding="utf-8")
        yield folder, _environment() | {"PATH": f"{commands}:{os.environ['PATH']}", "PIP_CONSTRAINT": str(limits)}


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}


def _run(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command and return what it printed; raise with the end of it if it does not end well."""
    try:
        done = subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise InstallError(f"+ {' '.join(words)}\nnot done after {SECONDS} seconds") from None
    if done.returncode:
        end = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise InstallError(f"+ {' '.join(words)}\nended with {done.returncode}\n{end}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
