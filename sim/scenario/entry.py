"""The base of everything a scenario file may contain, and how a field says what its number means."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from sim.uncertainty import Value, Within

__all__ = ["Chance", "Entry", "Identifier", "Line", "Name", "Positive", "Share", "Signed", "Title", "number"]

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A name in a path: lower-case letters, digits, underscores."""

Share = Annotated[Value, Within(0.0, 1.0)]
"""A quantity from 0 to 1."""

Chance = Annotated[Value, Within(0.0, 1.0)]
"""A probability."""

Signed = Annotated[Value, Within(-1.0, 1.0)]
"""A quantity from -1 to 1."""

Positive = Annotated[Value, Within(0.0, math.inf)]
"""A quantity from 0 up."""


_ONE_LINE = r"^[^\n\r\t]*[^\n\r\t ][^\n\r\t]*$"

Name = Annotated[str, Field(max_length=120, pattern=_ONE_LINE)]
"""What a case or an issue is called: one line that fits above a table."""

Title = Annotated[str, Field(max_length=64, pattern=_ONE_LINE)]
"""What an actor is called: short enough to stand at a row of a table or figure."""

Line = Annotated[str, Field(max_length=400, pattern=_ONE_LINE)]
"""A sentence on one line."""


class Entry(BaseModel):
    """A frozen part of a scenario; unknown keys are errors; any part may name its support."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)

    because: tuple[str, ...] = Field(default=(), description="Coded statements that stand behind the values here.")
    assumed: str | None = Field(default=None, description="Why the values here are a judgement.")
    measured: str | None = Field(default=None, description="Which fit to records gave the values here.")


def number(
    default: Any,
    meaning: str,
    unit: str,
    why: str | None = None,
    origin: str = "assumed",
    address: str | None = None,
    **limits: Any,
) -> Any:
    """Declare a numeric field: its default, meaning, unit and where the default comes from.

    `default` may be `...` (required), a number, or the mapping of a distribution as a file would write it;
    `origin` is `assumed` or `measured` and `why` its reason, printed by every run that uses the default.
    A field that is renamed keeps its first name as `address`, for good: the path of a number is the address of its
    random draws, and results must not change with a word. What the old key does in a file is said in
    :mod:`sim.documents.old_keys`.
    """
    extra: JsonDict = {"unit": unit, "origin": origin, "why": why or "judgement"}
    if address is not None:
        extra["address"] = address
    if default is ...:
        return Field(description=meaning, json_schema_extra=extra, **limits)
    return Field(default=default, validate_default=True, description=meaning, json_schema_extra=extra, **limits)


def triangle(low: float, mode: float, high: float) -> dict[str, Any]:
    """Write a triangular distribution as a file would, for defaults."""
    return {"dist": "triangular", "low": low, "mode": mode, "high": high}
