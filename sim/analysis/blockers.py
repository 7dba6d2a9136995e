"""Why not: who held out last, which line of its ledger stood in the way, and which demand."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sim.analysis.outcomes import Table
from sim.statistics import Proportion

__all__ = ["DENOMINATOR", "Blockers"]

DENOMINATOR: Final = "trials without a full yes in which a side was holding out"
"""What the shares of holdouts are shares of; those of lines and demands are of one side's share of these trials."""

_ASPECTS: Final = ("binding_line", "binding_demand")


class Blockers:
    """Joint counts of the last holdout with its binding line, its binding demand and whether that demand was enough.

    Parameters
    ----------
    labels
        Labels of the columns `holdout`, `binding_line` and `binding_demand`.
    """

    def __init__(self, labels: dict[str, tuple[str, ...]]) -> None:
        self.labels = labels
        sides = len(labels["holdout"])
        # One more column than labels: the last counts the trials without a value.
        self._joint = {a: np.zeros((sides, len(labels[a]) + 1), dtype=np.int64) for a in _ASPECTS}
        self._alone = np.zeros_like(self._joint["binding_demand"])

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        blocked = (rows["full_start_day"] < 0) & (rows["holdout"] >= 0)
        side = rows["holdout"][blocked].astype(np.int64)
        for aspect, joint in self._joint.items():
            joint += _crossed(side, rows[aspect][blocked].astype(np.int64), joint.shape)
        alone = rows["binding_demand_alone"][blocked]
        demand = rows["binding_demand"][blocked].astype(np.int64)
        self._alone += _crossed(side[alone], demand[alone], self._alone.shape)

    @property
    def trials(self) -> int:
        """The denominator: trials without a full yes in which a side was holding out."""
        return int(self._joint["binding_line"].sum())

    def holdouts(self) -> dict[str, Proportion]:
        """Share of each side among the last holdouts."""
        return {side: Proportion(self.times(side), self.trials) for side in self.labels["holdout"]}

    def times(self, side: str) -> int:
        """Trials in which a side held out last."""
        return int(self._joint["binding_line"][self.labels["holdout"].index(side)].sum())

    def shares(self, side: str, aspect: str) -> dict[str, Proportion]:
        """Share of each binding line or demand among the trials in which `side` held out last.

        `aspect` is `binding_line` or `binding_demand`; a demand that is missing counts as `none`.
        """
        row = self._joint[aspect][self.labels["holdout"].index(side)]
        names = self.labels[aspect] + (("none",) if aspect == "binding_demand" or row[-1] else ())
        return {name: Proportion(int(count), int(row.sum())) for name, count in zip(names, row, strict=False)}

    def alone(self, side: str) -> Proportion:
        """Share of a side's refusals in which conceding the binding demand alone would have made it a yes."""
        return Proportion(int(self._alone[self.labels["holdout"].index(side)].sum()), self.times(side))

    def alone_by_demand(self, side: str) -> dict[str, int]:
        """The same as trials by binding demand; a demand that is missing counts as `none`."""
        names = (*self.labels["binding_demand"], "none")
        row = self._alone[self.labels["holdout"].index(side)]
        return {name: int(count) for name, count in zip(names, row, strict=True)}

    def lines(self) -> dict[str, Proportion]:
        """Share of each binding line among the trials in which any side held out."""
        counts = self._joint["binding_line"].sum(axis=0)
        return {
            name: Proportion(int(n), self.trials) for name, n in zip(self.labels["binding_line"], counts, strict=False)
        }

    def as_json(self) -> dict[str, Any]:
        """Everything above, with denominators."""
        sides = {
            side: {"of": self.times(side), "binding_demand_alone": self.alone(side).as_json()}
            | {aspect: {k: share.as_json() for k, share in self.shares(side, aspect).items()} for aspect in _ASPECTS}
            for side in self.labels["holdout"]
        }
        holdouts = {side: share.as_json() for side, share in self.holdouts().items()}
        return {"denominator": DENOMINATOR, "of": self.trials, "holdout": holdouts, "by_holdout": sides}


def _crossed(side: npt.NDArray[np.int64], code: npt.NDArray[np.int64], shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """Cross table of side and code; a missing code (-1) goes into the last column."""
    width = shape[1]
    return np.bincount(side * width + code % width, minlength=shape[0] * width).reshape(shape)
