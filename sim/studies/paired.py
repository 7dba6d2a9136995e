"""Two scenarios or more on common random numbers: what changes, trial by trial."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.contrast import Contrast
from sim.analysis.inputs import Inputs
from sim.errors import RunError
from sim.model.columns import Column
from sim.results.files import write_json, write_text
from sim.results.folder import new_folder
from sim.results.manifest import Case, manifest, seal
from sim.results.private import private_path
from sim.results.rows import Rows, Sink, Work
from sim.results.table import TableWriter, describe_columns
from sim.studies.execute import Done, Progress, run_plan
from sim.studies.plan import Plan
from sim.studies.work import TrialWork
from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.scenario import Loaded

__all__ = ["Comparison", "PairedWork", "compare"]

_KEPT = ("ending", "ending_day", "sectoral_start_day", "sectoral_days", "full_start_day", "full_days")


@dataclass(frozen=True)
class PairedWork:
    """Makes the same block of trials under every scenario. Columns end in the scenario's letter."""

    works: tuple[Work, ...]

    def __call__(self, first: int, count: int) -> Rows:
        """Rows of trials `first` to `first + count - 1`, as they are stored."""
        rows = {"trial": np.arange(first, first + count, dtype=np.int64)}
        for letter, work in zip(string.ascii_lowercase, self.works, strict=False):
            made = work(first, count)
            rows |= {f"{name}_{letter}": made[name] for name in _KEPT}
        return rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""
        made = [Column("trial", "id", "number", "Number of the trial; the same luck in every scenario.")]
        for letter in self.letters:
            where = f"in scenario {letter.upper()}"
            made.append(Column(f"ending_{letter}", "label", "word", f"How the trial ended {where}.", tuple(ENDINGS)))
            made.append(Column(f"ending_day_{letter}", "day", "calendar day from 0", f"Day on which it ended {where}."))
            for scope in ("sectoral", "full"):
                start, days = f"Day of the yes to a {scope} halt {where}.", f"Days that it lived {where}."
                made.append(Column(f"{scope}_start_day_{letter}", "day", "calendar day from 0", start))
                made.append(Column(f"{scope}_days_{letter}", "day", "halt day from 1", days))
        return tuple(made)

    @property
    def letters(self) -> str:
        """One letter per scenario."""
        return string.ascii_lowercase[: len(self.works)]


@dataclass(frozen=True)
class Comparison:
    """A finished comparison; `contrasts` set each later case against the first; `kept` is its folder if it has one."""

    cases: tuple[Loaded, ...]
    plan: Plan
    done: Done
    contrasts: tuple[Contrast, ...]
    kept: Path | None = None

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce compare --json` prints, ready for JSON."""
        letters = string.ascii_uppercase
        named = {
            letters[place]: {
                "scenario": case.scenario.name,
                "source": private_path(str(case.source)),
                "digest": case.digest,
            }
            for place, case in enumerate(self.cases)
        }
        return {
            "scenarios": named,
            "trials": self.done.trials,
            "seed": self.plan.seed,
            "seed_policy": "common",
            "comparisons": [
                {"first": "A", "second": letters[place]} | contrast.as_json()
                for place, contrast in enumerate(self.contrasts, start=1)
            ],
            "assumptions": {letters[place]: Inputs.of(case.origins).as_json() for place, case in enumerate(self.cases)},
        }


def compare(
    cases: Sequence[Loaded],
    plan: Plan,
    *,
    out: Path | None = None,
    command: str | None = None,
    overrides: Sequence[str] = (),
    progress: Progress | None = None,
    draw: Callable[[Comparison, Path], object] | None = None,
    works: Sequence[Work] | None = None,
) -> Comparison:
    """Run the same trials on common random numbers in each case, and set every later case against the first.

    With `out`, the paired table, manifest, summary and resolved scenarios are kept in a new folder; `draw` is given
    the result and the place for its figures. `works` stand in for the model in tests. Raises
    :class:`sim.errors.RunError` unless there are 2 to 26 cases.
    """
    if not 2 <= len(cases) <= len(string.ascii_lowercase):
        raise RunError(f"compare: got {len(cases)} scenarios; give from 2 to {len(string.ascii_lowercase)}")
    work = PairedWork(tuple(works or (TrialWork(case.scenario, plan.seed) for case in cases)))
    contrasts = tuple(Contrast() for _ in cases[1:])
    sink = _sink(work.letters, contrasts)
    if out is None:
        return Comparison(tuple(cases), plan, run_plan(work, plan, [sink], progress), contrasts)
    with new_folder(out) as room:
        with ExitStack() as open_files:
            table: Sink = open_files.enter_context(TableWriter(room.path / "paired.parquet", work.columns))
            done = run_plan(work, plan, [table, sink], progress)
        result = Comparison(tuple(cases), plan, done, contrasts)
        _keep(room.path, result, work.columns)
        if draw is not None:
            draw(result, room.path / "figures")
        named = [Case(case.scenario.name, str(case.source), case.digest, tuple(overrides)) for case in result.cases]
        seal(room.path, manifest(named, done.cost(plan), command, kind="compare"))
    return replace(result, kept=room.kept)


def _sink(letters: str, contrasts: Sequence[Contrast]) -> Sink:
    def take(rows: Rows) -> None:
        tables = [{name: rows[f"{name}_{letter}"] for name in _KEPT} for letter in letters]
        for contrast, table in zip(contrasts, tables[1:], strict=True):
            contrast.add(tables[0], table)

    return take


def _keep(folder: Path, result: Comparison, columns: tuple[Column, ...]) -> None:
    """Write everything but the paired table, the figures and the manifest."""
    write_json(folder / "summary.json", result.as_json())
    write_json(folder / "columns.json", describe_columns(columns))
    for letter, case in zip(string.ascii_lowercase, result.cases, strict=False):
        write_text(folder / f"resolved-{letter}.yaml", case.resolved())
