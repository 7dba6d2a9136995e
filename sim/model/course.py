"""The course of each trial: the only writer of its state, ending and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sim.model.columns import Column, Recorded
from sim.model.day import Codes, Flags, Settled
from sim.model.halt import Halt, day_columns, fire_columns
from sim.vocabulary import ENDINGS, SCOPES, STATES

__all__ = ["Course", "Outcome"]

TALKS, SECTORAL, FULL, ENDED = range(len(STATES))
NOT_YET = -1


@dataclass(frozen=True)
class Outcome:
    """What happened today, each where it did: shape (trials,)."""

    full_yes: Flags
    sectoral_yes: Flags
    refused: Flags
    lead_left: Flags


class Course:
    """Where each trial of a block stands.

    Attributes
    ----------
    state
        Position in `STATES`.
    talking
        Whether talks are open.
    ending, ending_day, closed_day
        Position in `ENDINGS` and calendar days; -1 while there is none.
    sectoral_before
        Whether a sectoral ceasefire lived when the full one began.
    """

    def __init__(self, count: int, talks_days: int) -> None:
        self.talks_days = talks_days
        self.state: Codes = np.full(count, TALKS, dtype=np.int8)
        self.talking: Flags = np.ones(count, dtype=bool)
        self.ending: Codes = np.full(count, NOT_YET, dtype=np.int8)
        self.ending_day: npt.NDArray[np.int16] = np.full(count, NOT_YET, dtype=np.int16)
        self.closed_day: npt.NDArray[np.int16] = np.full(count, NOT_YET, dtype=np.int16)
        self.sectoral_before: Flags = np.zeros(count, dtype=bool)

    @property
    def living(self) -> Flags:
        """Where the trial has not ended."""
        where: Flags = self.state != ENDED
        return where

    @property
    def open(self) -> Flags:
        """Where talks go on."""
        where: Flags = self.talking & ((self.state == TALKS) | (self.state == SECTORAL))
        return where

    @property
    def in_talks(self) -> Flags:
        """Where talks go on and no ceasefire lives."""
        where: Flags = self.state == TALKS
        return where

    @property
    def in_full(self) -> Flags:
        """Where a full ceasefire lives."""
        where: Flags = self.state == FULL
        return where

    def settle(self, day: int, outcome: Outcome, halts: Sequence[Halt]) -> Settled:
        """Write the day's consequences in their order (section 3.9).

        `halts` are those that the scenario's offers allow, the full one last.
        """
        was_living, full_yes = self.living, self.open & outcome.full_yes
        *sectoral, full = halts
        closed = {"full_yes": self._begin_full(day, full_yes, sectoral, full)}
        agreed: dict[str, Flags] = {full.scope: full_yes}
        for halt in sectoral:
            agreed[halt.scope] = (self.state == TALKS) & outcome.sectoral_yes
            self.state = np.where(agreed[halt.scope], SECTORAL, self.state).astype(np.int8)
            halt.begin(day, agreed[halt.scope])
        closed |= self._close_talks(day, outcome)
        for halt in halts:
            ended = self._end_halt(day, halt)
            closed["halt_ended"] = closed.get("halt_ended", ended) | ended
        return Settled(agreed, closed, was_living & ~self.living)

    def _begin_full(self, day: int, full_yes: Flags, sectoral: Sequence[Halt], full: Halt) -> Flags:
        self.sectoral_before = self.sectoral_before | (full_yes & (self.state == SECTORAL))
        for halt in sectoral:
            halt.absorb(full_yes)
        self.state = np.where(full_yes, FULL, self.state).astype(np.int8)
        full.begin(day, full_yes)
        return self._close(day, full_yes)

    def _close_talks(self, day: int, outcome: Outcome) -> Mapping[str, Flags]:
        last, closed = np.full_like(self.talking, day >= self.talks_days - 1), {}
        for reason, ending, happened in (
            ("refused", "refused", outcome.refused),
            ("mediator_left", "mediator_left", outcome.lead_left),
            ("horizon", "stalled", last),
        ):
            closed[reason] = self._close(day, happened)
            self._end(day, closed[reason] & (self.state == TALKS), np.int8(ENDINGS.index(ending)))
        return closed

    def _end_halt(self, day: int, halt: Halt) -> Flags:
        ended = halt.alive & (halt.fate >= 0)
        first = ENDINGS.index(f"{halt.scope}_collapsed")
        closed = self._close(day, ended)
        self._end(day, ended, (first + halt.fate).astype(np.int8))
        halt.absorb(ended)
        return closed

    def _close(self, day: int, where: Flags) -> Flags:
        """Close talks where they are still open; returns where they were."""
        closing = where & self.talking
        self.closed_day = np.where(closing, day, self.closed_day).astype(np.int16)
        self.talking = self.talking & ~where
        return closing

    def _end(self, day: int, where: Flags, ending: Codes | np.int8) -> None:
        self.state = np.where(where, ENDED, self.state).astype(np.int8)
        self.ending = np.where(where, ending, self.ending).astype(np.int8)
        self.ending_day = np.where(where, day, self.ending_day).astype(np.int16)

    def columns(self, halts: Sequence[Halt]) -> Iterator[Recorded]:
        """How the trial ended and when, with the days of its ceasefires."""
        calendar = "calendar day from 0"
        yield Column("ending", "label", "word", "How the trial ended.", tuple(ENDINGS)), self.ending
        yield Column("ending_day", "day", calendar, "Day on which it ended."), self.ending_day
        yield (
            Column("talks_closed_day", "day", calendar, "Day on which talks on a full ceasefire closed."),
            self.closed_day,
        )
        for scope in SCOPES:
            yield from day_columns(scope, halts)
        yield from fire_columns(halts)
        meaning = "Whether a sectoral ceasefire lived when the full one began."
        yield Column("sectoral_before", "flag", "yes or no", meaning), self.sectoral_before
