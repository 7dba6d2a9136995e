"""Results on standard output, notes on standard error."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

import typer

from sim.printable import printable

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.segment import Segment

__all__ = [
    "Unbroken",
    "command_line",
    "console",
    "note",
    "print_json",
    "show",
]


_WIDTH = 100
_LEAST, _MOST = 40, 1_000


class Unbroken(str):
    """A line that is printed as it is, however narrow the terminal: a command that a reader may copy."""


def show(*things: RenderableType) -> None:
    """Print results: tables or lines of text."""
    out = console()
    for thing in things:
        if isinstance(thing, Unbroken):
            out.print(thing, no_wrap=True, overflow="ignore", crop=False)
        else:
            out.print(thing)


def console(stderr: bool = False) -> Console:
    """Give a console of Rich that writes out what would steer the terminal, and is as wide as the reader's."""
    from rich.console import Console
    from rich.segment import Segment

    class Screen(Console):
        def render(self, *given: Any, **named: Any) -> Iterable[Segment]:
            """What Rich would write, with nothing in it that steers the terminal."""
            for piece in super().render(*given, **named):
                yield piece if piece.control else Segment(printable(piece.text), piece.style)

        def on_broken_pipe(self) -> None:
            """Let the verb end as one whose reader has gone."""
            raise BrokenPipeError

    stream = sys.stderr if stderr else sys.stdout
    unscreened = getattr(stream, "rich_proxied_file", stream)  # colours must pass; the text is screened above
    return Screen(file=unscreened, highlight=False, markup=False, emoji=False, width=_width(stream))


def _width(stream: TextIO) -> int:
    """Characters in a line as COLUMNS or the terminal says; 100 where that is no width for a table (0: unknown)."""
    columns = os.environ.get("COLUMNS", "")
    known = int(columns[:9]) if columns.isascii() and columns.isdigit() else 0
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
