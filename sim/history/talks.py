"""The talks, told day by day. Days on which nothing changes are told together, with the range they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.history.diary import Diary, DiaryDay, DiarySide, Weighing
from sim.history.layout import LABEL, Page, change, clip, gaps, number, signed
from sim.history.names import Names
from sim.history.parties import Parties
from sim.vocabulary import ANSWERS, LEDGER_LINES
from sim.words import counted, listed

__all__ = ["eventful", "talks"]

Span = Sequence[DiaryDay]
MOST_MOVES = 3
VISIBLE = 0.0005


def talks(diary: Diary, names: Names, page: Page) -> Iterator[str]:
    """Tell every day on which talks were open."""
    yield from page.heading("Talks")
    parties = Parties(diary.opening, names)
    before: DiaryDay | None = None
    for place, span in enumerate(spans([day for day in diary.days if day.talks_open])):
        if place:
            yield ""
        yield from _span(span, before, parties, names, page)
        before = span[-1]


def spans(days: Sequence[DiaryDay]) -> list[list[DiaryDay]]:
    """Cut days into spans: an eventful day stands alone, days without event that follow each other stand together."""
    cut: list[list[DiaryDay]] = []
    quiet = False
    for place, day in enumerate(days):
        loud = place == 0 or eventful(day, days[place - 1])
        if quiet and not loud:
            cut[-1].append(day)
        else:
            cut.append([day])
        quiet = not loud
    return cut


def eventful(day: DiaryDay, before: DiaryDay) -> bool:
    """Whether anything happened that deserves a paragraph of its own."""
    gone = any(left == 0 < before.pockets[pocket] for pocket, left in day.pockets.items())
    left = any(party.leaves for party in day.parties.values())
    decided = day.agreed is not None or day.closed_by is not None
    halt_over = day.halt is not None and day.halt.fate is not None
    settled = day.rests != before.rests or day.rewritten != before.rewritten
    return _answers(day) != _answers(before) or bool(day.fired) or gone or left or decided or halt_over or settled


def _answers(day: DiaryDay) -> list[str | None]:
    return [w.answer if w else None for side in day.sides.values() for w in (side.full, side.sectoral)]


def _span(span: Span, before: DiaryDay | None, parties: Parties, names: Names, page: Page) -> Iterator[str]:
    """Tell a span topic by topic, each on a line of its own."""
    first, last = span[0], span[-1]
    label = f"Day {first.day}" if first is last else f"Days {first.day}-{last.day}"
    quiet = before is not None and not eventful(first, before)
    front = " ".join([*_front(span, before, names), *_events(span, names)])
    if front:
        yield from page.paragraph(label, front)
    yield from page.paragraph("" if front else label, " ".join(_replies(span, before, names, quiet)))
    yield from _ledgers(
        first, [key for key in first.sides if before is None or _turned(key, first, before)], names, page
    )
    for topic in (_sectoral(span, before, names), parties.tell(span), _text(span, before), _outcome(last, names)):
        yield from page.paragraph("", " ".join(topic))


def _turned(side: str, day: DiaryDay, before: DiaryDay) -> bool:
    """Whether a side's answer to the full text is another than the day before."""
    return _said(day.sides[side]) != _said(before.sides[side])


def _said(side: DiarySide) -> str:
    return side.full.answer if side.full is not None else ""


def _front(span: Span, before: DiaryDay | None, names: Names) -> Iterator[str]:
    start, last = before or span[0], span[-1]
    parts = []
    if start.momentum or last.momentum:
        parts.append(f"Momentum {change(start.momentum, last.momentum)}")
        if number(last.momentum_with_events) != number(last.momentum):
            parts[-1] += f" (with events {number(last.momentum_with_events)})"
    for pocket, left in last.pockets.items():
        if left or start.pockets[pocket]:
            parts.append(f"{names.pocket(pocket)} {change(100 * start.pockets[pocket], 100 * left, 0)} % left")
    if parts:
        yield "; ".join(parts) + "."
    yield from (
        f"{names.pocket(pocket)} is gone as a bargaining chip."
        for pocket, left in last.pockets.items()
        if left == 0 < start.pockets[pocket]
    )


def _events(span: Span, names: Names) -> Iterator[str]:
    for day in span:
        for key in day.fired:
            days = day.events[key]
            yield f"Event: {names.event(key)}, for {counted(days, 'day')}."


def _replies(span: Span, before: DiaryDay | None, names: Names, quiet: bool) -> Iterator[str]:
    if quiet:
        yield "No change of answers."
    replies = []
    for key in span[0].sides:
        weighed = [w for day in span if (w := day.sides[key].full) is not None]
        was = before.sides[key].full if before is not None else None
        replies.append(f"{names[key]} {_reply(weighed, was)}")
    yield "; ".join(replies) + "."


def _reply(weighed: Sequence[Weighing], was: Weighing | None) -> str:
    answer, distance = weighed[-1].answer, gaps([w.spare for w in weighed])
    said = ANSWERS[answer].title
    if weighed[-1].ruled_out:
        distance += f"; ruled out: {listed(weighed[-1].ruled_out)}"
    if was is None or was.answer == answer:
        return f"{said} ({distance})"
    return f"now {said} ({distance}; was {ANSWERS[was.answer].title})"


def _ledgers(day: DiaryDay, sides: Sequence[str], names: Names, page: Page) -> Iterator[str]:
    rows = [["", *LEDGER_LINES, "sum", "needs"]]
    for key in sides:
        weighed = day.sides[key].full
        if weighed is not None:
            lines = [signed(weighed.contributions[line]) for line in LEDGER_LINES]
            rows.append([clip(names[key], 20), *lines, signed(weighed.sum), number(weighed.threshold)])
    if len(rows) > 1:
        yield from page.grid(rows, "<" + ">" * (len(rows[0]) - 1), LABEL + 2)


def _sectoral(span: Span, before: DiaryDay | None, names: Names) -> Iterator[str]:
    """Tell the answers to the sectoral text, if it was answered at the end of the span."""
    if not span[-1].tabled:
        return
    replies = []
    for key in span[0].sides:
        weighed = [w for day in span if (w := day.sides[key].sectoral) is not None]
        replies.append(f"{names[key]} {_reply(weighed, None)}")
    old = before is not None and before.tabled
    yield f"{'Sectoral text' if old else 'The sectoral text is on the table'}: {'; '.join(replies)}."


def _text(span: Span, before: DiaryDay | None) -> Iterator[str]:
    """Tell how the text moves: every issue over a run of days, the largest moves of a single day; or that it rests."""
    first, last = span[0], span[-1]
    now = last.text | last.changes
    moves = {issue: (was, now[issue]) for issue, was in span[0].text.items() if abs(now[issue] - was) >= VISIBLE}
    largest = sorted(moves, key=lambda issue: -abs(moves[issue][1] - moves[issue][0]))
    shown = largest if len(span) > 1 else largest[:MOST_MOVES]
    if shown:
        more = len(largest) - len(shown)
        words = ", ".join(f"{issue} {change(*moves[issue], 3)}" for issue in shown)
        how = "The mediator brings the text inside what was ruled out" if first.rewritten else "The text moves"
        yield f"{how}: {words}{f', {more} more by less' if more else ''}."
    if last.rests and last.closed_by is None and not (before is not None and before.rests):
        below = ", below the floor of some side: no bargaining range" if last.no_bargaining_range else ""
        yield f"The text rests{below}."


def _outcome(day: DiaryDay, names: Names) -> Iterator[str]:
    if day.agreed is not None:
        absorbed = "; it takes the place of the sectoral ceasefire" if day.halt and day.halt.fate == "absorbed" else ""
        yield f"All say yes to the {day.agreed} text: a {day.agreed} ceasefire begins{absorbed}."
    if day.refused_by:
        walk = "walks" if len(day.refused_by) == 1 else "walk"
        yield f"{listed(names[side] for side in day.refused_by)} {walk} out: the talks are over."
    if day.closed_by == "mediator_left":
        yield "Without its lead mediator nobody writes: the talks are over."
    if day.closed_by == "horizon":
        yield "The last day of talks passes without a yes of all to the full text."
    if day.closed_by == "halt_ended":
        yield "The sectoral ceasefire ends, and the talks with it."
