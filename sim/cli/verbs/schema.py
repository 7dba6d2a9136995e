"""`truce schema`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

__all__ = ["schema"]

ORDER = 42

Kind = Annotated[
    Literal["scenario", "sweep", "evidence"], typer.Option("--kind", help="Kind of file whose format is wanted.")
]


def schema(kind: Kind = "scenario") -> None:
    """Print the format of files as JSON Schema, which editors read to complete and check."""
    from sim.cli.schemas import schema_text_of

    typer.echo(schema_text_of(kind), nl=False)
