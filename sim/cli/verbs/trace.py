"""`truce trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli.flags import Json, Quiet, Seed, Set, Source, whole_number
from sim.cli.ready import make_ready
from sim.cli.screen import console, print_json
from sim.cli.sources import load_case
from sim.errors import RunError
from sim.history.replay import check_trial

__all__ = ["trace"]

ORDER = 40

Trial = Annotated[
    int,
    typer.Option("--trial", parser=whole_number, metavar="K", help="Which trial: its number in the table, from 0 up."),
]
AsTable = Annotated[bool, typer.Option("--table", help="One row a day instead of the story.")]


def trace(
    scenario: Source,
    trial: Trial = 0,
    seed: Seed = 0,
    set_: Set = None,
    table: AsTable = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell one trial day by day.

    Shows what was weighed, who said what, how a ceasefire lived, and why it ended as it did.
    """
    check_trial(trial, seed)
    if table and json:
        raise RunError("--table and --json: give one of them; --json holds every day already")
    from sim.history.layout import WIDTH
    from sim.history.traced import tell

    case = load_case(scenario, tuple(set_ or ()), quiet)
    make_ready(quiet)
    story = tell(case, trial, seed, scenario)
    if json:
        print_json(story.as_json())
        return
    width = min(WIDTH, console().width)
    typer.echo(story.table(width) if table else story.text(width), nl=False)
