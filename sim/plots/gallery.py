"""All figures by name: draw those of a folder of results, whatever left it, each with its alt text beside it."""

from __future__ import annotations

import importlib
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.errors import ResultsError
from sim.printable import printable_name
from sim.results.files import whole_file
from sim.results.reading import KINDS, Results
from sim.studies.reading import contrasts, findings, swept

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["FIGURES", "Drawn", "check_formats", "draw_figures", "figures_of", "make_figure", "write_figure"]

FIGURES: Final = ("endings", "icons", "incidence", "days_held", "terms", "ledgers", "holdouts", "convergence")
"""Figures of a run, in the order in which a reader asks. Each is a module of this package."""


@dataclass(frozen=True)
class Drawn:
    """A figure that was drawn (`paths`), or why not (`reason`)."""

    name: str
    paths: tuple[Path, ...] = ()
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Name, paths of its files, and why it was not drawn (null if it was)."""
        return {"name": self.name, "files": [str(path) for path in self.paths], "left_out": self.reason or None}


@dataclass(frozen=True)
class _Figure:
    """A figure that can be drawn: the module that draws it, and how that is given its data."""

    module: str
    build: Callable[[Any], Any]

    def data(self) -> Any:
        """What is drawn, or in words why there is nothing to draw."""
        from sim.plots.caption import NothingToDraw

        try:
            return self.build(_module(self.module))
        except NothingToDraw as reason:
            return str(reason)


def _module(name: str) -> Any:
    return importlib.import_module(f"sim.plots.{name}")


def _composed(name: str, data: Any) -> Figure:
    """Draw `data` with the figure module `name` on a page of its own."""
    from sim.plots.page import compose

    module = _module(name)
    return compose(module.draw, data, module.size(data), module.headings(data), data.source)


def draw_figures(
    folder: Path, names: Sequence[str] = (), formats: Sequence[str] = (), out: Path | None = None
) -> list[Drawn]:
    """Draw figures of a folder that `truce run`, `compare` or `sweep` kept, into `out` (default: its `figures/`).

    Without names, all that apply are drawn, and the others are returned with the reason.

    Raises
    ------
    ResultsError
        If a name is unknown, the folder cannot be read or written, or a figure asked for by name does not apply.
    """
    kinds, results = check_formats(formats), Results.open(folder)
    figures = _OF[results.kind](results)
    done = []
    for name in _wanted(names, tuple(figures), results.kind):
        data = figures[name].data()
        if isinstance(data, str):
            if names:
                raise _nothing(folder, name, data)
            done.append(Drawn(name, reason=data))
        else:
            done.append(write_figure(figures[name].module, data, out or folder / "figures", kinds, stem=name))
    return done


def _nothing(folder: Path, name: str, reason: str) -> ResultsError:
    return ResultsError(f"{printable_name(folder)}: no figure `{name}`: {reason}")


def _of_run(results: Results) -> dict[str, _Figure]:
    found = cache(lambda: findings(results))
    return {name: _Figure(name, lambda module: module.build(found())) for name in FIGURES}


def _of_compare(results: Results) -> dict[str, _Figure]:
    """One figure for each scenario that is set against the first: `a-b`, `a-c` and so on."""
    first, *others = results.scenarios
    found = cache(lambda: contrasts(results))

    def build(letter: str, name: str, module: Any) -> Any:
        """What one of the others changes."""
        return module.build(found()[letter], first.name, name, results.trials, results.seed)

    letters = string.ascii_lowercase[1:]
    return {
        f"a-{letter}": _Figure("compare", partial(build, letter, other.name))
        for letter, other in zip(letters, others, strict=False)
    }


def _of_sweep(results: Results) -> dict[str, _Figure]:
    """Endings, lines and days along one parameter; over two, a map of each outcome asked for.

    Of the endings, that is the one that moves most.
    """
    found = swept(results)
    if len(found.axes) == 1:
        name = "endings" if found.endings else "lines"
        return {name: _Figure("sweep_lines", lambda module: module.build(found))}
    mapped = [name for name in found.asked if name not in found.endings or name == found.moving]

    def build(name: str, module: Any) -> Any:
        """The map of one outcome."""
        return module.build(found, name)

    return {name: _Figure("sweep_map", partial(build, name)) for name in mapped}


_OF: Final[Mapping[str, Callable[[Results], dict[str, _Figure]]]] = {
    "run": _of_run,
    "compare": _of_compare,
    "sweep": _of_sweep,
}


def figures_of(results: Results) -> tuple[str, ...]:
    """Names of the figures that results of this kind have, the first that a reader asks for first."""
    return tuple(_OF[results.kind](results))


def make_figure(results: Results, name: str) -> Figure:
    """Draw one figure, to be shown or saved by whoever asked for it.

    Raises
    ------
    ResultsError
        If there is no such figure of these results, or nothing to draw.
    """
    figures = _OF[results.kind](results)
    (name,) = _wanted([name], tuple(figures), results.kind)
    data = figures[name].data()
    if isinstance(data, str):
        raise _nothing(results.folder, name, data)
    return _composed(figures[name].module, data)


def check_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats asked for, or all; raises :class:`ResultsError` on an unknown one."""
    from sim.plots.page import FORMATS

    return _wanted([kind.lower().removeprefix(".") for kind in formats], FORMATS)


def _wanted(asked: Sequence[str], known: tuple[str, ...], kind: str | None = None) -> tuple[str, ...]:
    """Those of the known words that were asked for, or all; `kind` is what the figures are of."""
    what, of = ("format", "") if kind is None else ("figure", f" of {KINDS[kind]}")
    for word in asked:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            hint = f" (did you mean {near[0]}?)" if near else " (a run has one)" if of and word in FIGURES else ""
            raise ResultsError(f"no {what} named {word!r}{hint}; the {what}s{of} are {', '.join(known)}")
    return tuple(word for word in known if word in asked) if asked else known


def write_figure(name: str, data: Any, folder: Path, formats: Sequence[str] = (), stem: str | None = None) -> Drawn:
    """Draw `data` with the figure module `name`; write `<stem or name>.png`, `.svg` and `.txt` (alt text) to `folder`.

    Files appear whole or not at all.

    Raises
    ------
    ResultsError
        If a file cannot be written.
    """
    from sim.plots.page import save

    module, stem = _module(name), stem or name
    figure, headline, alt = _composed(name, data), module.headings(data).headline, module.alt_text(data)
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in check_formats(formats):
            paths.append(folder / f"{stem}.{kind}")
            save(figure, paths[-1], headline, alt)
        paths.append(_write_text(folder / f"{stem}.txt", alt))
    except OSError as fault:
        raise ResultsError(f"{printable_name(folder)}: cannot be written ({fault.strerror or fault})") from fault
    return Drawn(stem, tuple(paths))


def _write_text(path: Path, alt: str) -> Path:
    with whole_file(path) as stream:
        stream.write((alt + "\n").encode("utf-8", "backslashreplace"))
    return path
