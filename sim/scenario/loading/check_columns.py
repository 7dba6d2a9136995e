"""Ids that would give two columns of the table of trials one name.

Names of columns are put together from ids: a with b_c and a_b with c would both be `trust_a_b_c`. What is compared here
are the ids alone: every pair that may name a column, and the one word that a column of the text has already. That no
columns of a scenario that passes clash, whatever columns there are, is for the model to see before it runs, and for a
test.
"""

from __future__ import annotations

from collections.abc import Iterator

from sim.documents.faults import Faults
from sim.documents.tree import Node
from sim.scenario.scenario import Scenario

__all__ = ["check_columns"]

TAKEN = {"at_rest": "whether no step of the text gained when it last could move"}
"""Words that no issue of the full offer may be called, and what the column `text_WORD` says."""


def check_columns(scenario: Scenario, root: Node, faults: Faults) -> None:
    """Add a fault, at an id that could be called otherwise, for every two columns that would have one name."""
    for issue in sorted(scenario.full[1].text):
        if issue in TAKEN:
            _add(f"issues.{issue}", _taken(issue), root, faults)
    known: dict[str, tuple[str, str]] = {}
    for name, pair in _pairs(scenario):
        first = known.setdefault(name, pair)
        if first != pair:
            own = next(actor for actor in pair if actor not in first)
            _add(f"actors.{own}", _twice(name, first, pair), root, faults)


def _pairs(scenario: Scenario) -> Iterator[tuple[str, tuple[str, str]]]:
    """Columns that are named after two actors, with their ids."""
    sides = tuple(scenario.belligerents)
    yield from ((f"trust_{side}_{other}", (side, other)) for side in sides for other in sides if other != side)
    yield from ((f"belief_{party}_{side}", (party, side)) for party in scenario.third_parties for side in sides)


def _taken(issue: str) -> str:
    return (
        f"{issue} would have the column text_{issue} in the table of trials, where it says {TAKEN[issue]}; choose"
        " another name"
    )


def _twice(name: str, first: tuple[str, str], second: tuple[str, str]) -> str:
    both = f"that of {' with '.join(first)}, and of {' with '.join(second)}"
    return f"two columns of the table of trials would be called {name}: {both}; rename one of them"


def _add(path: str, problem: str, root: Node, faults: Faults) -> None:
    node = root.get(*path.split("."))
    faults.add(node.named_at if node is not None else root.place, path, problem)
