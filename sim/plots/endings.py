"""What happens? Bars per ending in model order, with 95 % intervals."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from sim.plots.caption import Headings, Source
from sim.plots.phrases import GROUPS, SHORT, long_name
from sim.plots.results import Results
from sim.plots.rows import Block, Row, draw_blocks, height_of
from sim.plots.shares import Share, counted, digits_for, level_note, per_hundred
from sim.plots.style import COLOURS
from sim.words import ENDINGS

__all__ = ["EndingsData", "alt_text", "build", "draw", "from_counts", "headings", "size"]


@dataclass(frozen=True)
class EndingsData:
    """Share of each ending in model order, and of each group of endings."""

    source: Source
    shares: dict[str, Share]
    groups: dict[str, Share]


def build(results: Results) -> EndingsData:
    """Count the endings of a folder of results."""
    return from_counts(results.ending_counts, results.source)


def from_counts(counts: tuple[int, ...], source: Source) -> EndingsData:
    """Shares from the number of trials per ending, in model order."""
    total = sum(counts)
    by_name = dict(zip(ENDINGS, counts, strict=True))
    groups = {name: sum(by_name[ending] for ending in endings) for name, endings in GROUPS.items()}
    return EndingsData(
        source,
        {name: Share.of(count, total) for name, count in by_name.items()},
        {name: Share.of(count, total) for name, count in groups.items()},
    )


def draw(data: EndingsData, ax: Axes) -> None:
    """Draw the bars under the headings of their groups."""
    draw_blocks(_blocks(data), ax, "trials in 100")


def size(data: EndingsData) -> tuple[float, float]:
    """Inches wide and high."""
    return 7.4, height_of(_blocks(data))


def headings(data: EndingsData) -> Headings:
    """Give the most frequent ending as the finding."""
    first = max(data.shares, key=lambda name: data.shares[name].count)
    digits = digits_for(data.shares.values())
    return Headings(
        f"Most frequent ending: {long_name(first).lower()}, {per_hundred(data.shares[first], digits)}",
        "How the trials ended. Bars: share of trials; lines: interval.",
        (level_note(),),
    )


def alt_text(data: EndingsData) -> str:
    """Every ending with its number."""
    digits = digits_for(data.shares.values())
    parts = [f"{long_name(name)}: {per_hundred(share, digits)}" for name, share in data.shares.items()]
    return f"Bar chart of the eleven endings, {counted(data.source.trials, 'trial')}. " + "; ".join(parts) + "."


def _blocks(data: EndingsData) -> tuple[Block, ...]:
    digits = digits_for(data.groups.values())
    return tuple(
        Block(
            group,
            per_hundred(data.groups[group], digits),
            tuple(Row(SHORT[name], data.shares[name], COLOURS[name]) for name in endings),
        )
        for group, endings in GROUPS.items()
    )
