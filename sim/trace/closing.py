"""The end of a telling: how the trial ended, why no yes came sooner, and how to see it again."""

from __future__ import annotations

from collections.abc import Iterator

from sim.errors import given
from sim.trace.diary import Day, Diary, Reason
from sim.trace.layout import gap, grid, heading, joined, number, paragraph
from sim.trace.names import Names
from sim.vocabulary import BINDING, ENDINGS, capital

__all__ = ["closing"]


def closing(diary: Diary, names: Names, replay: str) -> Iterator[str]:
    """Tell the ending, the reasons, and the command that tells it again."""
    last = diary.days[-1]
    ending = given(last.ending, "ending")
    yield from heading("How it ended")
    yield from paragraph("", f"{capital(ENDINGS[ending].title)} on day {last.day}. {_meaning(diary, last, names)}", 2)
    if diary.reason is not None:
        yield from _reason(diary, diary.reason, names)
    else:
        yield from paragraph("", "Nobody ever gave a formal answer short of a yes to the full text.", 2)
    yield from heading("See it again")
    yield f"  {replay}"
    about = "Numbers are rounded; --json has them all in full, --table has one row a day."
    yield from [
        "",
        *paragraph("", f"{about} One history among many: its row in any run with this seed is the same.", 2),
    ]


def _meaning(diary: Diary, last: Day, names: Names) -> str:
    halt = last.halt
    if halt is None:
        return f"{capital(ENDINGS[given(last.ending, 'ending')].meaning)}."
    lived = f"It lived {halt.day} {'day' if halt.day == 1 else 'days'}"
    if halt.fate == "collapsed":
        mark = number(diary.opening.marks["collapse_level"])
        return (
            f"{lived}; smoothed fire was back at {number(halt.smoothed)} of the fire before, and {mark} is a collapse."
        )
    weighed = {key: side.fire.weighing for key, side in last.sides.items() if side.fire is not None}
    if halt.fate == "denounced":
        sums = joined(f"{names[side]} (ledger {number(weighed[side].sum)})" for side in halt.denounced_by)
        return f"{lived}; called off by {sums}, which can happen below {number(halt.denounce_below)}."
    told = joined(f"{names[key]} {gap(weighing.spare)}" for key, weighing in weighed.items())
    end = "so it goes on" if halt.fate == "extended" else "so it is not renewed"
    return f"{lived}, its whole term. Weighed again on the last day: {told}; {end}."


def _reason(diary: Diary, reason: Reason, names: Names) -> Iterator[str]:
    full = any(day.agreed == "full" for day in diary.days)
    yield from heading("What stood in the way of a full yes" if full else "Why there was no full yes")
    missing = -reason.weighing.spare
    until = "was the last to hold out" if full else "held out last"
    yield from paragraph("", f"{names[reason.holdout]} {until}, on day {reason.day}, {gap(-missing)} of a yes.", 2)
    yield from paragraph("", f"Binding line: {_line(reason)}", 2)
    rows = [["taken away alone", "adds", ""]]
    for line, amount in reason.weighing.removals.items():
        enough = "enough" if amount >= missing else ""
        rows.append([BINDING[line].title, number(amount, 3), "binding" if line == reason.line else enough])
    yield from grid(rows, "<><", 4)
    yield from paragraph("", f"Binding demand: {_demand(reason, names)}", 2)


def _line(reason: Reason) -> str:
    needed = number(-reason.weighing.spare, 3)
    if reason.line == "none_alone":
        return f"none alone. No single removal makes up the {needed} that was missing."
    return f"{BINDING[reason.line].title}, the smallest single removal that makes up the {needed} that was missing."


def _demand(reason: Reason, names: Names) -> str:
    if reason.demand is None:
        return "none. No concession on a single issue would have raised its sum."
    enough = "enough alone" if reason.alone else "not enough alone"
    return (
        f"{reason.demand} ({names.issues[reason.demand]}). Conceding it in full adds {number(reason.demand_rise, 3)},"
        f" {enough}."
    )
