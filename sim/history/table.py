"""A trial as a table: one row a day."""

from __future__ import annotations

from collections.abc import Iterator

from sim.history.diary import Diary, DiaryDay, DiarySide
from sim.history.layout import WIDTH, Page, clip, number, signed
from sim.history.names import Names
from sim.scenario.scenario import Scenario
from sim.vocabulary import ANSWERS, ENDINGS

__all__ = ["day_table"]

LEGEND = (
    "By side: answer to the full text, then sum less threshold (in a halt: for what is in force). text: how far it has"
    " moved from the opening. fire: smoothed level in a ceasefire."
)


def day_table(diary: Diary, scenario: Scenario, width: int = WIDTH) -> str:
    """Lay a trial out with one row a day, in lines of so many characters where that can be."""
    names, page = Names.of(scenario), Page(width)
    pockets = list(diary.days[0].pockets)
    sides = [column for key in diary.days[0].sides for column in (clip(names[key], 13), "spare")]
    heads = ["day", "state", "front", *(clip(names.pocket(p), 8) for p in pockets), *sides, "text", "fire", "notes"]
    rows = [heads, *(_row(day, diary, names) for day in diary.days)]
    align = "><>" + ">" * len(pockets) + "<>" * len(diary.days[0].sides) + ">><"
    lines = [f"{scenario.name}: trial {diary.trial}, seed {diary.seed}", "", *page.grid(rows, align, 0), ""]
    return "\n".join([*lines, *page.paragraph("", LEGEND, 0)]) + "\n"


def _row(day: DiaryDay, diary: Diary, names: Names) -> list[str]:
    sides = [cell for side in day.sides.values() for cell in _side(side)]
    left = [f"{number(100 * share, 0)} %" for share in day.pockets.values()]
    fire = number(day.halt.smoothed) if day.halt is not None else ""
    now = day.text | day.changes
    shift = sum((now[issue] - was) ** 2 for issue, was in diary.opening.text.items()) ** 0.5
    notes = ", ".join(_notes(day, names))
    return [str(day.day), day.state_before, number(day.momentum), *left, *sides, number(shift), fire, notes]


def _side(side: DiarySide) -> tuple[str, str]:
    if side.full is not None:
        return ANSWERS[side.full.answer].title, signed(side.full.spare)
    return "", signed(side.fire.weighing.spare) if side.fire is not None else ""


def _notes(day: DiaryDay, names: Names) -> Iterator[str]:
    yield from (names.event(key) for key in day.fired)
    yield from (f"{names[key]} leaves" for key, party in day.parties.items() if party.leaves)
    yield from (f"{names[side]} walks out" for side in day.refused_by)
    if day.agreed is not None:
        yield f"{day.agreed} yes"
    if day.ending is not None:
        yield ENDINGS[day.ending].title
