"""JSON Schema (draft 2020-12) of the files of a folder of evidence, told apart by what they hold."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from sim.evidence.records import About, Coding, Facts, Supports

__all__ = ["evidence_schema"]

FROM_THE_FILE = ("id", "declared_only")
"""Fields of a statement that follow from its key and file, and stand in neither."""


def evidence_schema() -> dict[str, Any]:
    """Build one schema for every file: a title makes it `about.yaml`, an `about` that of a coder, and so on."""
    defs: dict[str, Any] = {}
    for name, shape in (("about", About), ("coder", Coding), ("supports", Supports), ("statements", Facts)):
        told = TypeAdapter(shape).json_schema(ref_template="#/$defs/{model}")
        defs |= told.pop("$defs", {})
        defs[name] = told
    closed: dict[str, Any] = _closed(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Truce evidence",
        **_told_apart(
            [
                ("about", ("title", "cutoff", "source", "groups")),
                ("coder", ("about", "assignments")),
                ("supports", ("positions", "parameters")),
            ]
        ),
        "$defs": closed,
    }


def _told_apart(kinds: list[tuple[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Return the choice of a file's kind by any of the keys that only that kind has; the last resort is statements."""
    if not kinds:
        return {"$ref": "#/$defs/statements"}
    (name, keys), *others = kinds
    has = {"type": "object", "anyOf": [{"required": [key]} for key in keys]}
    return {"if": has, "then": {"$ref": f"#/$defs/{name}"}, "else": _told_apart(others)}


def _closed(node: Any) -> Any:
    """Return a schema in which ids that do not fit their pattern are refused, without pydantic's own titles."""
    if isinstance(node, list):
        return [_closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    told = {key: _closed(item) for key, item in node.items() if not (key == "title" and isinstance(item, str))}
    if "patternProperties" in told:
        told["additionalProperties"] = False
    if isinstance(told.get("properties"), dict):
        told["properties"] = {key: item for key, item in told["properties"].items() if key not in FROM_THE_FILE}
    return told
