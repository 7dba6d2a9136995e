"""The recorder: what a block writes down about each trial, day by day and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sim.model.inputs import Array
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.theory.answer import YES
from sim.theory.ledger import Lines
from sim.words import LEDGER_LINES

if TYPE_CHECKING:
    from sim.model.halt import Halt
    from sim.model.world import World

__all__ = ["Recorder", "table"]

NEVER = -1


class Recorder:
    """Ledgers of the first and last day and the days of the first yes, for a block of trials."""

    def __init__(self, sides: Sequence[Belligerent], count: int) -> None:
        never = np.full(count, NEVER, dtype=np.int16)
        self.first_yes = {scope: {side.key: never for side in sides} for scope in ("full", "sectoral")}
        self.day0: dict[str, Array] = {}
        self.day0_answer: dict[str, npt.NDArray[np.int8]] = {}
        self.end: dict[str, Array] = {}

    def answers(self, morning: Morning, sides: Sequence[Belligerent], ledgers: Sequence[Lines]) -> None:
        """Note first yeses and, on day 0, the ledgers they came from."""
        day = morning.today.day
        for side, lines in zip(sides, ledgers, strict=True):
            for scope, said in (("full", side.answer), ("sectoral", side.sectoral_answer)):
                first = self.first_yes[scope][side.key]
                now = morning.open & (said == YES) & (first == NEVER)
                self.first_yes[scope][side.key] = np.where(now, day, first).astype(np.int16)
            if day == 0:
                self.day0.update(_flat("day0", side, lines))
                self.day0_answer[side.key] = side.answer

    def close(self, ended: Flags, sides: Sequence[Belligerent], ledgers: Sequence[Lines]) -> None:
        """Keep the ledgers of the trials that ended today."""
        if not ended.any():
            return
        for side, lines in zip(sides, ledgers, strict=True):
            for name, array in _flat("end", side, lines).items():
                self.end[name] = np.where(ended, array, self.end.get(name, array))


def _flat(prefix: str, side: Belligerent, lines: Lines) -> dict[str, Array]:
    """A ledger as columns."""
    columns = {f"{prefix}_{name}_{side.key}": getattr(lines, name) for name in LEDGER_LINES}
    columns[f"{prefix}_sum_{side.key}"] = lines.total
    columns[f"{prefix}_threshold_{side.key}"] = side.threshold
    return columns


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
