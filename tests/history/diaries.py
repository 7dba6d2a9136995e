"""Small diaries made by hand, so that words can be tested without the model."""

from __future__ import annotations

from dataclasses import replace

from sim.history.diary import Diary, DiaryDay, DiaryHalt, DiaryParty, DiarySide, Fire, Reason, Weighing
from sim.history.drawn import Opening, PartyDrawn, Position, Ruled, SectoralDrawn, SideDrawn
from sim.history.names import Names

NAMES = Names(
    {"red": "Redland", "blue": "Blueland", "envoy": "The envoy"}, {"line": "Where the line runs", "arms": "Arms"}
)


def weighing(spare: float, answer: str, threshold: float = 0.1, **lines: float) -> Weighing:
    """A ledger that leaves `spare` above the threshold."""
    numbers = {"terms": 0.5, "war": 0.3, "exposure": 0.05, "audience": 0.02, "pressure": 0.03, "shock": 0.0}
    return Weighing(numbers | lines, sum=threshold + spare, threshold=threshold, answer=answer)


def side(spare: float, answer: str, **more: object) -> DiarySide:
    return replace(DiarySide(weighing(spare, answer), None, None, {"other": 0.3}), **more)


def party(**more: object) -> DiaryParty:
    pressure = {"red": 0.02, "blue": 0.0}
    return replace(DiaryParty(True, False, False, {"red": 0.5, "blue": 0.6}, pressure, {}), **more)


def day(number: int, red: DiarySide, blue: DiarySide, **more: object) -> DiaryDay:
    """A day of talks on which nothing happens but answers."""
    quiet = DiaryDay(
        day=number,
        state_before="talks",
        state="talks",
        talks_open=True,
        momentum=0.3,
        momentum_with_events=0.3,
        pockets={"hill": 0.5},
        events={},
        fired=(),
        text={"arms": 0.2, "line": 0.4},
        changes={},
        rewritten=False,
        rests=False,
        no_bargaining_range=False,
        sides={"blue": blue, "red": red},
        parties={"envoy": party()},
        agreed=None,
        refused_by=(),
        closed_by=None,
        halt=None,
        ending=None,
    )
    return replace(quiet, **more)


def halted(number: int, level: float, fate: str | None = None, **more: object) -> DiaryDay:
    """A day of a full ceasefire; `number` is the calendar day, the ceasefire began on day 0."""
    sides = {}
    for key, other in (("red", "blue"), ("blue", "red")):
        fire = Fire(level, key == "red", {other: level > 0.35}, weighing(-0.3, ""))
        sides[key] = DiarySide(None, None, fire, {other: 0.4})
    told = day(number, sides["red"], sides["blue"], state_before="full", state="full", talks_open=False)
    halt = DiaryHalt("full", number, level, level, fate, -0.15, ("red",) if fate == "denounced" else ())
    return replace(told, halt=halt, **more)


def opening() -> Opening:
    ruled = Ruled("below", 0.3, 0.8, True)
    stand = {
        "arms": Position(0.9, 0.8, 0.4, 0.5, 0.8, 1.0, None),
        "line": Position(1.0, 0.9, 0.6, 0.5, 0.3, None, ruled),
    }
    drawn = SideDrawn(False, 0.25, -0.04, 2.5, 0.12, 0.2, 0.1, 0.2, {"other": 0.3}, stand)
    press = PartyDrawn({"red": 0.5, "blue": 0.6}, {"red": 0.4, "blue": 0.0}, {})
    return Opening(
        coder="A",
        panels={"limits": "first"},
        text={"arms": 0.2, "line": 0.4},
        step=0.012,
        momentum=0.3,
        stillborn=(),
        sides={"blue": replace(drawn, sincere=True, first_answer_days=0.0), "red": drawn},
        parties={"envoy": press},
        sectoral=SectoralDrawn(4.2, {"line": 0.5}),
        marks={"walkout": 0.45, "collapse_level": 0.65, "dirty_above": 0.35},
        inputs={},
    )


def diary(*days: DiaryDay, reason: Reason | None = None) -> Diary:
    return Diary(7, 42, opening(), days, reason, {})
