"""`truce show`."""

from __future__ import annotations

import sys

import typer

from sim.cli.fitted import fitted
from sim.cli.flags import Json, Quiet, Set, Source
from sim.cli.screen import console, print_json
from sim.cli.sources import load_case

__all__ = ["show"]

ORDER = 70


def show(scenario: Source, set_: Set = None, json: Json = False, quiet: Quiet = False) -> None:
    """Print every value of a scenario, with where it comes from."""
    case = load_case(scenario, tuple(set_ or ()), quiet)
    if json:
        print_json(case.as_json())
    elif sys.stdout.isatty():
        typer.echo(fitted(case.resolved(), console().width), nl=False)
    else:
        typer.echo(case.resolved(), nl=False)
