"""How does it unfold? Stacked cumulative incidence of the endings by calendar day.

Each band is the share of all trials that have ended that way by that day (the cumulative incidence of competing
risks, Kalbfleisch and Prentice 1980); the bands and the open trials add up to 100, which one minus a Kaplan-Meier
curve per cause would not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.findings import Findings
from sim.analysis.hundred import Hundred, part_in_words, shared_out
from sim.analysis.shares import level_note, told_together
from sim.plots.caption import Headings, Source, calendar_note, source_of
from sim.plots.lettering import label_right
from sim.plots.phrases import long_name
from sim.plots.style import COLOURS, INK, OPEN, PAPER, SIZE, SOFT
from sim.statistics import Proportion
from sim.words import agreeing, capital, counted

__all__ = ["IncidenceData", "alt_text", "build", "draw", "headings", "size"]

_HEIGHT = 4.0


@dataclass(frozen=True)
class IncidenceData:
    """`ended[name][d]`: trials that have ended that way by the end of day `d`, for d from 0 to the last day."""

    source: Source
    ended: dict[str, tuple[int, ...]]
    talks_days: int
    later: Mapping[int, Proportion] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """Number of days shown."""
        return len(next(iter(self.ended.values())))

    @property
    def final(self) -> dict[str, int]:
        """Trials per ending by the last day."""
        return {name: counts[-1] for name, counts in self.ended.items()}

    def open_after(self, day: int) -> int:
        """Trials that are still open at the end of `day`."""
        return self.source.trials - sum(count[day] for count in self.ended.values())


def build(found: Findings) -> IncidenceData:
    """Endings by day, to the last day the horizon allows."""
    horizon, ended = found.scenario.horizon, found.tally.durations.ended
    last = max(counts.most or 0 for counts in ended.values())
    days = max(last, horizon.talks_days + horizon.halt_days - 1)
    by_day = {ending: tuple(accumulate(counts.each(days))) for ending, counts in ended.items()}
    return IncidenceData(source_of(found), by_day, horizon.talks_days, found.no_agreement)


def draw(data: IncidenceData, ax: Axes) -> None:
    """Stack the bands in model order; open trials lie on top, in grey."""
    edges = np.arange(data.days + 1)
    floor = np.zeros(data.days + 1)
    for name, counts in data.ended.items():
        if not counts[-1]:
            continue
        values = 100 * np.array([*counts, counts[-1]]) / data.source.trials
        ax.fill_between(
            edges, floor, floor + values, step="post", color=COLOURS[name], linewidth=0.5, edgecolor=PAPER, zorder=2
        )
        floor = floor + values
    ax.fill_between(edges, floor, 100, step="post", color=OPEN, linewidth=0, zorder=1)
    ax.set_xlim(0, data.days)
    ax.set_ylim(0, 100)
    ax.set_xlabel("days since day 0")
    ax.set_ylabel("trials in 100")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    _marks(data, ax)
    _names(data, ax)


def _marks(data: IncidenceData, ax: Axes) -> None:
    """Name the grey area, and the last day of talks above the frame."""
    ax.annotate(
        *("last day of talks", (data.talks_days - 1, 100)), (0, 9), textcoords="offset points", annotation_clip=False,
        ha="center", va="bottom", size=SIZE["small"], color=SOFT,
        arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip
    shares = [data.open_after(day) / data.source.trials for day in range(data.days)]
    if shares[0] > 0.25:
        day = next((d for d, share in enumerate(shares) if share < 0.2), data.days)
        ax.text(max(day * 0.3, 0.5), 97, "still open", va="top", size=SIZE["label"], color=INK)


def _names(data: IncidenceData, ax: Axes) -> None:
    total, base = data.source.trials, 0
    places, words, colours = [], [], []
    numbers = told_together(data.final)
    for name, counts in data.ended.items():
        if counts[-1]:
            places.append(100 * (base + counts[-1] / 2) / total)
            words.append(f"{long_name(name, data.talks_days)}: {numbers[name].split(' (')[0].removesuffix(' in 100')}")
            colours.append(COLOURS[name])
            base += counts[-1]
    label_right(ax, places, words, colours, _HEIGHT - 0.6)


def size(data: IncidenceData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, _HEIGHT


def headings(data: IncidenceData) -> Headings:
    """How many end only because the term of the talks does, and how many had ended well before."""
    return Headings(
        _finding(data),
        "Share of all trials that have ended each way by each day; a living ceasefire is followed to its own end.",
        (
            level_note(),
            "Numbers at the right: trials in 100 by the last day, rounded so that they add up."
            if data.source.trials >= 100
            else "Numbers at the right: trials by the last day.",
            *calendar_note(data.later),
        ),
    )


def _finding(data: IncidenceData) -> str:
    """The wall on the last day of talks where there is one, and what had been decided before it."""
    hundred, total = Hundred.of(data.final), data.source.trials
    stalled, wall = hundred.counts["stalled"], hundred["stalled"]
    day = min(7, data.talks_days - 2)
    before = _by(data, day) if day >= 0 else ""
    if not stalled:
        return before or "No trial ends because the term of the talks does"
    if stalled == total:
        who = "The one trial ends" if total == 1 else f"All {total:,} trials end"
        return f"{who} only because the term of the talks does"
    text = f"{wall} of {hundred.places} trials {agreeing(wall, 'ends', 'end')} only because the term of the talks does"
    if 2 * stalled > total:
        text = f"Most trials end only because the term of the talks does: {wall} of {hundred.places}"
    return capital(text) + (f"; {before[0].lower()}{before[1:]}" if before else "")


def _by(data: IncidenceData, day: int) -> str:
    """How many have ended by the end of a day."""
    total, places = data.source.trials, min(100, data.source.trials)
    ended = total - data.open_after(day)
    if total == 1:
        return f"By day {day} the one trial {'has ended' if ended else 'is still open'}"
    if ended in (0, total):
        return f"By day {day} {'no trial has' if not ended else f'all {total:,} trials have'} ended"
    whole = shared_out((ended, total - ended), places)[0]
    part = part_in_words(ended, total, whole, places)
    return f"By day {day}, {part} of {places} {agreeing(part, 'has', 'have')} ended"


def alt_text(data: IncidenceData) -> str:
    """Tell the final shares, and the share still open at a few days."""
    total, numbers = data.source.trials, told_together(data.final)
    final = [f"{long_name(name, data.talks_days)} {numbers[name]}" for name, count in data.final.items() if count]
    marks = sorted({day for day in (0, 7, 14, data.talks_days - 1) if day < data.days})
    still = [f"day {day}: {100 * data.open_after(day) / total:.0f}" for day in marks]
    return (
        f"Stacked cumulative incidence of endings over {counted(data.days, 'day')}, {counted(total, 'trial')}. "
        f"{_finding(data)}. By the last day: "
        + "; ".join(final) + ". Trials in 100 still open after " + ", ".join(still) + "."
    )  # fmt: skip
