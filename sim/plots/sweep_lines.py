"""One parameter: the whole distribution of endings along it, and derived outcomes as lines with ribbons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from sim.plots.caption import Headings, Source
from sim.plots.derived import DERIVED, DERIVED_COLOURS, outcome_name
from sim.plots.labels import label_right
from sim.plots.phrases import long_name
from sim.plots.results import NothingToDraw
from sim.plots.shares import Share, level_note, per_hundred
from sim.plots.style import COLOURS, INK, PAPER, SIZE
from sim.words import ENDINGS

__all__ = ["SweepLinesData", "alt_text", "build", "draw", "headings", "size"]

_HEIGHT = 6.2
_UPPER, _LOWER = 0.56, 0.32


@dataclass(frozen=True)
class SweepLinesData:
    """Shares at each value of a parameter: all endings, and derived outcomes (name to one share per value)."""

    source: Source
    parameter: str
    values: tuple[float, ...]
    endings: dict[str, tuple[Share, ...]]
    derived: dict[str, tuple[Share, ...]]


def build(
    parameter: str,
    values: Sequence[float],
    counts: Sequence[Sequence[int]],
    source: Source,
    extra: Mapping[str, Sequence[int]] | None = None,
) -> SweepLinesData:
    """Shares from trials per value and ending, shape (values, 11) in model order.

    `extra` adds derived outcomes that are not sums of endings, as trials per value. Values may come in any order.

    Raises
    ------
    NothingToDraw
        If there are fewer than two values.
    """
    if len(set(values)) < 2:
        raise NothingToDraw("a line along a parameter needs at least two values of it")
    order = np.argsort(np.asarray(values, dtype=float), kind="stable")
    table = np.asarray(counts, dtype=np.int64)[order]
    totals = table.sum(axis=1)
    endings = {name: _shares(table[:, place], totals) for place, name in enumerate(ENDINGS)}
    derived = {
        name: _shares(table[:, [ENDINGS.index(part) for part in parts]].sum(axis=1), totals)
        for name, parts in DERIVED.items()
    } | {name: _shares(np.asarray(column)[order], totals) for name, column in (extra or {}).items()}
    return SweepLinesData(source, parameter, tuple(float(values[place]) for place in order), endings, derived)


def _shares(counts: np.ndarray, totals: np.ndarray) -> tuple[Share, ...]:
    return tuple(Share.of(int(count), int(total)) for count, total in zip(counts, totals, strict=True))


def draw(data: SweepLinesData, ax: Axes) -> None:
    """Stacked endings above, derived outcomes below, on one scale of the parameter."""
    ax.axis("off")
    _stack(data, ax.inset_axes((0, 1 - _UPPER, 1, _UPPER)))
    _lines(data, ax.inset_axes((0, 0, 1, _LOWER)))


def _stack(data: SweepLinesData, ax: Axes) -> None:
    floor = np.zeros(len(data.values))
    places, words, colours = [], [], []
    for name, shares in data.endings.items():
        values = np.array([100 * share.value for share in shares])
        if not values.any():
            continue
        ax.fill_between(data.values, floor, floor + values, color=COLOURS[name], linewidth=0.5, edgecolor=PAPER)
        places.append(float(floor[-1] + values[-1] / 2))
        words.append(
            f"{long_name(name)}  {per_hundred(shares[-1]).split(' in ')[0].replace('none seen', '0').split(' (')[0]}"
        )
        colours.append(COLOURS[name])
        floor = floor + values
    ax.set_ylim(0, 100)
    _axes(data, ax, "How trials end, in 100")
    ax.tick_params(labelbottom=False)
    label_right(ax, places, words, colours, _UPPER * _HEIGHT)


def _lines(data: SweepLinesData, ax: Axes) -> None:
    places, words, colours, top = [], [], [], 5.0
    for name, shares in data.derived.items():
        colour = DERIVED_COLOURS.get(name, INK)
        low, high = ([100 * getattr(share, end) for share in shares] for end in ("low", "high"))
        ax.fill_between(data.values, low, high, color=colour, alpha=0.2, linewidth=0)
        ax.plot(data.values, [100 * share.value for share in shares], color=colour, linewidth=1.5)
        places.append(100 * shares[-1].value)
        words.append(outcome_name(name))
        colours.append(colour)
        top = max(top, *high)
    ax.set_ylim(0, min(100.0, top * 1.05))
    _axes(data, ax, "Trials in 100 with ...")
    ax.grid(axis="y")
    ax.set_xlabel(data.parameter)
    label_right(ax, places, words, colours, _LOWER * _HEIGHT)


def _axes(data: SweepLinesData, ax: Axes, title: str) -> None:
    ax.set_xlim(data.values[0], data.values[-1])
    ax.set_title(title, loc="left", size=SIZE["label"], weight="bold", color=INK)
    ax.spines["left"].set_visible(False)
    ax.set_xticks(data.values, minor=True)
    ax.xaxis.remove_overlapping_locs = False  # a tick at every value, also under a number
    ax.tick_params(which="minor", length=3)
    ax.tick_params(which="major", axis="x", length=0, pad=6)


def size(data: SweepLinesData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, _HEIGHT


def headings(data: SweepLinesData) -> Headings:
    """How the outcome that changes most changes from one end of the parameter to the other."""
    name = max(data.derived, key=lambda name: abs(data.derived[name][-1].value - data.derived[name][0].value))
    first, last = (data.derived[name][place].value * 100 for place in (0, -1))
    low, high = data.values[0], data.values[-1]
    return Headings(
        f"{outcome_name(name)}: {first:.0f} in 100 trials at {low:g}, {last:.0f} at {high:g}",
        f'Endings along "{data.parameter}", on common random numbers. Ribbons: error of simulation only.',
        (
            level_note(),
            f"{data.endings['stalled'][0].total:,} trials at each of {len(data.values)} values (ticks).",
        ),
    )


def alt_text(data: SweepLinesData) -> str:
    """Tell the derived outcomes at both ends of the parameter."""
    ends = []
    for place in (0, -1):
        told = ", ".join(
            f"{outcome_name(name).lower()} {per_hundred(shares[place])}" for name, shares in data.derived.items()
        )
        ends.append(f"at {data.values[place]:g}: {told}")
    return f"Endings stacked along {data.parameter}, {len(data.values)} values. " + "; ".join(ends) + "."
