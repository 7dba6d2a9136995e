"""Two parameters: a heat map of one outcome with contours, cells that cannot be told from a contour dotted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from sim.analysis.joint import DAYS
from sim.analysis.shares import level_note
from sim.analysis.swept import Axis, Estimate, Swept
from sim.numerals import decimals_apart, told_apart
from sim.plots.caption import Headings, NothingToDraw, Source, base_note, sweep_source
from sim.plots.phrases import outcome_name
from sim.plots.style import INK, PAPER, SIZE, ink_on, mark_own

__all__ = ["SweepMapData", "alt_text", "build", "draw", "headings", "size"]

_BLUES = LinearSegmentedColormap.from_list("truce", ["#F2F7FB", "#A9CFE9", "#3089CB", "#195DAA", "#0D327A"])
_NUMBERED = 80
_MOST_TICKS = 14
_STEPS = (20, 10, 5, 2, 1, 0.5, 0.2, 0.1)
_CONTOURS = 3
Grid = npt.NDArray[np.float64]


@dataclass(frozen=True)
class SweepMapData:
    """`cells[j][i]`: the outcome at the i-th value of `across` and the j-th of `up`, in 100 trials or in days.

    `moves`: whether the cells differ by more than chance alone would set them apart, judged by pairs.
    """

    source: Source
    outcome: str
    across: Axis
    up: Axis
    cells: tuple[tuple[Estimate, ...], ...]
    moves: bool
    note: str = ""

    @cached_property
    def values(self) -> Grid:
        """The cells as numbers."""
        return np.array([[cell.value for cell in row] for row in self.cells])

    @property
    def name(self) -> str:
        """The outcome in words."""
        return "Mean days under a ceasefire" if self.outcome == DAYS else outcome_name(self.outcome)

    @property
    def unit(self) -> str:
        """What the numbers count."""
        return "days" if self.outcome == DAYS else "trials in 100"

    @cached_property
    def levels(self) -> list[float]:
        """Round contour levels inside the range of the cells, no closer than their intervals can tell apart."""
        z, widths = self.values, [cell.high - cell.low for row in self.cells for cell in row if cell.known]
        apart = float(np.median(widths or [np.inf]))
        levels: list[float] = []
        for step in _STEPS:
            if step < apart or not self.moves or len(levels) >= _CONTOURS:
                break
            levels = [step * k for k in range(1, int(z.max() / step) + 1) if z.min() < step * k < z.max()]
        return levels

    def unsettled(self, cell: Estimate) -> bool:
        """Whether a cell may lie on either side of a contour: its interval reaches across one, or it has none."""
        return any(not cell.known or cell.low < level < cell.high for level in self.levels)


def build(swept: Swept, outcome: str) -> SweepMapData:
    """Take one outcome of a sweep of two parameters; the one with more values runs across.

    Raises
    ------
    NothingToDraw
        If a parameter has fewer than two values.
    """
    first, second = swept.axes
    if min(len(first.values), len(second.values)) < 2:
        raise NothingToDraw("a map needs at least two values of each parameter")
    wide, rows = len(first.values) >= len(second.values), swept.table(outcome)
    cells = tuple(zip(*rows, strict=True)) if wide else tuple(tuple(row) for row in rows)
    across, up = (first, second) if wide else (second, first)
    note = "Of the endings, the one that moves most." if outcome == swept.moving else ""
    return SweepMapData(sweep_source(swept), outcome, across, up, cells, outcome in swept.clear, note)


def draw(data: SweepMapData, ax: Axes) -> None:
    """Cells, contours, dots on cells that a contour may pass on either side, and a bar of colours."""
    norm, numbered = _scale(data), data.values.size <= _NUMBERED
    xs, ys = _edges(data.across.values), _edges(data.up.values)
    ax.pcolormesh(xs, ys, data.values, cmap=_BLUES, norm=norm, edgecolors=PAPER if numbered else "face", linewidth=0.6)
    _dots(data, xs, ys, norm, ax)
    ax.set_xlim(xs[0], xs[-1])
    ax.set_ylim(ys[0], ys[-1])
    if data.levels:
        _contours(data, ax)
    if numbered:
        _numbers(data, norm, ax)
    _axes(data, ax)
    _bar(data, norm, ax)


def _axes(data: SweepMapData, ax: Axes) -> None:
    ax.set_xlabel(data.across.label)
    ax.set_ylabel(data.up.label)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    if len(data.across.values) <= _MOST_TICKS:
        ax.set_xticks(data.across.values, told_apart(data.across.values))
    if len(data.up.values) <= _MOST_TICKS:
        ax.set_yticks(data.up.values, told_apart(data.up.values), size=SIZE["small"])
    for axis in (data.across, data.up):
        if axis.base is not None and axis.base_inside:
            mark_own(ax, axis.base.median, up=axis is data.up)


def _scale(data: SweepMapData) -> Normalize:
    """Colours from 0, unless cells that clearly differ all lie far from it: then from a round number below them."""
    low, high = float(data.values.min()), max(1.0, float(data.values.max()))
    near = data.moves and low > high / 2
    return Normalize(float(np.floor(low - 0.2 * (high - low))) if near else 0.0, high)


def _contours(data: SweepMapData, ax: Axes) -> None:
    """Dark lines in a white casing, so that they show on light and dark cells, each with its number."""
    xs, ys, levels = data.across.values, data.up.values, data.levels
    lines = ax.contour(xs, ys, data.values, levels=levels, colors=INK, linewidths=0.8)
    lines.set_path_effects([withStroke(linewidth=2.0, foreground=PAPER, alpha=0.6)])
    taken: list[Grid] = []
    for level, path in zip(levels, lines.get_paths(), strict=True):
        pieces = [np.asarray(piece) for piece in path.to_polygons(closed_only=False)]
        if not pieces:
            continue
        taken.append(_roomiest(data, pieces, taken))
        x, y = taken[-1]
        text = ax.text(x, y, f"{level:g}", ha="center", va="center", size=SIZE["tiny"], weight="bold", color=INK)
        text.set_path_effects([withStroke(linewidth=2.5, foreground=PAPER)])


def _roomiest(data: SweepMapData, pieces: list[Grid], taken: list[Grid]) -> Grid:
    """The point of a contour that lies furthest from the middles of cells, where numbers stand, and other labels."""
    xs, ys = np.array(data.across.values), np.array(data.up.values)
    wide, high = np.ptp(xs) / 7.0, np.ptp(ys) / size(data)[1]  # about an inch
    dense = np.concatenate([np.linspace(a, b, 8) for line in pieces for a, b in pairwise(line)])
    middles = [np.array([x, y]) for x in xs for y in ys] if data.values.size <= _NUMBERED else []
    away = [np.hypot((dense[:, 0] - x) / wide, (dense[:, 1] - y) / high) for x, y in [*middles, *taken]]
    edge = np.minimum((dense[:, 0] - xs[0]) / wide, (xs[-1] - dense[:, 0]) / wide)
    room = np.min([*away, 0.5 + edge], axis=0)
    spot: Grid = dense[int(np.argmax(room))]
    return spot


def _edges(values: tuple[float, ...]) -> Grid:
    """Borders of cells: halfway between neighbours, and as far beyond the outer values."""
    middle = (np.array(values[1:]) + np.array(values[:-1])) / 2
    return np.array([2 * values[0] - middle[0], *middle, 2 * values[-1] - middle[-1]])


def _dots(data: SweepMapData, xs: Grid, ys: Grid, norm: Normalize, ax: Axes) -> None:
    """Dot the unsettled cells, light on dark and dark on light."""
    for j, row in enumerate(data.cells):
        for i, cell in enumerate(row):
            if data.unsettled(cell):
                corner, wide, high = (xs[i], ys[j]), xs[i + 1] - xs[i], ys[j + 1] - ys[j]
                dots = Rectangle(corner, wide, high, fill=False, hatch="....", linewidth=0, alpha=0.6)
                dots.set_edgecolor(ink_on(_fill(norm, cell)))
                ax.add_patch(dots)


def _numbers(data: SweepMapData, norm: Normalize, ax: Axes) -> None:
    digits = 1 if data.outcome == DAYS and data.values.max() < 10 else 0
    for y, row in zip(data.up.values, data.cells, strict=True):
        for x, cell in zip(data.across.values, row, strict=True):
            fill, words = _fill(norm, cell), f"{cell.value:.{digits}f}"
            text = ax.text(x, y, words, ha="center", va="center", size=SIZE["small"], color=ink_on(fill))
            text.set_bbox({"facecolor": fill, "edgecolor": "none", "pad": 1.2})


def _fill(norm: Normalize, cell: Estimate) -> str:
    return to_hex(_BLUES(norm(cell.value)))


def _bar(data: SweepMapData, norm: Normalize, ax: Axes) -> None:
    bar = ax.inset_axes((1.03, 0, 0.025, 1))
    steps = np.linspace(float(norm.vmin or 0), float(norm.vmax or 1), 129)
    bar.pcolormesh([0, 1], steps, ((steps[1:] + steps[:-1]) / 2)[:, None], cmap=_BLUES, norm=norm)
    bar.set_xticks([])
    bar.yaxis.tick_right()
    bar.yaxis.set_label_position("right")
    bar.set_ylabel(data.unit)
    bar.tick_params(length=0, labelsize=SIZE["small"])
    bar.spines[["left", "bottom"]].set_visible(False)


def size(data: SweepMapData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, min(6.0, max(3.4, 0.42 * len(data.up.values) + 1.0))


def headings(data: SweepMapData) -> Headings:
    """From the lowest to the highest cell."""
    low, high = float(data.values.min()), float(data.values.max())
    ends = decimals_apart([low, high], least=int(data.outcome == DAYS))
    span = f"from {ends[0]} to {ends[1]} {data.unit}" if high else "in no trial at all"
    lightest = _scale(data).vmin
    colours = f" Colours begin at {lightest:.0f}, not at 0." if lightest else ""
    what = data.name if data.outcome == DAYS else "Share of trials"
    lead = f'{what} over "{data.across.label}" and "{data.up.label}", on common random numbers.{colours}'
    return Headings(f"{data.name}: {span}", lead, _notes(data))


def _notes(data: SweepMapData) -> tuple[str, ...]:
    """What contours, dots and triangles mean, each only where there are any."""
    cells = [cell for row in data.cells for cell in row]
    unsettled = sum(map(data.unsettled, cells))
    if not data.levels:
        dots = "No contours: the intervals of the cells are too wide for them."
    elif unsettled:
        dots = f"Dotted: {unsettled} of {len(cells)} cells whose interval reaches across a contour."
    else:
        dots = "No cell has an interval that reaches across a contour."
    of_means = "Intervals of means: Student's t, none where too few trials have a ceasefire."
    level = of_means if data.outcome == DAYS else level_note()
    notes = (data.note, dots, *base_note((data.across, data.up)), level)
    return tuple(note for note in notes if note)


def alt_text(data: SweepMapData) -> str:
    """Lowest and highest cell, and how many lie on a contour."""
    xs, ys = told_apart(data.across.values), told_apart(data.up.values)
    extremes = []
    for word, place in (("lowest", np.argmin(data.values)), ("highest", np.argmax(data.values))):
        j, i = divmod(int(place), len(xs))
        where = f"{data.across.label} {xs[i]}, {data.up.label} {ys[j]}"
        extremes.append(f"{word} {data.cells[j][i].value:.3g} {data.unit} at {where}")
    size_of = f"{data.across.label} ({len(xs)} values) and {data.up.label} ({len(ys)} values)"
    return f"Heat map of {data.name.lower()} over {size_of}: {'; '.join(extremes)}. {' '.join(_notes(data))}"
