"""Results on standard output, progress and notes on standard error."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

import typer

from sim.printable import printable
from sim.studies.plan import Plan
from sim.vocabulary import counted

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.segment import Segment

    from sim.results.rows import Work
    from sim.studies.execute import Progress

__all__ = [
    "announce",
    "command_line",
    "console",
    "duration",
    "note",
    "plan_in_words",
    "print_json",
    "progress_bar",
    "show",
    "speed_column",
]


_WIDTH = 100
_LEAST, _MOST = 40, 1_000
_LONG = 50_000


def show(*things: RenderableType) -> None:
    """Print results: tables or lines of text."""
    out = console()
    for thing in things:
        out.print(thing)


def console(stderr: bool = False) -> Console:
    """Give a console of Rich that writes out what would steer the terminal, and is as wide as the reader's."""
    from rich.console import Console
    from rich.segment import Segment

    class Screen(Console):
        def render(self, *given: Any, **named: Any) -> Iterable[Segment]:
            for piece in super().render(*given, **named):
                yield piece if piece.control else Segment(printable(piece.text), piece.style)

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = sys.stderr if stderr else sys.stdout
    unscreened = getattr(stream, "rich_proxied_file", stream)  # colours must pass; the text is screened above
    return Screen(file=unscreened, highlight=False, markup=False, emoji=False, width=_width(stream))


def _width(stream: TextIO) -> int:
    """Characters in a line as COLUMNS or the terminal says; 100 where that is no width for a table (0: unknown)."""
    told = os.environ.get("COLUMNS", "")
    known = int(told[:9]) if told.isascii() and told.isdigit() else 0
    if known < _LEAST and stream.isatty():
        with suppress(OSError, ValueError):
            known = os.get_terminal_size(stream.fileno()).columns
    return min(known, _MOST) if known >= _LEAST else _WIDTH


def print_json(content: Any) -> None:
    """Print one JSON object; letters that the encoding of the output does not have are escaped as JSON has it."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(content, indent=2, allow_nan=False)
    typer.echo(text)


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
    return f"{most}{counted(plan.most, 'trial')}, seed {plan.seed}, {hands}, {most or 'about '}{duration(seconds)}"


def announce(work: Callable[[], Work], plan: Plan, quiet: bool) -> None:
    """Before long work, say how long it should take."""
    if quiet or plan.most <= _LONG:
        return
    from sim.studies.execute import estimate_seconds

    note(plan_in_words(plan, estimate_seconds(work(), plan)))


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """Show a bar with trials a second and time left on a terminal; nothing where standard error is a file or a pipe."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress

    shown = (progress.BarColumn(), progress.MofNCompleteColumn(), speed_column(), progress.TimeRemainingColumn())
    with progress.Progress(*shown, console=console(stderr=True), transient=True) as bar:
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
