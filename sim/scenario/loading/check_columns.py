"""Ids that would give two columns of the table of trials one name.

Names of columns are put together from ids (`trust_SIDE_OTHER`): a with b_c and a_b with c would both be `trust_a_b_c`.
What is compared is the list of columns itself: whatever is added to it is checked too.
"""

from __future__ import annotations

from sim.documents.faults import Faults
from sim.documents.tree import Node
from sim.scenario.columns import Column, clashes, columns
from sim.scenario.scenario import Scenario

__all__ = ["check_columns"]


def check_columns(scenario: Scenario, root: Node, faults: Faults) -> None:
    """Add a fault, at an id that could be called otherwise, for every two columns that would have one name."""
    for first, second in clashes(columns(scenario)):
        own = [path for path in second.ids if path not in first.ids] or list(second.ids or first.ids)
        node = root.get(*own[0].split("."))
        faults.add(node.named_at if node is not None else root.place, own[0], _told(first, second))


def _told(first: Column, second: Column) -> str:
    """Say which ids ask for which name, and what to do about it."""
    if first.ids and second.ids:
        both = f"{_named(first)}, and of {_named(second)}"
        return f"two columns of the table of trials would be called {second.name}: that of {both}; rename one of them"
    fixed, named = (first, second) if second.ids else (second, first)
    meant = fixed.meaning[0].lower() + fixed.meaning[1:].rstrip(".")
    what = f"{_named(named)} would have the column {named.name} in the table of trials, where it says {meant}"
    return f"{what}; choose another name"


def _named(column: Column) -> str:
    """The ids in the name of a column."""
    return " with ".join(path.rpartition(".")[2] for path in column.ids)
