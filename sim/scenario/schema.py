"""JSON Schema (draft 2020-12) of a scenario file, found by walking the classes of the scenario.

A file that extends another may leave anything out, and may remove entries by null; so every entry has two definitions,
`NAME` and `NAME_part`.
"""

from __future__ import annotations

import math
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from sim.documents.json_schema import REASON, document, number
from sim.documents.shape import TAGS, Shape
from sim.scenario.actors import ROLES, Belligerent
from sim.scenario.loading.coded import PER_GROUP, PER_PAIR
from sim.scenario.loading.shorthand import LIMITS, NONE
from sim.scenario.scenario import Scenario
from sim.uncertainty import Within

__all__ = ["file_schema"]

ID = {"pattern": "^[a-z][a-z0-9_]*$", "maxLength": 64}
CODABLE = {
    *(f"{kind.__name__}.{name}" for kind in ROLES.values() for name in (*PER_GROUP, *PER_PAIR)),
    *(f"{kind}.{name}" for kind in ("Position", "Demand") for name in ("ideal", "salience", "firmness")),
    *("Demand.wish", "Demand.wish_from", "Limit.at", "Limit.firmness", "Belligerent.war_aims", "Belligerent.aims_met"),
    *("Scenario.status_quo", "Momentum.mean", "Momentum.start", "Pocket.momentum"),
}
"""Numbers that the evidence may be asked for."""


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


def file_schema() -> dict[str, Any]:
    """Build the schema of a whole file."""
    builder = _Builder()
    whole, part = builder.entry(Scenario, False), builder.entry(Scenario, True)
    builder.defs["statements"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "Ids of coded statements.",
    }
    choice = {"if": {"type": "object", "required": ["extends"]}, "then": part, "else": whole}
    return document("Truce scenario", {**choice, "$defs": builder.defs})


class _Builder:
    def __init__(self) -> None:
        self.defs: dict[str, Any] = {}

    def entry(self, model: type[BaseModel], part: bool) -> dict[str, Any]:
        """Return a reference to the definition of an entry, made on first use."""
        name = f"{model.__name__.lower()}{'_part' if part else ''}"
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self._definition(model, part)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, model: type[BaseModel], part: bool) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            schema = self._field(model, name, field, part)
            removable = part and name not in (*TAGS, "schema_version")
            shown[field.alias or name] = _described(
                {"anyOf": [schema, {"type": "null"}]} if removable else schema, field
            )
        if model is Belligerent:
            coded = {"const": "coded", "description": "Every limit that the evidence codes."}
            shown[LIMITS] = {"anyOf": [coded, {"type": "null"}]} if part else coded
        if model is Scenario:
            shown |= {"extends": {"type": "string", "minLength": 1}, "resolved": {"type": "boolean"}}
            shown["origins"] = {"type": "object", "description": "Origins, in a file that `truce show` wrote."}
        required = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
        needed = ["schema"] if part and model is Scenario else [] if part else required
        return {"type": "object", "properties": shown, "required": needed, "additionalProperties": False}

    def _field(self, model: type[BaseModel], name: str, field: FieldInfo, part: bool) -> dict[str, Any]:
        """Build the schema of a field, with the shorthand that a file may use instead."""
        if name == "because":
            return {"$ref": "#/$defs/statements"}
        if name in ("assumed", "measured"):
            return REASON
        schema = self._kind(field.annotation, field.metadata, f"{model.__name__}.{name}", part)
        if name in ("positions", "status_quo", "aims_met"):
            return self._with_rest(schema, "coded", "coded", listed=name == "aims_met")
        if name == "war_aims":
            return self._with_rest(schema, "coded_ideals", "coded_ideals", "ideals")
        if name == "limit":
            return {"anyOf": [{"enum": ["coded", NONE], "description": "As the evidence codes it; or none."}, schema]}
        if name == "rules_out":
            return {"enum": [*schema["enum"], "coded"]}
        if model is Scenario and name == "reference":
            return {"anyOf": [{"type": "string", **ID, "description": "An offer whose text is copied."}, schema]}
        if model is Scenario and name == "halt":
            return {
                "anyOf": [
                    {"const": "measured", "description": "The documented defaults, fitted ones included."},
                    schema,
                ]
            }
        return schema

    @staticmethod
    def _with_rest(schema: dict[str, Any], rest: str, *words: str, listed: bool = False) -> dict[str, Any]:
        """Build a mapping by issue that also takes `rest`, or a word, or a list of issues, instead of the whole."""
        entry = schema["additionalProperties"]
        whole = {**schema, "properties": {"rest": {"const": rest}}}
        if rest == "coded":
            whole["additionalProperties"] = {"anyOf": [entry, {"const": "coded"}]}
        issues = {"type": "array", "items": {"type": "string", **ID}, "description": "1 on each of these issues."}
        return {"anyOf": [{"enum": list(words)}, *([issues] if listed else []), whole]}

    def _kind(self, annotation: Any, metadata: list[Any], where: str, part: bool) -> dict[str, Any]:
        shape = Shape(annotation)
        if shape.is_number:
            low, high = _range(annotation, metadata)
            return self._number(low, high, where in CODABLE)
        if shape.models:
            entries = [self.entry(model, part) for model in shape.models.values()]
            return entries[0] if len(entries) == 1 else {"anyOf" if part else "oneOf": entries}
        kind = shape.kinds[0]
        if get_origin(kind) is dict:
            return self._mapping(kind, metadata, where, part)
        return _leaf(kind, metadata)

    def _number(self, low: float, high: float, coded: bool) -> dict[str, Any]:
        words = {
            (0.0, 1.0): "share",
            (-1.0, 1.0): "signed",
            (0.0, math.inf): "positive",
            (-math.inf, math.inf): "number",
        }
        name = f"{'coded_' if coded else ''}{words.get((low, high), f'from_{low:g}')}"
        if name not in self.defs:
            self.defs[name] = number(low, high, CODED if coded else ())
        return {"$ref": f"#/$defs/{name}"}

    def _mapping(self, kind: Any, metadata: list[Any], where: str, part: bool) -> dict[str, Any]:
        key, value = get_args(kind)
        schema = self._kind(value, [], where, part)
        said: dict[str, Any] = {
            "type": "object",
            "additionalProperties": {"anyOf": [schema, {"type": "null"}]} if part else schema,
        }
        if key is not str:
            said["propertyNames"] = ID
        for item in metadata:
            if hasattr(item, "min_length") and not part:
                said["minProperties"] = item.min_length
            if hasattr(item, "max_length"):
                said["maxProperties"] = item.max_length
        return said


def _range(annotation: Any, metadata: list[Any]) -> tuple[float, float]:
    """Return the range that a number is declared with."""
    marks = [*metadata, *_marks(annotation)]
    return next((mark.bounds for mark in marks if isinstance(mark, Within)), (-math.inf, math.inf))


def _marks(annotation: Any) -> list[Any]:
    inner = [mark for kind in get_args(annotation) for mark in _marks(kind)]
    return [*getattr(annotation, "__metadata__", ()), *inner]


def _leaf(kind: Any, metadata: list[Any]) -> dict[str, Any]:
    marks = tuple(mark for mark in metadata if not isinstance(mark, Within))
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[(kind, *marks)] if marks else kind)
    return adapter.json_schema()


def _described(schema: dict[str, Any], field: FieldInfo) -> dict[str, Any]:
    """Return the schema with what the field means, its unit and default."""
    extra = field.json_schema_extra
    unit = f" Unit: {extra['unit']}." if isinstance(extra, dict) and "unit" in extra else ""
    said = {"description": f"{field.description}{unit}"} if field.description else {}
    plain = isinstance(field.default, int | float | str | dict) and field.default != {}
    return {**said, **schema, **({"default": field.default} if plain else {})}
