"""What an override of the command line must do: name something that exists; and whether it changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from sim.documents.faults import Faults, Place, nearest
from sim.scenario.loading.origins import Origin
from sim.scenario.loading.settings import Setting
from sim.scenario.loading.shape import file_keys
from sim.scenario.loading.shorthand import REST
from sim.scenario.scenario import Scenario
from sim.uncertainty import Distribution

__all__ = ["holds_already", "known_path"]

_ABSENT = object()


def known_path(scenario: Scenario, setting: Setting, settings: Sequence[Setting], faults: Faults) -> bool:
    """Whether the path leads to a value of the scenario, or to a new entry of one of its mappings; else a fault."""
    here: Any = scenario
    for depth, key in enumerate(setting.path):
        last = depth == len(setting.path) - 1
        if any(other is not setting and other.path == setting.path[:depth] for other in settings):
            return True
        problem = _problem(here, key, last)
        if problem:
            faults.add(_place(setting, depth), setting.dotted, f"no such value: {_spelt(setting, depth)} {problem}")
            return False
        here = None if last else _below(here, key)
    return True


def holds_already(before: Scenario, after: Scenario, setting: Setting, origins: Mapping[str, Origin]) -> str:
    """Say so if the override left the scenario as it was; empty if it did something."""
    old, new = _at(before, setting.path), _at(after, setting.path)
    if old is _ABSENT or setting.path[-1] == REST or _same(old, new) is False:
        return ""
    told = origins.get(setting.dotted)
    where = f" ({told.where})" if told else ""
    return f"{setting.dotted}: already has that value{where}; the override changes nothing"


def _spelt(setting: Setting, depth: int) -> str:
    return ".".join(setting.path[: depth + 1])


def _place(setting: Setting, depth: int) -> Place:
    """Where in the text of the override the key at a depth stands."""
    source, before = setting.place.source, _spelt(setting, depth - 1)
    return Place(source, 1, source.lines[0].index(_spelt(setting, depth)) + len(before) + bool(before) + 1)


def _problem(here: Any, key: str, last: bool) -> str:
    """Say what keeps a key from leading on, in words; empty if nothing does."""
    if isinstance(here, Distribution):
        return "lies inside a number; set the number whole, such as ...={dist: uniform, low: 0, high: 1}"
    if isinstance(here, BaseModel):
        known = file_keys(type(here))
        if key not in known:
            return f"is not a key here{nearest(key, known)}"
        absent = not last and _below(here, key) is None
        return "is not in this scenario; set it whole, with all it needs" if absent else ""
    if isinstance(here, Mapping):
        return (
            ""
            if key in here or last
            else f"is not in this scenario{nearest(key, here)}; allowed: {', '.join(list(here)[:12])}"
        )
    return "lies inside a single value; set that value whole"


def _below(here: Any, key: str) -> Any:
    """Return the value below a key as a file spells it, or `_ABSENT`."""
    if isinstance(here, Distribution):
        return _ABSENT
    if isinstance(here, BaseModel):
        for name, field in type(here).model_fields.items():
            if (field.alias or name) == key:
                return getattr(here, name)
        return _ABSENT
    return here.get(key, _ABSENT) if isinstance(here, Mapping) else _ABSENT


def _at(scenario: Scenario, path: Sequence[str]) -> Any:
    here: Any = scenario
    for key in path:
        here = _below(here, key)
    return here


def _same(old: Any, new: Any) -> bool:
    """Whether two values are the same; of a number, what supports it does not count."""
    if isinstance(old, Distribution) and isinstance(new, Distribution):
        bare = {"because": (), "assumed": None, "measured": None}
        return old.model_copy(update=bare) == new.model_copy(update=bare)
    return bool(old == new)
