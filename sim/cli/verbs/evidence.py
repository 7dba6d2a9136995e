"""`truce evidence`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli import completion
from sim.cli.flags import Json, Quiet, Set
from sim.cli.screen import print_json, show
from sim.cli.sources import say_notes

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from sim.evidence import Review

__all__ = ["evidence"]

ORDER = 80

Target = Annotated[
    str,
    typer.Argument(
        metavar="SCENARIO_OR_FOLDER",
        help="A scenario, or a folder of evidence; paths or shipped names.",
        autocompletion=completion.evidence,
    ),
]

_KINDS = {
    "positions": "positions of groups",
    "saliences": "saliences",
    "statements": "positions of statements",
    "firmness": "firmness of statements",
    "limits": "where limits begin",
    "limit_firmness": "firmness of limits",
    "status_quo": "the status quo",
}


def evidence(target: Target, set_: Set = None, json: Json = False, quiet: Quiet = False) -> None:
    """Show the statements that stand behind a scenario.

    With them the agreement of the coders, evidence that nothing uses, and values that no statement supports.
    """
    from sim.scenario.reviewed import reviewed

    found = reviewed(target, tuple(set_ or ()), lambda case: say_notes(case, quiet))
    if json:
        print_json(found.as_json())
        return
    show(*_report(found))


def _report(found: Review) -> Iterator[RenderableType]:
    about, (same, compared) = found.evidence.about, found.same_issue
    yield f"{about.title}\nSource: {about.source} Cutoff: {about.cutoff}.\n{about.status}\n"
    yield from (f"Known flaw: {flaw}" for flaw in about.flaws)
    yield ""
    yield _statements(found)
    yield ""
    if any(row.units for row in found.agreement):
        yield _agreement(found)
    elif len(found.evidence.coders) > 1:
        yield "No position and no statement was valued by two coders, so there is no agreement to show."
    yield from (f"Note: {note}." for note in found.evidence.notes)
    if compared:
        yield f"The same issue or topic: {same} of {compared} statements."
    elif len(found.evidence.coders) > 1:
        yield "No statement was assigned by two coders."
    yield ""
    yield _keys("Evidence that nothing uses", dict.fromkeys(found.unused))
    yield _keys("Values that no statement supports", found.without_support)
    yield _keys("Values with a reservation", found.reservations)
    if found.idle:
        yield f"Statements that no value rests on: {', '.join(each.id for each in found.idle)}"


def _statements(found: Review) -> Table:
    table = _table(f"{len(found.statements)} statements behind it", "", "date", "who", "what", unbroken=2)
    table.add_column("values", justify="right")
    for each in found.statements:
        mark = "* " if each.declared_only else ""
        values = str(len(found.behind[each.id]))
        table.add_row(each.id, each.date, each.actor, mark + each.text, values)
    table.caption = "* public at the time, but not in the source; a scenario that uses it declares it"
    table.caption_justify = "left"
    return table


def _agreement(found: Review) -> Table:
    codings = found.evidence.codings
    panels = dict.fromkeys(coding.panel for coding in codings.values())
    coders = "; ".join(", ".join(name for name in codings if codings[name].panel == panel) for panel in panels)
    table = _table(f"Agreement of coders {coders}: Krippendorff's alpha", "", "issue", unbroken=2)
    for heading in ("units", "alpha", "95 % interval"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in found.agreement:
        alpha = "-" if row.alpha is None else f"{row.alpha:.2f}"
        interval = "-" if row.low is None or row.high is None else f"{row.low:.2f} to {row.high:.2f}"
        table.add_row(_KINDS[row.what] if row.issue == "all" else "", row.issue, str(row.units), alpha, interval)
    table.caption = "Interval metric. Intervals resample units: with a handful of them they say only that nobody knows."
    table.caption_justify = "left"
    return table


def _keys(title: str, rows: Mapping[str, str | None]) -> Table | str:
    if not rows:
        return f"{title}: none\n"
    table = _table(f"{title} ({len(rows)})", "", "")
    for key, note in rows.items():
        table.add_row(key, note or "")
    return table


def _table(title: str, *headings: str, unbroken: int = 1) -> Table:
    """Make a table without frames whose first `unbroken` columns never wrap."""
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, heading in enumerate(headings):
        table.add_column(heading, no_wrap=place < unbroken, overflow="fold")
    return table
