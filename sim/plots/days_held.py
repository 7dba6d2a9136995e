"""How long does a ceasefire last? Quantile dotplots of the days that full and sectoral ceasefires lived.

Fifty dots stand for the fifty equal slices of the distribution (Kay, Kola, Hullman and Munson 2016), so that a reader
counts instead of judging areas. The spike at the full term is drawn with the same dots: as tall as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from sim.analysis.counts import Counts
from sim.analysis.findings import Findings
from sim.analysis.fire import FIRES, Fire
from sim.analysis.hundred import shared_out
from sim.analysis.shares import level_note, of_hundred
from sim.plots.caption import Headings, NothingToDraw, Source, source_of
from sim.plots.style import COLOURS, FAINT, INK, PAPER, SIZE, SOFT
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS, FATES, SCOPES
from sim.words import capital, counted, listed

__all__ = ["DOTS", "DaysHeldData", "Held", "alt_text", "build", "draw", "headings", "quantile_dots", "size"]

DOTS = 50
"""Dots per panel; fewer where there were fewer ceasefires."""

ABSORBED = "absorbed"
_WIDTH = 7.4
_PLOT = 5.7
_TALLEST = 2.7
_HEAD = 0.42


@dataclass(frozen=True)
class Held:
    """The ceasefires of one scope: `lived[fate][d]` of that fate ended on their day `d`."""

    scope: str
    began: Proportion
    term: int
    lived: dict[str, tuple[int, ...]]

    @property
    def total(self) -> int:
        """Number of ceasefires."""
        return sum(sum(days) for days in self.lived.values())

    @property
    def held(self) -> int:
        """Ceasefires that lived the whole term and did not fall on its last day."""
        return sum(sum(self.lived[key][self.term :]) for key, fate in FATES.items() if fate.held)

    def quantile(self, share: float) -> int:
        """Day by which `share` of the ceasefires had ended (the smallest such day)."""
        by_day = np.sum([list(days) for days in self.lived.values()], axis=0).cumsum()
        return int(np.searchsorted(by_day, share * by_day[-1]))


@dataclass(frozen=True)
class DaysHeldData:
    """Ceasefires by scope, full first; scopes without any are left out. `fire` tells how held full ones ended."""

    source: Source
    held: tuple[Held, ...]
    fire: Fire


def build(found: Findings) -> DaysHeldData:
    """The days that ceasefires lived, by scope and fate.

    Raises
    ------
    NothingToDraw
        If no trial had a ceasefire.
    """
    held = tuple(held for scope in reversed(list(SCOPES)) if (held := _held(found, scope)).total)
    if not held:
        raise NothingToDraw("no trial had a ceasefire")
    return DaysHeldData(source_of(found), held, found.tally.fire)


def _held(found: Findings, scope: str) -> Held:
    lived, term = found.tally.durations.lived[scope], found.scenario.horizon.halt_days
    last = max(term, *(counts.most or 0 for counts in lived.values()))
    by_fate = {fate: Counts.together(lived[key] for key in _endings(scope, fate)).each(last) for fate in FATES}
    by_fate[ABSORBED] = Counts.together(lived[key] for key in ENDINGS if ENDINGS[key].scope != scope).each(last)
    total = sum(counts.count for counts in lived.values())
    return Held(scope, Proportion(total, found.trials), term, by_fate)


def _endings(scope: str, fate: str) -> tuple[str, ...]:
    return ENDINGS.where(lambda ending: ending.scope == scope and ending.fate == fate)


def quantile_dots(held: Held) -> list[tuple[int, str]]:
    """Day and fate of each dot: the ceasefires at ranks (k + .5) / DOTS, in order of days, then of fates."""
    cells = [(day, fate) for day in range(len(held.lived[ABSORBED])) for fate in held.lived]
    counts = np.array([held.lived[fate][day] for day, fate in cells])
    dots = min(DOTS, held.total)
    ranks = (np.arange(dots) + 0.5) / dots * held.total
    return [cells[place] for place in np.searchsorted(counts.cumsum(), ranks, side="right")]


def draw(data: DaysHeldData, ax: Axes) -> None:
    """One panel per scope under each other, on the same scale of days."""
    width, height = size(data)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    top = 0.0
    for held in data.held:
        _panel(held, _radius(data), top, ax)
        top += _panel_height(held, _radius(data))


def _panel(held: Held, radius: float, top: float, ax: Axes) -> None:
    base = top + _panel_height(held, radius) - 0.62
    step = _step(held.term)
    ax.text(0, top + 0.1, _title(held), weight="bold", size=SIZE["label"], va="center_baseline")
    ax.plot([0, _PLOT + step], [base, base], color=SOFT, linewidth=0.6)
    for day in _ticks(held.term):
        ax.text((day - 0.5) * step, base + 0.06, str(day), ha="center", va="top", size=SIZE["small"], color=SOFT)
    ax.text(0, base + 0.22, "day of the ceasefire on which it ended", va="top", size=SIZE["small"], color=SOFT)
    stacked: dict[int, int] = {}
    for day, fate in quantile_dots(held):
        level = stacked[day] = stacked.get(day, 0) + 1
        centre = ((min(max(day, 1), held.term) - 0.5) * step, base - (2 * level - 1) * radius - 0.02)
        ax.add_patch(Circle(centre, 0.88 * radius, linewidth=0.8, **_fill(held.scope, fate)))
    _side(held, base, ax)


def _side(held: Held, base: float, ax: Axes) -> None:
    """Numbers per fate beside the dots, from the bottom up in the order in which dots are stacked."""
    left = _PLOT + 0.35
    place = base - 0.05
    places = min(100, held.total)
    counts = [sum(days) for days in held.lived.values()]
    for fate, count, whole in zip(held.lived, counts, shared_out(counts, places), strict=True):
        if not count:
            continue
        shown = f">{places - 1}" if whole == places and count < held.total else f"{whole}" if whole else "<1"
        ax.add_patch(Circle((left, place - 0.01), 0.05, linewidth=0.8, **_fill(held.scope, fate)))
        ax.text(left + 0.4, place, shown, ha="right", va="center_baseline", size=SIZE["small"], color=INK)
        words = "became full" if fate == ABSORBED else fate
        ax.text(left + 0.48, place, words, va="center_baseline", size=SIZE["small"], color=INK)
        place -= 0.19
    words = f"of {counted(places, 'ceasefire')}"
    ax.text(left - 0.06, place, words, va="center_baseline", size=SIZE["small"], color=SOFT)
    ax.plot([left - 0.16] * 2, [base, place - 0.08], color=FAINT, linewidth=0.8)


def _fill(scope: str, fate: str) -> dict[str, str]:
    if fate == ABSORBED:
        return {"facecolor": PAPER, "edgecolor": COLOURS["full_denounced"]}
    return {"facecolor": COLOURS[f"{scope}_{fate}"], "edgecolor": COLOURS[f"{scope}_{fate}"]}


def _step(term: int) -> float:
    return _PLOT / term


def _ticks(term: int) -> list[int]:
    step = max(1, round(term / 6 / 5) * 5) if term > 12 else 1
    return sorted({1, *range(step, term + 1, step), term})


def _tallest(held: Held) -> int:
    days = [day for day, _ in quantile_dots(held)]
    return max(days.count(day) for day in set(days))


def _radius(data: DaysHeldData) -> float:
    """Give one radius for all panels: as wide as a day, or smaller so that the tallest spike fits."""
    widest = min(_step(held.term) for held in data.held) / 2
    return min(widest, 0.12, _TALLEST / (2 * max(_tallest(held) for held in data.held)))


def _panel_height(held: Held, radius: float) -> float:
    fates = sum(sum(days) > 0 for days in held.lived.values())
    return _HEAD + max(2 * radius * _tallest(held), 0.19 * (fates + 1)) + 0.62


def size(data: DaysHeldData) -> tuple[float, float]:
    """Inches wide and high."""
    return _WIDTH, sum(_panel_height(held, _radius(data)) for held in data.held) - 0.2


def _title(held: Held) -> str:
    return f"{capital(SCOPES[held.scope].title)}s: in {of_hundred(held.began, 'trials')}"


def headings(data: DaysHeldData) -> Headings:
    """How many of the ceasefires of the widest scope lived their term."""
    first = data.held[0]
    whole = Proportion(first.held, first.total)
    fewest = min(held.total for held in data.held)
    worth = f"each dot stands for {100 // DOTS} in 100 ceasefires"
    if fewest < DOTS:
        worth = f"one dot a ceasefire, or {DOTS} dots for all of them where there are more"
    return Headings(
        f"{of_hundred(whole, f'{SCOPES[first.scope].title}s').capitalize()} lived the whole {first.term} days",
        f"Days that ceasefires lived: {worth}. Ceasefires that lived the whole term stand at day {first.term}."
        f"{_fires(data.fire)}",
        (level_note(), "A collapse or a denunciation on the last day counts as such."),
    )


def _fires(fire: Fire) -> str:
    """How loud the end of a held full ceasefire was."""
    if not fire.held:
        return ""
    places = min(100, fire.held)
    parts = zip(FIRES, shared_out(list(fire.counts.values()), places), strict=True)
    fires = listed([f"{part} {name} ({FIRES[name]})" for name, part in parts if part])
    return f" Fire at the end of {counted(places, 'held full ceasefire')}: {fires}."


def alt_text(data: DaysHeldData) -> str:
    """Tell the number of ceasefires, quartiles of days, and how many lived the whole term."""
    parts = []
    for held in data.held:
        low, middle, high = (held.quantile(share) for share in (0.25, 0.5, 0.75))
        fates = ", ".join(f"{fate} {sum(days)}" for fate, days in held.lived.items() if sum(days))
        parts.append(
            f"{_title(held)}; half of them ended by day {middle} (quarter by day {low}, three quarters by day {high}); "
            f"{held.held} of {held.total} lived the whole "
            f"{held.term} days; {fates}."
        )
    return "Quantile dotplot of days held. " + " ".join(parts) + _fires(data.fire)
