"""The recorder: what a block writes down about each trial, day by day and at its end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.model.inputs import Array
from sim.model.morning import Flags, Morning
from sim.model.roles.belligerent import Belligerent
from sim.theory.answer import YES
from sim.theory.ledger import Lines
from sim.vocabulary import LEDGER_LINES

__all__ = ["NEVER", "Recorder"]

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
