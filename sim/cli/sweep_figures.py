"""The figures of a sweep: endings along one parameter, or a map of each outcome over two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.joint import DAYS
from sim.analysis.outcomes import DERIVED
from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.plots.gallery import Drawn
    from sim.studies.sweep import SweepResult

__all__ = ["draw_sweep"]


def draw_sweep(result: SweepResult, folder: Path) -> list[Drawn]:
    """Draw all figures of a sweep into a folder, each as PNG and SVG with its alt text beside it."""
    return _lines(result, folder) if len(result.grid.parameters) == 1 else _maps(result, folder)


def _lines(result: SweepResult, folder: Path) -> list[Drawn]:
    from sim.plots import sweep_lines
    from sim.plots.caption import Source
    from sim.plots.gallery import write_figure

    grid, tally = result.grid, result.tally
    parameter, points = grid.parameters[0], range(len(grid.points))
    counts = [[int(tally.counts[name][point]) for name in ENDINGS] for point in points]
    data = sweep_lines.build(
        parameter.label,
        parameter.values,
        counts,
        Source(_case(result), len(grid.points) * result.plan.most, result.plan.seed),
        {"early_collapse": tally.counts["early_collapse"].tolist()},
        shown=result.outcomes,
        days=[tally.joint.mean_days(point) for point in points] if DAYS in result.outcomes else (),
        clear=[move.outcome for move in result.moves if move.clear],
    )
    return [write_figure("sweep_lines", data, folder, stem="endings" if data.endings else "lines")]


def _maps(result: SweepResult, folder: Path) -> list[Drawn]:
    """One map per derived outcome asked for, or of the ending that moves most; the longer parameter runs across.

    Where days alone are asked for, no share is shown in their place.
    """
    from sim.plots import sweep_map
    from sim.plots.caption import Source
    from sim.plots.gallery import write_figure

    grid, tally = result.grid, result.tally
    first, second = grid.parameters
    shape = (len(first.values), len(second.values))
    wide = shape[0] >= shape[1]
    across, up = (first, second) if wide else (second, first)
    source = Source(_case(result), len(grid.points) * result.plan.most, result.plan.seed)
    done = []
    for name in _mapped(result):
        counts, totals = (table.reshape(shape) for table in (tally.counts[name], tally.trials))
        if wide:
            counts, totals = counts.T, totals.T
        data = sweep_map.build(
            name,
            (across.label, across.values),
            (up.label, up.values),
            counts.tolist(),
            totals.tolist(),
            source,
            moves=next(move.clear for move in result.moves if move.outcome == name),
        )
        done.append(write_figure("sweep_map", data, folder, stem=name))
    return done


def _mapped(result: SweepResult) -> list[str]:
    asked: list[str] = [name for name in DERIVED if name in result.outcomes]
    endings = [move for move in result.moves if move.outcome in ENDINGS]
    return asked or ([max(endings, key=lambda move: move.reach).outcome] if endings else [])


def _case(result: SweepResult) -> str:
    return f"{result.sweep.title} ({result.sweep.case.scenario.name})"
