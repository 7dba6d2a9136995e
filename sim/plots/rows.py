"""Horizontal bars in headed groups, with intervals and a column of numbers: shared by several figures."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from sim.analysis.shares import digits_for, per_hundred
from sim.plots.lettering import inches, legible, shorten, wrap
from sim.plots.style import FAINT, INK, PAPER, SIZE, SOFT
from sim.statistics import Proportion

__all__ = ["Block", "Row", "draw_blocks", "height_of"]

_HEAD = 1.15
_GAP = 0.45
_PITCH = 0.27
_LABEL = 2.4


@dataclass(frozen=True)
class Row:
    """One bar: label, share, colour; `whose` heads the label.

    `number` is the share in words where it was rounded together with others.
    """

    label: str
    share: Proportion
    colour: str
    whose: str = ""
    number: str = ""


@dataclass(frozen=True)
class Block:
    """Rows under a heading, with the heading's own number in words."""

    title: str
    number: str
    rows: tuple[Row, ...]


def height_of(blocks: tuple[Block, ...]) -> float:
    """Inches that the blocks need, axis included."""
    return _PITCH * _units(blocks) + 0.5


def draw_blocks(blocks: tuple[Block, ...], ax: Axes, axis_label: str) -> None:
    """Draw the blocks from top to bottom; x runs in trials per hundred."""
    shares = [row.share for block in blocks for row in block.rows]
    digits = digits_for(shares)
    reach = max([100 * share.high for share in shares] + [4.0])
    ax.set_xlim(0, min(100.0, reach * 1.03))
    ax.set_ylim(_units(blocks), 0)
    place, centres = 0.0, []
    for block in blocks:
        _write(ax, block.title, 0, place + 0.55, 6, bold=True)
        _write(ax, block.number, 1, place + 0.55, 12, bold=True)
        place += _HEAD
        for row in block.rows:
            centres.append(place + 0.5)
            _bar(row, centres[-1], ax)
            colour = INK if row.share.count else SOFT
            _write(ax, row.number or per_hundred(row.share, digits), 1, centres[-1], 12, colour=colour)
            place += 1
        place += _GAP
    _axes([row for block in blocks for row in block.rows], centres, ax)
    ax.set_xlabel(axis_label)


def _write(ax: Axes, words: str, x: float, y: float, right: float, colour: str = INK, bold: bool = False) -> None:
    """Write at the left (x = 0) or right (x = 1) edge of the axes, `right` points further to the right."""
    ax.annotate(
        *(words, (x, y), (right, 0)),
        xycoords=blended_transform_factory(ax.transAxes, ax.transData),
        textcoords="offset points",
        annotation_clip=False,
        va="center_baseline",
        size=SIZE["label"],
        color=colour,
        weight="bold" if bold else "normal",
    )


def _axes(rows: list[Row], centres: list[float], ax: Axes) -> None:
    labels, points = _labels(rows)
    ax.set_yticks(centres, labels, color=INK, linespacing=1.0, size=points)
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")


def _labels(rows: list[Row]) -> tuple[list[str], float]:
    """Labels in one size of type: the larger one if all fit in one line, else the smaller one in up to two lines."""
    names = [f"{row.whose}: {row.label}" if row.whose else row.label for row in rows]
    if all(inches(name, SIZE["label"]) <= _LABEL for name in names):
        return [legible(name) for name in names], SIZE["label"]
    points = SIZE["small"]
    return [legible(_in_two(row, name, points)) for row, name in zip(rows, names, strict=True)], points


def _in_two(row: Row, name: str, points: float) -> str:
    if inches(name, points) <= _LABEL:
        return name
    if row.whose:
        return "\n".join(shorten(part, _LABEL, points) for part in (row.whose, row.label))
    return wrap(name, _LABEL, points, lines=2)


def _units(blocks: tuple[Block, ...]) -> float:
    return sum(_HEAD + len(block.rows) + _GAP for block in blocks) - _GAP


def _bar(row: Row, centre: float, ax: Axes) -> None:
    ax.barh(centre, 100 * row.share.share, height=0.66, color=row.colour, zorder=2, linewidth=0)
    ends = [100 * row.share.low, 100 * row.share.high]
    ax.plot(ends, [centre, centre], color=PAPER, linewidth=3.0, zorder=3, alpha=0.9)
    ax.plot(ends, [centre, centre], color=INK, linewidth=1.1, zorder=4)
    ax.axhline(centre + 0.5, color=FAINT, linewidth=0.3, zorder=0)
