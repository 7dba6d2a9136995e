"""The life of a ceasefire, one row a day: fire, what was seen of it, trust."""

from __future__ import annotations

from collections.abc import Iterator

from sim.errors import given
from sim.history.diary import Diary, DiaryDay, Fire
from sim.history.layout import Page, clip, number
from sim.history.names import Names
from sim.vocabulary import SCOPES
from sim.words import listed

__all__ = ["halts"]

PAIR = 2
LEGEND = (
    "Fire is a share of the fire before (1 = war as usual); the ceasefire has collapsed once the smoothed level reaches"
    " {collapse}. A star marks incidents that nobody ordered. A day is dirty for a side that saw more than {dirty} from"
    " another.{trust}"
)


def halts(diary: Diary, names: Names, page: Page) -> Iterator[str]:
    """Tell each ceasefire of the trial, in the order in which they lived."""
    for scope in SCOPES:
        days = [day for day in diary.days if day.halt is not None and day.halt.scope == scope]
        agreed = next((day for day in diary.days if day.agreed == scope), None)
        if agreed is None:
            continue
        yield from page.heading(f"The {scope} ceasefire, agreed on day {agreed.day}")
        yield from page.paragraph("Terms", _terms(diary, agreed, scope))
        if scope in diary.opening.stillborn:
            yield from page.paragraph("", "Chance had it stillborn: it starts from the fire of the day before.")
        if days:
            yield ""
            yield from _rows(days, names, page)
            yield from ["", *page.paragraph("", _legend(diary, names), 2)]


def _legend(diary: Diary, names: Names) -> str:
    first, *others = (names[side] for side in diary.opening.sides)
    trust = f" Trust is that of {first} in {others[0]}, then the other way round." if len(others) == 1 else ""
    marks = {mark: number(value) for mark, value in diary.opening.marks.items()}
    return LEGEND.format(collapse=marks["collapse_level"], dirty=marks["dirty_above"], trust=trust)


def _terms(diary: Diary, agreed: DiaryDay, scope: str) -> str:
    """Agreed terms, with the opening text in brackets where they differ from it."""
    opening = diary.opening
    if scope == "sectoral" and opening.sectoral is not None:
        return ", ".join(f"{issue} {number(value)}" for issue, value in opening.sectoral.text.items()) + "."
    terms = []
    for issue, value in agreed.text.items():
        was = number(opening.text[issue])
        terms.append(f"{issue} {number(value)}" + ("" if was == number(value) else f" (opened at {was})"))
    return ", ".join(terms) + "."


def _rows(days: list[DiaryDay], names: Names, page: Page) -> Iterator[str]:
    sides = list(days[0].sides)
    short = [clip(names[side], 12) for side in sides]
    trust = ["trust"] if len(sides) == PAIR else []
    rows = [["day", "of ceasefire", *short, "mean", "smoothed", "dirty for", *trust, "notes"]]
    for day in days:
        halt = given(day.halt, "halt")
        fires = {key: side.fire for key, side in day.sides.items() if side.fire is not None}
        levels = [f"{number(fire.level)}{'*' if fire.incident else ' '}" for fire in fires.values()]
        trusts = [", ".join(number(next(iter(day.sides[side].trust.values()))) for side in sides)] if trust else []
        means = [number(halt.level), number(halt.smoothed)]
        rows.append([str(day.day), str(halt.day), *levels, *means, _dirty(fires, names), *trusts, _notes(day, names)])
    yield from page.grid(rows, ">>" + ">" * len(sides) + ">><" + "<" * len(trust) + "<")


def _dirty(fires: dict[str, Fire], names: Names) -> str:
    """Who counted the day as dirty."""
    saw = [key for key, fire in fires.items() if any(fire.saw_dirty.values())]
    if not saw:
        return "clean"
    return "all" if len(saw) == len(fires) else listed(clip(names[key], 12) for key in saw)


def _notes(day: DiaryDay, names: Names) -> str:
    notes = [names.event(key) for key in day.fired]
    halt = given(day.halt, "halt")
    if halt.fate == "absorbed":
        notes.append("absorbed by a full ceasefire")
    elif halt.fate is not None:
        by = f" by {listed(names[side] for side in halt.denounced_by)}" if halt.denounced_by else ""
        notes.append(f"{halt.fate}{by}")
    return ", ".join(notes)
