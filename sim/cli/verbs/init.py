"""`truce init`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from sim.cli import completion
from sim.errors import ScenarioError

__all__ = ["init"]

ORDER = 90

Target = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="File to write; it must not exist yet.", autocompletion=completion.files),
]


def init(file: Target = Path("scenario.yaml")) -> None:
    """Write a commented scenario to begin from.

    It runs as it stands. A file that exists is never overwritten.
    """
    from sim.scenario.starter import STARTER

    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(STARTER)
    except FileExistsError:
        raise ScenarioError(f"{file}: exists already and is left as it is; give another name") from None
    except (OSError, ValueError) as error:
        raise ScenarioError(f"{file}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
    name = shlex.quote(str(file))
    typer.echo(f"wrote {file}; next: truce validate {name}, truce run {name}")
