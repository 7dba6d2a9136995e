"""The journal: watches a world of one trial and keeps each day as a frozen record of plain numbers and words.

It decides nothing and changes nothing. What a world does not keep (who walked out, an incident nobody ordered) is read
again from the same addressed draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np

from sim.errors import given
from sim.model.block import Columns, run_block
from sim.model.columns import columns
from sim.model.halt import Halt
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.guarantor import Guarantor
from sim.model.roles.mediator import Mediator
from sim.model.roles.third_party import ThirdParty
from sim.model.sectoral import Sectoral
from sim.model.today import Today
from sim.model.world import World
from sim.scenario.scenario import Scenario
from sim.theory.ledger import Lines
from sim.trace.dawn import Dawn, first_dawn, next_dawn, text_of
from sim.trace.diary import Cell, Day, Diary, Fire, HaltDay, PartyDay, Reason, SideDay, Weighing
from sim.trace.drawn import drawn, only
from sim.trace.lots import Opening
from sim.trace.replayed import denouncing, incident, refusing, swapped
from sim.vocabulary import ANSWERS, BINDING, ENDINGS, FATES, LEDGER_LINES, STATES

__all__ = ["Journal", "tell"]


def tell(scenario: Scenario, seed: int, trial: int, fixed: Mapping[str, float] | None = None) -> Diary:
    """Live one trial again and tell it: the same history as its row in any run with this scenario and seed.

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
        self.days: list[Day] = []
        self.reason: Reason | None = None
        self._dawn: Dawn | None = None

    def note(self, world: World) -> None:
        """Keep the day that `world` has just lived."""
        if self.opening is None:
            self.opening = drawn(world)
        day = _Reader(world, self._dawn or first_dawn(world, self.opening.text)).read()
        self.days.append(day)
        self.reason = self._reason(world)
        self._dawn = next_dawn(world)

    def _reason(self, world: World) -> Reason | None:
        holdouts = world.holdouts
        if holdouts.who[0] < 0:
            return None
        side, day = world.sides[int(holdouts.who[0])], int(holdouts.day[0])
        weighing = given(self.days[day].sides[side.key].full, "weighing on the day of the last answer")
        demand, alone = holdouts.demands(world.sides)
        issue = int(demand[0])
        return Reason(
            holdout=side.key,
            day=day,
            weighing=weighing,
            line=BINDING.key(int(holdouts.lines()[0])),
            demand=None if issue < 0 else world.text.agenda.issues[issue],
            demand_rise=only(holdouts.best_concession(side)[0]),
            alone=bool(alone[0]),
        )


class _Reader:
    """Reads the day that a world has just lived, given what stood at its dawn."""

    def __init__(self, world: World, dawn: Dawn) -> None:
        self.world, self.dawn, self.day = world, dawn, world.day - 1
        self.today = Today(world.luck, self.day)
        self.halt = next((h for h in world.halts if h.days[0] > dawn.halt_days[h.scope]), None)
        offer = world.sectoral
        self.tabled = offer is not None and dawn.state == "talks" and self.day >= only(offer.after_days)

    def read(self) -> Day:
        """Read the day."""
        world, dawn, front = self.world, self.dawn, self.world.front
        state = STATES[int(world.course.state[0])]
        remaining = {key: int(left[0]) for key, left in world.events.remaining.items() if left[0] > 0}
        sides = {side.key: self._side(side) for side in world.sides}
        agreed = next((h.scope for h in world.halts if int(h.began[0]) == self.day), None)
        closed_by = self._closed_by(agreed)
        return Day(
            day=self.day,
            dawn=dawn.state,
            state=state,
            talking=dawn.talking,
            momentum=only(front.momentum),
            felt=only(np.clip(front.momentum + world.events.added("momentum"), -1.0, 1.0)),
            left={pocket: only(left) for pocket, left in front.left.items()},
            events=remaining,
            fired=tuple(key for key, left in remaining.items() if left == world.case.events[key].days),
            text=dawn.text,
            moved={issue: now for issue, now in text_of(world).items() if now != dawn.text[issue]},
            rests=bool(world.text.rests[0]),
            no_overlap=bool(world.text.no_overlap[0]),
            sides=sides,
            parties={party.key: self._party(party) for party in world.third_parties},
            agreed=agreed,
            refused_by=tuple(refusing(world, self.today)) if closed_by == "refused" else (),
            closed_by=closed_by,
            halt=self._halt_day(sides, agreed),
            ending=ENDINGS.key(int(world.course.ending[0])) if state == "ended" else None,
        )

    def _side(self, side: Belligerent) -> SideDay:
        full = sectoral = None
        pressure = reduce(lambda total, each: total + each, self.dawn.pressure[side.key], 0.0)
        pressure = pressure + only(side.pressed_by_events)
        if self.dawn.talking:
            full = _weighing(side, side.lines.pressed(side.lines.pressure + pressure), ANSWERS.key(int(side.answer[0])))
        if self.tabled and self.dawn.talking:
            said = ANSWERS.key(int(side.sectoral_answer[0]))
            sectoral = _weighing(side, self._sectoral(side, pressure), said, self._offer.halt)
        fire = None if self.halt is None else self._fire(side, self.halt)
        return SideDay(full, sectoral, fire, {other: only(trust) for other, trust in side.trust.items()})

    def _sectoral(self, side: Belligerent, pressure: float) -> Lines:
        """Read a side's ledger for the sectoral text under some pressure."""
        return self._offer.ledger(self.world.sides.index(side), pressure)

    @property
    def _offer(self) -> Sectoral:
        return given(self.world.sectoral, "sectoral offer")

    def _fire(self, side: Belligerent, halt: Halt) -> Fire:
        pressure = only(side.pressure)
        in_force = side.lines.pressed(side.pressure) if halt.scope == "full" else self._sectoral(side, pressure)
        return Fire(
            level=only(halt.observed[side.key]),
            incident=incident(self.world, self.today, side),
            saw_dirty={other: self._saw_dirty(side, other) for other in side.others},
            weighing=_weighing(side, in_force, "", halt),
        )

    def _saw_dirty(self, side: Belligerent, other: str) -> bool | None:
        """Read from which weight of the belief has grown."""
        clean, dirty = self.dawn.trust_weights[side.key][other]
        if only(side.dirty[other]) != dirty:
            return True
        return False if only(side.clean[other]) != clean else None

    def _party(self, party: ThirdParty) -> PartyDay:
        return PartyDay(
            present=bool(party.present[0]),
            left_today=isinstance(party, Mediator) and int(party.left_day[0]) == self.day,
            swapped=self.dawn.talking and swapped(self.world, self.today, party),
            belief={side: only(belief) for side, belief in party.belief.items()},
            pressure={side: only(pressure) for side, pressure in party.pressure.items()},
            pledge=only(party.pledge) if isinstance(party, Guarantor) else None,
            aid=only(party.aid) if isinstance(party, Guarantor) else None,
        )

    def _closed_by(self, agreed: str | None) -> str | None:
        """Why talks closed today, in the order in which a day is settled."""
        world, lead = self.world, self.world.lead
        if not self.dawn.talking or world.course.talking[0]:
            return None
        if agreed == "full":
            return "full_yes"
        if any(refusing(world, self.today)):
            return "refused"
        if lead is not None and int(lead.left_day[0]) == self.day:
            return "mediator_left"
        return "horizon" if self.day >= world.course.talks_days - 1 else "halt_ended"

    def _halt_day(self, sides: Mapping[str, SideDay], agreed: str | None) -> HaltDay | None:
        halt = self.halt
        if halt is None:
            return None
        absorbed = halt.scope == "sectoral" and agreed == "full"
        fate = FATES.key(int(halt.fate[0])) if halt.fate[0] >= 0 else None
        below = -only(self.world.inputs.value("halt.denounce_below") * halt.stakes)
        who = denouncing(self.world, self.today, sides, below) if fate == "denounced" and not absorbed else ()
        levels = [side.fire.level for side in sides.values() if side.fire is not None]
        return HaltDay(
            scope=halt.scope,
            day=int(halt.days[0]),
            level=reduce(lambda total, level: total + level, levels, 0.0) / len(levels),
            smoothed=only(halt.smoothed),
            fate="absorbed" if absorbed else fate,
            denounce_below=below,
            denounced_by=tuple(who),
        )


def _weighing(side: Belligerent, lines: Lines, answer: str, halt: Halt | None = None) -> Weighing:
    """Turn a ledger into plain numbers; a halt, agreed or offered, may ask for a share of the threshold only."""
    numbers = {name: only(getattr(lines, name)) for name in LEDGER_LINES}
    threshold = side.threshold if halt is None else halt.premium_share * side.threshold
    return Weighing(**numbers, sum=only(lines.total), threshold=only(threshold), answer=answer)


def _in_words(scenario: Scenario, row: Columns) -> dict[str, Cell]:
    """Turn a row of the table into words and numbers, None for never and none."""
    told: dict[str, Cell] = {}
    for column in columns(scenario):
        value = row[column.name][0].item()
        if column.kind == "label":
            told[column.name] = column.labels[value] if value >= 0 else None
        elif column.kind == "day":
            told[column.name] = value if value >= 0 else None
        else:
            told[column.name] = None if value != value else value
    return told
