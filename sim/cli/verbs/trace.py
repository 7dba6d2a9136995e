"""`truce trace`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from sim.cli.flags import Json, Seed, Set, Source, whole_number
from sim.cli.screen import console, print_json
from sim.cli.sources import load_case
from sim.errors import RunError

__all__ = ["replay_command", "trace"]

ORDER = 40
MOST_TRIAL = 10**12

Trial = Annotated[
    int,
    typer.Option("--trial", parser=whole_number, metavar="K", help="Which trial: its number in the table, from 0 up."),
]
AsTable = Annotated[bool, typer.Option("--table", help="One row a day instead of the story.")]


def trace(
    scenario: Source, trial: Trial = 0, seed: Seed = 0, set_: Set = None, table: AsTable = False, json: Json = False
) -> None:
    """Tell one trial day by day.

    Shows what was weighed, who said what, how a halt lived, and why it ended as it did.
    """
    _check(trial, seed, table and json)
    from sim.trace.layout import WIDTH
    from sim.trace.story import story
    from sim.trace.table import day_table
    from sim.trace.trial import trace_trial

    overrides = tuple(set_ or ())
    case = load_case(scenario, overrides)
    diary = trace_trial(case.scenario, seed, trial)
    replay = replay_command(scenario, trial, seed, overrides)
    if json:
        about = {"scenario": case.scenario.name, "digest": case.digest, "replay": replay}
        print_json(about | diary.as_json())
        return
    width = min(WIDTH, console().width)
    text = day_table(diary, case.scenario, width) if table else story(diary, case.scenario, replay, width)
    typer.echo(text, nl=False)


def replay_command(scenario: str, trial: int, seed: int, overrides: tuple[str, ...] = ()) -> str:
    """Give the command that tells the same trial again."""
    words = ["truce", "trace", scenario, "--trial", str(trial), "--seed", str(seed)]
    return shlex.join([*words, *(word for override in overrides for word in ("--set", override))])


def _check(trial: int, seed: int, both: bool) -> None:
    """Refuse what cannot be traced, before anything heavy is loaded."""
    if not 0 <= trial < MOST_TRIAL:
        raise RunError(f"--trial: got {trial:,}; give a whole number from 0 to {MOST_TRIAL - 1:,}")
    if seed < 0:
        raise RunError(f"--seed: got {seed:,}; give a whole number of 0 or more")
    if both:
        raise RunError("--table and --json: give one of them; --json holds every day already")
