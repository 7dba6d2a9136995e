"""What happened: the endings of a trial, and the few outcomes derived from its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sim.errors import given as known
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS, HELD_FULL, SCOPES, ClosedList

__all__ = ["DERIVED", "EARLY_DAYS", "OUTCOMES", "Outcome", "Outcomes", "Table", "outcome_masks"]

Table = Mapping[str, npt.NDArray[Any]]
"""Rows of the table of trials: columns by name."""

EARLY_DAYS: Final = 7
"""A ceasefire that collapsed by this day of it collapsed early."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that comes to pass in a trial or does not.

    Attributes
    ----------
    key, title
        As files have it, and what readers read, in lower case.
    noun
        With its article, for a sentence: `the share of trials with <noun>`.
    test
        In which trials it came to pass, from their rows. Shape (trials,).
    endings
        The endings that it gathers, where it is nothing but a sum of endings; else empty.
    meaning
        Which rows show it, in the names of their columns; empty for an ending.
    given
        The outcome without which it cannot come to pass, where its share among those is told too.
    """

    key: str
    title: str
    noun: str
    test: Callable[[Table], npt.NDArray[np.bool_]]
    endings: tuple[str, ...] = ()
    meaning: str = ""
    given: str | None = None

    @property
    def derived(self) -> bool:
        """Whether it is more than an ending."""
        return bool(self.meaning)


def _among(endings: tuple[str, ...]) -> Callable[[Table], npt.NDArray[np.bool_]]:
    codes = ENDINGS.codes(lambda ending: ending.key in endings)
    return lambda rows: np.isin(rows["ending"], codes)


def _collapsed_early(rows: Table) -> npt.NDArray[np.bool_]:
    """Looks at the ceasefire that the trial ended in: the full one if there was one, else the sectoral."""
    early = np.zeros(len(rows["ending"]), dtype=np.bool_)
    for scope in SCOPES:
        collapsed = rows["ending"] == ENDINGS.index(f"{scope}_collapsed")
        early |= collapsed & (rows[f"{scope}_days"] <= EARLY_DAYS)
    return early


def _sum_of(
    key: str, title: str, noun: str, endings: tuple[str, ...], meaning: str, given: str | None = None
) -> Outcome:
    return Outcome(key, title, noun, _among(endings), endings, meaning, given)


OUTCOMES: Final = ClosedList(
    *(Outcome(key, end.title, f"the ending {end.title}", _among((key,)), (key,)) for key, end in ENDINGS.items()),
    _sum_of(
        "any_halt",
        "any ceasefire",
        "any ceasefire",
        ENDINGS.where(lambda ending: ending.scope is not None),
        "`sectoral_start_day` or `full_start_day` is not null",
    ),
    _sum_of(
        "any_full",
        "full ceasefire",
        "a full ceasefire",
        ENDINGS.where(lambda ending: ending.scope == "full"),
        "`full_start_day` is not null",
    ),
    _sum_of(
        "held_full",
        "full ceasefire held",
        "a full ceasefire that lives its term",
        HELD_FULL,
        f"`ending` is {' or '.join(f'`{ending}`' for ending in HELD_FULL)}",
        given="any_full",
    ),
    Outcome(
        "early_collapse",
        f"collapse by day {EARLY_DAYS}",
        f"a collapse by day {EARLY_DAYS}",
        _collapsed_early,
        meaning=f"`ending` is `sectoral_collapsed` or `full_collapsed`, by day {EARLY_DAYS} of that ceasefire",
        given="any_halt",
    ),
)
"""Everything that a share is given for, in order."""

DERIVED: Final = OUTCOMES.where(lambda outcome: outcome.derived)
"""Outcomes derived from a trial's row."""


def outcome_masks(rows: Table) -> dict[str, npt.NDArray[np.bool_]]:
    """For each outcome, in which trials it came to pass. Shape (trials,) each."""
    return {key: outcome.test(rows) for key, outcome in OUTCOMES.items()}


class Outcomes(Mapping[str, Proportion]):
    """Counts of every outcome: a mapping from its key to its share of all trials."""

    def __init__(self) -> None:
        self.trials = 0
        self.counts = dict.fromkeys(OUTCOMES, 0)

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        self.trials += len(rows["ending"])
        for name, mask in outcome_masks(rows).items():
            self.counts[name] += int(np.count_nonzero(mask))

    def __getitem__(self, name: str) -> Proportion:
        """Share of all trials with an outcome."""
        return Proportion(self.counts[name], self.trials)

    def __iter__(self) -> Iterator[str]:
        return iter(OUTCOMES)

    def __len__(self) -> int:
        return len(OUTCOMES)

    def given(self, name: str) -> Proportion:
        """`held_full` among trials with a full ceasefire; `early_collapse` among trials with any ceasefire."""
        return Proportion(self.counts[name], self.counts[known(OUTCOMES[name].given, "an outcome with a condition")])

    def endings_json(self) -> dict[str, Any]:
        """Every ending, in model order."""
        return {name: self[name].as_json() for name in ENDINGS}

    def derived_json(self) -> dict[str, Any]:
        """Every derived outcome as a share of all trials, and two of them also among the trials that could show it."""
        shares: dict[str, Any] = {name: self[name].as_json() for name in DERIVED}
        for name, outcome in OUTCOMES.items():
            if outcome.given is not None:
                shares[name][f"given_{outcome.given}"] = self.given(name).as_json() | {"of": self.counts[outcome.given]}
        return shares
