"""`truce schema`."""

from __future__ import annotations

import typer

__all__ = ["schema"]

ORDER = 42


def schema() -> None:
    """Print the format of scenario files as JSON Schema, which editors read to complete and check."""
    from sim.scenario.filespec import schema_text

    typer.echo(schema_text(), nl=False)
