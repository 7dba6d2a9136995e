"""What a day is made of: the conditions that everybody reads, and a record of what each phase brought.

A world hands the record to those who watch it: the columns of the table, the last holdout, the guard, and a trial that
is told. Nobody has to work out again what happened. Arrays have shape (trials,) where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sim.model.draws import Draws
from sim.model.events import Events
from sim.model.inputs import Array
from sim.theory.answer import NO, YES, YES_BUT
from sim.theory.ledger import Lines

__all__ = ["Answers", "Codes", "Conditions", "Day", "Flags", "HaltDay", "Places", "Settled", "Talks"]

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Conditions:
    """What every party reads before it weighs, answers, presses and fires: a snapshot after phase 3 of the day.

    `open` marks trials whose talks go on, `living` those that have not ended; `momentum` includes events. `left` maps
    pockets to the share left, `pledge` belligerents to what their guarantors pledge, `monitors` pools all pledges.
    `chances` and `public_chances` are the chances of winning the war, one array per belligerent in id order, as they
    are and as outsiders reckon them.
    """

    draws: Draws
    events: Events
    open: Flags
    living: Flags
    momentum: Array
    left: Mapping[str, Array]
    pledge: Mapping[str, Array]
    monitors: Array
    chances: Sequence[Array]
    public_chances: Sequence[Array]

    @property
    def day(self) -> int:
        """The calendar day."""
        return self.draws.day

    @cached_property
    def talks_anywhere(self) -> bool:
        """Whether talks go on in any trial; only work may hang on it, never a draw."""
        return bool(self.open.any())


@dataclass(frozen=True)
class Answers:
    """A text as the belligerents weighed and answered it: one ledger, threshold and answer each, in id order.

    `where` marks the trials in which it was on the table.
    """

    where: Flags
    ledgers: Sequence[Lines]
    thresholds: Sequence[Array]
    said: Sequence[Codes]

    @cached_property
    def all_yes(self) -> Flags:
        """Where all said yes."""
        agreed = self.where
        for said in self.said:
            agreed = agreed & (said == YES)
        return agreed

    @cached_property
    def short(self) -> list[Flags]:
        """Where each of them gave a formal answer short of yes."""
        return [self.where & ((said == NO) | (said == YES_BUT)) for said in self.said]


@dataclass(frozen=True)
class Talks:
    """What the talks brought beside answers.

    `swapped` maps third parties to where they pressed the others instead, `left` mediators to where they left,
    `refused` belligerents to where they walked out.
    """

    swapped: Mapping[str, Flags]
    left: Mapping[str, Flags]
    refused: Mapping[str, Flags]


@dataclass(frozen=True)
class HaltDay:
    """A day of the ceasefires of one scope, in the trials at the places `at`; arrays have shape (places,).

    `ledgers`, of shape (trials,), are for the terms in force. `level` is the fire observed, `mean` its mean over the
    belligerents. `incident` says where there was fire that nobody ordered, `dirty` what each belligerent (first key)
    saw of each other, `denounced` who called the ceasefire off.
    """

    at: Places
    ledgers: Sequence[Lines]
    level: Mapping[str, Array]
    mean: Array
    incident: Mapping[str, Flags]
    dirty: Mapping[str, Mapping[str, Flags]]
    denounced: Mapping[str, Flags]


@dataclass(frozen=True)
class Settled:
    """What the day changed in the course of trials.

    `agreed` maps scopes to where a ceasefire of that scope was agreed, `closed` reasons to where talks closed for them
    (each trial for one), `ended` marks trials that ended.
    """

    agreed: Mapping[str, Flags]
    closed: Mapping[str, Flags]
    ended: Flags


@dataclass(frozen=True)
class Day:
    """All that happened on a day of a block of trials.

    `state` is where each trial stood when the day began, `fired` maps events to where they began today, `text` is what
    was answered, shape (issues, trials). `in_force` are the ledgers at the end of the day: of a ceasefire where one
    lived, else of the full text. `halts` has those scopes of which a ceasefire lived in some trial.
    """

    conditions: Conditions
    state: Codes
    fired: Mapping[str, Flags]
    text: Array
    full: Answers
    sectoral: Answers | None
    talks: Talks
    halts: Mapping[str, HaltDay]
    in_force: Sequence[Lines]
    settled: Settled
