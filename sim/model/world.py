"""The world: all actors of a case in a block of trials. One step is one day of every trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import mesa
import numpy as np

from sim.model.columns import Column, Recorded
from sim.model.course import Course, Outcome
from sim.model.day import Answers, Conditions, Day, Flags, HaltDay, Talks
from sim.model.draws import Draws
from sim.model.events import Events
from sim.model.front import Front
from sim.model.halt import Halt, mean_fire
from sim.model.inputs import Array, Inputs
from sim.model.record import Recorder
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.guarantor import Guarantor
from sim.model.roles.mediator import Mediator
from sim.model.roles.third_party import ThirdParty
from sim.model.sectoral import Sectoral
from sim.model.sound import check_ledgers
from sim.model.text import Text
from sim.model.why import Holdouts
from sim.random_streams import Luck
from sim.scenario import actors as described
from sim.scenario.scenario import Scenario
from sim.theory.contest import win_chances
from sim.theory.ledger import Lines, pooled_pledge
from sim.theory.satisfaction import fold

__all__ = ["World"]


class World(mesa.Model):
    """A block of trials of one scenario.

    Parameters
    ----------
    scenario
        The case.
    luck
        The luck of the block; decides its trials.
    fixed
        Values that replace drawn inputs, by dotted path: numbers or arrays over the trials.

    Attributes
    ----------
    day
        The calendar day that the next step lives.
    today
        What happened on the day that the last step lived.
    sides, third_parties, mediators, guarantors, lead
        The agents by role, in id order.
    front, events, text, course
        The state of everything that is no actor.
    """

    def __init__(self, scenario: Scenario, luck: Luck, fixed: Mapping[str, float | Array] | None = None) -> None:
        super().__init__(rng=np.random.default_rng(0))  # Mesa wants a stream of its own; nothing here reads it
        self.case, self.luck, self.day = scenario, luck, 0
        self.inputs = Inputs(scenario, luck, fixed)
        self.front, self.events = Front(scenario, self.inputs), Events(scenario, self.inputs)
        self._create_actors()
        self.text = Text(scenario, self.inputs)
        self.full_halt = Halt(scenario, self.inputs, luck, scenario.full[0])
        self.sectoral = Sectoral(scenario, self.inputs, luck, scenario.sectoral[0]) if scenario.sectoral else None
        self.course = Course(luck.count, scenario.horizon.talks_days)
        self.refusals = self.inputs.constant(0.0)
        self.holdouts = Holdouts(self.sides, luck.count)
        self.recorder = Recorder([side.key for side in self.sides], luck.count)
        self.today: Day | None = None

    def _create_actors(self) -> None:
        for key, actor in sorted(self.case.actors.items()):
            if isinstance(actor, described.Belligerent):
                Belligerent(self, key, self.front.sign(key), self.case, self.inputs, self.luck)
            elif isinstance(actor, described.Mediator):
                Mediator(self, key, self.case, self.inputs)
            else:
                Guarantor(self, key, self.case, self.inputs)
        self.sides = [agent for agent in self.agents if isinstance(agent, Belligerent)]
        self.third_parties = [agent for agent in self.agents if isinstance(agent, ThirdParty)]
        self.mediators = [agent for agent in self.third_parties if isinstance(agent, Mediator)]
        self.guarantors = [agent for agent in self.third_parties if isinstance(agent, Guarantor)]
        self.lead = next((agent for agent in self.mediators if agent.lead), None)

    @property
    def halts(self) -> list[Halt]:
        """The ceasefires that the scenario's offers allow, the full one last."""
        return [self.full_halt] if self.sectoral is None else [self.sectoral.halt, self.full_halt]

    @property
    def running(self) -> bool:
        """Whether any trial of the block still lives."""
        return bool(self.course.living.any())

    @running.setter
    def running(self, value: bool) -> None:
        """Mesa sets this flag; the trials decide."""

    def step(self) -> None:
        """Live one day of every trial: the phases of section 3 of `docs/equations.md`, in their order.

        Each reads the state at its start and returns what it brought.
        """
        self.today = None  # its arrays make room for those of the new day
        draws, state = Draws(self.luck, self.day), self.course.state
        self._move_front(draws)  # 1
        fired = self.events.happen(draws)  # 2
        self._commit()  # 3
        now, text = self._conditions(draws), self.text.package
        full, sectoral = self._answer(now)  # 4
        swapped, left = self._press_learn_leave(now, full)  # 5
        lead_left = left.get(self.lead.key, np.zeros_like(now.open)) if self.lead else np.zeros_like(now.open)
        self._write(now, full.all_yes, lead_left)  # 6
        refused = self._refuse(now, full)  # 7
        halts = self._live_halts(now)  # 8
        outcome = Outcome(full.all_yes, _all_yes(sectoral, now), _anywhere(refused, now), lead_left)
        settled = self.course.settle(self.day, outcome, self.halts)  # 9
        in_force = _in_force(full.ledgers, halts)
        talks = Talks(swapped, left, refused)
        self.today = Day(now, state, fired, text, full, sectoral, talks, halts, in_force, settled)
        self._hand_over(self.today)
        self.day += 1

    def _hand_over(self, day: Day) -> None:
        """Show the day to those who watch it."""
        check_ledgers(self.luck.trials, [side.key for side in self.sides], day)
        self.holdouts.note(day)
        self.recorder.note(day)

    def _move_front(self, draws: Draws) -> None:
        if self.day > 0:
            self.front.move(draws, self.course.living & ~self.course.in_full)

    def _commit(self) -> None:
        guarantors = self.agents.select(agent_type=Guarantor)
        guarantors.do("commit", self.course.open, self.text.changing, self.front.left)

    def _conditions(self, draws: Draws) -> Conditions:
        """What everybody reads from here on (section 2: momentum, aid, pledges and the contest)."""
        momentum = np.clip(self.front.momentum + self.events.added("momentum"), -1.0, 1.0)
        none = np.zeros_like(momentum)
        backing = {s.key: [g for g in self.guarantors if g.backs == s.key] for s in self.sides}
        aid = {
            key: fold([g.aid for g in backers], none) + self.events.added(f"aid.{key}")
            for key, backers in backing.items()
        }
        real = [s.strength(s.real, momentum, aid[s.key]) for s in self.sides]
        public = [s.strength(s.public, momentum, aid[s.key]) for s in self.sides]
        return Conditions(
            draws=draws,
            events=self.events,
            open=self.course.open,
            living=self.course.living,
            momentum=momentum,
            left=dict(self.front.left),
            pledge={key: pooled_pledge([g.pledge for g in backers], none) for key, backers in backing.items()},
            monitors=pooled_pledge([g.pledge for g in self.guarantors], none),
            chances=win_chances(real, self.inputs.value("contest.exponent")),
            public_chances=win_chances(public, self.inputs.central("contest.exponent")),
        )

    def _answer(self, now: Conditions) -> tuple[Answers, Answers | None]:
        """Weigh both texts under the pressure of the day before, and answer them."""
        sides = self.agents.select(agent_type=Belligerent)
        sides.do("weigh", now, self.text.changing)
        self._bring_pressure()
        sides.do("respond", now)
        full = Answers(now.open, sides.get("lines"), sides.get("threshold"), sides.get("answer"))
        sectoral = self.sectoral.answer(now, self.course.in_talks, self.sides) if self.sectoral else None
        return full, sectoral

    def _bring_pressure(self) -> None:
        for side in self.sides:
            side.press([party.pressure[side.key] for party in self.third_parties if side.key in party.leverage])

    def _press_learn_leave(self, now: Conditions, full: Answers) -> tuple[dict[str, Flags], dict[str, Flags]]:
        """Pressure, beliefs, departures; where each third party swapped its target, and where each mediator left."""
        parties = self.agents.select(agent_type=ThirdParty)
        swapped = {party.key: party.press(now, self.sides) for party in self.third_parties}
        if now.talks_anywhere:
            parties.do("learn", now, {side: side.likelihoods() for side in self.sides})
        left = {mediator.key: mediator.consider_leaving(now, self.refusals) for mediator in self.mediators}
        refused = np.zeros_like(now.open)
        for short in full.short:
            refused = refused | short
        self.refusals = self.refusals + np.where(refused, 1.0, 0.0)
        self._bring_pressure()
        return swapped, left

    def _write(self, now: Conditions, full_yes: Flags, lead_left: Flags) -> None:
        if self.lead is not None:
            self.text.climb(now, self.lead, self.sides, now.open & self.lead.present & ~full_yes & ~lead_left)

    def _refuse(self, now: Conditions, full: Answers) -> dict[str, Flags]:
        pairs = zip(self.sides, full.ledgers, strict=True)
        return {side.key: side.consider_refusing(now, lines) for side, lines in pairs}

    def _live_halts(self, now: Conditions) -> dict[str, HaltDay]:
        """A day of every living ceasefire, by scope."""
        lived = {}
        if self.full_halt.alive.any():
            ledgers = [side.lines for side in self.sides]
            lived["full"] = self.full_halt.live(now, self.sides, self.text.package, ledgers)
        if self.sectoral is not None and self.sectoral.halt.alive.any():
            ledgers = self.sectoral.ledgers(self.sides)
            lived["sectoral"] = self.sectoral.halt.live(now, self.sides, self.sectoral.text, ledgers)
        return lived

    def columns(self) -> Iterator[Recorded]:
        """The table of trials as it stands: every column with its array, in the order of the file."""
        meaning = "Number of the trial; with the seed it decides everything in the row."
        yield Column("trial", "id", "number", meaning), self.luck.trials
        yield from self.course.columns(self.halts)
        for part in (self.holdouts, self.text, self.inputs, self.recorder):
            yield from part.columns()
        for side in self.sides:
            yield from self.recorder.yes_columns(side.key)
            yield from side.columns(mean_fire(self.halts, side.key))
        for party in self.third_parties:
            yield from party.belief_columns()
        for party in (*self.mediators, *self.guarantors):
            yield from party.columns()
        yield from self.front.columns()

    def close(self) -> None:
        """Drop every array of a finished block: Mesa 3.3 keeps each model alive for good."""
        for agent in list(self.agents):
            agent.remove()
            agent.__dict__.clear()
        self.remove_all_agents()
        self.__dict__.clear()


def _all_yes(answers: Answers | None, now: Conditions) -> Flags:
    return np.zeros_like(now.open) if answers is None else answers.all_yes


def _anywhere(refused: Mapping[str, Flags], now: Conditions) -> Flags:
    """Where any side walked out."""
    found = np.zeros_like(now.open)
    for flags in refused.values():
        found = found | flags
    return found


def _in_force(ledgers: Sequence[Lines], halts: Mapping[str, HaltDay]) -> Sequence[Lines]:
    """The ledgers at the end of the day: for the terms of a ceasefire where one lived, else for the full text."""
    for day in halts.values():
        alive = np.zeros(ledgers[0].war.shape, dtype=bool)
        alive[day.at] = True
        ledgers = [old.replaced(alive, new) for old, new in zip(ledgers, day.ledgers, strict=True)]
    return ledgers
