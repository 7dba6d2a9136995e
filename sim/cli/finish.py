"""How a verb that ran a study ends: results shown, figures drawn into what was kept, and where that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sim.cli.screen import note, print_json, show
from sim.errors import ResultsError, TruceError
from sim.printable import first_line, printable_name

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["Result", "finish"]


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
    draw: Callable[[Path], object] | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show a result; if it is kept, draw its figures (unless `draw` is none) and say where it is.

    Figures are drawn into the folder when it is whole: the manifest, which lists results, does not list them, and they
    can be drawn again. Where one cannot be drawn, :class:`sim.errors.ResultsError` says so, and that the results are.
    """
    if as_json:
        print_json(result.as_json())
    else:
        show(*report())
    if result.kept is None:
        return
    name = printable_name(result.kept)
    try:
        if draw is not None:
            draw(result.kept)
    except TruceError as error:
        raise ResultsError(f"{first_line(error)}; the results in {name} are whole") from None
    note(f"results kept in {name}", quiet or as_json)
