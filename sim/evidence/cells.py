"""What one coder gives: the cells that a file fills, by key, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from sim.evidence.records import Coding, RuledOut, Standing, StatusQuo

__all__ = ["KINDS", "TWINS", "cells", "gives", "kept_note", "named_beside", "ruling", "speaks_to", "standing"]

KINDS = ("positions", "limits", "status_quo", "aims_met", "parameters")
"""Kinds of value that a coder gives cell by cell, in the order in which they are listed."""

TWINS = {"positions": ("saliences", "firmness"), "limits": ("limit_firmness",)}
"""Kinds that go with another, cell by cell."""


def cells(coding: Coding, kind: str) -> Iterator[str]:
    """Yield the key of every value of a kind that a coder gives."""
    if kind in ("positions", "limits"):
        blocks = coding.positions if kind == "positions" else coding.limits
        yield from (f"{kind}.{group}.{issue}" for group, rows in blocks.items() for issue in rows)
    elif kind == "aims_met":
        yield from (f"{kind}.{group}.{issue}" for group, issues in coding.aims_met.items() for issue in issues)
    else:
        names = coding.status_quo if kind == "status_quo" else coding.parameters
        yield from (f"{kind}.{name}" for name in names)


def gives(coding: Coding, key: str) -> bool:
    """Whether a coder gives the value at a key."""
    return key in cells(coding, key.partition(".")[0])


def standing(coding: Coding, group: str, issue: str) -> Standing | None:
    """Return where a coder puts a group on an issue."""
    return coding.positions.get(group, {}).get(issue)


def ruling(coding: Coding, group: str, issue: str) -> RuledOut | None:
    """Return what a coder says that a group has ruled out on an issue."""
    return coding.limits.get(group, {}).get(issue)


def speaks_to(coding: Coding, statement: str, issue: str) -> bool:
    """Whether a coder finds that a statement takes a position on an issue."""
    assignment = coding.assignments.get(statement)
    return assignment is not None and assignment.issue == issue and assignment.position is not None


def named_beside(coding: Coding, key: str) -> tuple[str, ...]:
    """Return the statements that a coder names beside the value at a key, in its own file."""
    cell = _cell(coding, key)
    return cell.statements if isinstance(cell, RuledOut) else ()


def kept_note(coding: Coding, key: str) -> str | None:
    """Return the note that a coder left beside the value at a key, in its own file."""
    cell = _cell(coding, key)
    return None if cell is None else cell.note


def _cell(coding: Coding, key: str) -> RuledOut | StatusQuo | None:
    kind, *rest = key.split(".")
    if kind in ("limits", "limit_firmness") and len(rest) == 2:
        return ruling(coding, *rest)
    return coding.status_quo.get(rest[0]) if kind == "status_quo" and len(rest) == 1 else None
