"""One trial lived again, and kept day by day as plain numbers and words.

Nothing is decided here, and nothing worked out again: a world of one trial says what happened on each day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.errors import given
from sim.history.diary import Cell, Diary, DiaryDay, DiaryHalt, DiaryParty, DiarySide, Fire, Reason, Weighing
from sim.history.drawn import Opening
from sim.history.opening import opening_of, scalar, terms
from sim.model.block import Columns, columns, run_block
from sim.model.case import agenda
from sim.model.halt import Halt
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.third_party import ThirdParty
from sim.model.rules.course import CLOSED
from sim.model.world import World
from sim.scenario.scenario import Scenario
from sim.sets import set_text, words_of
from sim.vocabulary import ANSWERS, BINDING, ENDINGS, FATES, LEDGER_LINES, SCOPES, STATES

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
        self._text: Mapping[str, float] = {}

    def note(self, world: World) -> None:
        """Keep the day that `world` has just lived."""
        if self.opening is None:
            self.opening = opening_of(world)
            self._text = self.opening.text
        after = terms(world.text.issues, world.text.package)
        self.days.append(_day(world, self._text, after))
        self.reason, self._text = self._reason(world), after

    def _reason(self, world: World) -> Reason | None:
        holdouts = world.holdouts
        if holdouts.who[0] < 0:
            return None
        side, day = world.sides[int(holdouts.who[0])], int(holdouts.day[0])
        issue = int(holdouts.demand[0])
        return Reason(
            holdout=side.key,
            day=day,
            weighing=given(self.days[day].sides[side.key].full, "weighing on the day of the last answer"),
            lines=words_of(int(holdouts.lines[0]), tuple(BINDING)),
            demand=None if issue < 0 else world.text.issues[issue],
            demand_rise=scalar(holdouts.rise),
            demands=words_of(int(holdouts.demands[0]), world.text.issues),
        )


def _day(world: World, before: Mapping[str, float], after: Mapping[str, float]) -> DiaryDay:
    """A day, given the text that was answered and what it then became."""
    course, front, state = world.course, world.front, STATES[int(world.course.state[0])]
    lived = next((halt for halt in world.halts if halt.lived[0]), None)
    closed_by = _word(CLOSED, course.closed_by)
    agreed = _word(tuple(SCOPES), course.agreed)
    return DiaryDay(
        day=world.day - 1,
        state_before=STATES[int(course.state_before[0])],
        state=state,
        talks_open=bool(course.open[0]),
        momentum=scalar(front.momentum),
        momentum_with_events=scalar(front.shown),
        pockets={pocket: scalar(left) for pocket, left in front.left.items()},
        events={key: int(days[0]) for key, days in front.remaining.items() if days[0] > 0},
        fired=_all(front.fired),
        text=dict(before),
        changes={issue: value for issue, value in after.items() if value != before[issue]},
        rewritten=bool(course.rewritten[0]) and after != before,
        rests=bool(course.rests[0]),
        no_bargaining_range=bool(course.no_bargaining_range[0]),
        sides={side.key: _side(world, side, lived) for side in world.sides},
        parties={party.key: _party(party) for party in world.third_parties},
        agreed=agreed,
        refused_by=tuple(side.key for side in world.sides if side.refuses[0]) if closed_by == "refused" else (),
        closed_by=closed_by,
        halt=None if lived is None else _halt(lived, agreed),
        ending=ENDINGS.key(int(course.ending[0])) if state == "ended" else None,
    )


def _side(world: World, side: Belligerent, lived: Halt | None) -> DiarySide:
    full = _weighing(side.full, world.text.issues) if world.course.open[0] else None
    sectoral = _weighing(side.sectoral, _sectoral_issues(world)) if world.course.tabled[0] else None
    trust = {other: scalar(trust) for other, trust in side.trust.items()}
    return DiarySide(full, sectoral, None if lived is None else _fire(lived, side), trust)


def _sectoral_issues(world: World) -> tuple[str, ...]:
    return agenda(world.case, world.case.sectoral[0]) if world.case.sectoral else ()


def _fire(halt: Halt, side: Belligerent) -> Fire:
    threshold = scalar(halt.premium_share) * scalar(side.threshold)
    return Fire(
        level=scalar(halt.observed[side.key]),
        incident=bool(halt.incident[side.key][0]),
        saw_dirty={other: bool(dirty[0]) for other, dirty in side.saw_dirty.items()},
        weighing=replace(_weighing(side.in_force, ()), threshold=threshold, answer=""),
    )


def _weighing(ledger: np.ndarray, issues: tuple[str, ...]) -> Weighing:
    return Weighing(
        {name: scalar(ledger[name]) for name in LEDGER_LINES},
        sum=scalar(ledger["total"]),
        threshold=scalar(ledger["threshold"]),
        answer=ANSWERS.key(int(ledger["answer"][0])),
        ruled_out=words_of(int(ledger["ruled_out"][0]), issues),
    )


def _party(party: ThirdParty) -> DiaryParty:
    return DiaryParty(
        present=bool(party.present[0]),
        leaves=bool(party.leaves[0]),
        swapped=bool(party.swaps[0]),
        belief={side: scalar(belief) for side, belief in party.belief.items()},
        pressure={side: scalar(pressure) for side, pressure in party.pressure.items()},
        promises={name: scalar(level) for name, level in party.promises.items()},
    )


def _halt(halt: Halt, agreed: str | None) -> DiaryHalt:
    fate = FATES.key(int(halt.fate[0])) if halt.fate[0] >= 0 else None
    if halt.scope == "sectoral" and agreed == "full":
        fate = "absorbed"
    return DiaryHalt(
        scope=halt.scope,
        day=int(halt.days[0]),
        level=scalar(halt.level),
        smoothed=scalar(halt.smoothed),
        fate=fate,
        denounce_below=scalar(halt.denounced_below),
        denounced_by=_all(halt.denounces) if fate == "denounced" else (),
    )


def _all(flags: Mapping[str, np.ndarray]) -> tuple[str, ...]:
    """Ids for which something is so."""
    return tuple(key for key, where in flags.items() if where[0])


def _word(words: tuple[str, ...], code: np.ndarray) -> str | None:
    """The word of a code; None for none."""
    return words[int(code[0])] if code[0] >= 0 else None


def _in_words(scenario: Scenario, row: Columns) -> dict[str, Cell]:
    """Turn a row of the table into words and numbers, None for never and none."""
    cells: dict[str, Cell] = {}
    for column in columns(scenario):
        value = row[column.name][0].item()
        if column.kind == "label":
            cells[column.name] = column.labels[value] if value >= 0 else None
        elif column.kind == "set":
            cells[column.name] = set_text(value, column.labels)
        elif column.kind == "day":
            cells[column.name] = value if value >= 0 else None
        else:
            cells[column.name] = None if value != value else value
    return cells
