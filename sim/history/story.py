"""A trial told in words, from its diary: the transcript that `truce trace` prints."""

from __future__ import annotations

from collections.abc import Iterator

from sim.errors import given
from sim.history.diary import Diary, DiaryDay, Reason
from sim.history.drawn import PartyDrawn, Ruled, SideDrawn
from sim.history.halts import halts
from sim.history.layout import WIDTH, Page, clip, gap, number, signed
from sim.history.names import Names
from sim.history.talks import talks
from sim.scenario.scenario import Scenario
from sim.vocabulary import BINDING, ENDINGS
from sim.words import capital, counted, listed, plain

__all__ = ["closing", "head", "story"]

LEAST_INDENT, MOST_INDENT = 12, 28
SHORTEST_TITLE = 12


def story(diary: Diary, scenario: Scenario, replay: str, width: int = WIDTH) -> str:
    """Tell a trial day by day.

    Parameters
    ----------
    diary
        The trial.
    scenario
        Its scenario, for names.
    replay
        The command that tells it again, printed at the end.
    width
        Characters in a line.
    """
    names, page = Names.of(scenario), Page(width)
    parts = (
        head(diary, scenario, names, page),
        talks(diary, names, page),
        halts(diary, names, page),
        closing(diary, names, replay, page),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def head(diary: Diary, scenario: Scenario, names: Names, page: Page) -> Iterator[str]:
    """Say which trial this is, what chance drew, and where the sides stand."""
    last = diary.days[-1]
    yield scenario.name
    yield f"Trial {diary.trial}, seed {diary.seed}: {ENDINGS[given(last.ending, 'ending')].title} on day {last.day}."
    yield from page.heading("What chance drew")
    indent = min(max(LEAST_INDENT, *(len(names[key]) + 4 for key in scenario.actors)), MOST_INDENT)
    yield from _circumstances(diary, scenario, names, indent, page)
    for key, side in diary.opening.sides.items():
        first = diary.days[0].sides[key].full
        opens = f" Opens {gap(first.spare)}." if first is not None else ""
        yield from page.paragraph(f"  {clip(names[key], indent - 4)}", _side(side) + opens, indent)
    for key, party in diary.opening.parties.items():
        yield from page.paragraph(f"  {clip(names[key], indent - 4)}", _party(party, names), indent)
    yield from page.heading("Day 0: the text, and where each side says it stands (in brackets, its share of weight)")
    yield from _positions(diary, names, page)


def _circumstances(diary: Diary, scenario: Scenario, names: Names, indent: int, page: Page) -> Iterator[str]:
    opening = diary.opening
    read = [f"coder {opening.coder}"] if opening.coder is not None else []
    read += [f"{plain(panel)} by coder {coder}" for panel, coder in opening.panels.items()]
    if read:
        yield from page.paragraph("  Reading", ", ".join(read), indent)
    if scenario.front.momentum is not None:
        momentum = f"momentum {signed(opening.momentum)} (positive: for {names[scenario.front.momentum.favours]})"
        yield from page.paragraph("  Front", momentum, indent)
    pace = f"the full text moves by at most {number(opening.step, 3)} a day"
    if scenario.lead is None or not opening.step:
        pace = "the full text stays as it is"
    if opening.sectoral is not None:
        pace += f"; a sectoral one is tabled on day {_first_day(opening.sectoral.after_days)}"
    yield from page.paragraph("  Texts", pace, indent)


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
    leverage = listed(f"{number(party.leverage[key])} on {names[key]}" for key in pressing)
    belief = listed(f"{names[key]} {number(party.belief[key])}" for key in pressing)
    return f"leverage {leverage}; belief in sincerity: {belief}."


def _positions(diary: Diary, names: Names, page: Page) -> Iterator[str]:
    opening, sides = diary.opening, list(diary.opening.sides.items())
    sectoral = opening.sectoral.text if opening.sectoral is not None else {}
    rows = [["issue", "text", "sectoral", *(clip(names[key], 14) for key, _ in sides), ""]]
    for issue, value in opening.text.items():
        stands = [f"{number(s.positions[issue].stated)} ({number(s.positions[issue].weight)})" for _, s in sides]
        partial = number(sectoral[issue]) if issue in sectoral else ""
        rows.append([issue, number(value), partial, *stands, names.issues[issue]])
    if not sectoral:
        rows = [row[:2] + row[3:] for row in rows]
    room = page.width - 2 - sum(max(len(row[place]) for row in rows) + 2 for place in range(len(rows[0]) - 1))
    if room < SHORTEST_TITLE:
        rows = [[*row[:-1], ""] for row in rows]
    rows = [[*row[:-1], clip(row[-1], max(room, 0))] for row in rows]
    yield from page.grid(rows, "<" + ">" * (len(rows[0]) - 2) + "<")
    yield from _ruled_out(diary, names, page)


def _ruled_out(diary: Diary, names: Names, page: Page) -> Iterator[str]:
    """What the sides have ruled out, and which of it holds in this trial."""
    rows = [
        [issue, clip(names[key], 20), f"{limit.out} {number(limit.point)}", number(limit.firmness), _holds(limit)]
        for key, side in diary.opening.sides.items()
        for issue, position in side.positions.items()
        if (limit := position.limit) is not None
    ]
    if rows:
        yield ""
        yield from page.grid([["ruled out", "by", "", "firmness", "here"], *rows], "<<<><")


def _holds(limit: Ruled) -> str:
    return "a veto" if limit.holds else "a cost only"


def _first_day(after: float) -> int:
    """Give the first whole day that is not before `after`."""
    return int(-(-after // 1))


def closing(diary: Diary, names: Names, replay: str, page: Page) -> Iterator[str]:
    """Tell the ending, the reasons, and the command that tells it again."""
    last = diary.days[-1]
    ending = given(last.ending, "ending")
    yield from page.heading("How it ended")
    yield from page.paragraph(
        "", f"{capital(ENDINGS[ending].title)} on day {last.day}. {_meaning(diary, last, names)}", 2
    )
    if diary.reason is not None:
        yield from _reason(diary, diary.reason, names, page)
    else:
        yield from page.paragraph("", "Nobody ever gave a formal answer short of a yes to the full text.", 2)
    yield from page.heading("See it again")
    yield f"  {replay}"
    about = "Numbers are rounded; --json has them all in full, --table has one row a day."
    yield from [
        "",
        *page.paragraph("", f"{about} One history among many: its row in any run with this seed is the same.", 2),
    ]


def _meaning(diary: Diary, last: DiaryDay, names: Names) -> str:
    halt = last.halt
    if halt is None:
        return f"{capital(ENDINGS[given(last.ending, 'ending')].meaning)}."
    lived = f"It lived {counted(halt.day, 'day')}"
    if halt.fate == "collapsed":
        mark = number(diary.opening.marks["collapse_level"])
        return (
            f"{lived}; smoothed fire was back at {number(halt.smoothed)} of the fire before, and {mark} is a collapse."
        )
    weighed = {key: side.fire.weighing for key, side in last.sides.items() if side.fire is not None}
    if halt.fate == "denounced":
        sums = listed(f"{names[side]} (ledger {number(weighed[side].sum)})" for side in halt.denounced_by)
        return f"{lived}; called off by {sums}, which can happen below {number(halt.denounce_below)}."
    if halt.fate not in ("extended", "lapsed"):
        return f"{lived}. {capital(ENDINGS[given(last.ending, 'ending')].meaning)}."
    spare = listed(f"{names[key]} {gap(weighing.spare)}" for key, weighing in weighed.items())
    end = "so it goes on" if halt.fate == "extended" else "so it is not renewed"
    return f"{lived}, its whole term. Weighed again on the last day: {spare}; {end}."


def _reason(diary: Diary, reason: Reason, names: Names, page: Page) -> Iterator[str]:
    full = any(day.agreed == "full" for day in diary.days)
    yield from page.heading("What stood in the way of a full yes" if full else "Why there was no full yes")
    missing = max(0.0, -reason.weighing.spare)
    until = "was the last to hold out" if full else "held out last"
    short = f"{gap(-missing)} of a yes" if missing else "though its ledger says yes"
    yield from page.paragraph("", f"{names[reason.holdout]} {until}, on day {reason.day}, {short}.", 2)
    if reason.weighing.ruled_out:
        issues = listed(f"{issue} ({names.issues[issue]})" for issue in reason.weighing.ruled_out)
        yield from page.paragraph("", f"It has ruled out what the text says on {issues}.", 2)
    yield from page.paragraph("", f"Binding lines: {_lines(reason, missing)}", 2)
    rows = [["taken away alone", "adds", ""]]
    for line, amount in reason.weighing.removals.items():
        enough = "enough" if amount >= missing and not reason.weighing.ruled_out else ""
        rows.append([BINDING[line].title, number(amount, 3), "binding" if line in reason.lines else enough])
    yield from page.grid(rows, "<><", 4)
    yield from page.paragraph("", f"Binding demands: {_demands(reason, names)}", 2)


def _lines(reason: Reason, missing: float) -> str:
    needed = f"the {number(missing, 3)} that was missing"
    if not reason.lines:
        return "none. With all of them taken away chance, the shock, still stands against a yes."
    found = listed(BINDING[line].title for line in reason.lines)
    if reason.lines == ("limit",):
        return f"{found}. Nothing else stood in the way of a yes."
    if reason.weighing.ruled_out:
        return f"{found}, the smallest set that makes up {needed} and lifts the limit."
    what = "single removal" if len(reason.lines) == 1 else "set"
    return f"{found}, the smallest {what} that makes up {needed}."


def _demands(reason: Reason, names: Names) -> str:
    if reason.demand is None:
        return "none. No concession on a single issue would have raised its sum."
    adds = f"Conceding {reason.demand} in full adds {number(reason.demand_rise, 3)}"
    if not reason.demands:
        return f"none. {adds}, and all concessions together are not enough."
    found = listed(f"{issue} ({names.issues[issue]})" for issue in reason.demands)
    enough = "enough alone" if len(reason.demands) == 1 else "not enough alone"
    return f"{found}. {adds}, {enough}."
