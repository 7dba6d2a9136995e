"""One scenario, many trials: run it, tally it and, if asked, keep it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sim.analysis.inputs import Inputs
from sim.analysis.sentence import sentence
from sim.analysis.tally import Tally
from sim.runs.folder import new_folder, write_json
from sim.runs.manifest import Case, manifest
from sim.runs.plan import Plan
from sim.runs.rows import Rows, Sink
from sim.runs.run import Done, Progress, run_plan
from sim.runs.table import TableWriter, describe_columns
from sim.runs.work import TrialWork

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario import Loaded

__all__ = ["Result", "TableWork", "run"]


class TableWork(Protocol):
    """Work that knows the columns of the rows it makes."""

    def __call__(self, first: int, count: int) -> Rows:
        """Rows of a block of trials."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of those rows."""


@dataclass(frozen=True)
class Result:
    """A finished run: its case and plan, what it did, and what it found."""

    case: Loaded
    plan: Plan
    done: Done
    tally: Tally

    @property
    def inputs(self) -> Inputs:
        """What the result rests on."""
        return Inputs.of(self.case.origins)

    @property
    def sentence(self) -> str:
        """The result in plain words."""
        scenario = self.case.scenario
        titles = {key: actor.title for key, actor in scenario.actors.items() if actor.title}
        titles |= {key: issue.title for key, issue in scenario.issues.items()}
        return sentence(self.tally.outcomes, self.tally.blockers, titles)

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce run --json` prints, ready for JSON."""
        return {
            "scenario": self.case.scenario.name,
            "digest": self.case.digest,
            "trials": self.tally.trials,
            "seed": self.plan.seed,
            "sentence": self.sentence,
            **self.tally.as_json(),
            "assumptions": self.inputs.as_json(),
        }


def run(
    case: Loaded,
    plan: Plan,
    *,
    out: Path | None = None,
    command: str | None = None,
    overrides: Sequence[str] = (),
    progress: Progress | None = None,
    work: TableWork | None = None,
) -> Result:
    """Run a scenario; with `out`, keep table, manifest, resolved scenario and summary in a new folder.

    `work` stands in for the model in tests. Raises :class:`sim.errors.ResultsError` if `out` is taken.
    """
    work = work or TrialWork(case.scenario, plan.seed)
    tally = Tally.of(case.scenario, work.columns)
    if out is None:
        return Result(case, plan, run_plan(work, plan, [tally], progress), tally)
    with new_folder(out) as folder:
        with ExitStack() as open_files:
            about = {"digest": case.digest, "seed": str(plan.seed)}
            table: Sink = open_files.enter_context(TableWriter(folder / "trials.parquet", work.columns, about))
            done = run_plan(work, plan, [table, tally], progress)
        result = Result(case, plan, done, tally)
        _keep(folder, result, work.columns, command, tuple(overrides))
    return result


def _keep(
    folder: Path, result: Result, columns: tuple[Column, ...], command: str | None, overrides: tuple[str, ...]
) -> None:
    """Write everything but the table of trials."""
    case = result.case
    named = Case(case.scenario.name, str(case.source), case.digest, overrides)
    counts = result.tally.outcomes.counts
    write_json(folder / "manifest.json", manifest([named], result.plan, result.done, command, counts))
    write_json(folder / "summary.json", result.as_json())
    write_json(folder / "columns.json", describe_columns(columns))
    (folder / "resolved.yaml").write_text(case.resolved(), encoding="utf-8")
