"""What the files of a folder of evidence must be beside each other: declared words, coders that can be mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.documents.faults import choice, nearest
from sim.documents.tree import View
from sim.evidence.cells import KINDS, cells, gives
from sim.evidence.records import About, Coding, Facts, RuledOut, Support, Supports, Triple
from sim.uncertainty import written

__all__ = ["check_coding", "check_panels", "check_statements", "check_supports"]

GROUP, ISSUE = "a group of about.yaml", "an issue of about.yaml"
STATEMENT = "a statement of statements.yaml or facts.yaml"


def check_statements(view: View, about: About, statements: Facts, others: Facts | None = None) -> None:
    """Check that groups exist, that nothing is dated after the cutoff, that ids are used once."""
    for key, statement in statements.items():
        view.must_be(about.groups, GROUP, key, "group")
        if statement.date > about.cutoff:
            late = f"{statement.date} lies after the cutoff {about.cutoff}; leave it out"
            view.at_value(late, key, "date")
    for key in statements.keys() & (others or {}).keys():
        view.at_key("also in statements.yaml; give it another id", key)


def check_coding(view: View, about: About, said: Facts, known: Facts, coding: Coding) -> None:
    """Check that every word a coder uses is declared, every parameter within the range of its quantity."""
    view.keys_must_be(said, "a statement of statements.yaml", "assignments")
    for key, assignment in coding.assignments.items():
        place = ("assignments", key)
        view.must_be([*about.issues, *about.topics], "an issue or topic of about.yaml", *place, "issue")
        if assignment.position is not None and assignment.issue in about.topics:
            view.at_value(f"{assignment.issue} is a topic, not an issue: it has no scale", *place, "position")
    for block in ("positions", "limits", "aims_met"):
        view.keys_must_be(about.groups, GROUP, block)
    for block, groups in (("positions", coding.positions), ("limits", coding.limits)):
        for group in groups:
            view.keys_must_be(about.issues, ISSUE, block, group)
    view.keys_must_be(about.issues, ISSUE, "status_quo")
    for group in coding.aims_met:
        _check_met(view, about, group, coding.aims_met[group])
    for cell, row in _limits(coding):
        for number in range(len(row.statements)):
            view.must_be({**said, **known}, STATEMENT, *cell, "statements", number)
    for key, triple in coding.parameters.items():
        _check_parameter(view, key, triple, about)


def _check_met(view: View, about: About, group: str, issues: tuple[str, ...]) -> None:
    for number, issue in enumerate(issues):
        view.must_be(about.issues, ISSUE, "aims_met", group, number)
        if issue in issues[:number]:
            view.at_value(f"{issue} appears twice; keep one", "aims_met", group, number)


def _check_parameter(view: View, key: str, triple: Triple, about: About) -> None:
    kind, place = key.partition("__")[0], ("parameters", key)
    if kind not in about.quantities:
        known = f"{nearest(kind, about.quantities)}{choice(about.quantities)}"
        view.at_key(f"{kind} is not a quantity of about.yaml{known}", *place)
        return
    quantity = about.quantities[kind]
    if triple[0] < quantity.low or triple[2] > quantity.high:
        got = ", ".join(map(written, triple))
        view.at_value(f"got [{got}]; allowed: {written(quantity.low)} to {written(quantity.high)}", *place)


def check_panels(views: Mapping[str, View], codings: Mapping[str, Coding]) -> None:
    """Check that one panel alone codes a kind of value in a cell, and that its coders agree what a limit rules out."""
    _one_panel_a_cell(views, codings)
    sides: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, coding in codings.items():
        for place, row in _limits(coding):
            other, side = sides.setdefault((coding.panel, *place), (name, row.rules_out))
            if side != row.rules_out:
                what = (
                    f"coder {other} says {side}, coder {name} says {row.rules_out}, and a cell has one limit: leave it"
                )
                what += (
                    f" out of both files, and write `positions.{place[2]}.limit` in the scenario, with what decided it"
                )
                views[name].at_value(what, *place, "rules_out")


def _one_panel_a_cell(views: Mapping[str, View], codings: Mapping[str, Coding]) -> None:
    first: dict[str, str] = {}
    for name, coding in codings.items():
        for key in (key for kind in KINDS for key in cells(coding, kind)):
            other = first.setdefault(key, name)
            if codings[other].panel != coding.panel:
                both = f"coder {other} of {_panel(codings[other])} and coder {name} of {_panel(coding)} both code this"
                what = f"{both}; panels are drawn apart, so put the two in one panel, or leave it out of one file"
                views[name].at_key(what, *_path(coding, key))


def _limits(coding: Coding) -> Iterator[tuple[tuple[str, str, str], RuledOut]]:
    """Yield the place and the content of every limit that a coder finds."""
    for group, rows in coding.limits.items():
        yield from ((("limits", group, issue), row) for issue, row in rows.items())


def _panel(coding: Coding) -> str:
    return f"panel {coding.panel}" if coding.panel else "no panel"


def _path(coding: Coding, key: str) -> tuple[str | int, ...]:
    """Return where in a coder's file the value at a key stands."""
    kind, *rest = key.split(".")
    return (kind, rest[0], coding.aims_met[rest[0]].index(rest[1])) if kind == "aims_met" else (kind, *rest)


def check_supports(view: View, supports: Supports, statements: Facts, codings: Mapping[str, Coding]) -> None:
    """Check that supports name values that a coder gives, and statements that exist."""
    rows: dict[tuple[str, ...], Support] = {("parameters", key): row for key, row in supports.parameters.items()}
    for group, issues in supports.positions.items():
        rows |= {("positions", group, issue): row for issue, row in issues.items()}
    for place, row in rows.items():
        if not any(gives(coding, ".".join(place)) for coding in codings.values()):
            view.at_key("no coder gives this value", *place)
        for number in range(len(row.statements)):
            view.must_be(statements, STATEMENT, *place, "statements", number)
