"""The course of each trial: where it stands, how it ended and when."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sim.model.columns import Column, Recorded
from sim.model.rules.course import ENDED
from sim.model.state import State
from sim.model.view import View
from sim.vocabulary import ENDINGS

__all__ = ["Course"]


class Course(View):
    """Where the trials of a block stand; every field of :data:`sim.model.state.COURSE` is an attribute."""

    def __init__(self, state: State) -> None:
        self.own = state.courses

    @property
    def living(self) -> npt.NDArray[np.bool_]:
        """Where the trial has not ended."""
        where: npt.NDArray[np.bool_] = self.own["state"] != ENDED
        return where

    def columns(self) -> Iterator[Recorded]:
        """How the trial ended and when."""
        calendar = "calendar day from 0"
        yield Column("ending", "label", "word", "How the trial ended.", tuple(ENDINGS)), self.ending
        yield Column("ending_day", "day", calendar, "Day on which it ended."), self.ending_day
        meaning = "Day on which talks on a full ceasefire closed."
        yield Column("talks_closed_day", "day", calendar, meaning), self.closed_day
