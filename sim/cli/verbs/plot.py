"""`truce plot`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["plot"]

ORDER = 40

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder that `truce run --out DIR` wrote.")]
Figure = Annotated[
    list[str] | None,
    typer.Option("--figure", metavar="NAME", help="Draw this figure only; may be repeated. All that apply if absent."),
]
Format = Annotated[
    list[str] | None, typer.Option("--format", metavar="KIND", help="png or svg; may be repeated. Both if absent.")
]


def plot(folder: Folder, figure: Figure = None, format_: Format = None) -> None:
    """Draw the figures of a run into DIR/figures, each with its alt text beside it."""
    from sim.plots.gallery import draw_figures

    for drawn in draw_figures(folder, figure or (), format_ or ()):
        if drawn.reason:
            typer.echo(f"{drawn.name}: left out, {drawn.reason}", err=True)
        for path in drawn.paths:
            typer.echo(str(path))
