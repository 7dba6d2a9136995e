"""One issue of the figure of terms: its scale, its poles in words, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.plots.lettering import inches, shorten, wrap
from sim.plots.style import COLOURS, FAINT, INK, SIZE, SOFT

__all__ = ["Ideal", "IssueTerms", "Spread", "column_width", "draw_key", "draw_panel", "name_width", "panel_height"]

_ROW = 0.17
_TYPE = SIZE["tiny"] + 0.5
_PAD = 0.26
_AGREED = COLOURS["full_denounced"]


@dataclass(frozen=True)
class Spread:
    """5 % point, median and 95 % point."""

    low: float
    median: float
    high: float

    def in_words(self) -> str:
        """`0.40 (0.31 to 0.52)`."""
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"


@dataclass(frozen=True)
class Ideal:
    """Where an actor says it stands; `fights` marks belligerents.

    `ruled_out` is what a belligerent has ruled out: from one end of the scale to the median of its limit.
    """

    name: str
    range: Spread
    fights: bool
    ruled_out: tuple[float, float] | None = None


@dataclass(frozen=True)
class IssueTerms:
    """An issue with its poles in words, ideals, opening text, agreed terms if any, and how things stand (median)."""

    title: str
    zero: str
    one: str
    ideals: tuple[Ideal, ...]
    opening: float
    agreed: Spread | None
    standing: float | None = None


def column_width(width: float, gutter: float) -> float:
    """Inches of one of two columns."""
    return (width - gutter) / 2


def name_width(issues: tuple[IssueTerms, ...]) -> float:
    """Inches that the longest name of an actor needs beside the panels, within reason."""
    longest = max(inches(ideal.name, _TYPE, ideal.fights) for issue in issues for ideal in issue.ideals)
    return min(longest, 1.35) + 0.12


def panel_height(issue: IssueTerms, width: float, names: float) -> float:
    """Inches that the panel needs, the gap below it included."""
    title, poles = (
        _title(issue, width).count("\n") + 1,
        max(pole.count("\n") + 1 for pole in _poles(issue, width, names)),
    )
    return 0.18 * title + 0.09 + _ROW * len(issue.ideals) + 0.05 + 0.135 * poles + _PAD


def draw_panel(issue: IssueTerms, left: float, top: float, width: float, names: float, ax: Axes) -> None:
    """Draw the panel with its upper left corner at (left, top), in inches, y downwards; `names` is left for names."""
    title = _title(issue, width)
    ax.text(left, top, title, va="top", weight="bold", size=SIZE["label"], linespacing=1.2)
    start, span = left + names, width - names
    first = top + 0.18 * (title.count("\n") + 1) + 0.09
    last = first + _ROW * len(issue.ideals)
    ax.add_patch(
        Rectangle((start, first), span, last - first, facecolor="none", edgecolor=FAINT, linewidth=0.7, clip_on=False)
    )
    if issue.agreed:
        _band(issue.agreed, start, span, first, last, ax)
    _opening(start + span * issue.opening, first, last, ax)
    if issue.standing is not None:
        _standing(start + span * issue.standing, last, ax)
    for place, ideal in enumerate(issue.ideals):
        if ideal.ruled_out is not None:
            _ruled_out(ideal.ruled_out, start, span, first + _ROW * (place + 0.5), ax)
        _ideal(ideal, left, start, span, first + _ROW * (place + 0.5), ax)
    zero, one = _poles(issue, width, names)
    small = {"va": "top", "size": SIZE["tiny"], "color": SOFT, "linespacing": 1.2}
    ax.text(start, last + 0.05, zero, ha="left", **small)  # type: ignore[arg-type]
    ax.text(start + span, last + 0.05, one, ha="right", **small)  # type: ignore[arg-type]


def _title(issue: IssueTerms, width: float) -> str:
    return wrap(issue.title, width, SIZE["label"], bold=True, lines=2)


def _poles(issue: IssueTerms, width: float, names: float) -> tuple[str, str]:
    room, half = width - names - 0.15, (width - names - 0.15) / 2
    # A short pole leaves its room to the other one.
    first, second = (min(inches(pole, SIZE["tiny"]), half) for pole in (issue.zero, issue.one))
    return wrap(issue.zero, room - second, SIZE["tiny"], lines=5), wrap(issue.one, room - first, SIZE["tiny"], lines=5)


def _ideal(ideal: Ideal, left: float, start: float, span: float, y: float, ax: Axes) -> None:
    colour = INK if ideal.fights else SOFT
    name = shorten(ideal.name, start - left - 0.1, _TYPE, ideal.fights)
    weight = "bold" if ideal.fights else "normal"
    ax.text(left, y, name, va="center_baseline", size=_TYPE, color=colour, weight=weight)
    ends = [start + span * ideal.range.low, start + span * ideal.range.high]
    ax.plot(ends, [y, y], color=colour, linewidth=2.0 if ideal.fights else 1.2, zorder=4, clip_on=False)
    ax.plot(
        start + span * ideal.range.median,
        y,
        "o",
        color=colour,
        markersize=4.2 if ideal.fights else 3.2,
        zorder=5,
        clip_on=False,
    )


def _band(agreed: Spread, start: float, span: float, first: float, last: float, ax: Axes) -> None:
    low, high = start + span * agreed.low, start + span * agreed.high
    ax.add_patch(Rectangle((low, first), high - low, last - first, color=_AGREED, alpha=0.22, linewidth=0, zorder=2))
    ax.plot([start + span * agreed.median] * 2, [first, last], color=_AGREED, linewidth=1.6, zorder=3)


def _opening(x: float, first: float, last: float, ax: Axes) -> None:
    ax.plot([x, x], [first - 0.02, last + 0.02], color=INK, linewidth=0.9, linestyle=(0, (3, 2)), zorder=3.5)


def _ruled_out(shut: tuple[float, float], start: float, span: float, y: float, ax: Axes) -> None:
    """A grey row that ends with a stroke at the limit."""
    end, edge = (start + span * place for place in shut)
    low, half = min(end, edge), 0.3 * _ROW
    ax.add_patch(Rectangle((low, y - half), abs(edge - end), 2 * half, color=FAINT, alpha=0.9, linewidth=0, zorder=2.5))
    ax.plot([edge, edge], [y - 0.42 * _ROW, y + 0.42 * _ROW], color=INK, linewidth=1.1, zorder=4.5)


def _standing(x: float, y: float, ax: Axes) -> None:
    ax.plot(x, y, "^", color=SOFT, markersize=4.5, zorder=6, clip_on=False)


def draw_key(ax: Axes, agreed: bool, limits: bool, standing: bool) -> None:
    """A line that says what the marks mean, and a second one where more than ideals and texts are marked."""
    x, y = 0.0, 0.1
    ax.plot([x, x + 0.34], [y, y], color=INK, linewidth=2.0)
    ax.plot(x + 0.17, y, "o", color=INK, markersize=4.2)
    x = _key_text("stated ideal (belligerents dark)", x + 0.42, y, ax)
    _opening(x, y - 0.06, y + 0.06, ax)
    x = _key_text("opening text", x + 0.1, y, ax)
    if agreed:
        _band(Spread(0.0, 0.5, 1.0), x, 0.3, y - 0.08, y + 0.08, ax)
        _key_text("agreed terms; lines and dots: medians", x + 0.38, y, ax)
    x, y = 0.0, 0.3
    if limits:
        _ruled_out((0.0, 1.0), 0.0, 0.3, y, ax)
        x = _key_text("ruled out by that side", 0.42, y, ax)
    if standing:
        _standing(x + 0.05, y + 0.04, ax)
        _key_text("how things stand while nothing is agreed", x + 0.16, y, ax)


def _key_text(words: str, x: float, y: float, ax: Axes) -> float:
    ax.text(x, y, words, va="center_baseline", size=SIZE["small"], color=SOFT)
    return x + inches(words, SIZE["small"]) + 0.3
