"""The JSON Schemas of scenarios, sweeps and evidence, from their classes."""

from __future__ import annotations

from sim.cli.schemas import SHIPPED, schema_text_of
from tools.part import ROOT, Files, Part

__all__ = ["PARTS"]


def schemas() -> Files:
    """Every schema, where it is shipped."""
    return {ROOT / path: schema_text_of(kind).encode("utf-8") for kind, path in SHIPPED.items()}


PARTS = (Part("schema", "the JSON Schemas of scenarios, sweeps and evidence, from their classes", schemas),)
