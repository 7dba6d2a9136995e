"""The formats of files as JSON Schema, by kind, and where each is shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["SHIPPED", "schema_of", "schema_text_of"]

SHIPPED: Final[Mapping[str, str]] = {
    "scenario": "scenarios/scenario.schema.json",
    "sweep": "configs/sweep.schema.json",
    "evidence": "seeds/evidence.schema.json",
}
"""File of the schema of each kind, below the folder of what is shipped."""


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file: `scenario`, `sweep` or `evidence`."""
    if kind == "scenario":
        from sim.scenario.schema import file_schema

        return file_schema()
    return _sweep() if kind == "sweep" else _evidence()


def schema_text_of(kind: str) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False) + "\n"


def _sweep() -> dict[str, Any]:
    """Build the schema of a sweep file; of `list` and `linspace` each parameter has one."""
    from sim.documents.json_schema import document, plain
    from sim.studies.sweep_config import SweepConfig

    schema = SweepConfig.model_json_schema(by_alias=True)
    schema["$defs"]["Values"]["oneOf"] = [{"required": ["list"]}, {"required": ["linspace"]}]
    return document("Truce sweep", plain(schema))


def _evidence() -> dict[str, Any]:
    """Build one schema for every file of a folder: a title makes it `about.yaml`, an `about` that of a coder."""
    from pydantic import TypeAdapter

    from sim.documents.json_schema import document, plain
    from sim.evidence.records import About, Coding, Facts, Supports

    defs: dict[str, Any] = {}
    for name, record in (("about", About), ("coder", Coding), ("supports", Supports), ("statements", Facts)):
        schema = TypeAdapter(record).json_schema(ref_template="#/$defs/{model}")
        defs |= schema.pop("$defs", {})
        defs[name] = schema
    kinds = [
        ("about", ("title", "cutoff", "source", "groups")),
        ("coder", ("about", "assignments")),
        ("supports", ("positions", "parameters")),
    ]
    return document("Truce evidence", {**_by_kind(kinds), "$defs": plain(defs)})


def _by_kind(kinds: list[tuple[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Return the choice of a file's kind by any of the keys that only that kind has; the last resort is statements."""
    if not kinds:
        return {"$ref": "#/$defs/statements"}
    (name, keys), *others = kinds
    has = {"type": "object", "anyOf": [{"required": [key]} for key in keys]}
    return {"if": has, "then": {"$ref": f"#/$defs/{name}"}, "else": _by_kind(others)}
