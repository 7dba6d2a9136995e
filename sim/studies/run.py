"""A run: one scenario, many trials, every column of them."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.analysis.inputs import Inputs
from sim.analysis.sentence import sentence
from sim.analysis.tally import Tally
from sim.results.files import write_json, write_text
from sim.results.folder import new_folder
from sim.results.manifest import Done, manifest, seal
from sim.results.table import TableWriter, describe_columns
from sim.studies.design import Design, Point
from sim.studies.execute import Keep, Report, execute
from sim.studies.no_agreement import NoAgreement, no_agreement
from sim.studies.study import Plan, Study, Work

if TYPE_CHECKING:
    from sim.model.columns import Column
    from sim.scenario import Loaded
    from sim.studies.executor import Executor

__all__ = ["RunResult", "run", "study_of_run"]


@dataclass(frozen=True)
class RunResult:
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


def study_of_run(case: Loaded, plan: Plan, work: Work | None = None) -> Study:
    """Give the study that a run is: one point, of which every column is kept."""
    return Study(work or Design([Point(case.scenario)], plan.seed), plan)


def run(
    case: Loaded,
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
) -> RunResult:
    """Run a scenario many times.

    Parameters
    ----------
    case
        The scenario, as :func:`sim.scenario.load_scenario` gives it.
    trials, seed, jobs, until, block
        See :class:`sim.studies.study.Plan`.
    out
        A new folder in which table, summary, resolved scenario and manifest are kept; none keeps nothing.
    command
        The command line, for the manifest.
    report
        Told after each block how far it is.
    executor
        Who computes; none means this process or as many as the plan says.
    work
        Stands in for the model in tests.

    Raises
    ------
    RunError
        If a number is out of range.
    ResultsError
        If `out` is taken or cannot be written.
    """
    plan = Plan(trials, seed, jobs, until, block)
    study = study_of_run(case, plan, work)
    tally = Tally.of(case.scenario, study.work.columns)
    with nullcontext() if out is None else new_folder(out) as room:
        with ExitStack() as files:
            keeps: list[Keep] = [lambda _, rows: tally(rows)]
            if room is not None:
                about = {"digest": case.digest, "seed": str(seed)}
                table = files.enter_context(TableWriter(room.path / "trials.parquet", study.work.columns, about))
                keeps.append(lambda _, rows: table(rows))
            done = execute(study, keeps, report, executor)
        waited = no_agreement(case.scenario, seed, tally.outcomes) if work is None else {}
        result = RunResult(case, plan, done, tally, waited)
        if room is not None:
            _keep(room.path, result, study.work.columns, command)
    return result if room is None else replace(result, kept=room.kept)


def _keep(folder: Path, result: RunResult, columns: tuple[Column, ...], command: str | None) -> None:
    """Write everything but the table of trials."""
    write_json(folder / "summary.json", result.as_json())
    write_json(folder / "columns.json", describe_columns(columns))
    write_text(folder / "resolved.yaml", result.case.resolved())
    seal(folder, manifest("run", [result.case], result.done, command, result.tally.outcomes.counts))
