"""What happens? Bars per ending in model order, with 95 % intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matplotlib.axes import Axes

from sim.analysis.findings import Findings
from sim.analysis.hundred import GROUPS, Hundred, leading
from sim.analysis.possible import NOT_ON_OFFER, ruled_out
from sim.analysis.shares import digits_for, level_note, told_together
from sim.plots.caption import Headings, Source, calendar_note, source_of
from sim.plots.phrases import long_name, short_name
from sim.plots.rows import Block, Row, draw_blocks, height_of
from sim.plots.style import COLOURS
from sim.statistics import Proportion
from sim.words import capital, counted, listed

__all__ = ["EndingsData", "alt_text", "build", "draw", "headings", "size"]


@dataclass(frozen=True)
class EndingsData:
    """Trials per ending, in model order.

    `never` gives the reason for each ending that the case leaves no way to, `talks_days` the term of its talks, and
    `later` the share without agreement by later days, had talks gone on.
    """

    source: Source
    counts: Mapping[str, int]
    talks_days: int | None = None
    never: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[int, Proportion] = field(default_factory=dict)

    @property
    def shares(self) -> dict[str, Proportion]:
        """Share of each ending."""
        return {name: Proportion(count, self.source.trials) for name, count in self.counts.items()}

    @property
    def numbers(self) -> dict[str, str]:
        """Each ending and each group of endings with its number, rounded together."""
        return told_together(self.counts, digits_for(self.shares.values()))


def build(found: Findings) -> EndingsData:
    """Take the endings of a run."""
    case = found.scenario
    talks_days = case.horizon.talks_days
    return EndingsData(source_of(found), found.endings, talks_days, ruled_out(case), found.no_agreement)


def draw(data: EndingsData, ax: Axes) -> None:
    """Draw the bars under the headings of their groups."""
    draw_blocks(_blocks(data), ax, "trials in 100")


def size(data: EndingsData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, height_of(_blocks(data))


def headings(data: EndingsData) -> Headings:
    """Give the most frequent group of endings as the finding, and say so where two are as frequent."""
    notes = (level_note(), *(["Numbers are rounded so that they add up to 100."] if data.source.trials >= 100 else []))
    return Headings(
        _finding(Hundred.of(data.counts)),
        "How the trials ended. Bars: share of trials; lines: interval.",
        (*notes, *calendar_note(data.later)),
    )


def _finding(hundred: Hundred) -> str:
    """Name the group that most trials end in; more than one where chance alone may have put it first."""
    if hundred.trials == 1:
        return f"The one trial: {next(group.words for name, group in GROUPS.items() if hundred.counts[name])}"
    first = leading({name: hundred.counts[name] for name in GROUPS})
    words, numbers = [GROUPS[name].words for name in first], [hundred[name] for name in first]
    of = f"of {counted(hundred.places, 'trial')}"
    if len(first) == 1:
        return f"Most often {words[0]}: {numbers[0]} {of}"
    phrase, most = listed(words), hundred.counts[first[0]]
    if most == hundred.counts[first[1]]:
        return f"{capital(phrase)}, equally often: {most:,} of {hundred.trials:,} trials each"
    return f"{capital(phrase)}, too close to call: {listed(numbers)} {of}"


def alt_text(data: EndingsData) -> str:
    """Every ending with its number."""
    numbers = data.numbers
    parts = [f"{long_name(name, data.talks_days)}: {data.never.get(name, numbers[name])}" for name in data.counts]
    return (
        f"Bar chart of the endings, {counted(data.source.trials, 'trial')}. {_finding(Hundred.of(data.counts))}. "
        + "; ".join(parts) + "."
    )  # fmt: skip


def _blocks(data: EndingsData) -> tuple[Block, ...]:
    numbers, shares, blocks = data.numbers, data.shares, []
    for key, group in GROUPS.items():
        rows = tuple(
            Row(short_name(name, data.talks_days), shares[name], COLOURS[name], number=numbers[name])
            for name in group.endings
            if name not in data.never
        )
        blocks.append(Block(key, numbers[key] if rows else NOT_ON_OFFER, rows))
    return tuple(blocks)
