"""How a sweep looks in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.joint import DAYS
from sim.analysis.outcomes import DERIVED
from sim.cli.tables import HONESTY, outcome_words, plain_table
from sim.numerals import told_apart
from sim.vocabulary import ENDINGS
from sim.words import counted

if TYPE_CHECKING:
    from sim.studies.sweep import SweepResult

__all__ = ["sweep_report"]

_MOST_COLUMNS = 9


def sweep_report(result: SweepResult) -> Iterator[RenderableType]:
    """Everything that `truce sweep` prints, piece by piece."""
    sweep, grid = result.sweep, result.grid
    yield f"{sweep.title} ({sweep.case.scenario.name})"
    if sweep.config.question:
        yield sweep.config.question
    points, trials = counted(len(grid.points), "point"), counted(result.plan.most, "trial")
    yield f"{points} x {trials}, seed {result.plan.seed}, the same random numbers at every point\n"
    yield from _along(result) if len(grid.parameters) == 1 else _grid(result)
    yield f"\n{result.sentence}"
    yield HONESTY


def _along(result: SweepResult) -> Iterator[RenderableType]:
    """One row per value of the parameter, one column per outcome asked for; endings downward if they alone are."""
    parameter = result.grid.parameters[0]
    shares = [name for name in DERIVED if name in result.outcomes]
    names: list[str] = [name for name in (*DERIVED, DAYS) if name in result.outcomes]
    if "endings" in result.outcomes and not shares:
        yield from _endings(result)
        names = [name for name in names if name == DAYS]
    if not names:
        return
    yield f"down: {parameter.label}{'; shares of trials in 100' if shares else ''}\n"
    table = plain_table("", *map(_heading, names))
    for point, value in enumerate(told_apart(parameter.values)):
        table.add_row(value, *(_cell(result, point, name) for name in names))
    yield table
    yield "\n" + " ".join(_notes(result, names))


def _endings(result: SweepResult) -> Iterator[RenderableType]:
    """Endings downward, values of the parameter across."""
    parameter = result.grid.parameters[0]
    columns = _some(len(parameter.values))
    values = told_apart(parameter.values)
    yield f"down: endings, in 100 trials; across: {parameter.label}\n"
    table = plain_table("", *(values[point] for point in columns))
    for name in ENDINGS:
        table.add_row(outcome_words(name), *(_cell(result, point, name) for point in columns))
    yield table
    yield "\n" + " ".join([*_notes(result, list(ENDINGS)), *_left_out(columns, len(values))])
    if DAYS in result.outcomes:
        yield ""


def _grid(result: SweepResult) -> Iterator[RenderableType]:
    """One outcome of those asked for: the longer parameter downward, the shorter one across."""
    name = _shown(result)
    first, second = result.grid.parameters
    across_first = len(first.values) < len(second.values)
    down, across = (second, first) if across_first else (first, second)
    columns, headings = _some(len(across.values)), told_apart(across.values)
    unit = "" if name == DAYS else ", in 100"
    yield f"{_heading(name).capitalize()}{unit}\ndown: {down.label}; across: {across.label}\n"
    table: Table = plain_table("", *(headings[i] for i in columns))
    for j, value in enumerate(told_apart(down.values)):
        cells = (i * len(second.values) + j if across_first else j * len(second.values) + i for i in columns)
        table.add_row(value, *(_cell(result, point, name) for point in cells))
    yield table
    yield "\n" + " ".join([*_notes(result, [name]), *_left_out(columns, len(headings))])


def _shown(result: SweepResult) -> str:
    """The outcome of a grid: a full ceasefire if asked for, else the first that was; of endings, what moves most."""
    asked = [name for name in ("any_full", *DERIVED, DAYS) if name in result.outcomes]
    if asked and (asked[0] != DAYS or "endings" not in result.outcomes):
        return asked[0]
    return max((move for move in result.moves if move.outcome != DAYS), key=lambda move: move.reach).outcome


def _some(count: int) -> list[int]:
    """All places from 0 to `count - 1`, or evenly chosen ones with both ends if they are many."""
    if count <= _MOST_COLUMNS:
        return list(range(count))
    return [round(step * (count - 1) / (_MOST_COLUMNS - 1)) for step in range(_MOST_COLUMNS)]


def _left_out(columns: list[int], of: int) -> list[str]:
    return [] if len(columns) == of else [f"{len(columns)} of {of} columns are shown."]


def _heading(name: str) -> str:
    return "mean days" if name == DAYS else outcome_words(name)


def _cell(result: SweepResult, point: int, name: str) -> str:
    tally = result.tally
    return f"{tally.mean_days(point):.1f}" if name == DAYS else f"{100 * tally.share(point, name).share:.1f}"


def _notes(result: SweepResult, names: Sequence[str]) -> Iterator[str]:
    """What the numbers of a table mean, and how far their intervals reach: each by itself, and paired."""
    tally, points = result.tally, range(len(result.grid.points))
    if DAYS in names:
        yield "Mean days: days under a ceasefire, over all trials (0 without one)."
    shares = [name for name in names if name != DAYS]
    if not shares:
        return
    widest = max(100 * tally.share(point, name).half_width for point in points for name in shares)
    paired = max(100 * _widest_pair(result, name) for name in shares)
    yield (
        f"95 % intervals reach at most {widest:.1f} points each way for a share, and {paired:.1f} for its paired"
        f" difference from the first {'value' if len(result.grid.parameters) == 1 else 'cell'}."
    )


def _widest_pair(result: SweepResult, name: str) -> float:
    """Half the width of the widest interval of a paired difference from the first point."""
    pairs = (result.tally.joint.pair(0, point, name) for point in range(1, len(result.grid.points)))
    low, high = max(pairs, key=lambda pair: pair.error).interval
    return (high - low) / 2
