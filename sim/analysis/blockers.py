"""Why not: who held out last, and the smallest sets of lines, and of demands, that would have turned its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sim.analysis.outcomes import Table
from sim.sets import JOINT, words_of
from sim.statistics import Proportion

__all__ = ["DENOMINATOR", "NO_SET", "Blockers", "Words"]

DENOMINATOR: Final = "trials without a full yes in which a side was holding out"
"""What the shares of holdouts are shares of; those of lines and demands are of one side's share of these trials."""

Words = tuple[str, ...]
"""A set of lines or of issues, by their keys; empty where no set would have turned the answer."""

NO_SET: Final = "none"
"""What files call the empty set, and a demand that is missing."""

_SETS: Final = ("binding_lines", "binding_demands", "ruled_out")
_MOST_SETS: Final = 12


class Blockers:
    """Counts of the last holdout with each set that would have turned its answer, and with its binding demand.

    Parameters
    ----------
    labels
        Labels of the columns `holdout`, `binding_lines`, `binding_demand`, `binding_demands` and `ruled_out`.
    """

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self.labels = labels
        self._counts: dict[str, Counter[tuple[int, int]]] = {name: Counter() for name in (*_SETS, "binding_demand")}

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        blocked = (rows["full_start_day"] < 0) & (rows["holdout"] >= 0)
        side = rows["holdout"][blocked].astype(np.int64)
        for name, counts in self._counts.items():
            counts.update(_crossed(side, rows[name][blocked].astype(np.int64)))

    @property
    def trials(self) -> int:
        """The denominator: trials without a full yes in which a side was holding out."""
        return self._counts["binding_lines"].total()

    def holdouts(self) -> dict[str, Proportion]:
        """Share of each side among the last holdouts."""
        return {side: Proportion(self.times(side), self.trials) for side in self.labels["holdout"]}

    def times(self, side: str) -> int:
        """Trials in which a side held out last."""
        place = self.labels["holdout"].index(side)
        return sum(count for (who, _), count in self._counts["binding_lines"].items() if who == place)

    def lines(self, side: str | None = None) -> dict[Words, Proportion]:
        """Share of each smallest set of lines where `side`, or any, held out; the most frequent first."""
        return self._sets("binding_lines", side)

    def demands(self, side: str | None = None) -> dict[Words, Proportion]:
        """The same for the smallest sets of demands."""
        return self._sets("binding_demands", side)

    def heaviest(self, side: str) -> dict[str, Proportion]:
        """Share of each binding demand among a side's refusals, most frequent first; `none` where there is none."""
        issues, of = self.labels["binding_demand"], self.times(side)
        found = self._of(side, "binding_demand")
        return {NO_SET if code < 0 else issues[code]: Proportion(count, of) for code, count in _ranked(found)}

    def ruled_out(self, side: str) -> dict[str, Proportion]:
        """Share of a side's refusals in which a limit on each issue forbade a yes; issues on which one did."""
        found: Counter[str] = Counter()
        for number, count in self._of(side, "ruled_out").items():
            for issue in words_of(number, self.labels["ruled_out"]):
                found[issue] += count
        return {issue: Proportion(count, self.times(side)) for issue, count in found.most_common()}

    def as_json(self) -> dict[str, Any]:
        """Everything above, with denominators; of the sets those that occur most."""
        sides = {
            side: {
                "of": self.times(side),
                "binding_lines": _sets_json(self.lines(side)),
                "binding_demand": {name: share.as_json() for name, share in self.heaviest(side).items()},
                "binding_demands": _sets_json(self.demands(side)),
                "ruled_out": {name: share.as_json() for name, share in self.ruled_out(side).items()},
            }
            for side in self.labels["holdout"]
        }
        holdouts = {side: share.as_json() for side, share in self.holdouts().items()}
        return {"denominator": DENOMINATOR, "of": self.trials, "holdout": holdouts, "by_holdout": sides}

    def _sets(self, name: str, side: str | None) -> dict[Words, Proportion]:
        found = self._of(side, name)
        of = sum(found.values())
        return {words_of(number, self.labels[name]): Proportion(count, of) for number, count in _ranked(found)}

    def _of(self, side: str | None, name: str) -> Counter[int]:
        """How often each code was seen with a side, or with any."""
        place = None if side is None else self.labels["holdout"].index(side)
        found: Counter[int] = Counter()
        for (who, code), count in self._counts[name].items():
            if place in (None, who):
                found[code] += count
        return found


def _crossed(side: npt.NDArray[np.int64], code: npt.NDArray[np.int64]) -> dict[tuple[int, int], int]:
    """How often each pair of side and code occurs."""
    pairs, counts = np.unique(np.stack([side, code], axis=1), axis=0, return_counts=True)
    return {(int(who), int(what)): int(count) for (who, what), count in zip(pairs, counts, strict=True)}


def _ranked(found: Counter[int]) -> Iterable[tuple[int, int]]:
    """The most frequent first; of equals, whatever order the rows came in, the smallest code."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _sets_json(shares: Mapping[Words, Proportion]) -> dict[str, Any]:
    told = dict(list(shares.items())[:_MOST_SETS])
    named = {JOINT.join(words) or NO_SET: share.as_json() for words, share in told.items()}
    rest = list(shares.values())[_MOST_SETS:]
    return named | ({"others": Proportion(sum(share.count for share in rest), rest[0].of).as_json()} if rest else {})
