"""`truce list`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sim.cli.flags import Json
from sim.cli.screen import print_json, show

__all__ = ["list_"]

ORDER = 10

Kind = Annotated[
    Literal["cases", "variants", "sweeps", "toys", "evidence"] | None,
    typer.Argument(metavar="KIND", help="One kind alone: cases, variants, sweeps, toys or evidence."),
]


def list_(kind: Kind = None, json: Json = False) -> None:
    """List what comes with Truce, each with its question."""
    from sim.cli.catalogue import catalogue, catalogue_json, catalogue_tables

    found = catalogue(kind)
    if json:
        print_json(catalogue_json(found))
        return
    for place, table in enumerate(catalogue_tables(found)):
        show(*([""] if place else []), table)
