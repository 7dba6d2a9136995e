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
    "Scale",
    "Standing",
    "Statement",
    "Support",
    "Supports",
    "shape_of",
]

Number = Annotated[float, Strict()]
Share = Annotated[Number, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=64)]


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

    position: Annotated[tuple[Share, Share, Share], AfterValidator(_rising)]
    salience: Share


class Coding(Record):
    """`coders/ID.yaml`: everything one coder decided."""

    about: Text
    assignments: dict[Identifier, Assignment] = {}
    positions: dict[Identifier, dict[Identifier, Standing]] = {}
    parameters: dict[Identifier, Triple] = {}


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
