"""A sweep: the same trials at every combination of the values of one or two numbers, on common random numbers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.inputs import Inputs
from sim.analysis.point_tally import PointTally
from sim.analysis.verdict import Move, moves
from sim.results.files import write_json, write_text
from sim.results.folder import new_folder
from sim.results.manifest import Done, manifest, seal
from sim.results.private import private_path
from sim.results.table import write_csv, write_parquet
from sim.studies.design import OUTCOME_COLUMNS, Design, Point
from sim.studies.execute import Report, execute
from sim.studies.grid import Grid
from sim.studies.study import Plan, Study, Work
from sim.studies.sweep_loading import LoadedSweep
from sim.studies.sweep_sentence import sweep_sentence
from sim.studies.sweep_table import describe_sweep, sweep_rows

if TYPE_CHECKING:
    from sim.studies.executor import Executor
    from sim.uncertainty import Distribution

__all__ = ["SweepResult", "plan_of_sweep", "study_of_sweep", "sweep"]


@dataclass(frozen=True)
class SweepResult:
    """A finished sweep: its file and plan, what it did, what happened at each point, its folder if it has one."""

    sweep: LoadedSweep
    plan: Plan
    done: Done
    tally: PointTally
    kept: Path | None = None

    @cached_property
    def grid(self) -> Grid:
        """The points."""
        return self.sweep.config.grid

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the file asks to be shown."""
        return self.sweep.config.outcomes

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Each outcome asked for, between the points where it is lowest and highest, judged in pairs."""
        return tuple(moves(self.tally, self.outcomes, self.plan.seed))

    @property
    def sentence(self) -> str:
        """What moved most, in plain words."""
        return sweep_sentence(self.grid, self.tally, self.moves)

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce sweep --json` prints, ready for JSON: its figures can be drawn from it again."""
        case, base = self.sweep.case, dict(self.sweep.case.scenario.values())
        return {
            "sweep": self.sweep.title,
            "question": self.sweep.config.question,
            "scenario": case.scenario.name,
            "digest": case.digest,
            "trials": self.plan.most,
            "seed": self.plan.seed,
            "seed_policy": "common",
            "sentence": self.sentence,
            "outcomes": list(self.outcomes),
            "moves": {move.outcome: move.as_json() for move in self.moves},
            "vary": {
                p.path: {"label": p.label, "values": list(p.values), "base": _base(base[p.path])}
                for p in self.grid.parameters
            },
            "points": [
                {"values": self.grid.held(point)} | self.tally.as_json(point) for point in range(len(self.grid.points))
            ],
            "assumptions": Inputs.of(case.origins).as_json(),
        }


def _base(value: Distribution) -> Mapping[str, float]:
    """What the scenario itself says of a number: its median, and the range that holds 90 % of its draws."""
    low, median, high = (float(number) for number in value.quantile(np.array([0.05, 0.5, 0.95])))
    return {"low": low, "median": median, "high": high}


def plan_of_sweep(
    sweep: LoadedSweep,
    trials: int | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    block: int | None = None,
) -> Plan:
    """Take what is not given from the file. Raises :class:`sim.errors.RunError` on a number that cannot be."""
    config = sweep.config
    return Plan(config.trials if trials is None else trials, config.seed if seed is None else seed, jobs, None, block)


def study_of_sweep(sweep: LoadedSweep, plan: Plan, work: Work | None = None) -> Study:
    """Give the study that a sweep is: a point for each combination of values, held instead of drawn."""
    grid = sweep.config.grid
    points = [Point(sweep.case.scenario, grid.held(point)) for point in range(len(grid.points))]
    return Study(work or Design(points, plan.seed, OUTCOME_COLUMNS), plan, len(points), by_trial=False)


def sweep(
    sweep: LoadedSweep,
    trials: int | None = None,
    seed: int | None = None,
    *,
    jobs: int | None = None,
    block: int | None = None,
    out: Path | None = None,
    command: str | None = None,
    report: Report | None = None,
    executor: Executor | None = None,
    work: Work | None = None,
) -> SweepResult:
    """Run a sweep, on trials and seed of its file unless they are given.

    Parameters are those of :func:`sim.studies.run.run`. With `out`, tables, summary, manifest, resolved base scenario
    and a copy of the file of the sweep are kept in a new folder.

    Raises
    ------
    RunError
        If a number is out of range.
    ResultsError
        If `out` is taken or cannot be written.
    """
    plan = plan_of_sweep(sweep, trials, seed, jobs, block)
    study = study_of_sweep(sweep, plan, work)
    tally = PointTally(study.points, plan.most)
    with nullcontext() if out is None else new_folder(out) as room:
        done = execute(study, [lambda made, rows: tally.add(made.points, made.first, rows)], report, executor)
        result = SweepResult(sweep, plan, done, tally)
        if room is not None:
            _keep(room.path, result, command)
    return result if room is None else replace(result, kept=room.kept)


def _keep(folder: Path, result: SweepResult, command: str | None) -> None:
    case, grid, points = result.sweep.case, result.grid, len(result.grid.points)
    columns = describe_sweep(grid)
    rows = list(sweep_rows(grid, result.tally, result.outcomes))
    write_parquet(folder / "sweep.parquet", columns, rows, {"digest": case.digest, "seed": str(result.plan.seed)})
    write_csv(folder / "sweep.csv", columns, rows)
    write_json(folder / "columns.json", columns)
    write_json(folder / "summary.json", result.as_json())
    write_text(folder / "resolved.yaml", case.resolved())
    write_text(folder / "config.yaml", result.sweep.text)
    total = replace(result.done, trials=points * result.done.trials)
    about = {"config": private_path(str(result.sweep.source)), "points": points, "trials_per_point": result.done.trials}
    entries = manifest("sweep", [case], total, command) | about
    seal(folder, {key: value for key, value in entries.items() if key not in ("until", "until_reached", "counts")})
