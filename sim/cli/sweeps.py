"""How a sweep looks in a terminal: its plan, its progress, its results."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.outcomes import DERIVED
from sim.cli.screen import duration, note, speed_column
from sim.cli.tables import HONESTY, derived_words, plain_table
from sim.statistics import Proportion

if TYPE_CHECKING:
    from sim.experiments.design import Design
    from sim.experiments.sweep import Sweep, SweepResult
    from sim.experiments.sweep_work import PointsDone

__all__ = ["points_bar", "sweep_plan", "sweep_report"]

_MOST_COLUMNS = 9


def sweep_plan(asked: Sweep, seconds: float) -> str:
    """How many points and trials on which seed, and about how long they take."""
    design, hands = asked.design, asked.workers
    return (
        f"{len(design.points):,} points x {design.trials:,} trials = {design.rows:,}, seed {asked.seed},"
        f" {hands} {'process' if hands == 1 else 'processes'}, about {duration(seconds)}"
    )


@contextmanager
def points_bar(design: Design, quiet: bool) -> Iterator[tuple[PointsDone | None, Callable[[str], None]]]:
    """Show points done, trials a second and time left on a terminal; nothing where standard error is no terminal.

    Yields what is told of progress, and a way to say something without writing into the bar.
    """
    if quiet or not sys.stderr.isatty():
        yield None, lambda text: note(text, quiet)
        return
    from rich import progress
    from rich.console import Console

    points = progress.TextColumn(f"{{task.fields[points]:,}} of {len(design.points):,} points")
    shown = (progress.BarColumn(), points, speed_column(), progress.TimeRemainingColumn())
    with progress.Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("trials", total=design.rows, points=0)

        def told(points: int, trials: int) -> None:
            bar.update(task, completed=trials, points=points)

        yield told, lambda text: bar.console.print(text, highlight=False, markup=False)


def sweep_report(result: SweepResult) -> Iterator[RenderableType]:
    """Everything that `truce sweep` prints, piece by piece."""
    asked, design = result.sweep, result.sweep.design
    yield f"{asked.study.title} ({asked.study.case.scenario.name})"
    if asked.study.config.question:
        yield asked.study.config.question
    yield f"{len(design.points):,} points x {design.trials:,} trials, seed {asked.seed}, the same luck at every point\n"
    yield from _along(result) if len(design.parameters) == 1 else _grid(result)
    yield f"\n{result.sentence}"
    yield HONESTY


def _along(result: SweepResult) -> Iterator[RenderableType]:
    """One row per value of the parameter."""
    design, tally = result.sweep.design, result.tally
    parameter = design.parameters[0]
    names = [name for name in DERIVED if name in result.outcomes] or list(DERIVED)
    days = "days_held" in result.outcomes
    yield f"down: {parameter.label}; shares of trials in 100\n"
    table = plain_table("", *map(derived_words, names), *(["median days"] if days else []))
    for point, value in enumerate(parameter.values):
        shares = (_percent(tally.share(point, name)) for name in names)
        median = tally.days[point].quantile(0.5)
        table.add_row(f"{value:.4g}", *shares, *(["-" if median is None else str(median)] if days else []))
    yield table
    points = range(len(design.points))
    yield "\n" + _reach([tally.share(point, name) for point in points for name in names])


def _grid(result: SweepResult) -> Iterator[RenderableType]:
    """One outcome, a full truce if it was asked for: the longer parameter downward, the shorter one across."""
    design, tally = result.sweep.design, result.tally
    asked = [name for name in ("any_full", *DERIVED) if name in result.outcomes]
    name = asked[0] if asked else "any_full"
    first, second = design.parameters
    across_first = len(first.values) < len(second.values)
    down, across = (second, first) if across_first else (first, second)
    columns = _some(len(across.values))
    yield f"{derived_words(name).capitalize()}, in 100\ndown: {down.label}; across: {across.label}\n"
    table: Table = plain_table("", *(f"{across.values[i]:.4g}" for i in columns))
    for j, value in enumerate(down.values):
        cells = (i * len(second.values) + j if across_first else j * len(second.values) + i for i in columns)
        table.add_row(f"{value:.4g}", *(_percent(tally.share(point, name)) for point in cells))
    yield table
    shown = "" if len(columns) == len(across.values) else f" {len(columns)} of {len(across.values)} columns are shown."
    yield f"\n{_reach([tally.share(point, name) for point in range(len(design.points))])}{shown}"


def _some(count: int) -> list[int]:
    """All places from 0 to `count - 1`, or evenly chosen ones with both ends if they are many."""
    if count <= _MOST_COLUMNS:
        return list(range(count))
    return [round(step * (count - 1) / (_MOST_COLUMNS - 1)) for step in range(_MOST_COLUMNS)]


def _percent(share: Proportion) -> str:
    return f"{100 * share.share:.1f}"


def _reach(shares: list[Proportion]) -> str:
    widest = max(100 * share.half_width for share in shares)
    return f"95 % intervals reach at most {widest:.1f} points each way."
