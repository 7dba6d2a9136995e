"""What the files of a folder of evidence may contain; `seeds/codebook.md` says it in words."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from sim.uncertainty import written

__all__ = [
    "About",
    "Assignment",
    "Coding",
    "Facts",
    "Group",
    "Known",
    "Quantity",
    "RuledOut",
    "Scale",
    "Standing",
    "Statement",
    "StatusQuo",
    "Support",
    "Supports",
    "Triple",
    "shape_of",
]

Number = Annotated[float, Strict()]
Share = Annotated[Number, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=64)]
Panel = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]


def _day(text: str) -> str:
    """Check a date, or a month or year where no day is known."""
    return _dated(text, _DAY, "day")


def _full_day(text: str) -> str:
    """Check a date."""
    return _dated(text, _FULL_DAY, "date")


def _dated(text: str, pattern: str, kind: str) -> str:
    try:
        if re.match(pattern, text, re.ASCII):
            datetime.date.fromisoformat(f"{text}-01-01"[:10])
            return text
    except ValueError:
        pass
    raise PydanticCustomError(kind, "no date")


def _rising(triple: tuple[float, float, float]) -> tuple[float, float, float]:
    low, mode, high = triple
    if not low <= mode <= high:
        raise ValueError(f"low, most likely, high must not fall; got {', '.join(map(written, triple))}")
    return triple


_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_FULL_DAY = r"^\d{4}-\d{2}-\d{2}$"

Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "pattern": _DAY})]
"""A date as `2025-03-14`, or a month or year where no day is known; sorts as text."""

FullDay = Annotated[str, AfterValidator(_full_day), WithJsonSchema({"type": "string", "pattern": _FULL_DAY})]
"""A date as `2025-03-14`."""

Triple = Annotated[tuple[Number, Number, Number], AfterValidator(_rising)]
"""Low, most likely, high."""

Shares = Annotated[tuple[Share, Share, Share], AfterValidator(_rising)]
"""Low, most likely, high on a scale from 0 to 1."""


Title = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n\r\t]*$")]
"""What something is called, on one line."""


class Record(BaseModel):
    """A frozen part of a file; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Group(Record):
    """Speakers that are coded together."""

    title: Title
    note: str | None = None


class Scale(Record):
    """An issue: a scale from 0 to 1."""

    title: Title
    zero: Text
    one: Text
    anchors: dict[float, Text] = {}
    support: str | None = Field(default=None, description="How well the source covers it.")


class Quantity(Record):
    """A kind of parameter, with its range."""

    meaning: Text
    low: Number
    high: Number


class About(Record):
    """`about.yaml`: where the evidence comes from, and every word that its other files may use."""

    title: Title
    cutoff: FullDay
    source: Text
    status: Text
    flaws: tuple[Text, ...] = ()
    groups: dict[Identifier, Group] = Field(min_length=1)
    issues: dict[Identifier, Scale] = Field(min_length=1)
    topics: dict[Identifier, Text] = {}
    quantities: dict[Identifier, Quantity] = {}


class Statement(Record):
    """Something said or done before the cutoff, in a paraphrase of our own."""

    actor: Text
    group: Identifier
    outlet: Text
    date: Day
    kind: Literal["stated", "attributed", "outlet_view", "analyst", "fact"]
    text: Text

    @property
    def own(self) -> bool:
        """Whether the speaker itself is on record: its words, a report of its view, or an act; no outlet's reading."""
        return self.kind in ("stated", "attributed", "fact")


class Known(Statement):
    """A statement with what follows from its key and file: its id, and whether it comes from the source."""

    id: str
    declared_only: bool = Field(description="Not in the source; a scenario that uses it declares it.")


class Assignment(Record):
    """What one coder made of one statement."""

    issue: Identifier
    position: Share | None = None
    firmness: Share


class Standing(Record):
    """Where a group stands on an issue, according to one coder."""

    position: Shares
    salience: Share


class RuledOut(Record):
    """What a group has ruled out on an issue, according to one coder."""

    rules_out: Literal["above", "below"] = Field(description="Which side of the point is ruled out.")
    at: Shares = Field(description="Where what is ruled out begins.")
    firmness: Share
    statements: tuple[Identifier, ...] = ()
    note: Text | None = None


class StatusQuo(Record):
    """Where an issue stands while nothing is agreed and the fighting goes on, according to one coder."""

    at: Shares
    note: Text | None = None


class Coding(Record):
    """`coders/ID.yaml`: everything one coder decided. A block that is left out was not coded.

    One that is there was: a cell without a limit is one where the coder found none, and an issue that `aims_met` does
    not list is one where a group has not what it fights for.
    """

    about: Text
    panel: Panel = Field(default="", description="Coders of a panel are drawn together, and apart from all others.")
    assignments: dict[Identifier, Assignment] = {}
    positions: dict[Identifier, dict[Identifier, Standing]] = {}
    limits: dict[Identifier, dict[Identifier, RuledOut]] = Field(
        default={}, description="By group and issue, what it has ruled out."
    )
    status_quo: dict[Identifier, StatusQuo] = Field(
        default={}, description="By issue, where it stands while nothing is agreed and the fighting goes on."
    )
    aims_met: dict[Identifier, tuple[Identifier, ...]] = Field(
        default={}, description="By group, the issues on which it has what it fights for, or nearly."
    )
    parameters: dict[Identifier, Triple] = {}

    def codes(self, block: str) -> bool:
        """Whether the file has a block, be it empty."""
        return block in self.model_fields_set


class Support(Record):
    """The statements behind a coded value, and how well they carry it."""

    statements: tuple[Identifier, ...] = ()
    note: str | None = None


class Supports(Record):
    """`supports.yaml`: what stands behind each coded value."""

    positions: dict[Identifier, dict[Identifier, Support]] = {}
    parameters: dict[Identifier, Support] = {}


Facts = dict[Identifier, Statement]
"""`statements.yaml` and `facts.yaml`: statements by id."""


def shape_of(name: str) -> Any:
    """Return what a file of a folder of evidence must hold, by its name below the folder."""
    if name.startswith("coders/"):
        return Coding
    return {"about.yaml": About, "statements.yaml": Facts, "facts.yaml": Facts, "supports.yaml": Supports}[name]
