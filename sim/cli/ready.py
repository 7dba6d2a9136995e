"""Having the model compiled before it is used, with a word to the user where that is still to be done."""

from __future__ import annotations

from sim.cli.screen import note

__all__ = ["make_ready"]


def make_ready(quiet: bool) -> None:
    """Have the model compiled, so that no estimate counts it, and say so first where that takes its time."""
    from sim.model.day import compile_model

    compile_model(lambda text: note(text, quiet))
