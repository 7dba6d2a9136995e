"""`truce init`."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sim.cli import completion
from sim.errors import ScenarioError
from sim.printable import printable_name

__all__ = ["init", "write_starter"]

ORDER = 90

FILE = Path("scenario.yaml")
"""What is written if nothing is named."""

LONGEST = 200
"""Characters of the name of a folder of evidence that a scenario may have."""

Target = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="File to write; it must not exist yet. scenario.yaml if nothing is named.",
        autocompletion=completion.files,
    ),
]
Evidence = Annotated[
    Path | None,
    typer.Option(
        "--evidence",
        metavar="DIR",
        help="Write a commented folder of evidence, which must not exist yet; FILE, if given, reads it.",
        autocompletion=completion.files,
    ),
]


def init(file: Target = None, evidence: Evidence = None) -> None:
    """Write a commented scenario to begin from, or a folder of evidence.

    It runs as it stands. What exists is never overwritten.
    """
    written = write_starter(file, evidence)
    name, folder = printable_name(written), printable_name(evidence)
    typed = shlex.quote(name)
    if evidence is None:
        typer.echo(f"wrote {name}; next: truce validate {typed}, truce run {typed}")
    elif file is None:
        typer.echo(f"wrote {name}; next: truce validate {typed}, truce evidence {typed}")
    else:
        typer.echo(f"wrote {folder}, and {name} that reads it; next: truce evidence {typed}, truce run {typed}")


def write_starter(file: Path | None = None, evidence: Path | None = None) -> Path:
    """Write a scenario, or a folder of evidence, or both, the one reading the other; return the path of the first.

    Raises
    ------
    ScenarioError
        If something is there already or cannot be written; then nothing is.
    """
    from sim.scenario.starter import STARTER, coded_starter

    if evidence is None:
        return _write_file(file or FILE, STARTER)
    if file is None:
        return _write_folder(evidence)
    with _refusals(file):
        text = coded_starter(_named_from(file, evidence))
    _write_folder(evidence)
    try:
        return _write_file(file, text)
    except BaseException:
        shutil.rmtree(evidence, ignore_errors=True)
        raise


def _write_file(file: Path, text: str) -> Path:
    from sim.results.files import whole_file

    with _refusals(file):
        if file.exists():
            raise FileExistsError
        with whole_file(file, fresh=True) as stream:
            stream.write(text.encode())
    return file


def _write_folder(folder: Path) -> Path:
    from sim.evidence.starter import STARTER
    from sim.results.files import whole_folder

    with _refusals(folder):
        whole_folder(folder, STARTER)
    return folder


def _named_from(file: Path, folder: Path) -> str:
    """Return the name by which a scenario file names a folder: its way from there."""
    name = Path(os.path.relpath(folder, file.parent)).as_posix()
    if len(name) > LONGEST or not name.isprintable():
        what = f"no scenario can name it; choose up to {LONGEST} letters that can be printed"
        raise ScenarioError(f"{printable_name(folder)}: {what}")
    return name


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Say of a path why it cannot be written."""
    name = printable_name(path)
    try:
        yield
    except FileExistsError:
        raise ScenarioError(f"{name}: exists already and is left as it is; give another name") from None
    except (OSError, ValueError) as error:
        raise ScenarioError(f"{name}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
