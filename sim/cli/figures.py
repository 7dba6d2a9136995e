"""Figures of a folder of results: drawn by `truce plot`, and by the verbs that keep one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.screen import note
from sim.printable import printable_name
from sim.vocabulary import counted

if TYPE_CHECKING:
    from sim.plots.gallery import Drawn

__all__ = ["draw_kept", "say_drawn"]


def draw_kept(kept: Path | None, no_figures: bool, quiet: bool) -> None:
    """Say where results were kept, if they were, and draw their figures as `truce plot` does, unless told not to."""
    if kept is None:
        return
    note(f"results kept in {printable_name(kept)}", quiet)
    if no_figures:
        return
    from sim.plots.gallery import draw_figures

    say_drawn(draw_figures(kept), kept / "figures", quiet)


def say_drawn(drawn: list[Drawn], place: Path, quiet: bool = False) -> None:
    """Say which figures were drawn and where, and why others were not."""
    for each in drawn:
        if each.reason:
            note(f"{each.name}: left out, {each.reason}", quiet)
    made = [each.name for each in drawn if each.paths]
    if made:
        note(f"{counted(len(made), 'figure')} in {printable_name(place)}: {', '.join(made)}", quiet)
    else:
        note("nothing to draw", quiet)
