"""The head of a telling: which trial, what chance drew, and where everybody stands on day 0."""

from __future__ import annotations

from collections.abc import Iterator

from sim.errors import given
from sim.scenario.scenario import Scenario
from sim.trace.diary import Diary
from sim.trace.layout import WIDTH, clip, gap, grid, heading, joined, number, paragraph, signed
from sim.trace.lots import PartyDrawn, SideDrawn
from sim.trace.names import Names
from sim.vocabulary import ENDINGS

__all__ = ["head"]

LEAST_INDENT, MOST_INDENT = 12, 28
SHORTEST_TITLE = 12


def head(diary: Diary, scenario: Scenario, names: Names) -> Iterator[str]:
    """Say which trial this is, what chance drew, and where the sides stand."""
    last = diary.days[-1]
    yield scenario.name
    yield f"Trial {diary.trial}, seed {diary.seed}: {ENDINGS[given(last.ending, 'ending')].title} on day {last.day}."
    yield from heading("What chance drew")
    indent = min(max(LEAST_INDENT, *(len(names[key]) + 4 for key in scenario.actors)), MOST_INDENT)
    yield from _circumstances(diary, scenario, names, indent)
    for key, side in diary.opening.sides.items():
        first = diary.days[0].sides[key].full
        opens = f" Opens {gap(first.spare)}." if first is not None else ""
        yield from paragraph(f"  {clip(names[key], indent - 4)}", _side(side) + opens, indent)
    for key, party in diary.opening.parties.items():
        yield from paragraph(f"  {clip(names[key], indent - 4)}", _party(party, names), indent)
    yield from heading("Day 0: the text, and where each side says it stands (in brackets, its share of weight)")
    yield from _positions(diary, names)


def _circumstances(diary: Diary, scenario: Scenario, names: Names, indent: int) -> Iterator[str]:
    opening = diary.opening
    if opening.coder is not None:
        yield from paragraph("  Reading", f"coder {opening.coder}", indent)
    if scenario.front.momentum is not None:
        told = f"momentum {signed(opening.momentum)} (positive: for {names[scenario.front.momentum.favours]})"
        yield from paragraph("  Front", told, indent)
    pace = f"the full one can move by {number(opening.step, 3)} a day"
    if scenario.lead is None or not opening.step:
        pace = "the full one stays as it is"
    if opening.sectoral is not None:
        pace += f"; a sectoral one is tabled on day {_first_day(opening.sectoral.after_days)}"
    yield from paragraph("  Texts", pace, indent)


def _side(side: SideDrawn) -> str:
    kind = "sincere" if side.sincere else "plays for time"
    chance = number(side.sincerity)
    first = _first_day(side.first_answer_days)
    waits = f", first answer from day {first}" if first else ""
    return (
        f"{kind} (chance of being sincere {chance}); resolve {signed(side.resolve)}, cost of war"
        f" {number(side.cost_of_war)}{waits}."
    )


def _party(party: PartyDrawn, names: Names) -> str:
    pressing = [key for key, leverage in party.leverage.items() if leverage > 0]
    if not pressing:
        return "presses nobody."
    leverage = joined(f"{number(party.leverage[key])} on {names[key]}" for key in pressing)
    belief = joined(f"{names[key]} {number(party.belief[key])}" for key in pressing)
    return f"leverage {leverage}; belief in sincerity: {belief}."


def _positions(diary: Diary, names: Names) -> Iterator[str]:
    opening, sides = diary.opening, list(diary.opening.sides.items())
    sectoral = opening.sectoral.text if opening.sectoral is not None else {}
    rows = [["issue", "text", "sectoral", *(clip(names[key], 14) for key, _ in sides), ""]]
    for issue, value in opening.text.items():
        stands = [f"{number(s.positions[issue].stated)} ({number(s.positions[issue].weight)})" for _, s in sides]
        partial = number(sectoral[issue]) if issue in sectoral else ""
        rows.append([issue, number(value), partial, *stands, names.issues[issue]])
    if not sectoral:
        rows = [row[:2] + row[3:] for row in rows]
    room = WIDTH - 2 - sum(max(len(row[place]) for row in rows) + 2 for place in range(len(rows[0]) - 1))
    if room < SHORTEST_TITLE:
        rows = [[*row[:-1], ""] for row in rows]
    rows = [[*row[:-1], clip(row[-1], max(room, 0))] for row in rows]
    yield from grid(rows, "<" + ">" * (len(rows[0]) - 2) + "<")


def _first_day(after: float) -> int:
    """Give the first whole day that is not before `after`."""
    return int(-(-after // 1))
