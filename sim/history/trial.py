"""One trial lived again, and kept day by day as plain numbers and words.

Nothing is decided here, and nothing worked out again: a world of one trial says what happened on each day.
"""

from __future__ import annotations

from collections.abc import Mapping

from sim.errors import given
from sim.history.diary import Cell, Diary, DiaryDay, DiaryHalt, DiaryParty, DiarySide, Fire, Opening, Reason, Weighing
from sim.history.opening import opening_of, scalar, terms
from sim.model.block import Columns, columns, run_block
from sim.model.day import Answers, Day, Flags, HaltDay
from sim.model.halt import Halt
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.third_party import ThirdParty
from sim.model.world import World
from sim.scenario.scenario import Scenario
from sim.theory.ledger import Lines
from sim.vocabulary import ANSWERS, BINDING, ENDINGS, FATES, LEDGER_LINES, STATES

__all__ = ["Journal", "trace_trial"]


def trace_trial(scenario: Scenario, seed: int, trial: int, fixed: Mapping[str, float] | None = None) -> Diary:
    """Live one trial again and keep its diary: the same history as its row in any run with this scenario and seed.

    `fixed` replaces drawn inputs by dotted path, as in :func:`sim.model.block.run_block`.
    """
    journal = Journal()
    row = run_block(scenario, seed, trial, 1, fixed=fixed, watch=journal.note)
    opening = given(journal.opening, "day")
    return Diary(seed, trial, opening, tuple(journal.days), journal.reason, _in_words(scenario, row))


class Journal:
    """Keeps a trial's days. Give :meth:`note` to `run_block` as `watch`, for a block of one trial.

    Attributes
    ----------
    opening
        What was drawn, from day 0 on.
    days
        The days so far.
    reason
        Why not, as it stands; None while nobody has held out.
    """

    def __init__(self) -> None:
        self.opening: Opening | None = None
        self.days: list[DiaryDay] = []
        self.reason: Reason | None = None

    def note(self, world: World) -> None:
        """Keep the day that `world` has just lived."""
        if self.opening is None:
            self.opening = opening_of(world)
        self.days.append(_day(world, given(world.today, "day")))
        self.reason = self._reason(world)

    def _reason(self, world: World) -> Reason | None:
        holdouts = world.holdouts
        if holdouts.who[0] < 0:
            return None
        side, day = world.sides[int(holdouts.who[0])], int(holdouts.day[0])
        demand, gain = holdouts.demands()
        issue = int(demand[0])
        return Reason(
            holdout=side.key,
            day=day,
            weighing=given(self.days[day].sides[side.key].full, "weighing on the day of the last answer"),
            line=BINDING.key(int(holdouts.lines()[0])),
            demand=None if issue < 0 else world.text.agenda.issues[issue],
            demand_rise=scalar(gain),
            alone=issue >= 0 and scalar(gain) >= scalar(holdouts.gap),
        )


def _day(world: World, day: Day) -> DiaryDay:
    now, state = day.conditions, STATES[int(world.course.state[0])]
    agreed, closed_by = _first(day.settled.agreed), _first(day.settled.closed)
    before, after = (terms(world.text.agenda.issues, text) for text in (day.text, world.text.package))
    return DiaryDay(
        day=now.day,
        state_before=STATES[int(day.state[0])],
        state=state,
        talks_open=bool(now.open[0]),
        momentum=scalar(world.front.momentum),
        momentum_with_events=scalar(now.momentum),
        pockets={pocket: scalar(left) for pocket, left in now.left.items()},
        events={key: int(days[0]) for key, days in world.events.remaining.items() if days[0] > 0},
        fired=_all(day.fired),
        text=before,
        changes={issue: value for issue, value in after.items() if value != before[issue]},
        rests=bool(world.text.rests[0]),
        no_bargaining_range=bool(world.text.no_bargaining_range[0]),
        sides={side.key: _side(world, day, place, side) for place, side in enumerate(world.sides)},
        parties={party.key: _party(party, day) for party in world.third_parties},
        agreed=agreed,
        refused_by=_all(day.talks.refused) if closed_by == "refused" else (),
        closed_by=closed_by,
        halt=next(
            (_halt(halt, day.halts[halt.scope], agreed) for halt in world.halts if halt.scope in day.halts), None
        ),
        ending=ENDINGS.key(int(world.course.ending[0])) if state == "ended" else None,
    )


def _side(world: World, day: Day, place: int, side: Belligerent) -> DiarySide:
    fires = [_fire(halt, day.halts[halt.scope], place, side) for halt in world.halts if halt.scope in day.halts]
    trust = {other: scalar(trust) for other, trust in side.trust.items()}
    return DiarySide(_answer(day.full, place), _answer(day.sectoral, place), fires[0] if fires else None, trust)


def _answer(answers: Answers | None, place: int) -> Weighing | None:
    if answers is None or not answers.where[0]:
        return None
    said = ANSWERS.key(int(answers.said[place][0]))
    return _weighing(answers.ledgers[place], scalar(answers.thresholds[place]), said)


def _fire(halt: Halt, day: HaltDay, place: int, side: Belligerent) -> Fire:
    return Fire(
        level=scalar(day.level[side.key]),
        incident=bool(day.incident[side.key][0]),
        saw_dirty={other: bool(dirty[0]) for other, dirty in day.dirty[side.key].items()},
        weighing=_weighing(day.ledgers[place], scalar(halt.premium_share * side.threshold)),
    )


def _weighing(lines: Lines, threshold: float, answer: str = "") -> Weighing:
    numbers = {name: scalar(getattr(lines, name)) for name in LEDGER_LINES}
    return Weighing(numbers, sum=scalar(lines.total), threshold=threshold, answer=answer)


def _party(party: ThirdParty, day: Day) -> DiaryParty:
    return DiaryParty(
        present=bool(party.present[0]),
        leaves=party.key in _all(day.talks.left),
        swapped=party.key in _all(day.talks.swapped),
        belief={side: scalar(belief) for side, belief in party.belief.items()},
        pressure={side: scalar(pressure) for side, pressure in party.pressure.items()},
        promises={name: scalar(level) for name, level in party.promises.items()},
    )


def _halt(halt: Halt, day: HaltDay, agreed: str | None) -> DiaryHalt:
    fate = FATES.key(int(halt.fate[0])) if halt.fate[0] >= 0 else None
    if halt.scope == "sectoral" and agreed == "full":
        fate = "absorbed"
    return DiaryHalt(
        scope=halt.scope,
        day=int(halt.days[0]),
        level=scalar(day.mean),
        smoothed=scalar(halt.smoothed),
        fate=fate,
        denounce_below=scalar(halt.denounced_below),
        denounced_by=_all(day.denounced) if fate == "denounced" else (),
    )


def _all(flags: Mapping[str, Flags]) -> tuple[str, ...]:
    """Ids for which something is so."""
    return tuple(key for key, where in flags.items() if where[0])


def _first(flags: Mapping[str, Flags]) -> str | None:
    """The first word for which something is so."""
    return next(iter(_all(flags)), None)


def _in_words(scenario: Scenario, row: Columns) -> dict[str, Cell]:
    """Turn a row of the table into words and numbers, None for never and none."""
    cells: dict[str, Cell] = {}
    for column in columns(scenario):
        value = row[column.name][0].item()
        if column.kind == "label":
            cells[column.name] = column.labels[value] if value >= 0 else None
        elif column.kind == "day":
            cells[column.name] = value if value >= 0 else None
        else:
            cells[column.name] = None if value != value else value
    return cells
