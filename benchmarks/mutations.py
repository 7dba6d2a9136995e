"""Thousands of damaged documents: each is refused cleanly, or runs; never anything else.

    python -m benchmarks.mutations --documents 10000

tries scenarios, overrides, sweeps and folders of evidence. What is valid also runs 20 trials (a sweep a small version
of itself) with warnings as errors and NumPy raising. Printed by kind: tried, refused, run, failures (0 wanted), errors
without a place, the slowest in seconds of processor time; then programs run or files written, and the largest memory.
The tests take a sample.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.mutant_kinds import KINDS, MAIN, Document, documents
from benchmarks.watch import Watch
from sim.errors import EvidenceError, ScenarioError
from sim.evidence import load_evidence
from sim.scenario import Loaded, load_scenario
from sim.studies import run as run_case
from sim.studies import sweep
from sim.studies.sweep_config import Values
from sim.studies.sweep_loading import LoadedSweep, load_sweep

__all__ = ["Tally", "Watch", "run", "warm"]

TRIALS = 20


@dataclass
class Tally:
    """How a series of documents ended; `kinds` counts (kind, ending) pairs."""

    documents: int = 0
    errors: int = 0
    valid: int = 0
    failures: int = 0
    unplaced: int = 0
    slowest: float = 0.0
    slowest_document: int = 0
    deeds: list[str] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest_of: dict[str, float] = field(default_factory=dict)

    def note(self, kind: str, ending: str) -> None:
        """Count a document that ended so."""
        self.documents += 1
        setattr(self, ending, getattr(self, ending) + 1)
        self.kinds[kind, ending] += 1

    def timed(self, kind: str, spent: float) -> None:
        """Keep the longest time."""
        self.slowest_of[kind] = max(spent, self.slowest_of.get(kind, 0.0))
        if spent > self.slowest:
            self.slowest, self.slowest_document = spent, self.documents


def run(folder: Path, tried: Iterator[bytes | Document], watch: Watch | None = None) -> Tally:
    """Read every document and run what is valid; one that fails is kept beside the others in `folder`.

    Bytes stand for a scenario in one file.
    """
    tally, watch = Tally(), watch or Watch()
    for given in tried:
        document = Document("scenario", {MAIN: given}) if isinstance(given, bytes) else given
        _placed(folder, document)
        start = time.process_time()
        try:
            with _strict(), watch.open():
                trial = _READERS[document.kind](folder, document)
            with _strict():
                trial()
            tally.note(document.kind, "valid")
        except (ScenarioError, EvidenceError) as error:
            tally.note(document.kind, "errors")
            tally.unplaced += not error.faults
            tally.kinds[document.kind, "unplaced"] += not error.faults
        except Exception as error:
            tally.note(document.kind, "failures")
            kept = _kept(folder, document, tally.documents)
            print(f"{kept}: {type(error).__name__}: {str(error)[:300]}")
        tally.timed(document.kind, time.process_time() - start)
    tally.deeds = watch.seen
    return tally


@contextmanager
def _strict() -> Iterator[None]:
    """Warnings are errors, and NumPy raises what it would warn of."""
    with warnings.catch_warnings(), np.errstate(over="raise", invalid="raise", divide="raise"):
        warnings.simplefilter("error")
        yield


def _placed(folder: Path, document: Document) -> None:
    """Write the files of a document; of evidence that was there before, none is left."""
    if document.kind == "evidence":
        for path in (folder / "evidence").rglob("*.yaml"):
            path.unlink()
    for name, text in document.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def _kept(folder: Path, document: Document, number: int) -> Path:
    """Keep a document that failed, as a file or as a folder of files."""
    kept = folder / f"failure-{number}"
    kept.mkdir()
    _placed(kept, document)
    (kept / "about.txt").write_text("\n".join((document.kind, *document.overrides)), "utf-8", "surrogateescape")
    return kept


Trial = Callable[[], None]
"""What is done with a document that is valid."""


def _scenario(folder: Path, document: Document) -> Trial:
    return partial(_lives, load_scenario(folder / MAIN, document.overrides), folder)


def _evidence(folder: Path, document: Document) -> Trial:
    load_evidence(folder / "evidence")
    return partial(_lives, load_scenario(folder / MAIN), folder)


def _sweep(folder: Path, document: Document) -> Trial:
    return partial(_sweeps, load_sweep(folder / MAIN))


_READERS: dict[str, Callable[[Path, Document], Trial]] = {
    "scenario": _scenario,
    "set": _scenario,
    "sweep": _sweep,
    "evidence": _evidence,
}


def _lives(loaded: Loaded, folder: Path) -> None:
    """Check that what is valid is the same after being written out, and runs."""
    _survives(loaded, folder)
    run_case(loaded, trials=TRIALS, jobs=1).as_json()


def _sweeps(study: LoadedSweep) -> None:
    """Run a sweep at the ends of its ranges."""
    ends = {path: Values(list=(given.values[0], given.values[-1])) for path, given in study.config.vary.items()}
    config = study.config.model_copy(update={"vary": ends})
    small = LoadedSweep(config, study.source, study.case, study.text)
    sweep(small, trials=TRIALS // 2 ** len(ends), jobs=1).as_json()


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
    """Run from the command line; exit 1 if anything but a clean refusal or a run came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", nargs="*", choices=list(KINDS), default=list(KINDS), help="only documents of these")
    parser.add_argument("--keep", type=Path, help="folder for documents that failed")
    given = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tally = run(folder, documents(given.documents, given.seed, given.kinds))
    _told(tally)
    return 1 if tally.failures or tally.unplaced or tally.deeds else 0


def warm() -> None:
    """Import once what is imported on the way: it is no document's time, and no document's deed."""
    loaded = load_scenario("jeddah-2025-03")
    loaded.resolved()
    run_case(loaded, trials=TRIALS, jobs=1).as_json()
    _sweeps(load_sweep("sincerity"))


def _told(tally: Tally) -> None:
    print(f"{'kind':<10} {'tried':>7} {'refused':>8} {'run':>7} {'failures':>9} {'no place':>9} {'slowest':>9}")
    for kind, slowest in sorted(tally.slowest_of.items()):
        errors, valid, failures = (tally.kinds[kind, ending] for ending in ("errors", "valid", "failures"))
        counts = f"{errors + valid + failures:>7,} {errors:>8,} {valid:>7,} {failures:>9}"
        print(f"{kind:<10} {counts} {tally.kinds[kind, 'unplaced']:>9} {slowest:>7.2f} s")
    print(
        f"documents tried {tally.documents:,}: refused {tally.errors:,}, run {tally.valid:,}, failures {tally.failures}"
    )
    print(f"programs run or files written {len(tally.deeds)}")
    print(f"slowest {tally.slowest:.2f} s of processor time (document {tally.slowest_document:,})")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    raise SystemExit(main())
