"""Where each number comes from: stated by the actor itself, measured, or assumed, and for what reason.

A file that `truce show` wrote keeps the origins that were found when it was written, each beside a mark of the number
it belongs to. A number that was edited since has another mark, and its origin is found as in any other file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.documents.faults import Faults
from sim.documents.kind import SCENARIO
from sim.documents.tree import Node
from sim.documents.validation import validated
from sim.documents.walk import find
from sim.scenario.loading.from_evidence import is_resolved
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["Origin", "origins", "recorded", "records"]

Kind = Literal["stated", "measured", "assumed"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from.

    Attributes
    ----------
    kind
        `stated`: a statement by the actor itself supports it, for a position one that takes a position on the issue.
        `measured`: fitted to records. `assumed`: everything else, mirrored and indirect support included.
    where
        `path:line` of the file, `--set`, or `default`.
    because
        Ids of the statements behind it.
    why
        The reason in words.
    """

    kind: Kind
    where: str
    because: tuple[str, ...]
    why: str


def origins(scenario: Scenario, root: Node, evidence: Evidence | None) -> Mapping[str, Origin]:
    """Return the origin of every number and every correlation of the scenario, by dotted path, in path order.

    `root` is the merged and expanded tree that the scenario was built from.
    """
    judge = _Judge(scenario, evidence)
    paths = [path for path, _ in scenario.values()] + [f"correlations.{name}" for name in scenario.correlations]
    return {path: judge.origin(path, root.find(path)) for path in sorted(paths)}


def records(scenario: Scenario, origins: Mapping[str, Origin]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and record of every origin, as plain data for a file."""
    for path, origin in origins.items():
        behind = {"because": list(origin.because)} if origin.because else {}
        why = " ".join(origin.why.split())
        yield path, {"kind": origin.kind, "where": origin.where, **behind, "why": why, "number": _mark(scenario, path)}


def recorded(root: Node, scenario: Scenario | None, faults: Faults) -> Mapping[str, Origin]:
    """Return the origins that a file keeps, of numbers that are still those they were written for."""
    node = root.get("origins")
    if node is None:
        return {}
    if not is_resolved(root):
        faults.add(node.named_at, "origins", "only a file that `truce show` wrote holds origins; delete the block")
        return {}
    held: _Records | None = validated(_Records, root, faults, SCENARIO, keys=("origins",))
    if held is None or scenario is None:
        return {}
    return {
        path: Origin(record.kind, record.where, record.because, record.why)
        for path, record in held.origins.items()
        if _same_file(root, path, node) and _mark(scenario, path) == record.number
    }


class _Judge:
    def __init__(self, scenario: Scenario, evidence: Evidence | None) -> None:
        self.scenario, self.evidence = scenario, evidence

    def origin(self, path: str, node: Node | None) -> Origin:
        """Return the origin of the number at `path`, from the node of the file or else from the field's default."""
        if node is None:
            return self._default(path)
        key = node.coded or (node.word("key") if node.word("dist") == "coded" else None)
        if key is not None:
            return self._coded(path, node, key)
        return self._given(path, node)

    def _default(self, path: str) -> Origin:
        declared = find(self.scenario, path)
        origin, why = (declared.noted("origin"), declared.noted("why")) if declared is not None else (None, None)
        return Origin("measured" if origin == "measured" else "assumed", "default", (), str(why or "judgement"))

    def _coded(self, path: str, node: Node, key: str) -> Origin:
        """Return a value read from the evidence: stated only if the actor itself is on record."""
        where = node.place.where
        if self.evidence is None:
            return Origin("assumed", where, (), "coded, but the evidence is not at hand")
        issue, behind = _issue(path), self.evidence.support(key)
        if issue is None:
            own = self._own_words(path, behind)
            return (
                Origin("stated", where, behind, "coded from own statements") if own else self._indirect(where, behind)
            )
        stated = self.evidence.stated(self._group(path), issue)
        if ".war_aims." in path:
            return Origin("assumed", where, stated or behind, "war aims taken to equal the coded ideals")
        if stated:
            return Origin("stated", where, stated, "coded from own statements with a position on the issue")
        return self._indirect(where, behind)

    @staticmethod
    def _indirect(where: str, behind: tuple[str, ...]) -> Origin:
        why = "coded from indirect support: no own statement" if behind else "coded by judgement: no statement"
        return Origin("assumed", where, behind, why)

    def _given(self, path: str, node: Node) -> Origin:
        """Return a value that the file writes out: stated only if it names a statement that carries it."""
        where, support = node.place.where, node.support
        if support.assumed:
            return Origin("assumed", where, support.because, support.assumed)
        if support.measured:
            return Origin("measured", where, support.because, support.measured)
        if not support.because:
            return Origin("assumed", where, (), "set on the command line" if where == "--set" else "no reason given")
        if self._carried(path, support.because):
            return Origin("stated", where, support.because, "own statements named beside it")
        return Origin(
            "assumed",
            where,
            support.because,
            "the statements named beside it are not the actor's own, or take no position on it",
        )

    def _carried(self, path: str, because: tuple[str, ...]) -> bool:
        if self.evidence is None:
            return False
        issue = _issue(path)
        if issue is None:
            return self._own_words(path, because)
        return bool(set(because) & set(self.evidence.stated(self._group(path), issue)))

    def _own_words(self, path: str, statements: tuple[str, ...]) -> bool:
        group = self._group(path)
        known = self.evidence.statements if self.evidence is not None else {}
        return bool(group) and any(known[key].group == group and known[key].own for key in statements if key in known)

    def _group(self, path: str) -> str:
        """Return the group whose words count: the actor's own, or the lead's for the texts it tables."""
        parts = path.split(".")
        actor = (
            parts[1] if parts[0] == "actors" else self.scenario.lead if parts[0] in ("offers", "reference") else None
        )
        return (self.scenario.actors[actor].group or "") if actor is not None else ""


def _issue(path: str) -> str | None:
    """Return the issue on which a position stands behind a number, if it is about one.

    A limit is no position: what rules something out need not say where its speaker stands.
    """
    parts = path.split(".")
    if parts[0] == "actors" and parts[2] in ("positions", "war_aims"):
        return None if "limit" in parts[4:] else parts[3]
    if parts[0] == "offers" and parts[2] == "text":
        return parts[3]
    return parts[1] if parts[0] == "reference" else None


class _Record(BaseModel):
    """An origin as a file keeps it; `number` is the mark of the number it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    kind: Kind
    where: Annotated[str, Field(max_length=1_000)]
    because: tuple[str, ...] = ()
    why: Annotated[str, Field(max_length=2_000)]
    number: Annotated[str, Field(pattern="^[0-9a-f]{8}$")]


class _Records(BaseModel):
    origins: dict[str, _Record]


def _same_file(root: Node, path: str, origins: Node) -> bool:
    """Whether the number stands in the file that keeps its origin, and not in one laid over it."""
    node = root.find(path)
    return node is not None and node.place.source is origins.place.source


def _mark(scenario: Scenario, path: str) -> str:
    """Return eight hexadecimal digits that change with the number at a path; empty if there is none."""
    found = find(scenario, path)
    if found is None or not isinstance(found.value, BaseModel):
        return ""
    plain = json.dumps(found.value.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
