"""Is it enough? Running shares of the endings against the number of trials."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.findings import Findings
from sim.analysis.shares import digits_for, level_note, told_together
from sim.plots.caption import Headings, Source, source_of
from sim.plots.lettering import label_right
from sim.plots.phrases import long_name
from sim.plots.style import COLOURS
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS
from sim.words import counted

__all__ = ["ConvergenceData", "alt_text", "build", "draw", "headings", "size"]

_HEIGHT = 4.2


@dataclass(frozen=True)
class ConvergenceData:
    """`shares[name][k]`: share of the ending among the first `trials[k]` trials; endings that occurred only."""

    source: Source
    trials: tuple[int, ...]
    shares: dict[str, tuple[Proportion, ...]]
    talks_days: int | None = None

    def final(self) -> dict[str, str]:
        """Name and final share of each ending that occurred, in words."""
        counts = {name: self.shares[name][-1].count if name in self.shares else 0 for name in ENDINGS}
        numbers = told_together(counts, digits_for(shares[-1] for shares in self.shares.values()))
        return {long_name(name, self.talks_days): numbers[name] for name in self.shares}


def build(found: Findings) -> ConvergenceData:
    """Take the running shares of a run."""
    running, talks_days = found.running, found.scenario.horizon.talks_days
    return ConvergenceData(source_of(found), running.marks, running.shares(), talks_days)


def draw(data: ConvergenceData, ax: Axes) -> None:
    """One line with its band per ending."""
    for name, shares in data.shares.items():
        colour = COLOURS[name]
        low, high = ([100 * getattr(s, end) for s in shares] for end in ("low", "high"))
        ax.fill_between(data.trials, low, high, color=colour, alpha=0.12, linewidth=0, zorder=2)
        mark = "o" if len(data.trials) == 1 else ""
        ax.plot(data.trials, [100 * s.share for s in shares], color=colour, linewidth=1.5, marker=mark, zorder=3)
    first, last = data.trials[0], data.trials[-1]
    ax.set_xscale("log")
    ax.set_xlim(first * (0.7 if first == last else 1), last)
    tops = [100 * share.high for shares in data.shares.values() for share in shares]
    ax.set_ylim(0, min(100.0, 5 * np.ceil(max(tops) / 5)))
    ticks = _ticks(first, last)
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.set_xticks([], minor=True)
    ax.set_xlabel("trials so far (log scale)")
    ax.set_ylabel("trials in 100")
    ax.spines["left"].set_visible(False)
    ax.grid(axis="y")
    words = [f"{name}: {number.replace(' in 100', '')}" for name, number in data.final().items()]
    ends = [100 * shares[-1].share for shares in data.shares.values()]
    label_right(ax, ends, words, [COLOURS[name] for name in data.shares], _HEIGHT - 0.6)


def size(data: ConvergenceData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, _HEIGHT


def headings(data: ConvergenceData) -> Headings:
    """How wide the widest interval is now."""
    return Headings(
        f"After {counted(data.trials[-1], 'trial')} no share is uncertain by more than ±{_widest(data):.2g} points",
        "Running share of each ending; bands and brackets: interval.",
        (level_note(),),
    )


def alt_text(data: ConvergenceData) -> str:
    """Tell the widest interval and the final shares."""
    final = [f"{name} {number}" for name, number in data.final().items()]
    return (
        f"Running shares of endings against trials. After {counted(data.trials[-1], 'trial')} the widest 95 % interval "
        f"is ±{_widest(data):.2g} points: " + "; ".join(final) + "."
    )


def _ticks(first: int, last: int) -> list[int]:
    """First and last number of trials, and the round ones between that leave them room."""
    steps = (1, 2, 5) if last / first < 200 else (1,)
    between = [step * 10**power for power in range(9) for step in steps if first * 1.5 < step * 10**power < last / 1.5]
    return sorted({first, *between, last})


def _widest(data: ConvergenceData) -> float:
    return max(100 * shares[-1].half_width for shares in data.shares.values())
