"""What may be varied: a number that the scenario has, over values that it could hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sim.documents.faults import Faults, nearest
from sim.documents.tree import Node
from sim.documents.walk import find
from sim.errors import ScenarioError
from sim.scenario import Loaded, Scenario, load_scenario
from sim.uncertainty import Distribution, written

__all__ = ["asked_only", "check_path", "check_values"]

STRUCTURE = "a change of structure is a scenario of its own: write a variant with `extends` and use `truce compare`"

Numbered = tuple[str, float, Node]
"""Where a value stands below its parameter, the value, and its node."""


def asked_only(scenario: Scenario, path: str) -> str:
    """Say what varying a belligerent's ideal leaves as it is; empty for any other number."""
    keys = path.split(".")
    if keys[-1] != "ideal" or keys[0] != "actors" or keys[1] not in scenario.belligerents:
        return ""
    name = scenario.actors[keys[1]].title or keys[1]
    return f"{path}: varies what {name} asks for; what it wants stays (a `wish` in `set:` can be varied)"


def check_path(scenario: Scenario, path: str, item: Node, faults: Faults) -> bool:
    """Whether a path is that of a number of the scenario that may be uncertain; else a fault says what to do."""
    numbers = dict(scenario.values())
    if path in numbers:
        return True
    faults.add(item.named_at, f"vary.{path}", _why_not(scenario, path, numbers))
    return False


def _why_not(scenario: Scenario, path: str, numbers: Mapping[str, Distribution]) -> str:
    above = path.rpartition(".")[0]
    if above in numbers:
        return f"lies inside a number; vary that number whole: {above}"
    found = find(scenario, path)
    if found is not None and found.value is None:
        return "has no value in this scenario; give it one in `set:` first, as its own line there"
    if found is not None:
        return f"no number that may be uncertain; {STRUCTURE}"
    alike = nearest(path, [number for number in numbers if number.count(".") == path.count(".")])
    return f"no such number in this scenario{alike or f'; {STRUCTURE}'}"


def check_values(case: Loaded, overrides: Sequence[str], path: str, item: Node, faults: Faults) -> None:
    """Add a fault for each value that the scenario could not hold at a path.

    What a number may be is an interval, so where the smallest and the largest value pass, all do.
    """
    given = sorted(_given(item), key=lambda entry: entry[1])
    ends = [given[0], given[-1]] if len(given) > 1 else given
    if all(_problem(case, overrides, path, value) is None for _, value, _ in ends):
        return
    for below, value, node in given:
        problem = _problem(case, overrides, path, value)
        if problem is not None:
            faults.add(node.at, f"vary.{path}.{below}", problem)


def _given(item: Node) -> Iterator[Numbered]:
    """Numbers of a parameter with their nodes; of evenly spaced ones, both ends."""
    for key, most in (("list", None), ("linspace", 2)):
        node = item.get(key)
        for place, entry in enumerate(node.value[:most] if node is not None and isinstance(node.value, tuple) else ()):
            if isinstance(entry.value, int | float) and not isinstance(entry.value, bool):
                yield f"{key}.{place}", float(entry.value), entry


def _problem(case: Loaded, overrides: Sequence[str], path: str, value: float) -> str | None:
    """Say why the scenario cannot hold a value, if it cannot: as it would of an override."""
    now = dict(case.scenario.values())[path]
    if now.certain and now.central() == value:
        return None
    try:
        load_scenario(case.source, [*overrides, f"{path}={written(value)}"])
    except ScenarioError as error:
        return error.faults[0].message if error.faults else str(error)
    return None
