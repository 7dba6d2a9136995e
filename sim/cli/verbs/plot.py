"""`truce plot`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.cli import completion
from sim.cli.finish import say_drawn
from sim.cli.flags import Json, Quiet
from sim.cli.screen import print_json

__all__ = ["plot"]

ORDER = 30

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help="Folder that `truce run`, `compare` or `sweep` kept.",
        autocompletion=completion.files,
    ),
]
Figure = Annotated[
    list[str] | None,
    typer.Option(
        "--figure",
        metavar="NAME",
        help="Draw this figure only; may be repeated. All that apply if absent.",
        autocompletion=completion.figures,
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="KIND",
        help="png or svg; may be repeated. Both if absent.",
        autocompletion=completion.formats,
    ),
]


def plot(
    folder: Folder,
    figure: Figure = None,
    format_: Format = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Draw the figures of a folder of results.

    They go into DIR/figures, each with its alt text beside it.
    """
    from sim.plots.gallery import draw_figures

    drawn = draw_figures(folder, figure or (), format_ or ())
    if json:
        print_json({"figures": [each.as_json() for each in drawn]})
        return
    for path in (path for each in drawn for path in each.paths):
        typer.echo(str(path))
    say_drawn(drawn, folder / "figures", quiet)
