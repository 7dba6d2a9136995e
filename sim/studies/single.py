"""One scenario, many trials: run it, tally it and, if asked, keep it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sim.analysis.inputs import Inputs
from sim.analysis.sentence import sentence
from sim.analysis.tally import Tally
from sim.results.files import write_json, write_text
from sim.results.folder import new_folder
from sim.results.manifest import Case, manifest, seal
from sim.results.rows import Rows, Sink
from sim.results.table import TableWriter, describe_columns
from sim.studies.execute import Done, Progress, run_plan
from sim.studies.longer import NoAgreement, no_agreement
from sim.studies.plan import Plan
from sim.studies.work import TrialWork

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
    """A finished run: its case and plan, what it did, what it found, and the folder where it is kept if it is.

    `no_agreement` tells the share of trials without an agreement by the last day of talks and, had they gone on, by
    later days; empty where a stand-in made the trials.
    """

    case: Loaded
    plan: Plan
    done: Done
    tally: Tally
    no_agreement: NoAgreement = field(default_factory=dict)
    kept: Path | None = None

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
        tally, sectoral = self.tally, scenario.sectoral is not None
        return sentence(tally.outcomes, tally.blockers, titles, tally.fire, sectoral)

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce run --json` prints, ready for JSON."""
        return {
            "scenario": self.case.scenario.name,
            "digest": self.case.digest,
            "trials": self.tally.trials,
            "seed": self.plan.seed,
            "sentence": self.sentence,
            "no_agreement": {str(day): share.as_json() | {"of": share.of} for day, share in self.no_agreement.items()},
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
    modelled = work is None
    work = work or TrialWork(case.scenario, plan.seed)
    tally = Tally.of(case.scenario, work.columns)

    def found(done: Done) -> Result:
        waited = no_agreement(case.scenario, plan.seed, tally.outcomes) if modelled else {}
        return Result(case, plan, done, tally, waited)

    if out is None:
        return found(run_plan(work, plan, [tally], progress))
    with new_folder(out) as room:
        with ExitStack() as open_files:
            about = {"digest": case.digest, "seed": str(plan.seed)}
            table: Sink = open_files.enter_context(TableWriter(room.path / "trials.parquet", work.columns, about))
            done = run_plan(work, plan, [table, tally], progress)
        result = found(done)
        _keep(room.path, result, work.columns, command, tuple(overrides))
    return replace(result, kept=room.kept)


def _keep(
    folder: Path, result: Result, columns: tuple[Column, ...], command: str | None, overrides: tuple[str, ...]
) -> None:
    """Write everything but the table of trials."""
    case = result.case
    named = Case(case.scenario.name, str(case.source), case.digest, overrides)
    counts = result.tally.outcomes.counts
    write_json(folder / "summary.json", result.as_json())
    write_json(folder / "columns.json", describe_columns(columns))
    write_text(folder / "resolved.yaml", case.resolved())
    seal(folder, manifest([named], result.done.cost(result.plan), command, counts))
