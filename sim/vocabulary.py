"""The closed lists that everyone shares, as records: endings, answers, lines of the ledger, what stood in the way.

In arrays a record is its place in its list, in files its key, for readers its title. Whoever speaks of endings or lines
goes through these lists and asks each record; nobody counts on where in a list it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

__all__ = [
    "ANSWERS",
    "BINDING",
    "ENDINGS",
    "FATES",
    "HELD_FULL",
    "LEDGER_LINES",
    "SCOPES",
    "STATES",
    "Answer",
    "Binding",
    "ClosedList",
    "Ending",
    "Fate",
    "Line",
    "Scope",
]


class _Keyed(Protocol):
    @property
    def key(self) -> str:
        """What files and tables call it."""
        ...


Record = TypeVar("Record", bound=_Keyed)


class ClosedList(Mapping[str, Record], Generic[Record]):
    """Records by key, in the order of their codes."""

    def __init__(self, *records: Record) -> None:
        self._records = {record.key: record for record in records}
        self._codes = {key: code for code, key in enumerate(self._records)}

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def index(self, key: str) -> int:
        """The code of a key: its place in the list.

        Raises
        ------
        KeyError
            If the list holds no such key.
        """
        return self._codes[key]

    def key(self, code: int) -> str:
        """The key of a code, from 0 to one less than the length."""
        return tuple(self._records)[code]

    def codes(self, test: Callable[[Record], bool]) -> list[int]:
        """The codes of all records that pass a test, in order."""
        return [code for code, record in enumerate(self._records.values()) if test(record)]

    def where(self, test: Callable[[Record], bool]) -> tuple[str, ...]:
        """The keys of all records that pass a test, in order."""
        return tuple(key for key, record in self._records.items() if test(record))


@dataclass(frozen=True, slots=True)
class Scope:
    """What a ceasefire stops: part of the fighting, or all of it."""

    key: str
    title: str
    only: str
    """What a trial reached that got no further: `only a sectoral ceasefire`."""


@dataclass(frozen=True, slots=True)
class Fate:
    """How a ceasefire ends; `held` where it lived its whole term."""

    key: str
    meaning: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a trial ends: without any ceasefire, or with the fate of the last one.

    Attributes
    ----------
    key
        As files and columns have it.
    title
        What readers read, in lower case.
    meaning
        Half a line on what happened.
    scope, fate
        Keys in `SCOPES` and `FATES`; None where there was no ceasefire.
    held
        Whether that ceasefire lived its whole term.
    """

    key: str
    title: str
    meaning: str
    scope: str | None = None
    fate: str | None = None
    held: bool = False

    def titled(self, talks_days: int | None = None) -> str:
        """The title; with the term of the talks it says by which day there was no agreement.

        It is the calendar that ends such a trial. No day is told where cases with several terms stand side by side.
        """
        return f"{self.title} by day {talks_days}" if self.key == "stalled" and talks_days is not None else self.title


@dataclass(frozen=True, slots=True)
class Answer:
    """What a belligerent says to a text."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a belligerent's ledger; it counts for a yes (`sign` 1) or against it (-1)."""

    key: str
    sign: int
    title: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What may have stood in the way of a yes: one of the smallest set without which it would have come."""

    key: str
    title: str


SCOPES: Final = ClosedList(
    Scope("sectoral", "sectoral ceasefire", "only a sectoral ceasefire"),
    Scope("full", "full ceasefire", "a full ceasefire"),
)
"""What an offer would stop, from less to more."""

FATES: Final = ClosedList(
    Fate("collapsed", "fire came back"),
    Fate("denounced", "a side called it off"),
    Fate("lapsed", "lived its term, not renewed", held=True),
    Fate("extended", "lived its term, renewed", held=True),
)
"""How a ceasefire ends, in the order of their codes."""

ENDINGS: Final = ClosedList(
    Ending("refused", "talks refused", "a side walked out of the talks"),
    Ending("mediator_left", "mediator left", "the lead mediator gave up"),
    Ending("stalled", "no agreement", "the talks ran out of time"),
    *(
        Ending(f"{scope.key}_{fate.key}", f"{scope.title} {fate.key}", fate.meaning, scope.key, fate.key, fate.held)
        for scope in SCOPES.values()
        for fate in FATES.values()
    ),
)
"""The endings of a trial: closed, exclusive, exhaustive, in model order."""

HELD_FULL: Final = ENDINGS.where(lambda ending: ending.held and ending.scope == "full")
"""The endings in which a full ceasefire lived its whole term."""

STATES: Final = ("talks", "sectoral", "full", "ended")
"""Where a trial stands."""

ANSWERS: Final = ClosedList(
    Answer("none", "no answer yet"), Answer("no", "no"), Answer("yes_but", "yes, but"), Answer("yes", "yes")
)
"""A belligerent's answer to a text; `none` before its first formal answer."""

LEDGER_LINES: Final = ClosedList(
    Line("terms", 1, "terms of the text"),
    Line("war", -1, "prospect of war"),
    Line("exposure", -1, "exposure to a new attack"),
    Line("audience", -1, "audience cost"),
    Line("pressure", 1, "pressure from outside"),
    Line("shock", 1, "shock (chance)"),
)
"""The lines of a belligerent's ledger, in the order in which they are added up."""

BINDING: Final = ClosedList(
    Binding("terms_minus_war", "terms worth less than war"),
    Binding("exposure", LEDGER_LINES["exposure"].title),
    Binding("audience", LEDGER_LINES["audience"].title),
    Binding("stalling_premium", "stalling premium"),
    Binding("limit", "what it has ruled out"),
)
"""What may have stood in the way of a yes, alone or together."""
