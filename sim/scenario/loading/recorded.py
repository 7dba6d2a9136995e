"""Origins in a file that `truce show` wrote: each beside a mark of the number it belongs to.

A number that was edited since has another mark, and its origin is found as in any other file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from sim.documents.faults import Faults
from sim.documents.tree import Node
from sim.scenario.loading.faults import model_faults
from sim.scenario.loading.origins import Kind, Origin
from sim.scenario.loading.support import is_resolved
from sim.scenario.scenario import Scenario

__all__ = ["Record", "mark", "recorded", "records"]


class Record(BaseModel):
    """An origin as a file keeps it; `number` is the mark of the number it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Kind
    where: Annotated[str, Field(max_length=1_000)]
    because: tuple[str, ...] = ()
    why: Annotated[str, Field(max_length=2_000)]
    number: Annotated[str, Field(pattern="^[0-9a-f]{8}$")]


class _Records(BaseModel):
    origins: dict[str, Record]


def records(scenario: Scenario, origins: Mapping[str, Origin]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and record of every origin, as plain data for a file."""
    for path, origin in origins.items():
        behind = {"because": list(origin.because)} if origin.because else {}
        why = " ".join(origin.why.split())
        yield path, {"kind": origin.kind, "where": origin.where, **behind, "why": why, "number": mark(scenario, path)}


def recorded(root: Node, scenario: Scenario | None, faults: Faults) -> Mapping[str, Origin]:
    """Return the origins that a file keeps, of numbers that are still those they were written for."""
    node = root.get("origins")
    if node is None:
        return {}
    if not is_resolved(root):
        faults.add(node.named_at, "origins", "only a file that `truce show` wrote holds origins; delete the block")
        return {}
    held = model_faults(_Records, {"origins": node.plain()}, root, faults)
    if held is None or scenario is None:
        return {}
    return {
        path: Origin(record.kind, record.where, record.because, record.why)
        for path, record in held.origins.items()
        if _same_file(root, path, node) and mark(scenario, path) == record.number
    }


def _same_file(root: Node, path: str, origins: Node) -> bool:
    """Whether the number stands in the file that keeps its origin, and not in one laid over it."""
    node = root.get(*path.split("."))
    return node is not None and node.place.source is origins.place.source


def mark(scenario: Scenario, path: str) -> str:
    """Return eight hexadecimal digits that change with the number at a path; empty if there is none."""
    here: Any = scenario
    for key in path.split("."):
        here = here.get(key) if isinstance(here, Mapping) else getattr(here, key, None)
    if not isinstance(here, BaseModel):
        return ""
    plain = json.dumps(here.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
