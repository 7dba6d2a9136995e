"""What happens? Bars per ending in model order, with 95 % intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matplotlib.axes import Axes

from sim.analysis.hundred import GROUPS, Hundred, leading
from sim.analysis.possible import NOT_ON_OFFER, ruled_out
from sim.analysis.sentence import listed
from sim.plots.calendar import calendar_note
from sim.plots.caption import Headings, Source
from sim.plots.phrases import long_name, short_name
from sim.plots.results import Results
from sim.plots.rows import Block, Row, draw_blocks, height_of
from sim.plots.shares import Share, digits_for, level_note, told_together
from sim.plots.style import COLOURS
from sim.vocabulary import ENDINGS, counted

__all__ = ["EndingsData", "alt_text", "build", "draw", "from_counts", "headings", "size"]


@dataclass(frozen=True)
class EndingsData:
    """Share of each ending in model order, and of each group of endings.

    `never` gives the reason for each ending that the case leaves no way to, `talks_days` the term of its talks, and
    `later` the share without agreement by later days, had talks gone on.
    """

    source: Source
    shares: dict[str, Share]
    groups: dict[str, Share]
    talks_days: int | None = None
    never: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[int, Share] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Trials per ending."""
        return {name: share.count for name, share in self.shares.items()}


def build(results: Results) -> EndingsData:
    """Count the endings of a folder of results."""
    case = results.scenario
    counted_up = from_counts(results.ending_counts, results.source)
    return EndingsData(
        results.source,
        counted_up.shares,
        counted_up.groups,
        case.horizon.talks_days,
        ruled_out(case),
        results.no_agreement,
    )


def from_counts(counts: tuple[int, ...], source: Source) -> EndingsData:
    """Shares from the number of trials per ending, in model order."""
    hundred = Hundred.of(dict(zip(ENDINGS, counts, strict=True)))
    shares = {name: Share.of(count, hundred.trials) for name, count in hundred.counts.items()}
    return EndingsData(source, {name: shares[name] for name in ENDINGS}, {name: shares[name] for name in GROUPS})


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
    told, most = listed(words), hundred.counts[first[0]]
    if most == hundred.counts[first[1]]:
        return f"{told[0].upper()}{told[1:]}, equally often: {most:,} of {hundred.trials:,} trials each"
    return f"{told[0].upper()}{told[1:]}, too close to call: {listed(numbers)} {of}"


def alt_text(data: EndingsData) -> str:
    """Every ending with its number."""
    told = told_together(data.counts, digits_for(data.shares.values()))
    parts = [f"{long_name(name, data.talks_days)}: {data.never.get(name, told[name])}" for name in data.shares]
    return (
        f"Bar chart of the endings, {counted(data.source.trials, 'trial')}. {_finding(Hundred.of(data.counts))}. "
        + "; ".join(parts) + "."
    )  # fmt: skip


def _blocks(data: EndingsData) -> tuple[Block, ...]:
    told = told_together(data.counts, digits_for(data.shares.values()))
    blocks = []
    for key, group in GROUPS.items():
        rows = tuple(
            Row(short_name(name, data.talks_days), data.shares[name], COLOURS[name], number=told[name])
            for name in group.endings
            if name not in data.never
        )
        blocks.append(Block(key, told[key] if rows else NOT_ON_OFFER, rows))
    return tuple(blocks)
