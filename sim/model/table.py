"""The table of a finished block: every column, from the parts of the world that keep it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.model.halt import Halt
from sim.model.inputs import Array
from sim.model.record import NEVER
from sim.model.world import World

__all__ = ["table"]


def table(world: World) -> dict[str, npt.NDArray[np.generic]]:
    """Every column of a finished block, by name (see :mod:`sim.model.columns`), each of shape (trials,)."""
    luck, course, recorder = world.luck, world.course, world.recorder
    columns: dict[str, npt.NDArray[np.generic]] = {
        "trial": luck.trials,
        "ending": course.ending,
        "ending_day": course.ending_day,
        "talks_closed_day": course.closed_day,
        **_halts(world),
        "sectoral_before": course.sectoral_before,
        **_reasons(world),
        **{f"text_{issue}": row for issue, row in zip(world.text.agenda.issues, world.text.package, strict=True)},
        "text_at_rest": world.text.rests,
        "no_overlap": world.text.no_overlap,
        "coder": world.inputs.coder,
        **recorder.day0,
        **recorder.end,
        **{f"day0_answer_{key}": said for key, said in recorder.day0_answer.items()},
        **_people(world),
        "momentum_end": world.front.momentum,
        **{f"pocket_left_{key}": left for key, left in world.front.left.items()},
    }
    return columns


def _halts(world: World) -> dict[str, npt.NDArray[np.generic]]:
    columns: dict[str, npt.NDArray[np.generic]] = {}
    never = np.full(world.luck.count, NEVER, dtype=np.int16)
    sectoral = None if world.sectoral is None else world.sectoral.halt
    for scope, halt in (("sectoral", sectoral), ("full", world.full_halt)):
        columns[f"{scope}_start_day"] = never if halt is None else halt.began
        columns[f"{scope}_days"] = never if halt is None else _lived(halt)
    columns["smoothed_level"] = _latest([(halt, halt.smoothed) for halt in world.halts])
    return columns


def _lived(halt: Halt) -> npt.NDArray[np.int16]:
    return np.where(halt.began == NEVER, NEVER, halt.days).astype(np.int16)


def _latest(quantities: Sequence[tuple[Halt, Array]]) -> Array:
    """A quantity of the last halt of each trial; NaN where there was none."""
    value = np.full(quantities[0][0].began.shape, np.nan)
    for halt, quantity in quantities:
        value = np.where(halt.began == NEVER, value, quantity)
    return value


def _reasons(world: World) -> dict[str, npt.NDArray[np.generic]]:
    demand, alone = world.holdouts.demands(world.sides)
    return {
        "holdout": world.holdouts.who,
        "holdout_day": world.holdouts.day,
        "binding_line": world.holdouts.lines(),
        "binding_demand": demand,
        "binding_demand_alone": alone,
    }


def _people(world: World) -> dict[str, npt.NDArray[np.generic]]:
    columns: dict[str, npt.NDArray[np.generic]] = {}
    for side in world.sides:
        for scope in ("full", "sectoral"):
            columns[f"first_yes_{scope}_{side.key}"] = world.recorder.first_yes[scope][side.key]
        columns[f"sincere_{side.key}"] = side.sincere
        means = [(halt, halt.fired[side.key] / np.maximum(halt.days, 1)) for halt in world.halts]
        columns[f"level_{side.key}"] = _latest(means)
        columns.update({f"trust_{side.key}_{other}": trust for other, trust in side.trust.items()})
    for party in world.third_parties:
        columns.update({f"belief_{party.key}_{key}": belief for key, belief in party.belief.items()})
    columns.update({f"left_day_{m.key}": m.left_day for m in world.mediators})
    for guarantor in world.guarantors:
        columns[f"pledge_{guarantor.key}"] = guarantor.pledge
        columns[f"aid_{guarantor.key}"] = guarantor.aid
    return columns
