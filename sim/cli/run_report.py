"""What `truce run` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.day_zero import DayZero
from sim.analysis.fire import FIRES, Fire
from sim.analysis.outcomes import DERIVED
from sim.analysis.possible import NOT_ON_OFFER, ruled_out
from sim.cli.assumptions import assumptions
from sim.cli.screen import console
from sim.cli.tables import HONESTY, LONGEST, one_line, outcome_words, percent, plain_table, short_names
from sim.cli.why import why_not
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS, LEDGER_LINES, SCOPES
from sim.words import counted, plain

if TYPE_CHECKING:
    from sim.studies.no_agreement import NoAgreement
    from sim.studies.run import RunResult

__all__ = ["run_report"]

WIDEST: Final = 100
"""Characters in a line of what was assumed, where the terminal has as many."""

_ROOM: Final = 52
"""Characters that the names at the head of a table may take together, so that it fits a line of 80."""


def run_report(result: RunResult) -> Iterator[RenderableType]:
    """Everything that `truce run` prints, piece by piece."""
    case, tally = result.case, result.tally
    titles = {key: one_line(actor.title) or plain(key) for key, actor in case.scenario.actors.items()}
    yield f"{one_line(case.scenario.name)}: {counted(tally.trials, 'trial')}, seed {result.plan.seed}\n"
    yield _endings(result)
    if tally.fire.held:
        kinds = "; ".join(f"{name}, {said}" for name, said in FIRES.items())
        yield f"\nFire at the end of a ceasefire that held: {kinds}."
    yield from _calendar(result.no_agreement)
    yield f"\n{result.sentence}"
    yield from why_not(tally.blockers, titles)
    yield "\nDay 0: what each side weighs, as means over the trials:\n"
    yield _ledgers(tally.day_zero, titles)
    yield from assumptions(result.inputs, case.source, min(console().width, WIDEST))
    yield f"\n{HONESTY}"


def _endings(result: RunResult) -> Table:
    table = plain_table("ending", "in 100", "95 % interval", "trials")
    outcomes, scenario = result.tally.outcomes, result.case.scenario
    never = ruled_out(scenario)
    for name in ENDINGS:
        if name not in never:
            words = outcome_words(name, scenario.horizon.talks_days)
            table.add_row(words, *percent(outcomes[name]), f"{outcomes[name].count:,}")
    for words, reason in _never(never):
        table.add_row(words, "-", reason, "0")
    table.add_row()
    for name in DERIVED:
        table.add_row(outcome_words(name), *percent(outcomes[name]), f"{outcomes[name].count:,}")
        if name == "held_full":
            _fire(table, result.tally.fire)
    return table


def _never(never: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """One line for what cannot happen: a sectoral ceasefire as a whole, any other ending by itself."""
    yield from ((plain(name), reason) for name, reason in never.items() if reason != NOT_ON_OFFER)
    if NOT_ON_OFFER in never.values():
        yield SCOPES["sectoral"].title, NOT_ON_OFFER


def _fire(table: Table, fire: Fire) -> None:
    for name in FIRES:
        if fire.held:
            table.add_row(f"  of these, {name}", *percent(fire[name]), f"{fire[name].count:,}")


def _calendar(waited: NoAgreement) -> Iterator[str]:
    """How much of having no agreement is the calendar: the share by later days, had talks gone on."""
    if len(waited) < 2 or not next(iter(waited.values())).count:
        return
    (term, now), *later = waited.items()
    shares = "; ".join(f"by day {day} {_with_interval(share)}" for day, share in later)
    first = later[0][1].of
    of = "" if first == now.of else f", in the first {counted(first, 'trial')}"
    yield f"\nNo agreement by day {term}: {_with_interval(now)} in 100. Had talks gone on{of}: {shares}."


def _with_interval(share: Proportion) -> str:
    number, interval = percent(share)
    return f"{number} ({interval})"


def _ledgers(day_zero: DayZero, titles: Mapping[str, str]) -> Table:
    names = short_names({key: titles[key] for key in day_zero.sides}, max(6, min(LONGEST, _room(len(day_zero.sides)))))
    table = plain_table("", *(names[name] for name in day_zero.sides))
    sides = list(day_zero.sides.values())
    for key, line in LEDGER_LINES.items():
        sign = "+" if line.sign > 0 else "-"
        table.add_row(f"{sign} {key}", *(f"{side.numbers[key].mean:.3f}" for side in sides))
    table.add_row("= sum", *(f"{side.numbers['sum'].mean:.3f}" for side in sides))
    table.add_row("threshold for a yes", *(f"{side.numbers['threshold'].mean:.3f}" for side in sides))
    table.add_row("outright yes, in 100", *(percent(side.outright_yes)[0] for side in sides))
    return table


def _room(sides: int) -> int:
    return _ROOM // max(1, sides) - 2
