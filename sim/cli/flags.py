"""Flags that several verbs share, with one wording."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from sim.cli import completion

__all__ = [
    "WHOLE",
    "DryRun",
    "Jobs",
    "Json",
    "NoFigures",
    "Out",
    "Quiet",
    "Seed",
    "Set",
    "Source",
    "Trials",
    "Until",
    "whole_number",
]

WHOLE = "INTEGER"
"""What help calls a whole number."""

_DIGITS = 1_000
"""A whole number of more digits than this is a slip."""

Source = Annotated[
    str,
    typer.Argument(
        metavar="SCENARIO",
        help="Path of a scenario file, or name of a shipped one.",
        autocompletion=completion.scenarios,
    ),
]


def whole_number(given: str | int) -> int:
    """Read a whole number as a user may write it: 10000, 1e4 and 10000.0 are the same. A default is one already."""
    word = str(given)
    try:
        number = Decimal(word.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not (number.is_finite() and number.adjusted() < _DIGITS and number == number.to_integral_value()):
        raise typer.BadParameter(f"got {word[:60]}; allowed: a whole number, such as 10000 or 1e4")
    return int(number)


Trials = Annotated[
    int | None,
    typer.Option("--trials", parser=whole_number, metavar=WHOLE, help="Number of trials; 10,000 if not given."),
]
Seed = Annotated[
    int,
    typer.Option("--seed", parser=whole_number, metavar=WHOLE, help="Seed of all chance: any whole number from 0 up."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        parser=whole_number,
        metavar=WHOLE,
        help="Cores to use; all if not given, one for small runs. Never changes results.",
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="Change one value of the scenario; may be repeated."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Keep results in this new folder; without it nothing is written.",
        autocompletion=completion.files,
    ),
]
NoFigures = Annotated[bool, typer.Option("--no-figures", help="Keep results without drawing their figures.")]
Until = Annotated[
    float | None,
    typer.Option(
        "--until",
        metavar="W",
        help="Run until every ending's 95 % interval is at most W each way, such as 0.01; --trials is then the most.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say how many trials and how long, and stop.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no notes on standard error.")]
