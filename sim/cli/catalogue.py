"""What comes with Truce: cases, their variants, sweeps, toys and evidence, each with its question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.documents.named import read_heading
from sim.errors import ScenarioError
from sim.shipped import shipped_configs, shipped_evidence, shipped_scenarios

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["KINDS", "Entry", "catalogue", "catalogue_json", "catalogue_tables"]

KINDS: Final[Mapping[str, str]] = {
    "cases": "Cases: truce run NAME",
    "variants": "Variants of {}: truce compare {} NAME",
    "sweeps": "Sweeps: truce sweep NAME",
    "toys": "Toys, small cases with known answers: truce run NAME",
    "evidence": "Evidence: truce evidence NAME",
}
"""Kinds of what is shipped, in the order of the list, each with the heading of its table."""

_TOY = "toy/"


@dataclass(frozen=True)
class Entry:
    """One thing that is shipped: the name to ask for it by, and what its file says of itself.

    `fault` says why the file cannot be read, in one line; the rest is then empty.
    """

    kind: str
    name: str
    title: str | None = None
    question: str | None = None
    extends: str | None = None
    scenario: str | None = None
    fault: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What is known of it, as plain data."""
        own = {"variants": ("extends",), "sweeps": ("scenario",)}.get(self.kind, ())
        return {key: getattr(self, key) for key in ("name", "title", "question", *own, "fault")}

    @property
    def words(self) -> str:
        """What a reader is told of it."""
        if self.fault is not None:
            how = "evidence" if self.kind == "evidence" else "validate"
            return f"(cannot be read; truce {how} {self.name} says why)"
        return self.question or self.title or "(says nothing of itself)"


def catalogue(only: str | None = None) -> dict[str, list[Entry]]:
    """Everything that is shipped, by kind, or one kind alone; a file that cannot be read is listed as such."""
    found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    scenarios = shipped_scenarios()
    names = {path: name for name, path in scenarios.items()}
    entries = [
        _entry("toys" if name.startswith(_TOY) else "cases", name, scenarios[name], names)
        for name in _ranked(scenarios)
    ]
    entries += [_entry("sweeps", name, path, names) for name, path in shipped_configs().items()]
    entries += [_entry("evidence", name, path / "about.yaml", names) for name, path in shipped_evidence().items()]
    for entry in entries:
        found[entry.kind].append(entry)
    return found if only is None else {kind: entries for kind, entries in found.items() if kind == only}


def _ranked(names: Iterable[str]) -> list[str]:
    """Names as they were, those in a folder after the others: the few that come with variants and sweeps lead."""
    return sorted(names, key=lambda name: name.count("/"))


def catalogue_json(found: Mapping[str, list[Entry]]) -> dict[str, Sequence[dict[str, Any]]]:
    """Entries by kind as plain data: what `truce list --json` prints."""
    return {kind: [entry.as_json() for entry in entries] for kind, entries in found.items()}


def _entry(kind: str, name: str, path: Path, names: Mapping[Path, str]) -> Entry:
    """Read the top of one file; a case that extends another is a variant of it."""
    try:
        heading = read_heading(path)
    except ScenarioError as error:
        return Entry(kind, name, fault=str(error).splitlines()[0])
    extends = heading.extends and (names.get(path.parent / heading.extends) or heading.extends)
    kind = "variants" if kind == "cases" and extends else kind
    return Entry(kind, name, heading.title, heading.question, extends, heading.scenario)


def catalogue_tables(found: Mapping[str, list[Entry]]) -> Iterator[RenderableType]:
    """Yield a table per kind that has anything in it, variants by what they extend."""
    if not any(found.values()):
        yield "nothing of that kind comes with Truce"
    for kind, entries in found.items():
        for base, group in _grouped(entries).items():
            yield _table(KINDS[kind].format(base, base), group)


def _grouped(entries: Iterable[Entry]) -> dict[str | None, list[Entry]]:
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.extends, []).append(entry)
    return groups


def _table(title: str, entries: Iterable[Entry]) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for entry in entries:
        table.add_row(entry.name, entry.words)
    return table
