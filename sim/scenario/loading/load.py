"""The door: from a file and the command line to a scenario, or to all its faults at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sim.documents.faults import Faults
from sim.documents.named import Document, read_named
from sim.documents.tree import Node
from sim.errors import ScenarioError, given
from sim.scenario.loading.check import check
from sim.scenario.loading.check_columns import check_columns
from sim.scenario.loading.coded import expand_coded
from sim.scenario.loading.faults import schema_faults
from sim.scenario.loading.layers import Layer, read_chain
from sim.scenario.loading.merge import merge, supported
from sim.scenario.loading.origins import Origin, origins
from sim.scenario.loading.overrides import holds_already, known_path
from sim.scenario.loading.recorded import recorded
from sim.scenario.loading.resolved import digest, resolved
from sim.scenario.loading.settings import read_settings
from sim.scenario.loading.shape import FILE_KEYS
from sim.scenario.loading.shorthand import snapshots, written_out
from sim.scenario.loading.support import read_evidence
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from sim.evidence import Evidence

__all__ = ["Loaded", "load_scenario"]

NO_LEAD = "no mediator has `lead: true`, so the text never moves from where it was opened"


@dataclass(frozen=True)
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
    """

    scenario: Scenario
    source: Path
    origins: Mapping[str, Origin]
    evidence: Evidence | None = None
    idle: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault but may not be meant: overrides that change nothing, and a text that nobody writes."""
        return (*self.idle.values(), *([NO_LEAD] if self.scenario.lead is None else []))

    def resolved(self) -> str:
        """Return the scenario as one YAML file that needs no other, with the origin of each number as a comment."""
        return resolved(self.scenario, self.origins)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the scenario says, whatever the paths, comments and order of keys."""
        return digest(self.scenario)


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
    document = source if isinstance(source, Document) else read_named(source, faults, streams=streams)
    chain = read_chain(document, faults) if document is not None else ()
    if not chain:
        read_settings(overrides, faults)
        raise faults.error()
    below, path = _merged(chain, faults), chain[-1].path
    loaded = _overridden(below, overrides, path, faults) if overrides else _built(below, path, faults)
    return replace(loaded, overrides=tuple(overrides))


def _merged(chain: Sequence[Layer], faults: Faults) -> Node:
    """Lay the files of a chain over each other. Known answers belong to the file that states them."""
    merged: Node | None = None
    for layer in chain:
        if merged is not None:
            merged = replace(merged, value={key: item for key, item in merged.items.items() if key != "expect"})
        merged = _laid(merged, layer.node, faults)
    return given(merged, "file")


def _laid(below: Node | None, node: Node, faults: Faults) -> Node:
    layer = written_out(supported(node))
    return snapshots(merge(below, layer, faults), layer)


def _overridden(below: Node, overrides: Sequence[str], path: Path, faults: Faults) -> Loaded:
    """Build the scenario under its overrides, each of which must name something; those that change nothing are kept."""
    before = _attempt(below, path) if not faults else None
    settings = read_settings(overrides, faults)
    tree = below
    for setting in settings:
        if before is None or known_path(before.scenario, setting, settings, faults):
            tree = _laid(tree, setting.node, faults)
    after = _built(tree, path, faults)
    faults.stop()
    if before is None:
        return after
    told = [holds_already(before.scenario, after.scenario, setting, before.origins) for setting in settings]
    idle = {setting.dotted: what for setting, what in zip(settings, told, strict=True) if what}
    return replace(after, idle=MappingProxyType(idle))


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
    data = {key: item.plain() for key, item in tree.items.items() if key not in FILE_KEYS}
    scenario = schema_faults(data, tree, faults, quiet_coded=unread)
    if scenario is not None and not faults:
        check_columns(scenario, tree, faults)
    kept = recorded(tree, scenario, faults)
    faults.stop()
    scenario = given(scenario, "scenario")
    told = {**origins(scenario, tree, evidence), **kept}
    return Loaded(scenario, path, MappingProxyType(told), evidence)
