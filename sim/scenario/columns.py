"""The table of trials: every column of a scenario's results, with its kind, unit and meaning.

Names are put together from ids of the scenario, so two ids may ask for one name; :func:`clashes` finds them, whatever
columns there are, and such a scenario is refused when it is read. Reading results needs this and not the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sim.scenario.scenario import Scenario
from sim.vocabulary import ANSWERS, BINDING, ENDINGS, LEDGER_LINES

__all__ = ["Column", "clashes", "columns"]

Kind = Literal["id", "label", "day", "flag", "number", "exact"]


@dataclass(frozen=True)
class Column:
    """One column of the table of trials.

    `kind` says how it is kept: `id` (int64), `label` (a position in `labels`, -1 for none), `day` (int16, -1 for
    never), `flag` (bool), `number` (float64 in a block, float32 in a file), `exact` (float64 in both). A number is
    finite; where `gaps` is true, NaN stands for none. `ids` are the ids that its name is made of, as dotted paths.
    """

    name: str
    kind: Kind
    unit: str
    meaning: str
    labels: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    gaps: bool = False


def clashes(made: Iterable[Column]) -> Iterator[tuple[Column, Column]]:
    """Pairs of columns that ask for the same name: the first that had it, and each later one."""
    known: dict[str, Column] = {}
    for column in made:
        if column.name in known:
            yield known[column.name], column
        known.setdefault(column.name, column)


def columns(scenario: Scenario) -> tuple[Column, ...]:
    """All columns of a scenario's results, in the order in which they are written."""
    return (*_course(scenario), *_reasons(scenario), *_terms(scenario), *_ledgers(scenario), *_people(scenario))


def _course(scenario: Scenario) -> Iterator[Column]:
    yield Column("trial", "id", "number", "Number of the trial; with the seed it decides everything in the row.")
    yield Column("ending", "label", "word", "How the trial ended.", tuple(ENDINGS))
    yield Column("ending_day", "day", "calendar day from 0", "Day on which it ended.")
    yield Column("talks_closed_day", "day", "calendar day from 0", "Day on which talks on a full halt closed.")
    for scope in ("sectoral", "full"):
        yield Column(f"{scope}_start_day", "day", "calendar day from 0", f"Day of the yes to a {scope} halt.")
        yield Column(f"{scope}_days", "day", "halt day from 1", f"Day of its life on which the {scope} halt ended.")
    yield Column(
        "smoothed_level",
        "number",
        "share of fire before",
        "Smoothed level of fire at the end of the last halt.",
        gaps=True,
    )
    yield Column("sectoral_before", "flag", "yes or no", "Whether a sectoral halt lived when the full one began.")


def _reasons(scenario: Scenario) -> Iterator[Column]:
    sides, issues = tuple(scenario.belligerents), tuple(sorted(scenario.full[1].text))
    yield Column("holdout", "label", "actor", "Who last answered short of yes to the full text.", sides)
    yield Column("holdout_day", "day", "calendar day from 0", "Day of that answer.")
    yield Column(
        "binding_line", "label", "word", "Smallest single removal that would have turned that answer.", tuple(BINDING)
    )
    yield Column("binding_demand", "label", "issue", "Issue whose full concession would have helped most.", issues)
    yield Column("binding_demand_alone", "flag", "yes or no", "Whether that concession alone would have turned it.")


def _terms(scenario: Scenario) -> Iterator[Column]:
    for issue in sorted(scenario.full[1].text):
        yield Column(
            f"text_{issue}",
            "number",
            "scale of the issue",
            "Full text at its last: the agreed terms where a full halt began.",
            ids=(f"issues.{issue}",),
        )
    yield Column("text_at_rest", "flag", "yes or no", "Whether no step of the text gained when it last could move.")
    yield Column("no_overlap", "flag", "yes or no", "Whether it rested with a side's public sum below the floor.")
    yield Column("coder", "id", "place in id order", "Coder whose reading the trial takes.")


def _ledgers(scenario: Scenario) -> Iterator[Column]:
    for when, said in (
        ("day0", "on day 0, for the opening text"),
        ("end", "on the last day, for what was on the table or in force"),
    ):
        for side in scenario.belligerents:
            for line in LEDGER_LINES:
                yield _of(
                    (side,),
                    f"{when}_{line}_{side}",
                    "number",
                    "ledger units",
                    f"{line.capitalize()} in the ledger {said}.",
                )
            yield _of((side,), f"{when}_sum_{side}", "exact", "ledger units", f"Sum of the ledger {said}.")
            yield _of(
                (side,),
                f"{when}_threshold_{side}",
                "exact",
                "ledger units",
                f"What the sum had to reach for a yes {said}.",
            )
    for side in scenario.belligerents:
        yield _of((side,), f"day0_answer_{side}", "label", "word", "Formal answer on day 0.", labels=tuple(ANSWERS))


def _people(scenario: Scenario) -> Iterator[Column]:
    sides = tuple(scenario.belligerents)
    for side in sides:
        for scope in ("full", "sectoral"):
            yield _of(
                (side,), f"first_yes_{scope}_{side}", "day", "calendar day from 0", f"First yes to the {scope} offer."
            )
        yield _of((side,), f"sincere_{side}", "flag", "yes or no", "Whether the side is sincere in this trial.")
        yield _of(
            (side,),
            f"level_{side}",
            "number",
            "share of fire before",
            "Mean level of its fire in the last halt.",
            gaps=True,
        )
        for other in sides:
            if other != side:
                yield _of(
                    (side, other), f"trust_{side}_{other}", "number", "probability", f"Trust in {other} at the end."
                )
    for party in scenario.third_parties:
        for side in sides:
            yield _of(
                (party, side),
                f"belief_{party}_{side}",
                "number",
                "probability",
                f"Belief at the end that {side} is sincere.",
            )
    for mediator in scenario.mediators:
        yield _of((mediator,), f"left_day_{mediator}", "day", "calendar day from 0", "Day on which the mediator left.")
    for guarantor in scenario.guarantors:
        yield _of(
            (guarantor,), f"pledge_{guarantor}", "number", "share", "Pledge of monitors and guarantees at the end."
        )
        yield _of((guarantor,), f"aid_{guarantor}", "number", "share of capability", "Aid at the end.")
    yield Column("momentum_end", "number", "momentum", "Momentum of the front at the end.")
    for pocket in sorted(scenario.front.pockets):
        yield Column(
            f"pocket_left_{pocket}",
            "number",
            "share",
            "Share of the pocket left at the end.",
            ids=(f"front.pockets.{pocket}",),
        )


def _of(
    actors: tuple[str, ...],
    name: str,
    kind: Kind,
    unit: str,
    meaning: str,
    labels: tuple[str, ...] = (),
    gaps: bool = False,
) -> Column:
    """A column that is named after actors."""
    return Column(name, kind, unit, meaning, labels, tuple(f"actors.{actor}" for actor in actors), gaps)
