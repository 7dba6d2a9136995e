"""Results on standard output, progress and notes on standard error."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from sim.runs.plan import Plan

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.runs.rows import Work
    from sim.runs.run import Progress

__all__ = [
    "announce",
    "command_line",
    "duration",
    "note",
    "plan_in_words",
    "print_json",
    "progress_bar",
    "show",
    "speed_column",
]


_WIDTH = 100
_LONG = 50_000


def show(*things: RenderableType) -> None:
    """Print results: tables or lines of text. Where nobody tells the width, lines may have 100 characters."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH
    console = Console(highlight=False, markup=False, width=width)
    for thing in things:
        console.print(thing)


def print_json(content: Any) -> None:
    """Print one JSON object."""
    typer.echo(json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False))


def note(text: str, quiet: bool = False) -> None:
    """Say something beside the results."""
    if not quiet:
        typer.echo(text, err=True)


def command_line() -> str:
    """Give the command as it was typed."""
    return shlex.join(["truce", *sys.argv[1:]])


def plan_in_words(plan: Plan, seconds: float) -> str:
    """How many trials on which seed, and about how long they take."""
    most = "at most " if plan.until is not None else ""
    hands = "1 process" if plan.workers == 1 else f"{plan.workers} processes"
    trials = "1 trial" if plan.most == 1 else f"{plan.most:,} trials"
    return f"{most}{trials}, seed {plan.seed}, {hands}, {most or 'about '}{duration(seconds)}"


def announce(work: Callable[[], Work], plan: Plan, quiet: bool) -> None:
    """Before long work, say how long it should take."""
    if quiet or plan.most <= _LONG:
        return
    from sim.runs.run import estimate_seconds

    note(plan_in_words(plan, estimate_seconds(work(), plan)))


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """Show a bar with trials a second and time left on a terminal; nothing where standard error is a file or a pipe."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    shown = (progress.BarColumn(), progress.MofNCompleteColumn(), speed_column(), progress.TimeRemainingColumn())
    with progress.Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("trials", total=None)
        yield lambda done, most: bar.update(task, completed=done, total=most)


def speed_column() -> Any:
    """Make a column that tells trials a second."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f} trials/s" if task.speed else "")

    return Speed()


def duration(seconds: float) -> str:
    """Put a time into words, roughly."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"
