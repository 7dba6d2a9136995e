"""A scenario: the frozen, validated description of a case. What the model reads; nothing in it is a file or a clock."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sim.documents.walk import walk
from sim.scenario.actors import Actor, Belligerent, Guarantor, Mediator, ThirdParty
from sim.scenario.base_class import BaseClass
from sim.scenario.correlation import Correlation
from sim.scenario.entry import Entry, Identifier, Line, Name, Share
from sim.scenario.issues import Issue
from sim.scenario.rules import Contest, Halt, Preferences, Talks, War
from sim.scenario.situation import Event, Front, FullOffer, Horizon, Offer, SectoralOffer
from sim.uncertainty import Distribution, Whole

__all__ = ["Expect", "ExpectedColumn", "Scenario"]


class ExpectedColumn(Entry):
    """What the mean of one column of the table of trials should be."""

    mean: float = Field(description="Expected mean over the trials in which the column has a value.")
    within: float | None = Field(
        default=None, gt=0, description="Largest distance allowed; 4 standard errors if absent."
    )


class Expect(Entry):
    """Known answers: what a run of this scenario must show."""

    trials: Whole = Field(ge=1, le=10_000_000, description="Trials to run.")
    seed: Whole = Field(default=0, ge=0, description="Seed of the run.")
    shares: dict[str, float] = Field(
        default={}, description="Share of an ending or derived outcome, within 4 standard errors."
    )
    columns: dict[str, ExpectedColumn] = Field(default={}, description="Means of columns of the table of trials.")


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def _day(raw: Any) -> Any:
    """Read a date as `2025-03-14`, and as nothing else."""
    try:
        return datetime.date.fromisoformat(raw) if isinstance(raw, str) and _DAY.match(raw) else raw
    except ValueError:
        return raw


Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A date; in a file `2025-03-14`."""


class Scenario(Entry):
    """A case: who, about what, under which offers, on which front, by which rules."""

    schema_version: Literal[2] = Field(alias="schema", description="Version of this format.")
    name: Name = Field(description="Name of the case.")
    question: Line | None = Field(default=None, description="The question the file asks, in one line.")
    day_zero: Day | None = Field(default=None, description="Date of day 0.")
    base_class: BaseClass | None = Field(
        default=None,
        alias="class",
        description="Class of past proposals that the case belongs to, for base rates; changes nothing in a run.",
    )
    evidence: str | None = Field(default=None, max_length=200, description="Folder of coded evidence.")
    declares: tuple[str, ...] = Field(default=(), description="Facts used that are not in the evidence's source.")
    horizon: Horizon = Field(default=Horizon(), description="How long talks and ceasefires may last.")
    issues: dict[Identifier, Issue] = Field(min_length=1, max_length=64, description="Issues, by id.")
    actors: dict[Identifier, Actor] = Field(min_length=2, max_length=64, description="Actors, by id.")
    front: Front = Field(default=Front(), description="The battlefield.")
    offers: dict[Identifier, Offer] = Field(
        min_length=1, max_length=2, description="One full offer and at most one sectoral."
    )
    reference: dict[Identifier, Share] = Field(description="Package toward which real ideals lean from stated ones.")
    status_quo: dict[Identifier, Share] = Field(
        default={},
        description="Where each issue stands while nothing is agreed and fighting goes on; left out: the reference.",
    )
    events: dict[Identifier, Event] = Field(default={}, max_length=64, description="Events that may come, by id.")
    correlations: dict[Identifier, Correlation] = Field(
        default={}, max_length=64, description="Inputs that are drawn together, by name of the reason."
    )
    preferences: Preferences = Field(default=Preferences(), description="How positions become satisfaction.")
    contest: Contest = Field(default=Contest(), description="How strength becomes the chance of winning.")
    war: War = Field(default=War(), description="What fighting on leads to.")
    talks: Talks = Field(default=Talks(), description="How sides answer and the mediator writes.")
    halt: Halt = Field(default=Halt(), description="The life of a ceasefire.")
    expect: Expect | None = Field(default=None, description="Known answers, checked by the tests.")

    @cached_property
    def belligerents(self) -> dict[str, Belligerent]:
        """Belligerents in id order."""
        return {key: actor for key, actor in sorted(self.actors.items()) if isinstance(actor, Belligerent)}

    @cached_property
    def third_parties(self) -> dict[str, ThirdParty]:
        """Mediators and guarantors in id order."""
        return {key: actor for key, actor in sorted(self.actors.items()) if isinstance(actor, ThirdParty)}

    @cached_property
    def mediators(self) -> dict[str, Mediator]:
        """Mediators in id order."""
        return {key: actor for key, actor in sorted(self.actors.items()) if isinstance(actor, Mediator)}

    @cached_property
    def guarantors(self) -> dict[str, Guarantor]:
        """Guarantors in id order."""
        return {key: actor for key, actor in sorted(self.actors.items()) if isinstance(actor, Guarantor)}

    @cached_property
    def lead(self) -> str | None:
        """Id of the mediator that writes the text, if any."""
        return next((key for key, actor in self.mediators.items() if actor.lead), None)

    @cached_property
    def full(self) -> tuple[str, FullOffer]:
        """Id and content of the full offer."""
        return next((key, offer) for key, offer in self.offers.items() if isinstance(offer, FullOffer))

    @cached_property
    def sectoral(self) -> tuple[str, SectoralOffer] | None:
        """Id and content of the sectoral offer, if any."""
        return next(((key, offer) for key, offer in self.offers.items() if isinstance(offer, SectoralOffer)), None)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Addresses of the draws of those numbers that were once called otherwise, by path."""
        return {part.path: part.address for part in walk(self) if part.address != part.path}

    @cached_property
    def numbers(self) -> Mapping[str, Distribution]:
        """What :meth:`values` yields, by path."""
        return MappingProxyType(dict(self.values()))

    def values(self) -> Iterator[tuple[str, Distribution]]:
        """Every number of the scenario that may be uncertain, with its dotted path, in path order."""
        numbers = ((part.path, part.value) for part in walk(self) if isinstance(part.value, Distribution))
        yield from sorted(numbers, key=lambda pair: pair[0])
