"""Builds the command line from the files in `sim/cli/verbs`, and turns errors into messages and exit codes."""

from __future__ import annotations

import atexit
import functools
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

import sim
import sim.cli.verbs as verbs
from sim.cli.failures import MENDED, check_room, in_words
from sim.cli.leaving import Interrupted, leaving, no_more_asking
from sim.cli.streams import HungUp, silence, streams

__all__ = ["BAD_INPUT", "BROKEN_PIPE", "INTERRUPTED", "build", "main"]

BAD_INPUT = 2
"""Exit code where the input cannot be used."""

INTERRUPTED = 130
"""Exit code after an interrupt: 128 + SIGINT."""

BROKEN_PIPE = 141
"""Exit code where nobody reads our output any more: 128 + SIGPIPE."""

_LAST = 1_000


def build() -> typer.Typer:
    """Build the application with every verb found in `sim/cli/verbs`, by `ORDER` and then by name."""
    app = typer.Typer(name="truce", no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback(help=sim.__doc__)(_root)
    found = [importlib.import_module(f"{verbs.__name__}.{each.name}") for each in pkgutil.iter_modules(verbs.__path__)]
    for module in sorted(found, key=lambda module: (getattr(module, "ORDER", _LAST), module.__name__)):
        name = module.__name__.rpartition(".")[2]
        verb = getattr(module, f"{name}_", None) or getattr(module, name)
        app.command(name=name.replace("_", "-"))(_guarded(verb))
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done, 1 where `truce upgrade --check` finds something to do, 2 bad input or a machine that refuses, 130
    interrupted, 141 where nobody reads the output any more, 128 + the number of a signal that asked us to end.
    `arguments` are the words after `truce`; by default those of the process.
    """
    with streams():
        try:
            return _flushed(_called(arguments))
        except HungUp:
            return BROKEN_PIPE


def _called(arguments: Sequence[str] | None) -> int:
    atexit.register(gc.freeze)  # on leaving, nothing is searched for garbage any more: the system takes it whole
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no trial multiplies matrices; each thread would take memory
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is wanted; the search reads every installed package
    try:
        with leaving():
            check_room()
            build()(None if arguments is None else list(arguments), prog_name="truce")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except KeyboardInterrupt:
        return INTERRUPTED
    except MENDED as error:
        typer.echo(in_words(error), err=True)
        return BAD_INPUT
    return 0


def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Take the flags that come before a verb."""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"truce {sim.__version__}")
        raise typer.Exit()


def _guarded(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a verb: what a user or the machine can cause ends in a message and a code instead of a traceback."""

    @functools.wraps(verb)
    def guarded(*given: Any, **named: Any) -> Any:
        """The verb, its faults turned into messages and codes."""
        try:
            return verb(*given, **named)
        except BrokenPipeError:
            silence(sys.stdout)
            raise typer.Exit(BROKEN_PIPE) from None
        except MENDED as error:
            typer.echo(in_words(error), err=True)
            raise typer.Exit(BAD_INPUT) from None
        except (KeyboardInterrupt, Interrupted):
            no_more_asking()
            typer.echo("interrupted; nothing half-written is left behind", err=True)
            raise typer.Exit(INTERRUPTED) from None

    return guarded


def _flushed(code: int) -> int:
    """Hand on what is held back; say so where that fails."""
    try:
        sys.stdout.flush()
    except MENDED as error:
        if code:
            return code  # and said already
        typer.echo(in_words(error), err=True)
        return BAD_INPUT
    return code
