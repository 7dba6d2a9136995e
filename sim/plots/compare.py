"""A or B? Paired differences between two scenarios on common random numbers, with their intervals."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter
from matplotlib.transforms import blended_transform_factory

from sim.analysis.contrast import Contrast
from sim.analysis.outcomes import OUTCOMES
from sim.numerals import MINUS, digits_for_interval, signed
from sim.plots.caption import Headings, Source
from sim.plots.phrases import outcome_name
from sim.plots.style import COLOURS, FAINT, INK, SIZE, SOFT
from sim.vocabulary import ENDINGS

__all__ = ["CompareData", "Difference", "alt_text", "build", "draw", "headings", "size"]

_PITCH = 0.27


@dataclass(frozen=True)
class Difference:
    """Share of an outcome under the second scenario minus its share under the first, with its interval."""

    outcome: str
    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class CompareData:
    """Differences between two scenarios: endings in model order, then what is derived from them."""

    source: Source
    first: str
    second: str
    rows: tuple[Difference, ...]


def build(contrast: Contrast, first: str, second: str, trials: int, seed: int | None) -> CompareData:
    """Take every outcome of a contrast; `first` and `second` name the scenarios."""
    rows = (Difference(name, contrast[name].difference, *contrast[name].interval) for name in OUTCOMES)
    return CompareData(Source(first, trials, seed), first, second, tuple(rows))


def draw(data: CompareData, ax: Axes) -> None:
    """Dots with intervals around a line at no difference, and the numbers beside them."""
    reach = 100 * max(max(abs(row.low), abs(row.high), abs(row.value)) for row in data.rows)
    reach = max(reach * 1.08, 0.5)
    places = _places(data)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(places[-1] + 0.8, -0.8)
    ax.axvline(0, color=SOFT, linewidth=0.8, zorder=1)
    edge = blended_transform_factory(ax.transAxes, ax.transData)
    for place, row in zip(places, data.rows, strict=True):
        colour = COLOURS.get(row.outcome, INK)
        ax.plot([100 * row.low, 100 * row.high], [place, place], color=colour, linewidth=2.0, zorder=3)
        ax.plot(
            100 * row.value,
            place,
            "o",
            color=colour if row.clear else "white",
            markeredgecolor=colour,
            markersize=5.5,
            zorder=4,
        )
        ax.axhline(place + 0.5, color=FAINT, linewidth=0.3, zorder=0)
        ax.annotate(
            *(_number(row), (1, place)), (12, 0), xycoords=edge, textcoords="offset points",
            va="center_baseline", annotation_clip=False, size=SIZE["label"], color=INK if row.clear else SOFT,
        )  # fmt: skip
    ax.set_yticks(places, [outcome_name(row.outcome) for row in data.rows], color=INK)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _axis_words(value, 0 if reach >= 4 else 1)))
    ax.set_xlabel("points (trials in 100), second minus first")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="x")


def _places(data: CompareData) -> list[float]:
    """Rows one apart, with a gap between endings and derived outcomes."""
    return [place + 0.6 * (row.outcome not in ENDINGS) for place, row in enumerate(data.rows)]


def _axis_words(value: float, digits: int) -> str:
    return signed(value, digits, MINUS) if round(value, digits) else "0"


def _number(row: Difference) -> str:
    digits = digits_for_interval(100 * row.low, 100 * row.high, least=1)
    value, low, high = (signed(100 * number, digits, MINUS) for number in (row.value, row.low, row.high))
    return f"{value} ({low} to {high})"


def size(data: CompareData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, _PITCH * (_places(data)[-1] + 1.6) + 0.5


def headings(data: CompareData) -> Headings:
    """Name a full ceasefire's difference if it is clear of zero, else the largest that is."""
    clear = [row for row in data.rows if row.clear]
    if clear:
        widest = max(clear, key=lambda row: (row.outcome == "any_full", abs(row.value)))
        more = "more" if widest.value > 0 else "fewer"
        digits = digits_for_interval(100 * widest.low, 100 * widest.high, least=1)
        headline = f"{outcome_name(widest.outcome)} in {abs(100 * widest.value):.{digits}f} {more} of 100 trials"
    else:
        headline = "No difference is clear of zero at this number of trials"
    return Headings(
        headline,
        f"{data.second} (second) against {data.first} (first), trial by trial on common random numbers. "
        "Filled: the interval leaves out zero.",
        ("Intervals: 95 % (Tango), paired; each row on its own, not corrected for their number.",),
    )


def alt_text(data: CompareData) -> str:
    """Every difference with its interval."""
    rows = "; ".join(f"{outcome_name(row.outcome)} {_number(row)}" for row in data.rows)
    return f"Paired differences in points, {data.second} minus {data.first}: {rows}."
