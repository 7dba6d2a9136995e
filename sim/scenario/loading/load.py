"""The door: from a file and the command line to a scenario, or to all its faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sim.documents.faults import Faults
from sim.documents.kind import SCENARIO
from sim.documents.named import Document, read_named
from sim.documents.tree import Node
from sim.documents.validation import validated
from sim.errors import ScenarioError, given
from sim.scenario.loading.checks import check, check_columns
from sim.scenario.loading.coded import expand_coded
from sim.scenario.loading.from_evidence import WORD, read_evidence
from sim.scenario.loading.layers import lay, merged, read_layers
from sim.scenario.loading.origins import Origin, origins, recorded
from sim.scenario.loading.overrides import holds_already, leads_somewhere, read_overrides
from sim.scenario.loading.resolved import digest, resolved
from sim.scenario.scenario import Scenario
from sim.shipped import shipped_scenarios
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["Loaded", "load_scenario"]

NO_LEAD = "no mediator has `lead: true`, so the text never moves from where it was opened"
NO_STATUS_QUO = "no `status_quo`, so fighting on always ends in a victory (`war.indecisive` counts as 0)"
PUT_OFF = "{0}: {1} is left to a second phase, where a limit does not count: its red line is that of the firmness"


@dataclass(frozen=True, repr=False)
class Loaded:
    """A scenario and how it came about.

    Attributes
    ----------
    scenario
        The case itself.
    source
        The file it was read from.
    origins
        Where each number comes from, by dotted path, in path order.
    evidence
        The evidence it names, if it names any.
    idle
        By path, the overrides that hold already, each with a sentence that says so.
    overrides
        What was laid over the file, as it was given.
    old_keys
        A sentence for each key that is called otherwise now.
    """

    scenario: Scenario
    source: Path
    origins: Mapping[str, Origin]
    evidence: Evidence | None = None
    idle: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[str, ...] = ()
    old_keys: tuple[str, ...] = ()

    def __repr__(self) -> str:
        roles = ", ".join(f"{key} ({actor.role})" for key, actor in self.scenario.actors.items())
        said = [self.scenario.name, f"from {self.source.name}", f"actors: {roles}", f"numbers: {self.counts}"]
        return "\n".join(said + [f"changed: {text}" for text in self.overrides[:4]])

    @property
    def counts(self) -> str:
        """How many of its numbers are of each kind, in words."""
        kinds = [origin.kind for origin in self.origins.values()]
        return ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("stated", "measured", "assumed"))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault but may not be meant: old keys, what changes nothing, a text that nobody writes."""
        no_lead = [NO_LEAD] if self.scenario.lead is None else []
        return (*self.old_keys, *self.idle.values(), *no_lead, *_of_no_effect(self.scenario))

    def resolved(self) -> str:
        """Return the scenario as one YAML file that needs no other, with the origin of each number as a comment."""
        return resolved(self.scenario, self.origins)

    def as_json(self) -> dict[str, Any]:
        """Give the scenario with its digest, and by path of each number and correlation where it comes from."""
        return {
            "digest": self.digest,
            "scenario": self.scenario.model_dump(mode="json", by_alias=True, exclude_none=True),
            "origins": {path: asdict(origin) for path, origin in self.origins.items()},
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the scenario says, whatever the paths, comments and order of keys."""
        return digest(self.scenario)


def _of_no_effect(scenario: Scenario) -> Iterator[str]:
    """Say what of the war's end and of limits has no effect; a limit that is coded is not meant for one phase."""
    settled = scenario.war.indecisive
    if not scenario.status_quo and not (settled.certain and settled.central() == 0):
        yield NO_STATUS_QUO
    for name, side in scenario.belligerents.items():
        for issue, position in side.positions.items():
            limit = position.limit
            if limit is not None and scenario.issues[issue].phase == "later" and not isinstance(limit.at, Coded):
                yield PUT_OFF.format(f"actors.{name}.positions.{issue}.limit", issue)


def load_scenario(source: str | Path | Document, overrides: Sequence[str] = (), streams: bool = False) -> Loaded:
    """Read, merge and check a scenario.

    Parameters
    ----------
    source
        Path of a file, name of a shipped scenario, or a document that is read already.
    overrides
        `path=value` each, laid over the file.
    streams
        Read a pipe, a device or standard input (`-`) too: for what a user names by hand. It names other files from the
        working folder.

    Raises
    ------
    ScenarioError
        With every fault: `path:line:col: dotted.path: what was got, what is allowed, how to mend it`.
    """
    faults = Faults()
    document = source if isinstance(source, Document) else _named(source, faults, streams)
    layers = read_layers(document, faults) if document is not None else ()
    if not layers:
        read_overrides(overrides, faults)
        raise faults.error()
    below, path = merged(layers, faults), layers[-1].path
    loaded = _overridden(below, overrides, path, faults) if overrides else _built(below, path, faults)
    return replace(loaded, overrides=tuple(overrides))


def _named(source: str | Path, faults: Faults, streams: bool) -> Document | None:
    return read_named(source, faults, SCENARIO, shipped_scenarios(), streams)


def _overridden(below: Node, texts: Sequence[str], path: Path, faults: Faults) -> Loaded:
    """Build the scenario under its overrides, each of which must name something; those that change nothing are kept."""
    before = _attempt(below, path) if not faults else None
    overrides = read_overrides(texts, faults)
    tree = below
    for override in overrides:
        if before is None or leads_somewhere(before.scenario, override, overrides, faults):
            tree = lay(tree, override.tree, faults)
    after = _built(tree, path, faults)
    if before is None:
        return after
    notes = {each.path: holds_already(before.scenario, after.scenario, each, before.origins) for each in overrides}
    return replace(after, idle=MappingProxyType({path: what for path, what in notes.items() if what}))


def _attempt(tree: Node, path: Path) -> Loaded | None:
    try:
        return _built(tree, path, Faults())
    except ScenarioError:
        return None


def _built(tree: Node, path: Path, faults: Faults) -> Loaded:
    """Build the scenario that a merged tree describes."""
    evidence = read_evidence(tree, faults)
    unread = evidence is None and tree.get("evidence") is not None
    tree = expand_coded(tree, evidence, not unread, faults)
    check(tree, evidence, faults)
    silent = _is_coded if unread else None
    scenario: Scenario | None = validated(Scenario, tree, faults, SCENARIO, silent=silent)
    if scenario is not None and not faults:
        check_columns(scenario, tree, faults)
    kept = recorded(tree, scenario, faults)
    faults.stop()
    scenario = given(scenario, "scenario")
    found = {**origins(scenario, tree, evidence), **kept}
    return Loaded(scenario, path, MappingProxyType(found), evidence, old_keys=faults.notes)


def _is_coded(node: Node) -> bool:
    """Whether a value is to come from the evidence: where that cannot be read, it is missing for a known reason."""
    return node.value == WORD or WORD in node.items
