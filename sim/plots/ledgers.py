"""Why a yes or a no on day 0? Each belligerent's ledger of the opening text as a waterfall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.analysis.day_zero import Side
from sim.analysis.findings import Findings
from sim.analysis.shares import digits_for, level_note, of_hundred
from sim.numerals import MINUS, signed
from sim.plots.caption import Headings, Source, source_of
from sim.plots.lettering import wrap
from sim.plots.phrases import name_of
from sim.plots.style import AGAINST, FAINT, FOR, INK, SIZE, SOFT
from sim.statistics import Proportion
from sim.vocabulary import LEDGER_LINES
from sim.words import capital, listed

__all__ = ["Ledger", "LedgersData", "alt_text", "build", "draw", "headings", "size"]

_WIDTH = 7.4
_NAME = 1.85
_ROW = 0.25
_HEAD = 0.62
_FOOT = 0.75
_NUMBERS = 0.45
_RANGE = (0.05, 0.95)


@dataclass(frozen=True)
class Ledger:
    """Mean lines of one side as they count (signed), sum with its 5 and 95 % points, threshold, outright yeses."""

    name: str
    lines: dict[str, float]
    total: float
    low: float
    high: float
    threshold: float
    yes: Proportion


@dataclass(frozen=True)
class LedgersData:
    """Ledgers of all belligerents in id order."""

    source: Source
    ledgers: tuple[Ledger, ...]


def build(found: Findings) -> LedgersData:
    """Mean day-0 ledgers of all belligerents; an outright yes is a sum at the threshold that no limit forbids."""
    actors = found.scenario.belligerents
    sides = found.tally.day_zero.sides.values()
    return LedgersData(
        source_of(found), tuple(_ledger(side, name_of(side.name, actors[side.name].title)) for side in sides)
    )


def _ledger(side: Side, name: str) -> Ledger:
    lines = {key: line.sign * side.numbers[key].mean for key, line in LEDGER_LINES.items()}
    total, threshold = (side.numbers[key].mean for key in ("sum", "threshold"))
    low, high = (side.sums.quantile(probability) for probability in _RANGE)
    return Ledger(
        name, lines, total, total if low is None else low, total if high is None else high, threshold, side.outright_yes
    )


def draw(data: LedgersData, ax: Axes) -> None:
    """Waterfalls side by side, two in a row, on one scale of ledger units."""
    width, height = size(data)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    low, high = _reach(data)
    span = (_WIDTH - _NAME) / 2 - 0.3
    for place, ledger in enumerate(data.ledgers):
        row, column = divmod(place, 2)
        top = row * _block()
        if column == 0:
            _names(top, ax)
        _Fall(ledger, _NAME + column * (span + 0.45), top, span, low, high, ax).draw()


def _block() -> float:
    return _HEAD + _ROW * (len(LEDGER_LINES) + 1) + _FOOT


def _names(top: float, ax: Axes) -> None:
    for place, words in enumerate([*(capital(line.title) for line in LEDGER_LINES.values()), "Sum"]):
        y = top + _HEAD + _ROW * (place + 0.5)
        weight = "bold" if words == "Sum" else "normal"
        ax.text(_NAME - 0.15, y, words, ha="right", va="center_baseline", size=SIZE["small"], weight=weight)


def _reach(data: LedgersData) -> tuple[float, float]:
    """Scale that holds every step of every waterfall, every sum's range and every threshold, with room for numbers."""
    points = [0.0]
    for ledger in data.ledgers:
        points += [*np.cumsum(list(ledger.lines.values())), ledger.low, ledger.high, ledger.threshold]
    low, high = min(points), max(points)
    room = 0.04 * max(high - low, 0.05)
    return low - room, high + room


@dataclass
class _Fall:
    """One waterfall in its rectangle of the sheet."""

    ledger: Ledger
    left: float
    top: float
    span: float
    low: float
    high: float
    ax: Axes

    def x(self, value: float) -> float:
        """Place of a ledger value on the sheet; the right edge is kept for the numbers."""
        return self.left + (self.span - _NUMBERS) * (value - self.low) / (self.high - self.low)

    def draw(self) -> None:
        """Title, lines one under the other, sum with its range and threshold."""
        first = self.top + _HEAD
        end = first + _ROW * (len(LEDGER_LINES) + 1)
        title = wrap(self.ledger.name, self.span, SIZE["label"], bold=True, lines=1)
        self.ax.text(self.left, self.top + 0.08, title, va="center_baseline", size=SIZE["label"], weight="bold")
        yes = f"outright yes in {of_hundred(self.ledger.yes, 'trials', min(1, digits_for([self.ledger.yes])))}"
        self.ax.text(self.left, self.top + 0.3, yes, va="center_baseline", size=SIZE["small"], color=SOFT)
        self.ax.plot([self.x(0)] * 2, [first - 0.03, end + 0.03], color=SOFT, linewidth=0.7, zorder=1)
        running = 0.0
        for place, value in enumerate(self.ledger.lines.values()):
            y = first + _ROW * (place + 0.5)
            self._step(running, value, y)
            running += value
            self.ax.plot([self.x(running)] * 2, [y + 0.08, y + _ROW - 0.08], color=SOFT, linewidth=0.5, zorder=1)
        self._sum(first + _ROW * (len(LEDGER_LINES) + 0.5), end)

    def _step(self, start: float, value: float, y: float) -> None:
        ends = sorted((self.x(start), self.x(start + value)))
        colour = FOR if value >= 0 else AGAINST
        self.ax.add_patch(
            Rectangle((ends[0], y - 0.08), max(ends[1] - ends[0], 0.008), 0.16, color=colour, linewidth=0, zorder=2)
        )
        self._number(value, y)

    def _sum(self, y: float, end: float) -> None:
        self.ax.plot([self.left, self.left + self.span], [y - _ROW / 2] * 2, color=FAINT, linewidth=0.8, zorder=0)
        ledger = self.ledger
        ends = sorted((self.x(0), self.x(ledger.total)))
        self.ax.add_patch(Rectangle((ends[0], y - 0.08), ends[1] - ends[0], 0.16, color=INK, linewidth=0, zorder=2))
        self.ax.plot([self.x(ledger.low), self.x(ledger.high)], [y, y], color="white", linewidth=3, zorder=3)
        self.ax.plot([self.x(ledger.low), self.x(ledger.high)], [y, y], color=INK, linewidth=1.1, zorder=4)
        self._number(ledger.total, y, bold=True)
        mark = self.x(ledger.threshold)
        self.ax.plot([mark, mark], [y - 0.12, end + 0.1], color=FOR, linewidth=1.6, zorder=5)
        words = f"yes from {ledger.threshold:.2f}"
        self.ax.text(mark, end + 0.13, words, ha="center", va="top", size=SIZE["tiny"] + 0.5, color=FOR)

    def _number(self, value: float, y: float, bold: bool = False) -> None:
        words = signed(value, 2, MINUS)
        weight = "bold" if bold else "normal"
        x = self.left + self.span
        self.ax.text(x, y, words, ha="right", va="center_baseline", size=SIZE["small"], color=INK, weight=weight)


def size(data: LedgersData) -> tuple[float, float]:
    """Inches wide and high."""
    return _WIDTH, _block() * ((len(data.ledgers) + 1) // 2) - 0.4


def headings(data: LedgersData) -> Headings:
    """Name the side furthest below its threshold, and what it weighs against what."""
    return Headings(
        _finding(data.ledgers),
        "What each side weighs when it reads the opening text: the mean of each line, one after the other, to the sum. "
        "Green counts for a yes, grey against. The unit is the worth of all that a side wants: 1 is every issue as the "
        "side wishes.",
        (level_note(), "Line through the sum: 5 to 95 % of trials. Threshold: mean over sincere and stalling types."),
    )


def _finding(ledgers: tuple[Ledger, ...]) -> str:
    widest = max(ledger.threshold - ledger.total for ledger in ledgers)
    if widest <= 0:
        return "On day 0 every side's ledger reaches its threshold on average"
    last = [ledger for ledger in ledgers if f"{ledger.threshold - ledger.total:.2f}" == f"{widest:.2f}"]
    short = f"{widest:.2f}" if widest >= 0.005 else "less than 0.01"
    if len(last) > 1:
        return f"{listed([ledger.name for ledger in last])} each fall {short} short of a yes on day 0"
    war, terms = (f"{abs(last[0].lines[line]):.2f}" for line in ("war", "terms"))
    war = war if last[0].lines["war"] <= 0 else f"{MINUS}{war}"
    return f"{last[0].name} falls {short} short of a yes on day 0: fighting on is worth {war} to it, the text {terms}"


def alt_text(data: LedgersData) -> str:
    """Every line of every ledger."""
    parts = []
    for ledger in data.ledgers:
        yes = of_hundred(ledger.yes, "trials", min(1, digits_for([ledger.yes])))
        lines = ", ".join(f"{LEDGER_LINES[line].title} {value:+.3f}" for line, value in ledger.lines.items())
        parts.append(
            f"{ledger.name}: {lines}; sum {ledger.total:+.3f} (5 to 95 %: {ledger.low:+.2f} to {ledger.high:+.2f}), "
            f"threshold {ledger.threshold:.3f}, outright yes in {yes}."
        )
    return (
        f"Waterfalls of the day-0 ledgers. {_finding(data.ledgers)}. 1 is the worth of all that a side wants. "
        + " ".join(parts)
    )
