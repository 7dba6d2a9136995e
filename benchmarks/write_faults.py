"""Every write of whole commands refused in turn: `python -m benchmarks.write_faults [--trials N] [COMMAND ...]`.

Counts what each command asks of the disk (open, write, close, mkdir, rename, link, fsync, rmdir), then runs it once for
every one of these requests with that one refused, by turns for want of room and for a broken disk. Prints how often it
was tried, how often the command ended in one line and 2, and how often it survived with everything whole (and at most a
line); anything else is a failure.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from sim.cli import main
from sim.results.check import faults_of
from sim.results.reading import Results
from tests.write_faults import KINDS, Disk, failing, under

CASE, SWEEP = "toy/two-clocks", "kursk-demand-by-leverage"


def commands(trials: int) -> dict[str, tuple[list[str], Callable[[Path, Path], None]]]:
    """Words of each command, and how to see that what it leaves is whole."""
    few = ["--trials", str(trials), "--quiet", "--out", "deep/out"]
    return {
        "run": (["run", CASE, *few, "--no-figures"], whole_results),
        "compare": (["compare", CASE, CASE, *few], whole_results),
        "sweep": (["sweep", SWEEP, "--jobs", "1", *few], whole_results),
        "plot": (["plot", "drawn", "--figure", "endings"], whole_files),
        "init": (["init", "starter.yaml"], whole_files),
    }


def whole_results(place: Path, _: Path) -> None:
    for out in place.glob("deep/*"):
        assert out.name == "out", out
        assert faults_of(Results.open(out)) == ()
    assert (place / "deep" / "out").is_dir() or not (place / "deep").exists()


def whole_files(place: Path, model: Path) -> None:
    left, right = under(place), under(model)
    assert left.items() <= right.items(), sorted(left.keys() - right.keys())


def called(words: list[str], disk: Disk) -> tuple[int, str]:
    """Exit code and standard error of a command on that disk."""
    said = io.StringIO()
    quiet = contextlib.redirect_stdout(io.StringIO())
    with contextlib.chdir(disk.folder), contextlib.redirect_stderr(said), quiet, failing(disk):
        code = main(words)
    return code, said.getvalue()


def prepared(place: Path, drawn: Path) -> Path:
    place.mkdir()
    shutil.copytree(drawn, place / "drawn")
    return place


def attack(words: list[str], whole: Callable[[Path, Path], None], top: Path) -> str:
    disk = Disk(prepared(top / "model", top / "drawn"))
    assert called(words, disk)[0] == 0
    ended = survived = 0
    for fail in range(len(disk.asked)):
        place = prepared(top / "place", top / "drawn")
        code, said = called(words, Disk(place, fail, KINDS[fail % len(KINDS)]))
        assert code in (0, 2), (fail, disk.asked[fail], code)
        assert len(said.splitlines()) <= 1, (fail, disk.asked[fail], said)
        silent = code == 0 and disk.asked[fail] == "link"  # a disk without second names: there is another way
        assert said or silent, (fail, disk.asked[fail])
        assert "Traceback" not in said
        assert not [path for path in place.rglob("*") if "part" in path.name], fail
        whole(place, top / "model")
        ended, survived = ended + (code == 2), survived + (code == 0)
        shutil.rmtree(place)
    shutil.rmtree(top / "model")
    return f"tried {len(disk.asked)}, one line and 2: {ended}, survived with whole results: {survived}, failures 0"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("command", nargs="*")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        assert main(["run", CASE, "--trials", "20", "--quiet", "--no-figures", "--out", str(top / "drawn")]) == 0
        for name, (words, whole) in commands(asked.trials).items():
            if not asked.command or name in asked.command:
                print(f"{name}: {attack(words, whole, top)}", file=sys.stderr, flush=True)
