"""Why not? Who held out last, which line stood in the way, and which demand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from sim.analysis.sentence import listed, of_100
from sim.plots.caption import Headings, Source
from sim.plots.phrases import name_of, title_of
from sim.plots.results import NothingToDraw, Results
from sim.plots.rows import Block, Row, draw_blocks, height_of
from sim.plots.shares import Share, digits_for, level_note, per_hundred
from sim.plots.style import AGAINST, SOFT
from sim.statistics import Proportion
from sim.vocabulary import BINDING, ENDINGS, capital, counted

__all__ = ["HoldoutsData", "Reason", "alt_text", "build", "draw", "headings", "size"]

_SHOWN = 7
_RARE = 0.005
_LINES = "Which single line would have turned the answer"
Codes = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Reason:
    """Something that stood in the way: who or what, in how many trials, in how many of those it alone decided."""

    label: str
    share: Share
    alone: int = 0
    whose: str = ""

    @property
    def name(self) -> str:
        """Label in one line, with whose demand it is."""
        return f"{self.whose}: {self.label}" if self.whose else self.label


@dataclass(frozen=True)
class HoldoutsData:
    """Shares among the trials without a full ceasefire in which a side held out."""

    source: Source
    without: Share
    sides: tuple[Reason, ...]
    lines: tuple[Reason, ...]
    demands: tuple[Reason, ...]
    nameless: int


def build(results: Results) -> HoldoutsData:
    """Count holdouts, binding lines and binding demands among the trials that never reached a full ceasefire.

    Raises
    ------
    NothingToDraw
        If every trial reached a full ceasefire, or no side ever answered short of a yes.
    """
    case = results.scenario
    failed = ~np.isin(results.endings, ENDINGS.codes(lambda ending: ending.scope == "full"))
    sides = list(case.belligerents)
    issues = sorted(case.issues)
    who = results.codes("holdout", sides)
    counted = failed & (who >= 0)
    total = int(counted.sum())
    if not total:
        raise NothingToDraw("no side held out in a trial that ended without a full ceasefire")
    lines = [capital(line.title) for line in BINDING.values()]
    demand = results.codes("binding_demand", issues)
    alone = results.flags("binding_demand_alone")
    names = [name_of(side, case.actors[side].title) for side in sides]
    titles = [title_of(issue, case.issues[issue].title) for issue in issues]
    return HoldoutsData(
        results.source,
        Share.of(int(failed.sum()), results.trials),
        _reasons(who[counted], names, total),
        _reasons(results.codes("binding_line", tuple(BINDING))[counted], lines, total),
        _demands(who[counted], demand[counted], alone[counted], names, titles),
        int(failed.sum()) - total,
    )


def _reasons(codes: Codes, labels: list[str], total: int) -> tuple[Reason, ...]:
    counts = np.bincount(codes[codes >= 0], minlength=len(labels))
    found = [Reason(label, Share.of(int(count), total)) for label, count in zip(labels, counts, strict=True) if count]
    return tuple(sorted(found, key=lambda reason: -reason.share.count))


def _demands(
    who: Codes, demand: Codes, alone: npt.NDArray[np.bool_], names: list[str], titles: list[str]
) -> tuple[Reason, ...]:
    """Demands by whose they are, the most frequent first; what is rare is put together at the end."""
    total, found = len(who), []
    for side, name in enumerate(names):
        for issue, title in enumerate([*titles, "No single demand helps"]):
            mine = (who == side) & (demand == (issue if issue < len(titles) else -1))
            if mine.any():
                found.append(Reason(title, Share.of(int(mine.sum()), total), int((mine & alone).sum()), name))
    found.sort(key=lambda reason: -reason.share.count)
    shown = [reason for reason in found[:_SHOWN] if reason.share.value >= _RARE] or found[:1]
    return (*shown, *_together(found[len(shown) :], total))


def _together(rest: list[Reason], total: int) -> tuple[Reason, ...]:
    if len(rest) < 2:
        return tuple(rest)
    share = Share.of(sum(reason.share.count for reason in rest), total)
    return (Reason(f"{len(rest)} others together", share, sum(reason.alone for reason in rest)),)


def draw(data: HoldoutsData, ax: Axes) -> None:
    """Three blocks of bars: who, which line, which demand (dark: conceding it alone would do)."""
    draw_blocks(_blocks(data), ax, "in 100 of these trials")


def _blocks(data: HoldoutsData) -> tuple[Block, ...]:
    owners = {reason.whose for reason in data.demands if reason.whose}
    # Where all demands shown are one side's, its name stands in the heading and not in every row.
    whose = f" of {next(iter(owners))}" if len(owners) == 1 else ""
    demands = tuple(
        Row(r.label, r.share, AGAINST, r.alone / r.share.total if r.alone else None, "" if whose else r.whose)
        for r in data.demands
    )
    return (
        Block("Who held out last", "", tuple(Row(r.label, r.share, SOFT) for r in data.sides)),
        Block(
            _LINES,
            "",
            tuple(Row(r.label, r.share, AGAINST) for r in data.lines),
        ),
        Block(f"Which demand{whose} weighed most", "", demands),
    )


def size(data: HoldoutsData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, height_of(_blocks(data))


def headings(data: HoldoutsData) -> Headings:
    """Name the side that held out most, and how often no single thing decided."""
    total = data.sides[0].share.total
    notes: tuple[str, ...] = (level_note(),)
    if data.nameless:
        more = counted(data.nameless, "more trial")
        notes += (f"In {more} without a full ceasefire no side had given a formal answer short of yes.",)
    return Headings(
        _finding(data),
        f"Over the {counted(total, 'trial')} without a full ceasefire in which a side held out. "
        "Dark part of a bar: conceding that demand alone would have turned the answer.",
        notes,
    )


def _finding(data: HoldoutsData) -> str:
    share = data.sides[0].share
    first = [side.label for side in data.sides if side.share.count == share.count]
    trials = "trial" if share.total == 1 else "trials"
    where = f"{trials} that a side kept from a full ceasefire"
    if len(first) > 1:
        told = f"{listed(first)} held out last equally often, each in {_of(share)} {where}"
    else:
        told = f"{first[0]} held out last in {_of(share)} {where}"
    several = next((line.share for line in data.lines if line.label == capital(BINDING["none_alone"].title)), None)
    return f"{told}; in {_of(several)} no single line of the ledger decided" if several else told


def _of(share: Share) -> str:
    return of_100(Proportion(share.count, share.total))


def alt_text(data: HoldoutsData) -> str:
    """Every bar with its number."""

    def told(reasons: tuple[Reason, ...]) -> str:
        digits = digits_for(reason.share for reason in reasons)
        return "; ".join(f"{reason.name}: {per_hundred(reason.share, digits)}" for reason in reasons)

    return (
        f"Bars over {counted(data.sides[0].share.total, 'trial')} without a full ceasefire in which a side held out. "
        f"{_finding(data)}. Who held out last: {told(data.sides)}. Binding line: {told(data.lines)}. "
        f"Binding demand: {told(data.demands)}."
    )
