"""The type of a whole number in a file, however it is written: 30, 30.0 and 3e1 are the same."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

__all__ = ["HOWEVER_WRITTEN", "Whole"]


def _whole(raw: Any) -> Any:
    """Turn a number without a fraction into a whole one; leave the rest for pydantic to judge."""
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw


HOWEVER_WRITTEN = BeforeValidator(_whole)
"""Marks a whole number that may be written with an empty fraction; stands last, after the marks of its range."""

Whole = Annotated[int, HOWEVER_WRITTEN]
"""A whole number; 30.0 is one too."""
