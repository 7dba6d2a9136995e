"""On what terms? Stated ideals of every actor, the opening text and the agreed terms, issue by issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.counts import Histogram
from sim.analysis.findings import Findings
from sim.plots.caption import Headings, NothingToDraw, Source, source_of
from sim.plots.phrases import name_of
from sim.plots.terms_panel import (
    Ideal,
    IssueTerms,
    Spread,
    column_width,
    draw_key,
    draw_panel,
    name_width,
    panel_height,
)
from sim.words import counted

if TYPE_CHECKING:
    from sim.scenario.actors import Actor
    from sim.scenario.scenario import Scenario
    from sim.uncertainty import Distribution

__all__ = ["TermsData", "alt_text", "build", "draw", "headings", "size"]

_WIDTH = 7.4
_GUTTER = 0.35
_KEY, _SECOND = 0.42, 0.22
_PROBABILITIES = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class TermsData:
    """Terms per issue, and the number of trials that agreed on a full text."""

    source: Source
    agreed: int
    issues: tuple[IssueTerms, ...]


def build(found: Findings) -> TermsData:
    """Ideals and opening text from the scenario, agreed terms from the trials that reached a full ceasefire.

    Raises
    ------
    NothingToDraw
        If no actor has a position on any issue of the full text.
    """
    case, agreed = found.scenario, found.tally.terms.histograms
    issues = tuple(_issue(case, key, agreed[key]) for key in case.full[1].text)
    issues = tuple(issue for issue in issues if issue.ideals)
    if not issues:
        raise NothingToDraw("no actor has a position on an issue of the full text")
    return TermsData(source_of(found), found.tally.outcomes.counts["any_full"], issues)


def _issue(case: Scenario, key: str, terms: Histogram) -> IssueTerms:
    issue = case.issues[key]
    ideals = tuple(_ideal(case, name, actor, key) for name, actor in _ordered(case) if key in actor.positions)
    low, middle, high = (terms.quantile(probability) for probability in _PROBABILITIES)
    agreed = None if low is None or middle is None or high is None else Spread(low, middle, high)
    standing = case.status_quo[key].central() if key in case.status_quo else None
    return IssueTerms(issue.title, issue.zero, issue.one, ideals, case.full[1].text[key].central(), agreed, standing)


def _ideal(case: Scenario, name: str, actor: Actor, key: str) -> Ideal:
    spread = Spread(*_quantiles(actor.positions[key].ideal))
    return Ideal(name_of(name, actor.title), spread, name in case.belligerents, _ruled_out(case, name, key))


def _ruled_out(case: Scenario, name: str, key: str) -> tuple[float, float] | None:
    """The end of the scale that a belligerent has shut, and where what it has ruled out begins."""
    side = case.belligerents.get(name)
    limit = side.positions[key].limit if side is not None else None
    if limit is None or case.issues[key].phase == "later":
        return None
    return (1.0 if limit.rules_out == "above" else 0.0), limit.at.central()


def _quantiles(value: Distribution) -> tuple[float, float, float]:
    low, middle, high = value.quantile(np.array(_PROBABILITIES))
    return float(low), float(middle), float(high)


def _ordered(case: Scenario) -> list[tuple[str, Actor]]:
    """Belligerents first, then the others, each in id order."""
    return sorted(case.actors.items(), key=lambda pair: (pair[0] not in case.belligerents, pair[0]))


def draw(data: TermsData, ax: Axes) -> None:
    """One panel per issue in two columns, under a line that says how to read them."""
    width, height = size(data)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    draw_key(ax, data.agreed > 0, *_marked(data))
    column, names = column_width(_WIDTH, _GUTTER), name_width(data.issues)
    top = _key(data)
    for row in _rows(data):
        for place, issue in enumerate(row):
            draw_panel(issue, place * (column + _GUTTER), top, column, names, ax)
        top += max(panel_height(issue, column, names) for issue in row)


def _marked(data: TermsData) -> tuple[bool, bool]:
    """Whether something has been ruled out, and whether it is told how things stand."""
    limits = any(ideal.ruled_out is not None for issue in data.issues for ideal in issue.ideals)
    return limits, any(issue.standing is not None for issue in data.issues)


def _key(data: TermsData) -> float:
    return _KEY + (_SECOND if any(_marked(data)) else 0.0)


def _rows(data: TermsData) -> list[tuple[IssueTerms, ...]]:
    return [data.issues[start : start + 2] for start in range(0, len(data.issues), 2)]


def size(data: TermsData) -> tuple[float, float]:
    """Inches wide and high."""
    column, names = column_width(_WIDTH, _GUTTER), name_width(data.issues)
    panels = sum(max(panel_height(issue, column, names) for issue in row) for row in _rows(data))
    return _WIDTH, _key(data) + panels - 0.1


def headings(data: TermsData) -> Headings:
    """Name the issue on which the belligerents' medians lie furthest apart."""
    widest = max(data.issues, key=_gap)
    headline = (
        f"The sides stand furthest apart on: {widest.title}"
        if _gap(widest) > 0
        else "Where the actors stand, and what was agreed"
    )
    agreed = f"Agreed terms: over {counted(data.agreed, 'trial')} with a full agreement."
    return Headings(
        headline,
        "Stated ideal of each actor on each issue, the opening text, and the terms of full agreements.",
        ("Ranges hold 90 % of the draws (5 to 95 %).", agreed if data.agreed else "No trial reached a full agreement."),
    )


def _gap(issue: IssueTerms) -> float:
    medians = [ideal.range.median for ideal in issue.ideals if ideal.fights]
    return max(medians) - min(medians) if len(medians) > 1 else 0.0


def alt_text(data: TermsData) -> str:
    """Tell the opening text, agreed terms and medians of the ideals, per issue."""
    parts = []
    for issue in data.issues:
        ideals = ", ".join(f"{ideal.name} {ideal.range.median:.2f}{_shut(ideal)}" for ideal in issue.ideals)
        standing = "" if issue.standing is None else f", as things stand {issue.standing:.2f}"
        agreed = "none agreed" if issue.agreed is None else f"agreed {issue.agreed.in_words()}"
        parts.append(
            f"{issue.title} (0: {issue.zero}; 1: {issue.one}): opening text {issue.opening:.2f}, {agreed}{standing};"
            f" {ideals}."
        )
    return f"Terms, over {counted(data.agreed, 'full agreement')}. " + " ".join(parts)


def _shut(ideal: Ideal) -> str:
    if ideal.ruled_out is None:
        return ""
    end, edge = ideal.ruled_out
    return f" (rules out {'above' if end else 'below'} {edge:.2f})"
