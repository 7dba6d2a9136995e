"""`--set path=value`: one more layer over the file, from the command line, of which each line must name something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from sim.documents.compose import compose
from sim.documents.faults import Faults, Place, Source, choice, nearest, one_line
from sim.documents.kind import SCENARIO
from sim.documents.old_keys import new_path
from sim.documents.shape import file_keys
from sim.documents.text import text_source
from sim.documents.tree import Node
from sim.documents.walk import Part, find, part, top
from sim.errors import SETTING
from sim.scenario.actors import Belligerent
from sim.scenario.loading.layers import prepared
from sim.scenario.loading.origins import Origin
from sim.scenario.loading.shorthand import LIMITS, REST
from sim.scenario.scenario import Scenario
from sim.uncertainty import Distribution

__all__ = ["Override", "holds_already", "leads_somewhere", "read_overrides"]

HOW = "allowed: path=value, such as actors.ID.urgency=0.4 or 'actors.ID.urgency={dist: uniform, low: 0, high: 1}'"


@dataclass(frozen=True)
class Override:
    """One override of the command line.

    Attributes
    ----------
    keys
        Keys from the top of the scenario to the value.
    tree
        A prepared tree that holds nothing but the value, to be laid over the scenario.
    """

    keys: tuple[str, ...]
    tree: Node

    @property
    def path(self) -> str:
        """The keys as a dotted path."""
        return ".".join(self.keys)

    def at(self, depth: int) -> Place:
        """Where in the text of the override the key at a depth stands."""
        return self.tree.deepest(*self.keys[: depth + 1]).named_at


def read_overrides(texts: Sequence[str], faults: Faults) -> tuple[Override, ...]:
    """Return the overrides that can be read; the others are faults, as is a path that is given twice."""
    found: dict[str, Override] = {}
    for text in texts:
        override = _read(text, faults)
        if override is None:
            continue
        if override.path in found:
            faults.add(override.at(len(override.keys) - 1), override.path, "set twice on the command line; keep one")
        found.setdefault(override.path, override)
    return tuple(found.values())


def _read(text: str, faults: Faults) -> Override | None:
    path, equals, value = text.partition("=")
    read = text_source(SETTING, text, faults)
    if read is None:
        return None
    source = read[0]
    start, keys = Place(source, 1, 1), _keys(path)
    if not equals or not path.strip() or len(source.lines) > 1:
        faults.add(start, "", f"got {one_line(text[:100])}; {HOW}")
    elif not value.strip():
        faults.add(start, path, "no value after the equals sign; write null to remove an entry")
    elif not all(keys):
        faults.add(start, path, f"an empty part in the path; {HOW}")
    else:
        inner = compose(source, " " * (len(path) + 1) + value, faults, SCENARIO)
        if inner is not None:
            now = _keys(new_path(path.strip(), SCENARIO.old_keys))
            return Override(now, prepared(_below(keys, inner, source, len(path.rstrip())), faults))
    return None


def _keys(path: str) -> tuple[str, ...]:
    """Return the parts of a path; what an event adds to is one part, dots and all."""
    keys = path.strip().split(".")
    if len(keys) > 4 and keys[0] == "events" and keys[2] == "add":
        keys[3:] = [".".join(keys[3:])]
    return tuple(keys)


def _below(keys: Sequence[str], node: Node, source: Source, end: int) -> Node:
    """Return a tree with a value below keys, each with its place in the text; the last key ends at a column."""
    column = end + 1
    for key in reversed(keys):
        column -= len(key)
        place = Place(source, 1, column)
        node = Node({key: Node(node.value, node.place, place, True)}, place, None, True)
        column -= 1
    return node


def leads_somewhere(scenario: Scenario, override: Override, others: Sequence[Override], faults: Faults) -> bool:
    """Whether the path leads to a value of the scenario, or to a new entry of one of its mappings; else a fault."""
    here: Part | None = top(scenario)
    for depth, key in enumerate(override.keys):
        last = depth == len(override.keys) - 1
        if any(other is not override and other.keys == override.keys[:depth] for other in others):
            return True
        problem = _problem(here.value if here is not None else None, key, last)
        if problem:
            reached = ".".join(override.keys[: depth + 1])
            faults.add(override.at(depth), override.path, f"no such value: {reached} {problem}")
            return False
        here = part(here, key) if here is not None else None
    return True


def _problem(here: Any, key: str, last: bool) -> str:
    """Say what keeps a key from leading on, in words; empty if nothing does."""
    if isinstance(here, Distribution):
        return "lies inside a number; set the number whole, such as ...={dist: uniform, low: 0, high: 1}"
    if isinstance(here, BaseModel):
        known = (*file_keys(type(here)), *([LIMITS] if isinstance(here, Belligerent) else []))
        if key not in known:
            return f"is not a key here{nearest(key, known)}"
        below = find(here, (key,))
        absent = not last and (below is None or below.value is None)
        return "is not in this scenario; set it whole, with all it needs" if absent else ""
    if isinstance(here, Mapping):
        return "" if key in here or last else f"is not in this scenario{nearest(key, here)}{choice(list(here)[:12])}"
    return "lies inside a single value; set that value whole"


def holds_already(before: Scenario, after: Scenario, override: Override, origins: Mapping[str, Origin]) -> str:
    """Say so if the override left the scenario as it was; empty if it did something."""
    old, new = find(before, override.keys), find(after, override.keys)
    if old is None or override.keys[-1] == REST or new is None or not _same(old.value, new.value):
        return ""
    origin = origins.get(override.path)
    where = f" ({origin.where})" if origin else ""
    return f"{override.path}: already has that value{where}; the override changes nothing"


def _same(old: Any, new: Any) -> bool:
    """Whether two values are the same; of a number, what supports it does not count."""
    if isinstance(old, Distribution) and isinstance(new, Distribution):
        bare = {"because": (), "assumed": None, "measured": None}
        return old.model_copy(update=bare) == new.model_copy(update=bare)
    return bool(old == new)
