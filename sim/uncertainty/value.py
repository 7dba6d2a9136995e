"""The type of a number in a file: bare, or a named distribution, checked against a range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from sim.uncertainty.base import Distribution
from sim.uncertainty.coded import Coded
from sim.uncertainty.discrete import DISCRETE
from sim.uncertainty.families import CONTINUOUS
from sim.uncertainty.interval import CentralInterval
from sim.uncertainty.written import written

__all__ = ["FAMILIES", "LARGEST", "Value", "Within", "number_of"]

LARGEST = 1e15
"""No number is larger, drawn or written: products of two of them still fit into the narrowest column of a table."""

FAMILIES = CONTINUOUS | DISCRETE | CentralInterval | Coded
"""Every family that a number in a file may have."""


def _as_mapping(raw: Any) -> Any:
    """Turn a bare number or `ci90: [a, b]` into the mapping form; leave the rest for pydantic to judge."""
    if raw is None or isinstance(raw, bool | str):
        raise PydanticCustomError("value", "expected a number or a distribution")
    if isinstance(raw, int | float):
        return {"dist": "fixed", "value": float(raw)}
    if isinstance(raw, Distribution):
        return raw
    if not isinstance(raw, dict):
        raise PydanticCustomError("value", "expected a number or a distribution")
    mapping = {"dist": "ci90", **raw} if "ci90" in raw else raw
    return {key: _tuples(item) for key, item in mapping.items()}


def _tuples(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _tuples(inner) for key, inner in item.items()}
    if isinstance(item, list):
        return tuple(_tuples(inner) for inner in item)
    return float(item) if isinstance(item, int) and not isinstance(item, bool) else item


@dataclass(frozen=True)
class Within:
    """Every possible value must lie between `low` and `high` (both included), and every draw be of some size.

    `least` and `most` are for quantities without a bound of their own: a family may reach beyond them in theory, if no
    draw does (luck stops short of 0 and 1).
    """

    low: float
    high: float
    least: float = -LARGEST
    most: float = LARGEST

    @property
    def bounds(self) -> tuple[float, float]:
        """Smallest and largest number that may be written; infinite where only `LARGEST` bounds it."""
        return (self.low if self.least == -LARGEST else max(self.low, self.least)), self.high

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> Any:
        return handler(schema)

    def _check(self, value: Distribution) -> Distribution:
        low, high = value.support()
        if low < self.low or high > self.high:
            raise _outside(f"values from {written(low)} to {written(high)}", low, high, *self.bounds)
        low, high = value.reach()
        if not (self.least <= low and high <= self.most):
            most = min(self.high, self.most)
            raise _outside(f"draws from {low:.3g} to {high:.3g}", low, high, self.bounds[0], most)
        return value


def _outside(what: str, low: float, high: float, least: float, most: float) -> PydanticCustomError:
    """The error of a number that is, or may be drawn, outside its range."""
    context = {"got": written(low) if low == high else what, "low": written(least), "high": written(most)}
    return PydanticCustomError("range", "{got} reaches outside {low} to {high}", context)


Value = TypeAliasType("Value", Annotated[FAMILIES, Field(discriminator="dist"), BeforeValidator(_as_mapping)])
"""A number, or a named distribution: always a :class:`Distribution` once read.

A type with a name of its own is built once per record, not once for each of its numbers.
"""


@cache
def _reader() -> TypeAdapter[Any]:
    return TypeAdapter(Value)


def number_of(plain: Any) -> Distribution | None:
    """Return a number or distribution as a file says it; None where that is none."""
    try:
        found: Distribution = _reader().validate_python(plain)
    except ValidationError:
        return None
    return found
