"""Small sweeps with a stand-in for the model, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from sim.studies.design import Design, Parameter
from sim.studies.sweep import Sweep
from sim.studies.sweep_config import OUTCOMES, SweepConfig
from sim.studies.sweep_loading import LoadedSweep
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork, toy_case

STALLED, EXTENDED = ENDINGS.index("stalled"), ENDINGS.index("full_extended")


@dataclass(frozen=True)
class ToySweepWork:
    """Toy rows whose trials end in a full truce that holds where the first parameter is above their luck."""

    design: Design
    seed: int = 0

    def __call__(self, first: int, count: int) -> dict:
        points, trial, each = self.design.part(first, count)
        parts = []
        for point in points:
            rows = dict(ToyWork(self.seed)(trial, each))
            lucky = rows["text_arms"] < self.design.points[point][0]
            rows["ending"] = np.where(lucky, EXTENDED, STALLED).astype(np.int8)
            rows["full_start_day"] = np.where(lucky, 3, -1).astype(np.int16)
            rows["full_days"] = np.where(lucky, 30, -1).astype(np.int16)
            rows["sectoral_start_day"] = rows["sectoral_days"] = np.full(each, -1, dtype=np.int16)
            parts.append(rows)
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def toy_design(trials: int = 400, second: bool = False) -> Design:
    parameters = [Parameter("a.b", "Zeal (0 to 1)", (0.1, 0.5, 0.9))]
    if second:
        parameters.append(Parameter("c.d", "Idle", (1.0, 2.0)))
    return Design(tuple(parameters), trials)


def toy_sweep(
    trials: int = 400,
    second: bool = False,
    jobs: int | None = None,
    values: tuple[float, ...] = (0.1, 0.5, 0.9),
    outcomes: tuple[str, ...] = OUTCOMES,
) -> Sweep:
    vary = {"a.b": {"list": values}} | ({"c.d": {"list": (1.0, 2.0)}} if second else {})
    said = {"schema": 1, "kind": "sweep", "scenario": "toy", "vary": vary, "trials": trials, "title": "Toy sweep"}
    said["outcomes"] = outcomes
    said["labels"] = {"a.b": "Zeal (0 to 1)"} | ({"c.d": "Idle"} if second else {})
    case: SimpleNamespace = toy_case()
    return Sweep.of(LoadedSweep(SweepConfig.model_validate(said), case.source, case, "a: copy\n"), jobs=jobs)
