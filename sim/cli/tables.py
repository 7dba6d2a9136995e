"""How the results of a run look in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.blockers import DENOMINATOR, Blockers
from sim.analysis.day_zero import SIGNS, DayZero
from sim.analysis.outcomes import DERIVED, EARLY_DAYS, Outcomes
from sim.analysis.sentence import plain
from sim.cli.assumptions import assumptions
from sim.statistics import Proportion
from sim.words import ENDINGS, LEDGER_LINES

if TYPE_CHECKING:
    from sim.experiments.single import Result

__all__ = ["HONESTY", "derived_words", "plain_table", "run_report"]

HONESTY = "This is a structured argument, not a prophecy: it follows from the inputs, and most of them are judgements."

_DERIVED_WORDS = {
    "any_halt": "any halt",
    "any_full": "full truce",
    "held_full": "full truce held",
    "early_collapse": f"collapse by day {EARLY_DAYS}",
}


def run_report(result: Result) -> Iterator[RenderableType]:
    """Everything that `truce run` prints, piece by piece."""
    case, tally = result.case, result.tally
    titles = {key: actor.title or plain(key) for key, actor in case.scenario.actors.items()}
    yield f"{case.scenario.name}: {tally.trials:,} trials, seed {result.plan.seed}\n"
    yield _endings(tally.outcomes)
    yield f"\n{result.sentence}"
    if tally.blockers.trials:
        yield f"\nWhy not? Of {tally.blockers.trials:,} {DENOMINATOR}:\n"
        yield _holdouts(tally.blockers, titles)
    yield "\nDay 0: what each side weighs, as means over the trials:\n"
    yield _ledgers(tally.day_zero, titles)
    yield from assumptions(result.inputs, case.source)
    yield f"\n{HONESTY}"


def plain_table(*headings: str) -> Table:
    """Make a table without frames: words to the left, numbers to the right."""
    table = Table(box=None, pad_edge=False)
    table.add_column(headings[0])
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def derived_words(name: str) -> str:
    """Put an outcome into words."""
    return _DERIVED_WORDS.get(name, plain(name))


def percent(share: Proportion) -> tuple[str, str]:
    """Give a share in 100 and its 95 % interval."""
    low, high = (100 * end for end in share.interval)
    return (f"{100 * share.share:.1f}" if share.of else "-"), f"{low:.1f} to {high:.1f}"


def _endings(outcomes: Outcomes) -> Table:
    table = plain_table("ending", "in 100", "95 % interval", "trials")
    for name in ENDINGS:
        table.add_row(plain(name), *percent(outcomes[name]), f"{outcomes[name].count:,}")
    table.add_row()
    for name in DERIVED:
        table.add_row(derived_words(name), *percent(outcomes[name]), f"{outcomes[name].count:,}")
    return table


def _holdouts(blockers: Blockers, titles: dict[str, str]) -> Table:
    table = plain_table("", "in 100", "95 % interval", "trials")
    for side, share in _largest(blockers.holdouts()):
        table.add_row(f"{titles[side]} held out last", *percent(share), f"{share.count:,}")
        for aspect, words in (("binding_line", "line"), ("binding_demand", "demand")):
            for name, part in _largest(blockers.shares(side, aspect)):
                table.add_row(f"  of these, binding {words}: {plain(name)}", *percent(part), f"{part.count:,}")
        alone = blockers.alone(side)
        table.add_row("  of these, that demand alone would do", *percent(alone), f"{alone.count:,}")
    return table


def _largest(shares: dict[str, Proportion], most: int = 3) -> list[tuple[str, Proportion]]:
    ranked = sorted(shares.items(), key=lambda item: -item[1].count)
    return [(name, share) for name, share in ranked[:most] if share.count]


def _ledgers(day_zero: DayZero, titles: dict[str, str]) -> Table:
    table = plain_table("", *(titles[name] for name in day_zero.sides))
    sides = list(day_zero.sides.values())
    for line in LEDGER_LINES:
        sign = "+" if SIGNS[line] > 0 else "-"
        table.add_row(f"{sign} {line}", *(f"{side.numbers[line].mean:.3f}" for side in sides))
    table.add_row("= sum", *(f"{side.numbers['sum'].mean:.3f}" for side in sides))
    table.add_row("threshold for a yes", *(f"{side.numbers['threshold'].mean:.3f}" for side in sides))
    table.add_row("outright yes, in 100", *(percent(side.outright_yes)[0] for side in sides))
    return table
