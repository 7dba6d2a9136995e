"""`--set path=value`: one more layer over the file, from the command line."""

from __future__ import annotations

from collections.abc import Sequence

from sim.documents.compose import compose
from sim.documents.faults import Fault, Faults, Place, Source
from sim.documents.source import text_source
from sim.documents.tree import Node
from sim.errors import given

__all__ = ["Setting", "read_settings"]

HOW = "allowed: path=value, such as actors.ID.urgency=0.4 or 'actors.ID.urgency={dist: uniform, low: 0, high: 1}'"


class Setting:
    """One override: its path, and the tree that holds nothing but its value.

    Attributes
    ----------
    path
        Keys from the top of the scenario to the value.
    node
        A tree to be laid over the scenario.
    place
        Where in the text of the override the last key of the path stands.
    """

    def __init__(self, path: tuple[str, ...], node: Node, place: Place) -> None:
        self.path, self.node, self.place = path, node, place

    @property
    def dotted(self) -> str:
        """The path as text."""
        return ".".join(self.path)


def read_settings(overrides: Sequence[str], faults: Faults) -> tuple[Setting, ...]:
    """Return the overrides that can be read; the others are faults, as is a path that is given twice."""
    found: dict[tuple[str, ...], Setting] = {}
    for text in overrides:
        setting = _read(text, faults)
        if setting is None:
            continue
        if setting.path in found:
            faults.add(setting.place, setting.dotted, "set twice on the command line; keep one")
        found.setdefault(setting.path, setting)
    return tuple(found.values())


def _read(text: str, faults: Faults) -> Setting | None:
    path, equals, value = text.partition("=")
    read = text_source("--set", text, faults)
    if read is None:
        return None
    source = read[0]
    start = Place(source, 1, 1)
    if not equals or not path.strip() or len(source.lines) > 1:
        faults.add(start, "", f"got {Fault.at(start, '', text[:100]).message}; {HOW}")
        return None
    if not value.strip():
        faults.add(start, path, "no value after the equals sign; write null to remove an entry")
        return None
    keys = _keys(path)
    if not all(keys):
        faults.add(start, path, f"an empty part in the path; {HOW}")
        return None
    inner = compose(source, " " * (len(path) + 1) + value, faults)
    return None if inner is None else _setting(keys, path, inner, source)


def _keys(path: str) -> list[str]:
    """Return the parts of a path; what an event adds to is one part, dots and all."""
    keys = path.strip().split(".")
    if len(keys) > 4 and keys[0] == "events" and keys[2] == "add":
        keys[3:] = [".".join(keys[3:])]
    return keys


def _setting(keys: list[str], path: str, node: Node, source: Source) -> Setting:
    column = len(path.rstrip()) + 1
    last = None
    for key in reversed(keys):
        column -= len(key) + (last is not None)
        place = Place(source, 1, column)
        last = last or place
        node = Node({key: Node(node.value, node.place, place, True)}, place, None, True)
    return Setting(tuple(keys), node, given(last, "key"))
