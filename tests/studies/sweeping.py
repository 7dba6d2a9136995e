"""Small sweeps with a stand-in for the model, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from sim.model.columns import Column
from sim.results.rows import joined
from sim.studies.grid import Grid, Parameter
from sim.studies.study import Block, Plan, Study
from sim.studies.sweep_config import OUTCOMES, SweepConfig
from sim.studies.sweep_loading import LoadedSweep
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork, toy_case, toy_columns

STALLED, EXTENDED = ENDINGS.index("stalled"), ENDINGS.index("full_extended")


@dataclass(frozen=True)
class ToySweepWork:
    """Toy rows whose trials end in a full ceasefire that holds where the first parameter is above their luck."""

    grid: Grid
    seed: int = 0

    @property
    def columns(self) -> tuple[Column, ...]:
        return toy_columns()

    def __call__(self, block: Block) -> dict:
        parts = []
        for point in block.points:
            rows = dict(ToyWork(self.seed).rows(block.first, block.trials))
            lucky = rows["text_arms"] < self.grid.points[point][0]
            rows["ending"] = np.where(lucky, EXTENDED, STALLED).astype(np.int8)
            rows["full_start_day"] = np.where(lucky, 3, -1).astype(np.int16)
            rows["full_days"] = np.where(lucky, 30, -1).astype(np.int16)
            rows["sectoral_start_day"] = rows["sectoral_days"] = np.full(block.trials, -1, dtype=np.int16)
            parts.append(rows)
        return joined(parts)


def toy_grid(second: bool = False) -> Grid:
    parameters = [Parameter("a.b", "Zeal (0 to 1)", (0.1, 0.5, 0.9))]
    if second:
        parameters.append(Parameter("c.d", "Idle", (1.0, 2.0)))
    return Grid(tuple(parameters))


def toy_study(trials: int = 400, second: bool = False, jobs: int | None = 1, block: int | None = None) -> Study:
    grid = toy_grid(second)
    return Study(ToySweepWork(grid), Plan(trials, jobs=jobs, block=block), len(grid.points), by_trial=False)


def toy_sweep(
    trials: int = 400,
    second: bool = False,
    values: tuple[float, ...] = (0.1, 0.5, 0.9),
    outcomes: tuple[str, ...] = OUTCOMES,
) -> LoadedSweep:
    vary = {"a.b": {"list": values}} | ({"c.d": {"list": (1.0, 2.0)}} if second else {})
    said = {"schema": 1, "kind": "sweep", "scenario": "toy", "vary": vary, "trials": trials, "title": "Toy sweep"}
    said["outcomes"] = outcomes
    said["labels"] = {"a.b": "Zeal (0 to 1)"} | ({"c.d": "Idle"} if second else {})
    case: SimpleNamespace = toy_case()
    return LoadedSweep(SweepConfig.model_validate(said), case.source, case, "a: copy\n")
