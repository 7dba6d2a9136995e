"""Thousands of damaged scenario files: each must end in a clean error or a valid scenario, never in anything else.

    python -m benchmarks.mutations --documents 20000

prints how many documents were tried, how they ended, whether loading one ran a program or wrote a file, the slowest (in
seconds of processor time) and the largest memory. The tests run 1,000 of them.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.mutants import damaged, shipped_texts
from sim.errors import ScenarioError
from sim.scenario import load_scenario

__all__ = ["Tally", "Watch", "run"]

FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "subprocess.", "pty.")
FORBIDDEN += (
    "socket.",
    "urllib.",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "shutil.",
)
FORBIDDEN += ("os.truncate", "os.chmod", "os.chown", "webbrowser.", "pickle.find_class")
WRITING = set("wax+")


class Watch:
    """Sees through the interpreter's own audit what a piece of code does: programs, the network, files written."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.looking = False
        sys.addaudithook(self._hook)

    def _hook(self, event: str, told: tuple[Any, ...]) -> None:
        if self.looking and (event.startswith(FORBIDDEN) or (event == "open" and self._writes(told))):
            self.seen.append(f"{event} {told}"[:200])

    @staticmethod
    def _writes(told: tuple[Any, ...]) -> bool:
        mode, flags = told[1], told[2]
        return bool(set(mode or "") & WRITING) or bool(isinstance(flags, int) and flags & 0o3)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Look while the block runs. Compiled modules are not kept: those are writes of the interpreter's own."""
        kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        self.looking = True
        try:
            yield
        finally:
            self.looking, sys.dont_write_bytecode = False, kept


@dataclass
class Tally:
    """How a series of documents ended."""

    documents: int = 0
    errors: int = 0
    valid: int = 0
    failures: int = 0
    unplaced: int = 0
    slowest: float = 0.0
    slowest_document: int = 0
    deeds: list[str] = field(default_factory=list)


def run(folder: Path, documents: Iterator[bytes], watch: Watch | None = None) -> Tally:
    """Load every document; a failure is kept beside the others in `folder`."""
    tally, path, watch = Tally(), folder / "document.yaml", watch or Watch()
    for document in documents:
        tally.documents += 1
        path.write_bytes(document)
        start = time.process_time()
        try:
            with watch.open():
                loaded = load_scenario(path)
            _survives(loaded, folder)
            tally.valid += 1
        except ScenarioError as error:
            tally.errors += 1
            tally.unplaced += not error.faults
        except Exception as error:
            tally.failures += 1
            kept = folder / f"failure-{tally.documents}.yaml"
            kept.write_bytes(document)
            print(f"{kept}: {type(error).__name__}: {error}")
        spent = time.process_time() - start
        if spent > tally.slowest:
            tally.slowest, tally.slowest_document = spent, tally.documents
    tally.deeds = watch.seen
    return tally


def _survives(loaded: Any, folder: Path) -> None:
    """Check that what is valid is the same after being written out."""
    again = folder / "again.yaml"
    again.write_text(loaded.resolved(), encoding="utf-8")
    try:
        same = load_scenario(again).scenario == loaded.scenario
    except ScenarioError as error:
        raise AssertionError(f"the resolved text is refused: {error}") from error
    if not same:
        raise AssertionError("the resolved text says something else")


def main() -> int:
    """Run from the command line; exit 1 if anything but a clean error or a valid scenario came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for documents that failed")
    given = parser.parse_args()
    texts = shipped_texts()
    load_scenario("jeddah-2025-03").resolved()  # what is imported once is no document's time
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tally = run(folder, damaged(texts, given.documents, given.seed))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents tried {tally.documents:,}: clean errors {tally.errors:,}, valid {tally.valid:,}")
    print(f"failures {tally.failures}, errors without a place {tally.unplaced}")
    print(f"programs run or files written {len(tally.deeds)}")
    print(f"slowest {tally.slowest:.2f} s of processor time (document {tally.slowest_document:,})")
    print(f"largest memory {memory:.0f} MB")
    return 1 if tally.failures or tally.unplaced or tally.deeds else 0


if __name__ == "__main__":
    raise SystemExit(main())
