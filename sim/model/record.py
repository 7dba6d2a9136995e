"""The recorder: what a block writes down about each trial, day by day and at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sim.model.columns import Column, Kind, Recorded, of_actors
from sim.model.day import Answers, Codes, Day, Flags
from sim.model.inputs import Array
from sim.theory.answer import NONE, YES
from sim.theory.ledger import Lines
from sim.vocabulary import ANSWERS, LEDGER_LINES

__all__ = ["Recorder"]

NEVER = -1
WHEN = {
    "day0": "on day 0, for the opening text",
    "end": "on the last day, for what was on the table or in force",
}


class Recorder:
    """Ledgers of the first and last day and the days of the first yes, for a block of trials.

    `ledgers` maps `day0` and `end` to the numbers of each belligerent's ledger, by name.
    """

    def __init__(self, sides: Sequence[str], count: int) -> None:
        never = np.full(count, NEVER, dtype=np.int16)
        nothing = dict.fromkeys((*LEDGER_LINES, "sum", "threshold"), np.full(count, np.nan))
        self._sides = sides
        self.first_yes = {scope: dict.fromkeys(sides, never) for scope in ("full", "sectoral")}
        self.ledgers = {when: dict.fromkeys(sides, nothing) for when in WHEN}
        self.day0_answer: dict[str, Codes] = dict.fromkeys(sides, np.full(count, NONE, dtype=np.int8))

    def note(self, day: Day) -> None:
        """Note first yeses, the ledgers of day 0, and those of the trials that ended today."""
        self._note_yes("full", day.full, day.conditions.day)
        if day.sectoral is not None:
            self._note_yes("sectoral", day.sectoral, day.conditions.day)
        if day.conditions.day == 0:
            self.day0_answer = dict(zip(self._sides, day.full.said, strict=True))
            self._keep("day0", np.ones_like(day.settled.ended), day.full.ledgers, day.full.thresholds)
        if day.settled.ended.any():
            self._keep("end", day.settled.ended, day.in_force, day.full.thresholds)

    def _note_yes(self, scope: str, answers: Answers, day: int) -> None:
        for side, said in zip(self._sides, answers.said, strict=True):
            first = self.first_yes[scope][side]
            now = answers.where & (said == YES) & (first == NEVER)
            self.first_yes[scope][side] = np.where(now, day, first).astype(np.int16)

    def _keep(self, when: str, where: Flags, ledgers: Sequence[Lines], thresholds: Sequence[Array]) -> None:
        for side, lines, threshold in zip(self._sides, ledgers, thresholds, strict=True):
            kept = self.ledgers[when][side]
            numbers = {name: getattr(lines, name) for name in LEDGER_LINES} | {"sum": lines.total}
            numbers["threshold"] = threshold
            self.ledgers[when][side] = {name: np.where(where, now, kept[name]) for name, now in numbers.items()}

    def columns(self) -> Iterator[Recorded]:
        """Both ledgers and the first answers."""
        for when, said in WHEN.items():
            for side in self._sides:
                yield from _ledger_columns(when, said, side, self.ledgers[when][side])
        for side, answer in self.day0_answer.items():
            name, meaning = f"day0_answer_{side}", "Formal answer on day 0."
            yield Column(name, "label", "word", meaning, tuple(ANSWERS), of_actors(side)), answer

    def yes_columns(self, side: str) -> Iterator[Recorded]:
        """When a belligerent first said yes."""
        for scope, first in self.first_yes.items():
            name, meaning = f"first_yes_{scope}_{side}", f"First yes to the {scope} offer."
            yield Column(name, "day", "calendar day from 0", meaning, ids=of_actors(side)), first[side]


def _ledger_columns(when: str, said: str, side: str, ledger: Mapping[str, Array]) -> Iterator[Recorded]:
    meanings = {line: f"{line.capitalize()} in the ledger {said}." for line in LEDGER_LINES}
    meanings |= {"sum": f"Sum of the ledger {said}.", "threshold": f"What the sum had to reach for a yes {said}."}
    for name, meaning in meanings.items():
        kind: Kind = "number" if name in LEDGER_LINES else "exact"
        yield Column(f"{when}_{name}_{side}", kind, "ledger units", meaning, ids=of_actors(side)), ledger[name]
