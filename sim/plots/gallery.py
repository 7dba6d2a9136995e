"""All figures by name: draw those that apply to a folder of results, save any figure with its alt text."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from sim.errors import ResultsError
from sim.plots.results import NothingToDraw, Results
from sim.printable import printable_name
from sim.results.files import whole_file

__all__ = ["FIGURES", "Drawn", "check_formats", "check_names", "draw_figures", "write_figure"]

FIGURES: Final = ("endings", "icons", "incidence", "days_held", "terms", "ledgers", "holdouts", "convergence")
"""Figures of a folder of results, in the order in which a reader asks. Each is a module of this package."""


@dataclass(frozen=True)
class Drawn:
    """A figure that was drawn (`paths`), or why not (`reason`)."""

    name: str
    paths: tuple[Path, ...] = ()
    reason: str = ""


def check_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the figures asked for, or all; raises :class:`ResultsError` on an unknown name, with list and nearest."""
    return _known(names, FIGURES, "figure")


def check_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats asked for, or all; raises :class:`ResultsError` on an unknown one."""
    from sim.plots.page import FORMATS

    return _known([kind.lower().removeprefix(".") for kind in formats], FORMATS, "format")


def _known(asked: Sequence[str], known: tuple[str, ...], what: str) -> tuple[str, ...]:
    for word in asked:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise ResultsError(f"no {what} named {word!r}{hint}; the {what}s are {', '.join(known)}")
    return tuple(word for word in known if word in asked) if asked else known


def draw_figures(
    folder: Path, names: Sequence[str] = (), formats: Sequence[str] = (), out: Path | None = None
) -> list[Drawn]:
    """Draw figures of a folder of results into `out` (default: `figures/` in the folder).

    Without names, all that apply are drawn, and the others are returned with the reason.

    Raises
    ------
    ResultsError
        If a name is unknown, the folder cannot be read or written, or a figure asked for by name does not apply.
    """
    wanted, kinds = check_names(names), check_formats(formats)
    results = Results(folder)
    place = out or folder / "figures"
    done = []
    for name in wanted:
        module = importlib.import_module(f"sim.plots.{name}")
        try:
            data = module.build(results)
        except NothingToDraw as reason:
            if names:
                raise ResultsError(f"{folder}: no figure `{name}`: {reason}") from reason
            done.append(Drawn(name, reason=str(reason)))
            continue
        done.append(write_figure(name, data, place, kinds))
    return done


def write_figure(name: str, data: Any, folder: Path, formats: Sequence[str] = (), stem: str | None = None) -> Drawn:
    """Draw `data` with the figure module `name`; write `<stem or name>.png`, `.svg` and `.txt` (alt text) to `folder`.

    Files appear whole or not at all.

    Raises
    ------
    ResultsError
        If a file cannot be written.
    """
    from sim.plots.page import compose, save

    module = importlib.import_module(f"sim.plots.{name}")
    headings, alt = module.headings(data), module.alt_text(data)
    figure = compose(module.draw, data, module.size(data), headings, data.source)
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in check_formats(formats):
            paths.append(folder / f"{stem or name}.{kind}")
            save(figure, paths[-1], headings.headline, alt)
        paths.append(_write_text(folder / f"{stem or name}.txt", alt))
    except OSError as fault:
        raise ResultsError(f"{printable_name(folder)}: cannot be written ({fault.strerror or fault})") from fault
    return Drawn(name, tuple(paths))


def _write_text(path: Path, alt: str) -> Path:
    with whole_file(path) as stream:
        stream.write((alt + "\n").encode("utf-8", "backslashreplace"))
    return path
