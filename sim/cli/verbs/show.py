"""`truce show`."""

from __future__ import annotations

import typer

from sim.cli.flags import Set, Source
from sim.cli.sources import load_case

__all__ = ["show"]

ORDER = 70


def show(scenario: Source, set_: Set = None) -> None:
    """Print every value of a scenario, with where it comes from."""
    typer.echo(load_case(scenario, tuple(set_ or ())).resolved(), nl=False)
