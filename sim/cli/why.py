"""Why not, in the terminal: who held out last, what would have turned the answer, and over which demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.blockers import DENOMINATOR, Blockers
from sim.analysis.shares import of_100
from sim.cli.tables import percent, plain_table, short_names
from sim.statistics import Proportion
from sim.words import plain

__all__ = ["why_not"]

_WITHOUT: Final = {
    "none_alone": "no single line would turn it",
    "terms_minus_war": "a yes but for war being worth more than the text",
    "exposure": "a yes but for exposure",
    "audience": "a yes but for its audience",
    "stalling_premium": "a yes but for the gain from delay",
}
"""Binding lines as rows of the table: what the answer would have been but for that one line."""


def why_not(blockers: Blockers, titles: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yield the table of those that held out, and what it comes to for the one that did most often."""
    if not blockers.trials:
        return
    denominator = DENOMINATOR if blockers.trials != 1 else DENOMINATOR.replace("trials", "trial")
    yield f"\nWhy not? Of {blockers.trials:,} {denominator}:\n"
    names = short_names({side: titles[side] for side in blockers.holdouts()})
    yield _holdouts(blockers, names)
    yield from _no_single_line(blockers, names)


def _holdouts(blockers: Blockers, names: Mapping[str, str]) -> Table:
    table = plain_table("", "in 100", "95 % interval", "trials")
    for side, share in _largest(blockers.holdouts()):
        table.add_row(f"{names[side]} held out last", *percent(share), f"{share.count:,}")
        for name, part in _largest(blockers.shares(side, "binding_line")):
            table.add_row(f"  of these, {_WITHOUT.get(name, plain(name))}", *percent(part), f"{part.count:,}")
        for name, part in _largest(blockers.shares(side, "binding_demand")):
            table.add_row(f"  of these, {_demand(name)}", *percent(part), f"{part.count:,}")
        alone = blockers.alone(side)
        table.add_row("  of these, a yes if that one demand were met", *percent(alone), f"{alone.count:,}")
    return table


def _demand(name: str) -> str:
    return "no demand that weighed" if name == "none" else f"the heaviest demand: {plain(name)}"


def _no_single_line(blockers: Blockers, names: Mapping[str, str]) -> Iterator[str]:
    side = max(blockers.holdouts().items(), key=lambda item: item[1].count)[0]
    share = blockers.shares(side, "binding_line").get("none_alone")
    if share is not None and share.count:
        yield (
            f"\nNo single line of its ledger would have turned {names[side]}'s last answer in {of_100(share)}"
            " of these cases: at least two would have had to go at once."
        )


def _largest(shares: dict[str, Proportion], most: int = 3) -> list[tuple[str, Proportion]]:
    ranked = sorted(shares.items(), key=lambda item: -item[1].count)
    return [(name, share) for name, share in ranked[:most] if share.count]
