"""One parameter: the distribution of endings along it, derived outcomes as lines with ribbons, and days held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.joint import DAYS
from sim.analysis.shares import level_note
from sim.analysis.swept import Axis, Swept
from sim.numerals import decimals_apart, told_apart
from sim.plots.caption import Headings, NothingToDraw, Source, base_note, sweep_source
from sim.plots.lettering import label_right
from sim.plots.phrases import long_name, outcome_name
from sim.plots.style import COLOURS, DERIVED_COLOURS, INK, PAPER, SIZE
from sim.words import counted

__all__ = ["SweepLinesData", "alt_text", "build", "draw", "headings", "size"]

_STACK, _SHARES, _DAYS, _GAP = 3.5, 2.0, 1.4, 0.7
"""Inches high of each part, and between two."""

_FEW = 6


@dataclass(frozen=True)
class SweepLinesData:
    """What was asked for, at each value of a parameter."""

    source: Source
    swept: Swept

    @property
    def axis(self) -> Axis:
        """The parameter."""
        return self.swept.axes[0]

    @property
    def numerals(self) -> list[str]:
        """The values, with as many digits as tell them apart."""
        return told_apart(self.axis.values)


def build(swept: Swept) -> SweepLinesData:
    """Take a sweep of one parameter.

    Raises
    ------
    NothingToDraw
        If there are fewer than two values.
    """
    if len(set(swept.axes[0].values)) < 2:
        raise NothingToDraw("a line along a parameter needs at least two values of it")
    return SweepLinesData(sweep_source(swept), swept)


def draw(data: SweepLinesData, ax: Axes) -> None:
    """Stacked endings, derived outcomes and days, one below the other, on one scale of the parameter."""
    ax.axis("off")
    parts = _parts(data)
    top, whole = size(data)[1], size(data)[1]
    for place, (part, high) in enumerate(parts):
        top -= high
        inner = ax.inset_axes((0, top / whole, 1, high / whole))
        part(data, inner)
        last = place == len(parts) - 1
        inner.tick_params(labelbottom=last)
        if last:
            inner.set_xlabel(data.axis.label)
        top -= _GAP


def _parts(data: SweepLinesData) -> list[tuple[Callable[[SweepLinesData, Axes], None], float]]:
    """What is drawn and how high."""
    swept = data.swept
    parts = ((_stack, _STACK, swept.endings), (_lines, _SHARES, swept.derived), (_days, _DAYS, swept.days))
    return [(part, high) for part, high, given in parts if given]


def _stack(data: SweepLinesData, ax: Axes) -> None:
    xs, floor = data.axis.values, np.zeros(data.swept.size)
    places, words, colours = [], [], []
    for name in data.swept.endings:
        values = np.array([each.value for each in data.swept.estimates(name)])
        if not values.any():
            continue
        ax.fill_between(xs, floor, floor + values, color=COLOURS[name], linewidth=0.5, edgecolor=PAPER)
        places.append(float(floor[-1] + values[-1] / 2))
        words.append(f"{long_name(name)}  {_last(values[-1])}")
        colours.append(COLOURS[name])
        floor = floor + values
    ax.set_ylim(0, 100)
    _axes(data, ax, "How trials end, in 100", PAPER)
    label_right(ax, places, words, colours, _STACK)


def _last(value: float) -> str:
    return "<1" if 0 < value < 0.5 else ">99" if 99.5 < value < 100 else f"{value:.0f}"


def _lines(data: SweepLinesData, ax: Axes) -> None:
    places, words, colours, top = [], [], [], 5.0
    for name in data.swept.derived:
        colour = DERIVED_COLOURS.get(name, INK)
        top = max(top, _ribbon(data, name, colour, ax))
        places.append(data.swept.estimates(name)[-1].value)
        words.append(outcome_name(name))
        colours.append(colour)
    ax.set_ylim(0, min(100.0, top * 1.05))
    _axes(data, ax, "Trials in 100 with ...")
    ax.grid(axis="y")
    label_right(ax, places, words, colours, _SHARES)


def _days(data: SweepLinesData, ax: Axes) -> None:
    top = _ribbon(data, DAYS, INK, ax)
    ax.set_ylim(0, max(1.0, 1.05 * top))
    _axes(data, ax, "Mean days under a ceasefire, over all trials")
    ax.grid(axis="y")


def _ribbon(data: SweepLinesData, name: str, colour: str, ax: Axes) -> float:
    """A line with its intervals; gives the highest point of them."""
    xs, found = data.axis.values, data.swept.estimates(name)
    ax.fill_between(xs, [e.low for e in found], [e.high for e in found], color=colour, alpha=0.2, linewidth=0)
    ax.plot(xs, [each.value for each in found], color=colour, linewidth=1.5)
    return max(each.top for each in found)


def _axes(data: SweepLinesData, ax: Axes, title: str, line: str = INK) -> None:
    values = data.axis.values
    ax.set_xlim(values[0], values[-1])
    ax.set_title(title, loc="left", size=SIZE["label"], weight="bold", color=INK)
    ax.spines["left"].set_visible(False)
    ax.ticklabel_format(axis="x", useOffset=False)
    if _roomy(values):
        ax.set_xticks(values, data.numerals)
    ax.set_xticks(values, minor=True)
    ax.xaxis.remove_overlapping_locs = False  # a tick at every value, also under a number
    ax.tick_params(which="minor", length=3)
    ax.tick_params(which="major", axis="x", length=0, pad=6)
    if (base := data.axis.base) is not None and data.axis.base_inside:
        ax.axvline(base.median, color=line, linewidth=0.9, linestyle=(0, (3, 2)), zorder=5)
        ax.plot(
            base.median, 0, "^", color=INK, markersize=6, clip_on=False, zorder=6, transform=ax.get_xaxis_transform()
        )


def _roomy(values: tuple[float, ...]) -> bool:
    """Whether every value has room for its number: few of them, none close to the next."""
    return len(values) <= _FEW and min(np.diff(values)) >= (values[-1] - values[0]) / _FEW


def size(data: SweepLinesData) -> tuple[float, float]:
    """Inches wide and high."""
    heights = [high for _, high in _parts(data)]
    return 7.4, sum(heights) + _GAP * (len(heights) - 1)


def headings(data: SweepLinesData) -> Headings:
    """How the outcome that changes most changes from one end of the parameter to the other, if any does."""
    swept = data.swept
    ribbons = "Ribbons: error of simulation only." if swept.derived or swept.days else ""
    notes = [level_note()] if swept.derived else []
    notes += ["Days: Student's t; no ribbon where too few trials have a ceasefire."] if swept.days else []
    trials = f"{counted(swept.trials, 'trial')} at each of {len(data.axis.values)} values (ticks)."
    lead = f'Along "{data.axis.label}", on common random numbers. {ribbons}'.strip()
    return Headings(_headline(data), lead, (*base_note(swept.axes), *notes, trials))


def _headline(data: SweepLinesData) -> str:
    swept, (low, high) = data.swept, (data.numerals[0], data.numerals[-1])
    shares = [name for name in swept.derived or swept.endings if name in swept.clear]
    if shares:
        gone = {name: [swept.estimates(name)[place].value for place in (0, -1)] for name in shares}
        name = max(gone, key=lambda name: abs(gone[name][1] - gone[name][0]))
        first, last = decimals_apart(gone[name])
        return f"{outcome_name(name)}: {first} in 100 trials at {low}, {last} at {high}"
    if DAYS in swept.clear:
        first, last = decimals_apart([swept.estimates(DAYS)[place].value for place in (0, -1)], least=1)
        return f"Mean days under a ceasefire: {first} at {low}, {last} at {high}"
    return "Nothing here moves by more than chance alone could move it"


def alt_text(data: SweepLinesData) -> str:
    """Tell the derived outcomes, or the endings if they alone are shown, and the days at both ends of the parameter."""
    swept, ends = data.swept, []
    for place in (0, -1):
        outcomes = [
            f"{outcome_name(name).lower()} {swept.estimates(name)[place].value:.0f} in 100"
            for name in swept.derived or swept.endings
        ]
        outcomes += [f"mean days under a ceasefire {swept.estimates(DAYS)[place].value:.1f}"] if swept.days else []
        ends.append(f"at {data.numerals[place]}: {', '.join(outcomes)}")
    what = "Endings stacked" if swept.endings else "Lines"
    base = " ".join(("", *base_note(swept.axes)))
    return f"{what} along {data.axis.label}, {len(data.axis.values)} values. " + "; ".join(ends) + "." + base
