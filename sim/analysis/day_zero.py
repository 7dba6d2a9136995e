"""Day 0: what each belligerent weighs, line by line, and what it would answer at once."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from sim.analysis.counts import Counts, Histogram, Moments
from sim.analysis.outcomes import Table
from sim.statistics import Proportion
from sim.vocabulary import ANSWERS, LEDGER_LINES

__all__ = ["DayZero", "Side"]

_STEPS: Final = 1_000
"""Quantiles of sums are read from a histogram this fine."""

_NUMBERS: Final = (*LEDGER_LINES, "sum", "threshold")


class Side:
    """One belligerent's ledger of day 0, over the trials."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.numbers = {line: Moments() for line in _NUMBERS}
        self.sums = Histogram(_STEPS)
        self.answers = Counts()
        self.trials = 0
        self.yes = 0

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        for line, moments in self.numbers.items():
            moments.add(rows[f"day0_{line}_{self.name}"])
        self.sums.add(rows[f"day0_sum_{self.name}"])
        self.answers.add(rows[f"day0_answer_{self.name}"])
        free = rows[f"day0_ruled_out_{self.name}"] == 0
        outright = (rows[f"day0_sum_{self.name}"] >= rows[f"day0_threshold_{self.name}"]) & free
        self.trials += len(outright)
        self.yes += int(np.count_nonzero(outright))

    @property
    def outright_yes(self) -> Proportion:
        """Share of trials in which its ledger reaches its threshold and no limit forbids a yes, due or not."""
        return Proportion(self.yes, self.trials)

    def as_json(self) -> dict[str, Any]:
        """Mean and standard deviation of each line, and shares of answers."""
        signs = {key: line.sign for key, line in LEDGER_LINES.items()}
        ledger = {
            line: {"mean": _or_none(m.mean), "sd": _or_none(m.sd), "sign": signs.get(line)}
            for line, m in self.numbers.items()
        }
        answers = {word: Proportion(self.answers[code], self.trials).as_json() for code, word in enumerate(ANSWERS)}
        return {"outright_yes": self.outright_yes.as_json(), "ledger": ledger, "formal_answers": answers}


class DayZero:
    """The ledgers of all belligerents on day 0."""

    def __init__(self, belligerents: tuple[str, ...]) -> None:
        self.sides = {name: Side(name) for name in belligerents}

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        for side in self.sides.values():
            side.add(rows)

    def as_json(self) -> dict[str, Any]:
        """By belligerent."""
        return {name: side.as_json() for name, side in self.sides.items()}


def _or_none(number: float) -> float | None:
    return None if math.isnan(number) else number
