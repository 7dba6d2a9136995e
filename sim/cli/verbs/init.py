"""`truce init`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from sim.cli import completion
from sim.errors import ScenarioError
from sim.printable import printable_name

__all__ = ["init", "write_starter"]

ORDER = 90

Target = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="File to write; it must not exist yet.", autocompletion=completion.files),
]


def init(file: Target = Path("scenario.yaml")) -> None:
    """Write a commented scenario to begin from.

    It runs as it stands. A file that exists is never overwritten.
    """
    name = printable_name(write_starter(file))
    typed = shlex.quote(name)
    typer.echo(f"wrote {name}; next: truce validate {typed}, truce run {typed}")


def write_starter(file: Path) -> Path:
    """Write the starter and return its path. Raises :class:`ScenarioError` if it exists or cannot be written."""
    from sim.results.files import whole_file
    from sim.scenario.starter import STARTER

    name = printable_name(file)
    try:
        if file.exists():
            raise FileExistsError
        with whole_file(file, fresh=True) as stream:
            stream.write(STARTER.encode())
    except FileExistsError:
        raise ScenarioError(f"{name}: exists already and is left as it is; give another name") from None
    except (OSError, ValueError) as error:
        raise ScenarioError(f"{name}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
    return file
