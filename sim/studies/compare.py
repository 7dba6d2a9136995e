"""A comparison: two scenarios or more on common random numbers, and what changes from the first, trial by trial."""

from __future__ import annotations

import string
from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
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
from sim.results.manifest import Done, manifest, seal
from sim.results.private import private_path
from sim.results.rows import Rows
from sim.results.table import TableWriter, describe_columns
from sim.studies.design import OUTCOME_COLUMNS, Design, Point
from sim.studies.execute import Keep, Report, execute
from sim.studies.study import Block, Plan, Study, Work
from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.scenario import Loaded
    from sim.studies.executor import Executor

__all__ = ["CompareResult", "compare", "paired_columns", "study_of_comparison"]

_LETTERS = string.ascii_lowercase


@dataclass(frozen=True)
class CompareResult:
    """A finished comparison; `contrasts` set each later case against the first; `kept` is its folder if it has one."""

    cases: tuple[Loaded, ...]
    plan: Plan
    done: Done
    contrasts: tuple[Contrast, ...]
    kept: Path | None = None

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce compare --json` prints, ready for JSON."""
        letters = _LETTERS.upper()
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


def study_of_comparison(cases: Sequence[Loaded], plan: Plan, work: Work | None = None) -> Study:
    """Give the study that a comparison is: a point for each scenario, set against each other as trials come.

    Raises :class:`sim.errors.RunError` unless there are 2 to 26 cases.
    """
    if not 2 <= len(cases) <= len(_LETTERS):
        raise RunError(f"compare: got {len(cases)} scenarios; give from 2 to {len(_LETTERS)}")
    points = [Point(case.scenario) for case in cases]
    return Study(work or Design(points, plan.seed, OUTCOME_COLUMNS), plan, len(points))


def compare(
    cases: Sequence[Loaded],
    trials: int | None = None,
    seed: int = 0,
    *,
    jobs: int | None = None,
    until: float | None = None,
    block: int | None = None,
    out: Path | None = None,
    command: str | None = None,
    report: Report | None = None,
    executor: Executor | None = None,
    work: Work | None = None,
) -> CompareResult:
    """Run the same trials on common random numbers in each case, and set every later case against the first.

    Parameters are those of :func:`sim.studies.run.run`; with `until`, the endings of every case are that precise.

    Raises
    ------
    RunError
        If a number is out of range, or there are not 2 to 26 cases.
    ResultsError
        If `out` is taken or cannot be written.
    """
    plan = Plan(trials, seed, jobs, until, block)
    study, columns = study_of_comparison(cases, plan, work), paired_columns(len(cases))
    contrasts = tuple(Contrast() for _ in cases[1:])

    def set_against(made: Block, rows: Rows) -> None:
        """Count the rows of each later scenario against those of the first."""
        first, *others = made.parts(rows)
        for contrast, other in zip(contrasts, others, strict=True):
            contrast.add(first, other)

    with nullcontext() if out is None else new_folder(out) as room:
        with ExitStack() as files:
            keeps: list[Keep] = [set_against]
            if room is not None:
                table = files.enter_context(TableWriter(room.path / "paired.parquet", columns))
                keeps.append(lambda made, rows: table(_paired(made, rows)))
            done = execute(study, keeps, report, executor)
        result = CompareResult(tuple(cases), plan, done, contrasts)
        if room is not None:
            _keep(room.path, result, columns, command)
    return result if room is None else replace(result, kept=room.kept)


def _paired(block: Block, rows: Rows) -> Rows:
    """One row for each trial of a block; columns end in the letter of the scenario."""
    paired = {"trial": np.arange(block.first, block.first + block.trials, dtype=np.int64)}
    for letter, part in zip(_LETTERS, block.parts(rows), strict=False):
        paired |= {f"{name}_{letter}": part[name] for name in OUTCOME_COLUMNS}
    return paired


def paired_columns(cases: int) -> tuple[Column, ...]:
    """Describe the columns of the paired table of so many cases."""
    made = [Column("trial", "id", "number", "Number of the trial; the same random numbers in every scenario.")]
    for letter in _LETTERS[:cases]:
        where = f"in scenario {letter.upper()}"
        made.append(Column(f"ending_{letter}", "label", "word", f"How the trial ended {where}.", tuple(ENDINGS)))
        made.append(Column(f"ending_day_{letter}", "day", "calendar day from 0", f"Day on which it ended {where}."))
        for scope in ("sectoral", "full"):
            start, days = f"Day of the yes to a {scope} ceasefire {where}.", f"Days that it lived {where}."
            made.append(Column(f"{scope}_start_day_{letter}", "day", "calendar day from 0", start))
            made.append(Column(f"{scope}_days_{letter}", "day", "ceasefire day from 1", days))
    return tuple(made)


def _keep(folder: Path, result: CompareResult, columns: tuple[Column, ...], command: str | None) -> None:
    """Write everything but the paired table."""
    write_json(folder / "summary.json", result.as_json())
    write_json(folder / "columns.json", describe_columns(columns))
    for letter, case in zip(_LETTERS, result.cases, strict=False):
        write_text(folder / f"resolved-{letter}.yaml", case.resolved())
    seal(folder, manifest("compare", result.cases, result.done, command))
