"""Why not? Who held out last, which line stood in the way, and which demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from sim.analysis.blockers import Blockers, Words
from sim.analysis.findings import Findings
from sim.analysis.shares import digits_for, level_note, of_100, per_hundred
from sim.plots.caption import Headings, NothingToDraw, Source, source_of
from sim.plots.phrases import name_of, title_of
from sim.plots.rows import Block, Row, draw_blocks, height_of
from sim.plots.style import AGAINST, SOFT
from sim.statistics import Proportion
from sim.vocabulary import BINDING
from sim.words import capital, counted, listed, plain

__all__ = ["HoldoutsData", "Reason", "alt_text", "build", "draw", "headings", "size"]

JOINED = " + "

_SHOWN = 7
_RARE = 0.005


@dataclass(frozen=True)
class Reason:
    """Something that stood in the way: who or what, in how many trials; whose demands they are."""

    label: str
    share: Proportion
    whose: str = ""

    @property
    def name(self) -> str:
        """Label in one line, with whose demand it is."""
        return f"{self.whose}: {self.label}" if self.whose else self.label


@dataclass(frozen=True)
class HoldoutsData:
    """Shares among the trials without a full ceasefire in which a side held out."""

    source: Source
    sides: tuple[Reason, ...]
    lines: tuple[Reason, ...]
    demands: tuple[Reason, ...]
    several: Proportion
    """Where no single demand would have turned the answer."""
    nameless: int


def build(found: Findings) -> HoldoutsData:
    """Name holdouts, binding lines and demands, alone or together, of the trials that reached no full ceasefire.

    Raises
    ------
    NothingToDraw
        If every trial reached a full ceasefire, or no side ever answered short of a yes.
    """
    case, blockers, outcomes = found.scenario, found.tally.blockers, found.tally.outcomes
    if not blockers.trials:
        raise NothingToDraw("no side held out in a trial that ended without a full ceasefire")
    names = {key: name_of(key, actor.title) for key, actor in case.belligerents.items()}
    titles = {key: title_of(key, issue.title) for key, issue in case.issues.items()}
    return HoldoutsData(
        source_of(found),
        _ranked(Reason(names[side], share) for side, share in blockers.holdouts().items()),
        _shown(Reason(_lines(words), share) for words, share in blockers.lines().items()),
        _demands(blockers, names, titles),
        Proportion(sum(s.count for words, s in blockers.demands().items() if len(words) != 1), blockers.trials),
        outcomes.trials - outcomes.counts["any_full"] - blockers.trials,
    )


def _ranked(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those that occurred, the most frequent first."""
    return tuple(sorted((r for r in reasons if r.share.count), key=lambda reason: -reason.share.count))


def _lines(words: Words) -> str:
    return capital(JOINED.join(BINDING[key].title for key in words)) or "Even without all lines: chance"


def _demands(blockers: Blockers, names: Mapping[str, str], titles: Mapping[str, str]) -> tuple[Reason, ...]:
    """Smallest sets of demands by whose they are."""
    return _shown(
        Reason(_issues(words, titles), Proportion(share.count, blockers.trials), name)
        for side, name in names.items()
        for words, share in blockers.demands(side).items()
    )


def _issues(words: Words, titles: Mapping[str, str]) -> str:
    if len(words) > 2:
        return f"{len(words)} demands at once"
    if len(words) == 2:
        return capital(JOINED.join(map(plain, words)))
    return "".join(titles[issue] for issue in words) or "No demands together would do"


def _shown(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those that are called alike as one, the most frequent first; what is rare is put together at the end."""
    alike: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        before = alike.get((reason.whose, reason.label))
        count = reason.share.count + (before.share.count if before else 0)
        alike[reason.whose, reason.label] = replace(reason, share=Proportion(count, reason.share.of))
    found = _ranked(alike.values())
    shown = [reason for reason in found[:_SHOWN] if reason.share.share >= _RARE] or found[:1]
    return (*shown, *_together(found[len(shown) :]))


def _together(rest: tuple[Reason, ...]) -> tuple[Reason, ...]:
    if len(rest) < 2:
        return rest
    share = Proportion(sum(reason.share.count for reason in rest), rest[0].share.of)
    return (Reason(f"{len(rest)} others together", share),)


def draw(data: HoldoutsData, ax: Axes) -> None:
    """Three blocks of bars: who, which lines, which demands."""
    draw_blocks(_blocks(data), ax, "in 100 of these trials")


def _blocks(data: HoldoutsData) -> tuple[Block, ...]:
    owners = {reason.whose for reason in data.demands if reason.whose}
    # Where all demands shown are one side's, its name stands in the heading and not in every row.
    whose = f" of {next(iter(owners))}" if len(owners) == 1 else ""
    demands = tuple(Row(r.label, r.share, AGAINST, whose="" if whose else r.whose) for r in data.demands)
    return (
        Block("Who held out last", "", tuple(Row(r.label, r.share, SOFT) for r in data.sides)),
        Block(
            "But for which lines of its ledger it would have been a yes",
            "",
            tuple(Row(r.label, r.share, AGAINST) for r in data.lines),
        ),
        Block(f"Which demands{whose} would have had to be met", "", demands),
    )


def size(data: HoldoutsData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, height_of(_blocks(data))


def headings(data: HoldoutsData) -> Headings:
    """Name the side that held out most, and how often no single thing decided."""
    total = data.sides[0].share.of
    notes: tuple[str, ...] = (level_note(),)
    if data.nameless:
        more = counted(data.nameless, "more trial")
        notes += (f"In {more} without a full ceasefire no side had given a formal answer short of yes.",)
    return Headings(
        _finding(data),
        f"Over the {counted(total, 'trial')} without a full ceasefire in which a side held out. "
        "Lines and demands: the smallest set that would have turned the answer.",
        notes,
    )


def _finding(data: HoldoutsData) -> str:
    share = data.sides[0].share
    first = [side.label for side in data.sides if side.share.count == share.count]
    trials = "trial" if share.of == 1 else "trials"
    where = f"{trials} that a side kept from a full ceasefire"
    if len(first) > 1:
        finding = f"{listed(first)} held out last equally often, each in {of_100(share)} {where}"
    else:
        finding = f"{first[0]} held out last in {of_100(share)} {where}"
    several = data.several
    return (
        f"{finding}; in {of_100(several)} no single demand would have turned the answer" if several.count else finding
    )


def alt_text(data: HoldoutsData) -> str:
    """Every bar with its number."""

    def shares(reasons: tuple[Reason, ...]) -> str:
        """Every reason with its number."""
        digits = digits_for(reason.share for reason in reasons)
        return "; ".join(f"{reason.name}: {per_hundred(reason.share, digits)}" for reason in reasons)

    return (
        f"Bars over {counted(data.sides[0].share.of, 'trial')} without a full ceasefire in which a side held out. "
        f"{_finding(data)}. Who held out last: {shares(data.sides)}. Binding lines: {shares(data.lines)}. "
        f"Binding demands: {shares(data.demands)}."
    )
