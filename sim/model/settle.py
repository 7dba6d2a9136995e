"""Settling the day: the only writer of a trial's state, ending and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sim.model.halt import Halt
from sim.model.morning import Flags
from sim.vocabulary import ENDINGS, STATES

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
        Whether a sectoral halt lived when the full one began.
    """

    def __init__(self, count: int, talks_days: int) -> None:
        self.talks_days = talks_days
        self.state: npt.NDArray[np.int8] = np.full(count, TALKS, dtype=np.int8)
        self.talking: Flags = np.ones(count, dtype=bool)
        self.ending: npt.NDArray[np.int8] = np.full(count, NOT_YET, dtype=np.int8)
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
        """Where talks go on and no halt lives."""
        where: Flags = self.state == TALKS
        return where

    @property
    def in_full(self) -> Flags:
        """Where a full halt lives."""
        where: Flags = self.state == FULL
        return where

    def settle(self, day: int, outcome: Outcome, halts: Sequence[Halt]) -> Flags:
        """Write the day's consequences in their order; returns where a trial ended today.

        `halts` are those that the scenario's offers allow, the full one last.
        """
        was_living = self.living
        *sectoral, full = halts
        self._begin_full(day, self.open & outcome.full_yes, sectoral, full)
        for halt in sectoral:
            sectoral_yes = (self.state == TALKS) & outcome.sectoral_yes
            self.state = np.where(sectoral_yes, SECTORAL, self.state).astype(np.int8)
            halt.begin(day, sectoral_yes)
        self._close_talks(day, outcome)
        for halt in halts:
            self._end_halt(day, halt)
        return was_living & ~self.living

    def _begin_full(self, day: int, full_yes: Flags, sectoral: Sequence[Halt], full: Halt) -> None:
        self.sectoral_before = self.sectoral_before | (full_yes & (self.state == SECTORAL))
        for halt in sectoral:
            halt.absorb(full_yes)
        self.state = np.where(full_yes, FULL, self.state).astype(np.int8)
        self._close(day, full_yes)
        full.begin(day, full_yes)

    def _close_talks(self, day: int, outcome: Outcome) -> None:
        last = np.full_like(self.talking, day >= self.talks_days - 1)
        for name, happened in (("refused", outcome.refused), ("mediator_left", outcome.lead_left), ("stalled", last)):
            closing = self.talking & happened
            self._end(day, closing & (self.state == TALKS), np.int8(ENDINGS.index(name)))
            self._close(day, closing)

    def _end_halt(self, day: int, halt: Halt) -> None:
        ended = halt.alive & (halt.fate >= 0)
        first = ENDINGS.index(f"{halt.scope}_collapsed")
        self._close(day, ended)
        self._end(day, ended, (first + halt.fate).astype(np.int8))
        halt.absorb(ended)

    def _close(self, day: int, where: Flags) -> None:
        self.closed_day = np.where(where & self.talking, day, self.closed_day).astype(np.int16)
        self.talking = self.talking & ~where

    def _end(self, day: int, where: Flags, ending: npt.NDArray[np.int8] | np.int8) -> None:
        self.state = np.where(where, ENDED, self.state).astype(np.int8)
        self.ending = np.where(where, ending, self.ending).astype(np.int8)
        self.ending_day = np.where(where, day, self.ending_day).astype(np.int16)
