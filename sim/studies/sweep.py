"""A sweep: the same trials at every combination of the values of one or two parameters, on common random numbers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sim.analysis.inputs import Inputs
from sim.analysis.point_tally import PointTally
from sim.analysis.verdict import Move, moves
from sim.results.files import write_json, write_text
from sim.results.folder import new_folder
from sim.results.manifest import Case, Cost, manifest, seal
from sim.results.private import private_path
from sim.results.rows import Work
from sim.studies.design import Design
from sim.studies.moved import sweep_sentence
from sim.studies.plan import Plan
from sim.studies.sweep_loading import LoadedSweep
from sim.studies.sweep_table import describe_sweep, sweep_rows, write_csv, write_parquet
from sim.studies.sweep_work import Estimated, PointsDone, SweepWork, estimate_sweep, run_design, workers_for

__all__ = ["Sweep", "SweepResult", "sweep"]


@dataclass(frozen=True)
class Sweep:
    """A sweep before it starts: the study, trials at each point, seed, processes (none: as many as are useful)."""

    study: LoadedSweep
    trials: int
    seed: int
    jobs: int | None = None

    @classmethod
    def of(
        cls, study: LoadedSweep, trials: int | None = None, seed: int | None = None, jobs: int | None = None
    ) -> Sweep:
        """Take what is not given from the file. Raises :class:`sim.errors.RunError` on a number that cannot be."""
        config = study.config
        plan = Plan(
            trials=config.trials if trials is None else trials, seed=config.seed if seed is None else seed, jobs=jobs
        )
        return cls(study, plan.most, plan.seed, jobs)

    @property
    def design(self) -> Design:
        """Points and trials."""
        return replace(self.study.config.design, trials=self.trials)

    @property
    def workers(self) -> int:
        """Processes to use."""
        return workers_for(self.design, self.jobs)

    @property
    def work(self) -> SweepWork:
        """The work to be done."""
        return SweepWork(self.study.case.scenario, self.seed, self.design)

    def estimate(self) -> float:
        """Seconds that the sweep should take, from a pilot."""
        return estimate_sweep(self.work, self.design, self.workers)


@dataclass(frozen=True)
class SweepResult:
    """A finished sweep: what was asked, what happened at each point, the seconds it took, its folder if it has one."""

    sweep: Sweep
    tally: PointTally
    seconds: float
    kept: Path | None = None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the file asks to be shown."""
        return self.sweep.study.config.outcomes

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Each outcome asked for, between the points where it is lowest and highest, judged in pairs."""
        return tuple(moves(self.tally, self.outcomes, self.sweep.seed))

    @property
    def sentence(self) -> str:
        """What moved most, in plain words."""
        return sweep_sentence(self.sweep.design, self.tally, self.moves)

    def as_json(self) -> dict[str, Any]:
        """Everything that `truce sweep --json` prints, ready for JSON."""
        study, design = self.sweep.study, self.sweep.design
        paths = [parameter.path for parameter in design.parameters]
        return {
            "sweep": study.title,
            "question": study.config.question,
            "scenario": study.case.scenario.name,
            "digest": study.case.digest,
            "trials": design.trials,
            "seed": self.sweep.seed,
            "seed_policy": "common",
            "sentence": self.sentence,
            "moves": {move.outcome: move.as_json() for move in self.moves},
            "vary": {p.path: {"label": p.label, "values": list(p.values)} for p in design.parameters},
            "points": [
                {"values": dict(zip(paths, values, strict=True))} | self.tally.as_json(point)
                for point, values in enumerate(design.points)
            ],
            "assumptions": Inputs.of(study.case.origins).as_json(),
        }


def sweep(
    asked: Sweep,
    *,
    out: Path | None = None,
    command: str | None = None,
    progress: PointsDone | None = None,
    estimated: Estimated | None = None,
    draw: Callable[[SweepResult, Path], object] | None = None,
    work: Work | None = None,
) -> SweepResult:
    """Run a sweep; with `out`, keep tables, manifest, resolved base scenario and a copy of its file in a new folder.

    `estimated` is told after a short pilot how many seconds the sweep takes; `draw` is given the result and the folder
    for its figures; `work` stands in for the model in tests.
    Raises :class:`sim.errors.ResultsError` if `out` is taken.
    """

    def run() -> SweepResult:
        started = time.perf_counter()
        tally = run_design(work or asked.work, asked.design, asked.workers, progress, estimated)
        return SweepResult(asked, tally, time.perf_counter() - started)

    if out is None:
        return run()
    with new_folder(out) as room:
        result = run()
        _keep(room.path, result)
        if draw is not None:
            draw(result, room.path / "figures")
        seal(room.path, _manifest(result, command))
    return replace(result, kept=room.kept)


def _keep(folder: Path, result: SweepResult) -> None:
    """Write everything but the figures and the manifest."""
    design, study = result.sweep.design, result.sweep.study
    columns = describe_sweep(design)
    rows = list(sweep_rows(design, result.tally, result.outcomes))
    about = {"digest": study.case.digest, "seed": str(result.sweep.seed)}
    write_parquet(folder / "sweep.parquet", columns, rows, about)
    write_csv(folder / "sweep.csv", columns, rows)
    write_json(folder / "columns.json", columns)
    write_json(folder / "summary.json", result.as_json())
    write_text(folder / "resolved.yaml", study.case.resolved())
    write_text(folder / "config.yaml", study.text)


def _manifest(result: SweepResult, command: str | None) -> dict[str, Any]:
    asked, design, study = result.sweep, result.sweep.design, result.sweep.study
    case = Case(study.case.scenario.name, str(study.case.source), study.case.digest, study.config.overrides)
    cost = Cost(asked.seed, design.rows, result.seconds, asked.workers)
    told = manifest([case], cost, command, kind="sweep")
    mine = {
        "config": private_path(str(study.source)),
        "points": len(design.points),
        "trials_per_point": design.trials,
    }
    return {key: value for key, value in told.items() if key not in ("until", "until_reached", "counts")} | mine
