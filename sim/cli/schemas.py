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
        from sim.scenario.filespec import file_schema

        return file_schema()
    if kind == "sweep":
        from sim.studies.sweep_schema import sweep_schema

        return sweep_schema()
    from sim.evidence.schema import evidence_schema

    return evidence_schema()


def schema_text_of(kind: str) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False) + "\n"
