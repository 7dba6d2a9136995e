"""Why not, in the terminal: who held out last, what would have turned the answer, and over which demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.blockers import DENOMINATOR, NO_SET, Blockers, Words
from sim.analysis.shares import of_100
from sim.cli.tables import percent, plain_table, short_names
from sim.statistics import Proportion
from sim.words import counted, listed, plain

__all__ = ["why_not"]

Key = TypeVar("Key", str, Words)

_LINES: Final = {
    "terms_minus_war": "war being worth more than the text",
    "exposure": "exposure",
    "audience": "its audience",
    "stalling_premium": "the gain from delay",
    "limit": "what it has ruled out",
}
"""Lines as what a yes failed on: `a yes but for exposure and its audience`."""

_MOST: Final = 3


def why_not(blockers: Blockers, titles: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yield the table of those that held out, and what it comes to for the one that did most often."""
    if not blockers.trials:
        return
    denominator = DENOMINATOR if blockers.trials != 1 else DENOMINATOR.replace("trials", "trial")
    yield f"\nWhy not? Of {blockers.trials:,} {denominator}:\n"
    names = short_names({side: titles[side] for side in blockers.holdouts()})
    yield _holdouts(blockers, names)
    yield from _several(blockers, names)


def _holdouts(blockers: Blockers, names: Mapping[str, str]) -> Table:
    table = plain_table("", "in 100", "95 % interval", "trials")
    for side, share in sorted(blockers.holdouts().items(), key=lambda item: -item[1].count):
        if share.count:
            table.add_row(f"{names[side]} held out last", *percent(share), f"{share.count:,}")
            for what, part in _reasons(blockers, side):
                table.add_row(f"  of these, {what}", *percent(part), f"{part.count:,}")
    return table


def _reasons(blockers: Blockers, side: str) -> Iterator[tuple[str, Proportion]]:
    """What kept a side from a yes, in words, with its share of the trials in which that side held out."""
    for lines, share in _first(blockers.lines(side)):
        yield _but_for(lines), share
    for issue, share in _first(blockers.ruled_out(side)):
        yield f"it has ruled out the text on {plain(issue)}", share
    for demands, share in _first(blockers.demands(side)):
        yield _if_met(demands), share
    for issue, share in _first(blockers.heaviest(side)):
        yield "no demand that weighed" if issue == NO_SET else f"the heaviest demand: {plain(issue)}", share


def _but_for(lines: Words) -> str:
    return (
        f"a yes but for {listed(_LINES[line] for line in lines)}" if lines else "no yes even without all lines: chance"
    )


def _if_met(demands: Words) -> str:
    if not demands:
        return "no yes whatever were conceded"
    if len(demands) > 2:
        return f"a yes if {counted(len(demands), 'demand')} were met at once"
    return f"a yes if {listed(map(plain, demands))} were conceded"


def _several(blockers: Blockers, names: Mapping[str, str]) -> Iterator[str]:
    """How often one thing was not enough, for the side that held out most."""
    side = max(blockers.holdouts().items(), key=lambda item: item[1].count)[0]
    for what, sets, rest in (
        ("line of its ledger", blockers.lines(side), "or chance stood against it"),
        ("demand", blockers.demands(side), "or all together would not have done"),
    ):
        more = Proportion(sum(share.count for words, share in sets.items() if len(words) != 1), blockers.times(side))
        if more.count:
            yield (
                f"\nNo single {what} would have turned {names[side]}'s last answer in {of_100(more)} of these cases:"
                f" several would have had to go at once, {rest}."
            )


def _first(shares: Mapping[Key, Proportion]) -> list[tuple[Key, Proportion]]:
    return [(name, share) for name, share in list(shares.items())[:_MOST] if share.count]
