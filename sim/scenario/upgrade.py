"""A scenario of schema 1 as one of schema 2: one number of its text is changed, every other byte stays.

What else the same words mean now is told by :mod:`sim.scenario.meanings`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sim.documents.faults import Faults, Place
from sim.documents.kind import SCENARIO
from sim.documents.named import Document, find_scenario_from, read_document, read_named
from sim.documents.scalars import AmbiguousError, resolve
from sim.documents.shape import file_keys
from sim.documents.tree import Node
from sim.documents.wording import described
from sim.errors import given
from sim.printable import printable_name
from sim.scenario.loading.layers import MAX_CHAIN
from sim.scenario.meanings import Meaning, meanings
from sim.scenario.scenario import Scenario
from sim.shipped import shipped_scenarios, shown

__all__ = ["NEW", "OLD", "Upgrade", "upgraded"]

OLD, NEW = 1, 2
"""The schema of the first edition, and that of this one."""

_BREAK = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[-+.0-9eE]+")


@dataclass(frozen=True, repr=False)
class Upgrade:
    """A scenario file as schema 2.

    Attributes
    ----------
    path
        Where the file lies.
    text
        Its text as schema 2; of a file that is schema 2 already the text itself.
    line
        Line of its schema.
    was_old
        Whether the file is of schema 1.
    meanings
        What it says that means something else now, and what could say more.
    below
        Files of schema 1 that it extends, nearest first.
    """

    path: Path
    text: str
    line: int
    was_old: bool
    meanings: tuple[Meaning, ...] = ()
    below: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        return self.report()

    def report(self, others: Iterable[str] = ()) -> str:
        """Say what becomes of the file and what it means now; files below that are among the `others` get no word."""
        name = printable_name(shown(self.path))
        if not self.was_old:
            return f"{name}: schema {NEW} already, nothing to do"
        changed = [each for each in self.meanings if each.changed]
        lines = [
            f"{name}:{self.line}: schema {OLD} becomes {NEW}; nothing else in the text changes",
            *_told("It means something else now:", changed),
            *_told("It means what it did, and could say more:", [each for each in self.meanings if not each.changed]),
        ]
        known = {place for other in others if (place := _place(other)) is not None}
        waiting = [printable_name(shown(path)) for path in self.below if path not in known]
        lines += [f"  It extends {file}, still schema {OLD}: truce upgrade {shlex.quote(file)}" for file in waiting]
        return "\n".join(lines)


def upgraded(source: str | Path, streams: bool = False) -> Upgrade:
    """Return a scenario file as schema 2, with what changed in meaning.

    `source` is the path of a file or the name of a shipped one; with `streams` a pipe, a device or standard input (`-`)
    is read too.

    Raises
    ------
    ScenarioError
        If it cannot be read, is no scenario of schema 1 or 2, or does not say its schema as a plain number.
    """
    faults = Faults()
    document = read_named(source, faults, SCENARIO, shipped_scenarios(), streams)
    if document is not None:
        _check(document.node, faults)
    faults.stop()
    document = given(document, "document")
    schema, path = document.node.items["schema"], document.path
    if schema.value != OLD:
        return Upgrade(path, document.text, schema.place.line, was_old=False)
    text = _rewritten(document.text, schema.place, faults)
    faults.stop()
    below = list(_below(document))
    found = meanings(document.node, [each.node for each in below])
    old = tuple(each.path.resolve() for each in below if _version(each.node) == OLD)
    return Upgrade(path, text, schema.place.line, True, found, old)


def _check(node: Node, faults: Faults) -> None:
    """Add a fault unless a document is a scenario that says which schema it has."""
    schema, kind = node.get("schema"), node.get("kind")
    known = {*file_keys(Scenario), *SCENARIO.file_keys} - {"schema"}
    if kind is not None:
        sweep = f"a sweep: it stays `schema: 1`; upgrade the scenario that it varies{_asking(node)}"
        faults.add(kind.named_at, "kind", sweep if kind.value == "sweep" else "no scenario, which has no `kind`")
    elif not known & set(node.items):
        faults.add(node.place, "", "no scenario: it has none of the keys of one, such as `issues` or `extends`")
    elif schema is None:
        what = f"no scenario, or one without its schema; add `schema: {OLD}` if it was written for the first edition"
        faults.add(node.place, "", what)
    elif _version(node) is None:
        faults.add(schema.at, "schema", f"got {described(schema)}; allowed: {OLD}, which is rewritten, or {NEW}")


def _asking(sweep: Node) -> str:
    """Say what a sweep over what a side asks for means now; empty for others."""
    vary = sweep.get("vary")
    moved = [path for path in (vary.items if vary is not None else ()) if ".positions." in path and "ideal" in path]
    return f". {moved[0]} now moves what a side asks for, and no longer what it wants" if moved else ""


def _version(node: Node) -> int | None:
    """Schema of a document, if it is one that is known."""
    schema = node.get("schema")
    number = schema.value if schema is not None else None
    return int(number) if isinstance(number, int | float) and number in (OLD, NEW) and number is not True else None


def _rewritten(text: str, place: Place, faults: Faults) -> str:
    """Return a text with the new schema at the place of the old one; a fault if no plain number stands there."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    start = starts[place.line - 1] + place.column - 1
    word = _NUMBER.match(text, start)
    if word is None or not _says(word[0], OLD):
        faults.add(place, "schema", f"not a plain number here; write `schema: {OLD}`, without anchor or alias")
        return text
    return f"{text[:start]}{NEW}{text[word.end() :]}"


def _says(word: str, number: int) -> bool:
    try:
        return resolve(word) == number
    except AmbiguousError:
        return False


def _below(document: Document) -> Iterator[Document]:
    """Yield the files that a document extends, nearest first, as far as they can be read."""
    seen = {_place(document.path)}
    while len(seen) <= MAX_CHAIN and (name := document.node.word("extends")):
        path = find_scenario_from(document.folder, name)
        found = read_document(path, Faults(), SCENARIO) if path is not None and _place(path) not in seen else None
        if found is None:
            return
        seen.add(_place(found.path))
        yield found
        document = found


def _place(path: str | Path) -> Path | None:
    """Where a path leads; None if that cannot be told."""
    with suppress(OSError, ValueError, RuntimeError):
        return Path(path).resolve()
    return None


def _told(heading: str, found: Iterable[Meaning]) -> Iterator[str]:
    """Yield the lines about some meanings, if there are any."""
    for place, each in enumerate(found):
        if place == 0:
            yield f"  {heading}"
        yield f"  - {each.where}: {each.what}"
        if each.remedy:
            yield f"    As before: {each.remedy}"
