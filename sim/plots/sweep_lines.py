"""One parameter: the distribution of endings along it, derived outcomes as lines with ribbons, and days held."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.outcomes import OUTCOMES
from sim.numerals import decimals_apart, told_apart
from sim.plots.caption import Headings, Source
from sim.plots.labels import label_right
from sim.plots.phrases import long_name, outcome_name
from sim.plots.results import NothingToDraw
from sim.plots.shares import Share, level_note, per_hundred
from sim.plots.style import COLOURS, DERIVED_COLOURS, INK, PAPER, SIZE
from sim.vocabulary import ENDINGS, counted

__all__ = ["SweepLinesData", "alt_text", "build", "draw", "headings", "size"]

_STACK, _SHARES, _DAYS, _GAP = 3.5, 2.0, 1.4, 0.7
"""Inches high of each part, and between two."""

_FEW = 6

DAYS = "days_held"

Days = tuple[float, float, float]
"""Mean days under a ceasefire over all trials at a value, with its interval."""


@dataclass(frozen=True)
class SweepLinesData:
    """Shares at each value of a parameter: endings and derived outcomes by name, one share per value; and days.

    What was not asked for is empty. `clear` holds the outcomes that move by more than luck; none if that is not known.
    """

    source: Source
    parameter: str
    values: tuple[float, ...]
    trials: int
    endings: dict[str, tuple[Share, ...]]
    derived: dict[str, tuple[Share, ...]]
    days: tuple[Days, ...] = ()
    clear: frozenset[str] | None = None

    @property
    def told(self) -> list[str]:
        """The values, with as many digits as tell them apart."""
        return told_apart(self.values)


def build(
    parameter: str,
    values: Sequence[float],
    counts: Sequence[Sequence[int]],
    source: Source,
    extra: Mapping[str, Sequence[int]] | None = None,
    *,
    shown: Collection[str] | None = None,
    days: Sequence[Days] = (),
    clear: Collection[str] | None = None,
) -> SweepLinesData:
    """Shares from trials per value and ending, shape (values, 11) in model order.

    `extra` adds derived outcomes that are not sums of endings, as trials per value. `shown` are the outcomes asked
    for, `endings` among them; all if it is not given. `days` are shown where they are given. Values may come in any
    order.

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
    sums = {name: outcome.endings for name, outcome in OUTCOMES.items() if outcome.derived and outcome.endings}
    derived = {
        name: _shares(table[:, [ENDINGS.index(part) for part in parts]].sum(axis=1), totals)
        for name, parts in sums.items()
    } | {name: _shares(np.asarray(column)[order], totals) for name, column in (extra or {}).items()}
    return SweepLinesData(
        source,
        parameter,
        tuple(float(values[place]) for place in order),
        int(totals[0]),
        endings if shown is None or "endings" in shown else {},
        {name: shares for name, shares in derived.items() if shown is None or name in shown},
        tuple(days[place] for place in order) if days else (),
        None if clear is None else frozenset(clear),
    )


def _shares(counts: np.ndarray, totals: np.ndarray) -> tuple[Share, ...]:
    return tuple(Share.of(int(count), int(total)) for count, total in zip(counts, totals, strict=True))


def draw(data: SweepLinesData, ax: Axes) -> None:
    """Stacked endings, derived outcomes and days, one below the other, on one scale of the parameter."""
    ax.axis("off")
    parts = _parts(data)
    top, whole = size(data)[1], size(data)[1]
    for place, (part, high) in enumerate(parts):
        top -= high
        inner = ax.inset_axes((0, top / whole, 1, high / whole))
        part(data, inner)
        if place < len(parts) - 1:
            inner.tick_params(labelbottom=False)
        else:
            inner.set_xlabel(data.parameter)
        top -= _GAP


def _parts(data: SweepLinesData) -> list[tuple[Callable[[SweepLinesData, Axes], None], float]]:
    """What is drawn and how high."""
    parts = ((_stack, _STACK, data.endings), (_lines, _SHARES, data.derived), (_days, _DAYS, data.days))
    return [(part, high) for part, high, given in parts if given]


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
    label_right(ax, places, words, colours, _STACK)


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
    label_right(ax, places, words, colours, _SHARES)


def _days(data: SweepLinesData, ax: Axes) -> None:
    means, low, high = zip(*data.days, strict=True)
    ax.fill_between(data.values, low, high, color=INK, alpha=0.2, linewidth=0)
    ax.plot(data.values, means, color=INK, linewidth=1.5)
    ax.set_ylim(0, max(1.0, 1.05 * max(high)))
    _axes(data, ax, "Mean days under a ceasefire, over all trials")
    ax.grid(axis="y")


def _axes(data: SweepLinesData, ax: Axes, title: str) -> None:
    ax.set_xlim(data.values[0], data.values[-1])
    ax.set_title(title, loc="left", size=SIZE["label"], weight="bold", color=INK)
    ax.spines["left"].set_visible(False)
    ax.ticklabel_format(axis="x", useOffset=False)
    if _roomy(data.values):
        ax.set_xticks(data.values, data.told)
    ax.set_xticks(data.values, minor=True)
    ax.xaxis.remove_overlapping_locs = False  # a tick at every value, also under a number
    ax.tick_params(which="minor", length=3)
    ax.tick_params(which="major", axis="x", length=0, pad=6)


def _roomy(values: tuple[float, ...]) -> bool:
    """Whether every value has room for its number: few of them, none close to the next."""
    return len(values) <= _FEW and min(np.diff(values)) >= (values[-1] - values[0]) / _FEW


def size(data: SweepLinesData) -> tuple[float, float]:
    """Inches wide and high."""
    heights = [high for _, high in _parts(data)]
    return 7.4, sum(heights) + _GAP * (len(heights) - 1)


def headings(data: SweepLinesData) -> Headings:
    """How the outcome that changes most changes from one end of the parameter to the other, if any does."""
    ribbons = "Ribbons: error of simulation only." if data.derived or data.days else ""
    notes = [level_note()] if data.derived else []
    notes += ["Days: give or take 1.96 standard errors."] if data.days else []
    trials = f"{counted(data.trials, 'trial')} at each of {len(data.values)} values (ticks)."
    lead = f'Along "{data.parameter}", on common random numbers. {ribbons}'.strip()
    return Headings(_headline(data), lead, (*notes, trials))


def _headline(data: SweepLinesData) -> str:
    shares = {name: line for name, line in (data.derived or data.endings).items() if _moves(data, name)}
    low, high = data.told[0], data.told[-1]
    if shares:
        name = max(shares, key=lambda name: abs(shares[name][-1].value - shares[name][0].value))
        first, last = decimals_apart([100 * shares[name][place].value for place in (0, -1)])
        return f"{outcome_name(name)}: {first} in 100 trials at {low}, {last} at {high}"
    if data.days and _moves(data, DAYS):
        first, last = decimals_apart([data.days[0][0], data.days[-1][0]], least=1)
        return f"Mean days under a ceasefire: {first} at {low}, {last} at {high}"
    return "Nothing here moves by more than luck could move it"


def _moves(data: SweepLinesData, name: str) -> bool:
    return data.clear is None or name in data.clear


def alt_text(data: SweepLinesData) -> str:
    """Tell the derived outcomes, or the endings if they alone are shown, and the days at both ends of the parameter."""
    ends = []
    for place in (0, -1):
        shown = data.derived or data.endings
        told = [f"{outcome_name(name).lower()} {per_hundred(shares[place])}" for name, shares in shown.items()]
        told += [f"mean days under a ceasefire {data.days[place][0]:.1f}"] if data.days else []
        ends.append(f"at {data.told[place]}: {', '.join(told)}")
    what = "Endings stacked" if data.endings else "Lines"
    return f"{what} along {data.parameter}, {len(data.values)} values. " + "; ".join(ends) + "."
