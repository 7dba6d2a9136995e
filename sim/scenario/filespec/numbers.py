"""JSON Schema of a number in a file: bare, a named distribution within a range, or `coded`."""

from __future__ import annotations

import math
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from sim.scenario.loading.shape import Shape

__all__ = ["CODED", "REASON", "distribution", "limits", "number"]

REASON = {"type": "string", "pattern": "\\S"}
"""Words that say something."""

CODED: list[dict[str, Any]] = [
    {"const": "coded", "description": "Read from the coded statements of the evidence."},
    {
        "type": "object",
        "properties": {
            "coded": {"type": "string", "description": "A parameter of the evidence, by its key."},
            "because": {"$ref": "#/$defs/statements"},
            "assumed": REASON,
        },
        "required": ["coded"],
        "additionalProperties": False,
    },
]
"""The ways in which a file may ask for a coded value."""

INSIDE = ("value", "low", "mode", "high", "values", "ci90", "coders")
"""Fields that hold values of the quantity itself, and so lie within its range."""


def limits(low: float, high: float) -> dict[str, float]:
    """JSON Schema of a range; infinite bounds are left out."""
    lower = {} if low == -math.inf else {"minimum": low}
    return lower if high == math.inf else {**lower, "maximum": high}


def number(low: float, high: float, coded: bool) -> dict[str, Any]:
    """Build the schema of a number from `low` to `high`; with `coded`, the evidence may be asked for it."""
    families = Shape.number().models.values()
    kinds = [
        distribution(family.model_fields, low, high)
        for family in families
        if not _impossible(family.__name__, low, high)
    ]
    return {"anyOf": [{"type": "number", **limits(low, high)}, *kinds, *(CODED if coded else ())]}


def distribution(fields: dict[str, FieldInfo], low: float, high: float) -> dict[str, Any]:
    """Build the schema of one family, with the fields that hold values of the quantity kept within its range."""
    shown = {name: _field(name, field, low, high) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.is_required()]
    if "fixed" in str(shown["dist"]):
        required = ["dist", "value"]
    if {"mean", "sd"} <= set(fields):
        bounds = {"low": low > -math.inf, "high": high < math.inf}
        required += [name for name, needed in bounds.items() if needed]
    return {"type": "object", "properties": shown, "required": sorted(required), "additionalProperties": False}


def _impossible(family: str, low: float, high: float) -> bool:
    """Whether a family always reaches outside a range. From a bound just above 0 up, its draws may still be inside."""
    return family == "LogNormal" and high < math.inf


def _field(name: str, field: FieldInfo, low: float, high: float) -> dict[str, Any]:
    if name == "because":
        return {"$ref": "#/$defs/statements"}
    if name in ("assumed", "measured"):
        return REASON
    plain = _leaf(field)
    return _within(plain, limits(low, high)) if name in INSIDE else plain


def _leaf(field: FieldInfo) -> dict[str, Any]:
    annotation: Any = field.annotation
    if type(None) in get_args(annotation) and get_origin(annotation) is not None:
        annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    told = adapter.json_schema()
    for item in field.metadata:
        for word, key in (("ge", "minimum"), ("gt", "exclusiveMinimum"), ("le", "maximum"), ("lt", "exclusiveMaximum")):
            if hasattr(item, word):
                told[key] = getattr(item, word)
        for word, key in (("min_length", "min"), ("max_length", "max")):
            if hasattr(item, word):
                told[key + ("Items" if told.get("type") == "array" else "Properties")] = getattr(item, word)
    return told


def _within(schema: Any, bounds: dict[str, float]) -> Any:
    """Return the schema with its bounds on every number in it."""
    if isinstance(schema, list):
        return [_within(item, bounds) for item in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: _within(item, bounds) for key, item in schema.items()}
    return {**bounds, **told} if schema.get("type") == "number" else told
