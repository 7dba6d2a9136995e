"""`truce show`."""

from __future__ import annotations

import typer

from sim.cli.flags import Set, Source

__all__ = ["show"]

ORDER = 70


def show(scenario: Source, set_: Set = None) -> None:
    """Print every value of a scenario, with where it comes from."""
    from sim.scenario import load_scenario

    typer.echo(load_scenario(scenario, tuple(set_ or ())).resolved(), nl=False)
