"""How a verb that ran a study ends: results shown, figures drawn into what was kept, and where that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sim.cli.screen import note, print_json, show
from sim.errors import ResultsError, TruceError
from sim.printable import first_line, printable_name
from sim.words import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.plots.gallery import Drawn
    from sim.results.manifest import Done

__all__ = ["Result", "finish", "say_drawn", "say_stopped"]


class Result(Protocol):
    """What every study gives."""

    @property
    def kept(self) -> Path | None:
        """Its folder, if it has one."""

    def as_json(self) -> dict[str, Any]:
        """Everything it found, ready for JSON."""


def finish(
    result: Result,
    report: Callable[[], Iterable[RenderableType]],
    no_figures: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show a result; if it is kept, draw its figures, unless told not to, as `truce plot` does, and say where it is.

    Figures are drawn into the folder when it is whole: the manifest, which lists results, does not list them, and they
    can be drawn again. Where one cannot be drawn, :class:`sim.errors.ResultsError` says so, and that the results are.
    """
    if as_json:
        print_json(result.as_json())
    else:
        show(*report())
    if result.kept is None:
        return
    name, silent = printable_name(result.kept), quiet or as_json
    try:
        drawn = [] if no_figures else _figures(result.kept)
    except TruceError as error:
        raise ResultsError(f"{first_line(error)}; the results in {name} are whole") from None
    note(f"results kept in {name}", silent)
    if not no_figures:
        say_drawn(drawn, result.kept / "figures", silent)


def say_stopped(done: Done, until: float | None, quiet: bool) -> None:
    """Say so where the most trials came before the precision that was asked for."""
    if done.reached is False:
        note(f"stopped at --trials {done.trials:,}, before every interval was within {until:g}", quiet)


def _figures(folder: Path) -> list[Drawn]:
    from sim.plots.gallery import draw_figures

    return draw_figures(folder)


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
