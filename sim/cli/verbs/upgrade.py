"""`truce upgrade`."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli import completion
from sim.cli.failures import MENDED, in_words
from sim.cli.flags import Quiet
from sim.cli.screen import note
from sim.cli.sources import check_once
from sim.cli.streams import write_document
from sim.documents.text import is_stream
from sim.errors import RunError, ScenarioError
from sim.printable import printable_name

if TYPE_CHECKING:
    from sim.scenario.upgrade import Upgrade

__all__ = ["rewrite", "upgrade"]

ORDER = 105

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Scenario files of your own.", autocompletion=completion.files),
]
Write = Annotated[bool, typer.Option("--write", help="Rewrite the files where they are.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; the exit code is 1 if a file is schema 1.")]


def upgrade(files: Files, write: Write = False, check: Check = False, quiet: Quiet = False) -> None:
    """Bring scenarios of schema 1 to schema 2.

    The text of one file goes to standard output, every byte but the schema as it was. What means something else now,
    and how to say what it meant, goes to standard error.
    """
    if write and check:
        raise RunError("--check: writes nothing, and --write does; give one of them")
    if len(files) > 1 and not (write or check):
        raise RunError(f"{len(files)} files: give --write to rewrite them, --check to ask, or one file to print it")
    check_once(files)
    codes = [_upgraded(name, files, write, check, quiet) for name in files]
    if max(codes):
        raise typer.Exit(max(codes))


def rewrite(found: Upgrade) -> Path:
    """Replace a file by its text as schema 2, with the permissions that it had; a link goes on leading to it.

    Raises
    ------
    ScenarioError
        If the system refuses; the file is then as it was.
    """
    from sim.results.files import whole_file

    name = printable_name(found.path)
    if is_stream(found.path):
        raise ScenarioError(f"{name}: no file, so it cannot be rewritten; take the text from standard output")
    try:
        place = found.path.resolve(strict=True)
        if not os.access(place, os.W_OK):
            raise PermissionError(None, "it may not be written")
        with whole_file(place) as stream:
            shutil.copymode(place, stream.name)
            stream.write(found.text.encode())
    except OSError as error:
        raise ScenarioError(f"{name}: cannot be rewritten: {error.strerror or error}") from None
    return place


def _upgraded(name: str, files: Sequence[str], write: bool, check: bool, quiet: bool) -> int:
    """Do what is asked with one of the files and say what became of it; its exit code."""
    from sim.scenario.upgrade import upgraded

    try:
        found = upgraded(name, streams=True)
        if write and found.was_old:
            rewrite(found)
    except MENDED as error:
        typer.echo(in_words(error), err=True)
        return 2
    if not (write or check):
        write_document(found.text)
    note(found.report(files), quiet)
    if write and found.was_old:
        note(f"  rewritten; next: truce validate {shlex.quote(printable_name(name))}", quiet)
    return int(check and found.was_old)
