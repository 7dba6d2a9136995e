"""Reading a sweep file: the study and its scenario, or all faults of both at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sim.documents.faults import Faults, nearest
from sim.documents.kind import SCENARIO, SWEEP
from sim.documents.named import Document, find_scenario_from, no_scenario, read_named
from sim.documents.old_keys import new_path, with_new_keys
from sim.documents.text import nameless
from sim.documents.tree import Node, View, join
from sim.documents.validation import validated
from sim.errors import SETTING, ScenarioError, given
from sim.scenario import Loaded, load_scenario
from sim.shipped import askable, shipped_configs
from sim.studies.sweep_config import SweepConfig
from sim.studies.sweep_paths import asked_only, check_path, check_values

__all__ = ["LoadedSweep", "is_sweep", "load_sweep"]


@dataclass(frozen=True)
class LoadedSweep:
    """A sweep as its file describes it, with the scenario it varies; `text` is the file as it was read."""

    config: SweepConfig
    source: Path
    case: Loaded
    text: str

    @property
    def title(self) -> str:
        """Name of the sweep; that of its file if it has none."""
        return self.config.title or ("a sweep" if nameless(self.source) else self.source.stem)


def load_sweep(source: str | Path | Document, overrides: Sequence[str] = (), streams: bool = False) -> LoadedSweep:
    """Read and check a sweep file and its scenario.

    `source` is a path, the name of a shipped sweep, or a document that is read already; `overrides` and `streams` as
    for a scenario. An override takes the place of what the file sets at the same path.

    Raises
    ------
    ScenarioError
        With every fault: `path:line:col: dotted.path: what was got, what is allowed, how to mend it`.
    """
    faults = Faults()
    document = _document(source, faults, streams)
    if document is None or not _is_a_sweep(document, faults):
        raise faults.error()
    node = with_new_keys(document.node, SWEEP, faults)
    document = replace(document, node=node)
    config: SweepConfig | None = validated(SweepConfig, node, faults, SWEEP)
    settings = [*_kept(node, overrides), *overrides]
    case = _case(document, settings, faults)
    _check_vary(node, case, settings, faults)
    faults.stop()
    case = given(case, "scenario")
    asked = (asked_only(case.scenario, path) for path in node.items["vary"].items)
    case = replace(case, old_keys=(*faults.notes, *case.old_keys, *filter(None, asked)))
    return LoadedSweep(given(config, "sweep"), document.path, case, document.text)


def is_sweep(source: str | Path | Document) -> bool:
    """Whether a document, or what a path or the name of a shipped file leads to, can be read and is called a sweep."""
    document = _document(source, Faults())
    return document is not None and document.is_sweep


def _document(source: str | Path | Document, faults: Faults, streams: bool = False) -> Document | None:
    if isinstance(source, Document):
        return source
    return read_named(source, faults, SWEEP, shipped_configs(), streams)


def _is_a_sweep(document: Document, faults: Faults) -> bool:
    before, node, path = len(faults), document.node, document.path
    if not node.items:
        faults.add(node.place, "", "a sweep is a mapping of keys to values, beginning with `schema: 1`, `kind: sweep`")
    elif "kind" not in node.items and {"actors", "extends"} & node.items.keys():
        faults.add(node.place, "", f"a scenario, not a sweep; use `truce run {askable(path)}`")
    return len(faults) == before


def _case(document: Document, settings: Sequence[str], faults: Faults) -> Loaded | None:
    """Load the scenario that the sweep names, under the settings of the sweep and of whoever runs it."""
    node, folder = document.node, document.folder
    name = node.word("scenario")
    if not name:
        return None
    found = find_scenario_from(folder, name)
    if found is None:
        faults.add(node.items["scenario"].at, "scenario", no_scenario(folder, name, document.path))
        return None
    try:
        return load_scenario(found, settings)
    except ScenarioError as error:
        _placed(node, error, faults)
        return None


def _settings(node: Node) -> Iterator[tuple[str, Node]]:
    """Overrides that the file lists, with the nodes they stand at."""
    given = node.get("set")
    for item in given.value if given is not None and isinstance(given.value, tuple) else ():
        if isinstance(item.value, str):
            yield item.value, item


def _kept(node: Node, overrides: Sequence[str]) -> Iterator[str]:
    """Overrides that the file lists, without those that others take the place of."""
    taken = {_path(text) for text in overrides}
    return (text for text, _ in _settings(node) if _path(text) not in taken)


def _path(override: str) -> str:
    return new_path(override.partition("=")[0].strip(), SCENARIO.old_keys)


def _placed(node: Node, error: ScenarioError, faults: Faults) -> None:
    """Show the faults of overrides where the sweep writes them, and those of the scenario in its own file."""
    faults.adopt(fault for fault in error.faults if fault.path != SETTING)
    for fault in error.faults:
        if fault.path == SETTING:
            dotted = fault.dotted
            named = [item for text, item in _settings(node) if dotted and dotted.startswith(_path(text))]
            if named:
                faults.add(named[0].at, join("set", dotted), fault.message)
            elif not dotted and any("=" not in text for text, _ in _settings(node)):
                faults.add(node.items["set"].at, "set", fault.message)
            else:
                faults.adopt([fault])  # of an override that does not stand in the file


def _check_vary(node: Node, case: Loaded | None, settings: Sequence[str], faults: Faults) -> None:
    """Check each varied path and its values against the scenario, and that labels name varied paths."""
    view, varied = View(node, faults), dict(View(node, faults).entries("vary"))
    for path in view.ids("labels"):
        if path not in varied:
            view.at_key(f"{path} is not varied{nearest(path, varied)}", "labels", path)
    fixed = {_path(text) for text in settings}
    for path, item in varied.items():
        if path in fixed:
            view.at_key("both set and varied; take it out of `set`", "vary", path)
        elif case is not None and check_path(case.scenario, path, item, faults):
            check_values(case, settings, path, item, faults)
