"""`truce trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli.flags import Json, Quiet, Seed, Set, Source, whole_number
from sim.cli.screen import console, print_json
from sim.cli.sources import load_case
from sim.errors import RunError
from sim.history.replay import check_trial, replay_command

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
    from sim.history.story import story
    from sim.history.table import day_table
    from sim.history.trial import trace_trial

    overrides = tuple(set_ or ())
    case = load_case(scenario, overrides, quiet)
    diary = trace_trial(case.scenario, seed, trial)
    replay = replay_command(scenario, trial, seed, overrides)
    if json:
        about = {"scenario": case.scenario.name, "digest": case.digest, "replay": replay}
        print_json(about | diary.as_json())
        return
    width = min(WIDTH, console().width)
    text = day_table(diary, case.scenario, width) if table else story(diary, case.scenario, replay, width)
    typer.echo(text, nl=False)
