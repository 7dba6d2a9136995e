"""JSON Schema (draft 2020-12) of a sweep file."""

from __future__ import annotations

from typing import Any

from sim.studies.sweep_config import SweepConfig

__all__ = ["sweep_schema"]


def sweep_schema() -> dict[str, Any]:
    """Build the schema of a sweep file from its classes; of `list` and `linspace` each parameter has one."""
    told = SweepConfig.model_json_schema(by_alias=True)
    told["$defs"]["Values"]["oneOf"] = [{"required": ["list"]}, {"required": ["linspace"]}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_untitled(told),
        "title": "Truce sweep",
    }


def _untitled(node: Any) -> Any:
    """Return a schema without the titles that pydantic makes of names."""
    if isinstance(node, list):
        return [_untitled(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _untitled(item) for key, item in node.items() if not (key == "title" and isinstance(item, str))}
