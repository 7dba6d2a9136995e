"""Two parameters: a heat map of one outcome with contours, uncertain cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from sim.numerals import decimals_apart, told_apart
from sim.plots.caption import Headings, Source
from sim.plots.phrases import outcome_name
from sim.plots.results import NothingToDraw
from sim.plots.shares import Share, level_note, per_hundred
from sim.plots.style import INK, PAPER, SIZE, ink_on

__all__ = ["SweepMapData", "alt_text", "build", "draw", "headings", "size"]

_BLUES = LinearSegmentedColormap.from_list("truce", ["#F2F7FB", "#A9CFE9", "#3089CB", "#195DAA", "#0D327A"])
_NUMBERED = 80


@dataclass(frozen=True)
class SweepMapData:
    """`shares[j][i]`: share of the outcome at the i-th value of `across` and the j-th of `up`.

    A cell is uncertain where its interval reaches further than `bound` (a share) each way. `moves`: whether the cells
    differ by more than luck, judged by pairs; none where that is not known.
    """

    source: Source
    outcome: str
    across: str
    up: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    shares: tuple[tuple[Share, ...], ...]
    bound: float
    moves: bool | None = None

    def uncertain(self, share: Share) -> bool:
        """Whether the interval of a cell is wider than the stated bound."""
        return (share.high - share.low) / 2 > self.bound


def build(
    outcome: str,
    across: tuple[str, Sequence[float]],
    up: tuple[str, Sequence[float]],
    counts: Sequence[Sequence[int]],
    totals: Sequence[Sequence[int]],
    source: Source,
    bound: float = 0.02,
    moves: bool | None = None,
) -> SweepMapData:
    """Shares from trials with the outcome and all trials per cell, both of shape (values up, values across).

    Raises
    ------
    NothingToDraw
        If a parameter has fewer than two values.
    """
    if len(across[1]) < 2 or len(up[1]) < 2:
        raise NothingToDraw("a map needs at least two values of each parameter")
    columns, rows = np.argsort(np.asarray(across[1], float)), np.argsort(np.asarray(up[1], float))
    shares = tuple(tuple(Share.of(int(counts[j][i]), int(totals[j][i])) for i in columns) for j in rows)
    xs, ys = tuple(float(across[1][i]) for i in columns), tuple(float(up[1][j]) for j in rows)
    return SweepMapData(source, outcome, across[0], up[0], xs, ys, shares, bound, moves)


def draw(data: SweepMapData, ax: Axes) -> None:
    """Cells, contours, dots on uncertain cells, and a bar of colours."""
    z = _points(data)
    clear = _clear(data)
    norm = _scale(z, clear)
    xs, ys = _edges(data.xs), _edges(data.ys)
    numbered = z.size <= _NUMBERED
    ax.pcolormesh(xs, ys, z, cmap=_BLUES, norm=norm, edgecolors=PAPER if numbered else "face", linewidth=0.6)
    if clear:
        _contours(data, z, numbered, ax)
    _mark(data, xs, ys, norm, ax)
    if numbered:
        _numbers(data, norm, ax)
    ax.set_xlim(xs[0], xs[-1])
    ax.set_ylim(ys[0], ys[-1])
    ax.set_xlabel(data.across)
    ax.set_ylabel(data.up)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    if len(data.xs) <= 14:
        ax.set_xticks(data.xs, told_apart(data.xs))
    if len(data.ys) <= 14:
        ax.set_yticks(data.ys, told_apart(data.ys), size=SIZE["small"])
    _bar(norm, ax)


def _clear(data: SweepMapData) -> bool:
    """Whether cells differ by so much more than the error of simulation that contours follow the outcome, not luck."""
    if data.moves is not None:
        return data.moves
    errors = [50 * (share.high - share.low) for row in data.shares for share in row]
    return bool(np.ptp(_points(data)) > 4 * np.median(errors))


def _scale(z: npt.NDArray[np.float64], clear: bool) -> Normalize:
    """Colours from 0, unless cells that clearly differ all lie far from it: then from a round number below them."""
    low, high = float(z.min()), max(1.0, float(z.max()))
    near = clear and low > high / 2
    return Normalize(float(np.floor(low - 0.2 * (high - low))) if near else 0.0, high)


def _contours(data: SweepMapData, z: npt.NDArray[np.float64], numbered: bool, ax: Axes) -> None:
    """Dark lines in a white casing, so that they show on light and dark cells; named where cells carry no numbers."""
    lines = ax.contour(data.xs, data.ys, z, levels=_levels(z), colors=INK, linewidths=0.8)
    lines.set_path_effects([withStroke(linewidth=2.0, foreground=PAPER, alpha=0.6)])
    if not numbered:
        for text in ax.clabel(lines, fmt="%g", fontsize=SIZE["small"], inline_spacing=3):
            text.set_path_effects([withStroke(linewidth=2.5, foreground=PAPER)])


def _points(data: SweepMapData) -> npt.NDArray[np.float64]:
    return np.array([[100 * share.value for share in row] for row in data.shares])


def _edges(values: tuple[float, ...]) -> npt.NDArray[np.float64]:
    """Borders of cells: halfway between neighbours, and as far beyond the outer values."""
    middle = (np.array(values[1:]) + np.array(values[:-1])) / 2
    return np.array([2 * values[0] - middle[0], *middle, 2 * values[-1] - middle[-1]])


def _levels(z: npt.NDArray[np.float64]) -> list[float]:
    """Choose a handful of round contour levels inside the range of `z` (points)."""
    for step in (20, 10, 5, 2, 1, 0.5, 0.2, 0.1):
        levels = [step * k for k in range(1, int(100 / step) + 1) if z.min() < step * k < z.max()]
        if len(levels) >= 3:
            return levels
    return [float(z.mean())]


def _mark(
    data: SweepMapData, xs: npt.NDArray[np.float64], ys: npt.NDArray[np.float64], norm: Normalize, ax: Axes
) -> None:
    """Dot the uncertain cells, light on dark and dark on light."""
    for j, row in enumerate(data.shares):
        for i, share in enumerate(row):
            if data.uncertain(share):
                corner, width, height = (xs[i], ys[j]), xs[i + 1] - xs[i], ys[j + 1] - ys[j]
                dots = ink_on(_fill(norm, share))
                ax.add_patch(
                    Rectangle(corner, width, height, fill=False, hatch="....", edgecolor=dots, linewidth=0, alpha=0.6)
                )


def _numbers(data: SweepMapData, norm: Normalize, ax: Axes) -> None:
    for y, row in zip(data.ys, data.shares, strict=True):
        for x, share in zip(data.xs, row, strict=True):
            fill = _fill(norm, share)
            text = ax.text(
                x, y, f"{100 * share.value:.0f}", ha="center", va="center", size=SIZE["small"], color=ink_on(fill)
            )
            text.set_bbox({"facecolor": fill, "edgecolor": "none", "pad": 1.2})


def _fill(norm: Normalize, share: Share) -> str:
    return to_hex(_BLUES(norm(100 * share.value)))


def _bar(norm: Normalize, ax: Axes) -> None:
    bar = ax.inset_axes((1.03, 0, 0.025, 1))
    steps = np.linspace(float(norm.vmin or 0), float(norm.vmax or 1), 129)
    bar.pcolormesh([0, 1], steps, ((steps[1:] + steps[:-1]) / 2)[:, None], cmap=_BLUES, norm=norm)
    bar.set_xticks([])
    bar.yaxis.tick_right()
    bar.yaxis.set_label_position("right")
    bar.set_ylabel("trials in 100")
    bar.tick_params(length=0, labelsize=SIZE["small"])
    bar.spines[["left", "bottom"]].set_visible(False)


def size(data: SweepMapData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, min(6.0, max(3.4, 0.42 * len(data.ys) + 1.0))


def headings(data: SweepMapData) -> Headings:
    """From the lowest to the highest cell."""
    low, high = _extremes(data)
    cells = [share for row in data.shares for share in row]
    unsure = sum(data.uncertain(share) for share in cells)
    ends = decimals_apart([100 * low[2].value, 100 * high[2].value])
    span = f"from {ends[0]} to {ends[1]} trials in 100" if high[2].count else "in no trial at all"
    contours = ", with contours" if _clear(data) else "; too even for contours"
    lightest = _scale(_points(data), _clear(data)).vmin
    contours += f"; colours begin at {lightest:.0f}, not at 0" if lightest else ""
    return Headings(
        f"{outcome_name(data.outcome)}: {span}",
        f'Share of trials over "{data.across}" and "{data.up}", on common random numbers{contours}.',
        (level_note(), f"Dotted: interval wider than ±{100 * data.bound:g} points ({unsure} of {len(cells)} cells)."),
    )


def alt_text(data: SweepMapData) -> str:
    """Lowest and highest cell, and how many are uncertain."""
    xs, ys = (dict(zip(given, told_apart(given), strict=True)) for given in (data.xs, data.ys))
    told = [
        f"{word} {per_hundred(share)} at {data.across} {xs[x]}, {data.up} {ys[y]}"
        for word, (x, y, share) in zip(("lowest", "highest"), _extremes(data), strict=True)
    ]
    unsure = sum(data.uncertain(share) for row in data.shares for share in row)
    return (
        f"Heat map of {outcome_name(data.outcome).lower()} over {data.across} ({len(data.xs)} values) and {data.up} "
        f"({len(data.ys)} values): {told[0]}; {told[1]}. {unsure} cells are uncertain by more than "
        f"±{100 * data.bound:g} points."
    )


def _extremes(data: SweepMapData) -> tuple[tuple[float, float, Share], tuple[float, float, Share]]:
    cells = [
        (x, y, share)
        for y, row in zip(data.ys, data.shares, strict=True)
        for x, share in zip(data.xs, row, strict=True)
    ]
    return min(cells, key=lambda cell: cell[2].value), max(cells, key=lambda cell: cell[2].value)
