"""`truce schema`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

__all__ = ["schema"]

ORDER = 110

Kind = Annotated[
    Literal["scenario", "sweep", "evidence"], typer.Option("--kind", help="Kind of file whose format is wanted.")
]


def schema(kind: Kind = "scenario") -> None:
    """Print the format of files as JSON Schema.

    Editors read it to complete and to check what is typed.
    """
    from sim.cli.schemas import schema_text_of

    typer.echo(schema_text_of(kind), nl=False)
