"""JSON Schema (draft 2020-12) of documents: what the schemas of all kinds share, and how a number is written."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from sim.documents.shape import Shape

__all__ = ["REASON", "distribution", "document", "limits", "number", "plain"]

REASON = {"type": "string", "pattern": "\\S"}
"""Words that say something."""

INSIDE = ("value", "low", "mode", "high", "values", "ci90", "coders")
"""Fields that hold values of the quantity itself, and so lie within its range."""


def document(title: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a whole document from its body."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body}


def plain(node: Any) -> Any:
    """Return a schema that pydantic made without the titles it makes of names; ids that fit no pattern are refused."""
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {key: plain(item) for key, item in node.items() if not (key == "title" and isinstance(item, str))}
    return {**schema, "additionalProperties": False} if "patternProperties" in schema else schema


def limits(low: float, high: float) -> dict[str, float]:
    """JSON Schema of a range; infinite bounds are left out."""
    lower = {} if low == -math.inf else {"minimum": low}
    return lower if high == math.inf else {**lower, "maximum": high}


def number(low: float, high: float, more: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Build the schema of a number from `low` to `high`; `more` are other ways in which a file may write it."""
    families = Shape.number().models.values()
    kinds = [
        distribution(family.model_fields, low, high)
        for family in families
        if not (getattr(family, "endless", False) and high < math.inf)
    ]
    return {"anyOf": [{"type": "number", **limits(low, high)}, *kinds, *more]}


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
    schema = adapter.json_schema()
    for item in field.metadata:
        for word, key in (("ge", "minimum"), ("gt", "exclusiveMinimum"), ("le", "maximum"), ("lt", "exclusiveMaximum")):
            if hasattr(item, word):
                schema[key] = getattr(item, word)
        for word, key in (("min_length", "min"), ("max_length", "max")):
            if hasattr(item, word):
                schema[key + ("Items" if schema.get("type") == "array" else "Properties")] = getattr(item, word)
    return schema


def _within(schema: Any, bounds: dict[str, float]) -> Any:
    """Return the schema with its bounds on every number in it."""
    if isinstance(schema, list):
        return [_within(item, bounds) for item in schema]
    if not isinstance(schema, dict):
        return schema
    bounded = {key: _within(item, bounds) for key, item in schema.items()}
    return {**bounds, **bounded} if schema.get("type") == "number" else bounded
