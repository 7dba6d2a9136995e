"""The world: all actors of a case in a block of trials. One step is one day of every trial."""

from __future__ import annotations

from collections.abc import Mapping

import mesa
import numpy as np

from sim.model.events import Events
from sim.model.front import Front
from sim.model.halt import Halt
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.record import Recorder
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.guarantor import Guarantor
from sim.model.roles.mediator import Mediator
from sim.model.roles.third_party import ThirdParty
from sim.model.sectoral import Sectoral
from sim.model.settle import Course, Outcome
from sim.model.sound import check_ledgers
from sim.model.text import Text
from sim.model.today import Today
from sim.model.why import Holdouts
from sim.random_streams import Luck
from sim.scenario import actors as described
from sim.scenario.scenario import Scenario
from sim.theory.answer import NO, YES, YES_BUT
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
        self.holdouts = Holdouts(luck.count)
        self.refusals = self.inputs.constant(0.0)
        self.recorder = Recorder(self.sides, luck.count)

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
        """The halts that the scenario's offers allow, the full one last."""
        return [self.full_halt] if self.sectoral is None else [self.sectoral.halt, self.full_halt]

    @property
    def running(self) -> bool:
        """Whether any trial of the block still lives."""
        return bool(self.course.living.any())

    @running.setter
    def running(self, value: bool) -> None:
        """Mesa sets this flag; the trials decide."""

    def step(self) -> None:
        """One day of every trial, phase by phase; each phase reads the state at its start."""
        today = Today(self.luck, self.day)
        if self.day > 0:
            self.front.move(today, self.course.living & ~self.course.in_full)
        self.events.happen(today)
        self.agents.select(agent_type=Guarantor).do("commit", self.course.open, self.text.live, self.front.left)
        morning = self._dawn(today)
        ledgers = self._weigh(morning)
        check_ledgers(self.luck, self.day, self.sides, ledgers)
        full_yes, sectoral_yes = self._answer(morning, ledgers)
        lead_left = self._third_parties(morning)
        refused = self._refuse(morning, ledgers)
        self._write(morning, full_yes, lead_left)
        ledgers = self._live(morning, ledgers)
        check_ledgers(self.luck, self.day, self.sides, ledgers)
        ended = self.course.settle(self.day, Outcome(full_yes, sectoral_yes, refused, lead_left), self.halts)
        self.recorder.close(ended, self.sides, ledgers)
        self.day += 1

    def _dawn(self, today: Today) -> Morning:
        momentum = np.clip(self.front.momentum + self.events.added("momentum"), -1.0, 1.0)
        none = np.zeros_like(momentum)
        backing = {s.key: [g for g in self.guarantors if g.backs == s.key] for s in self.sides}
        aid = {
            key: fold([g.aid for g in backers], none) + self.events.added(f"aid.{key}")
            for key, backers in backing.items()
        }
        strengths = [
            (s.strength(s.real, momentum, aid[s.key]), s.strength(s.public, momentum, aid[s.key])) for s in self.sides
        ]
        return Morning(
            today=today,
            events=self.events,
            open=self.course.open,
            living=self.course.living,
            momentum=momentum,
            left=dict(self.front.left),
            pledge={key: pooled_pledge([g.pledge for g in backers], none) for key, backers in backing.items()},
            monitors=pooled_pledge([g.pledge for g in self.guarantors], none),
            chances=tuple(win_chances([real for real, _ in strengths], self.inputs.value("contest.exponent"))),
            public_chances=tuple(
                win_chances([public for _, public in strengths], self.inputs.central("contest.exponent"))
            ),
        )

    def _weigh(self, morning: Morning) -> list[Lines]:
        """Each side's ledger for the full text, under the pressure of the morning."""
        self.agents.select(agent_type=Belligerent).do("weigh", morning, self.text.live)
        self._add_up_pressure()
        return [side.lines.pressed(side.pressure) for side in self.sides]

    def _add_up_pressure(self) -> None:
        for side in self.sides:
            brought = [party.pressure[side.key] for party in self.third_parties if side.key in party.leverage]
            side.pressure = fold(brought, side.pressed_by_events) + side.pressed_by_events

    def _answer(self, morning: Morning, ledgers: list[Lines]) -> tuple[Flags, Flags]:
        full_yes = morning.open
        for side, lines in zip(self.sides, ledgers, strict=True):
            side.answer = side.reply(morning, lines.total)
            full_yes = full_yes & (side.answer == YES)
        self.holdouts.note(morning, self.sides, ledgers, self.text.package)
        sectoral_yes = np.zeros_like(full_yes)
        if self.sectoral is not None:
            sectoral_yes = self.sectoral.answer(morning, self.course.in_talks, self.sides)
        self.recorder.answers(morning, self.sides, ledgers)
        return full_yes, sectoral_yes

    def _third_parties(self, morning: Morning) -> Flags:
        """Beliefs, pressure, departures; returns where the lead leaves."""
        parties = self.agents.select(agent_type=ThirdParty)
        if morning.talks_anywhere:
            parties.do("learn", morning, {side: side.likelihoods() for side in self.sides})
        parties.do("press", morning, self.sides)
        lead_left = np.zeros_like(morning.open)
        for mediator in self.mediators:
            leaves = mediator.consider_leaving(morning, self.refusals)
            lead_left = lead_left | (leaves & mediator.lead)
        refused_today = np.zeros_like(morning.open)
        for side in self.sides:
            refused_today = refused_today | (side.answer == NO) | (side.answer == YES_BUT)
        self.refusals = self.refusals + np.where(morning.open & refused_today, 1.0, 0.0)
        return lead_left

    def _refuse(self, morning: Morning, ledgers: list[Lines]) -> Flags:
        refused = np.zeros_like(morning.open)
        for side, lines in zip(self.sides, ledgers, strict=True):
            refused = refused | side.consider_refusing(morning, lines.total)
        return refused

    def _write(self, morning: Morning, full_yes: Flags, lead_left: Flags) -> None:
        if self.lead is None:
            return
        self._add_up_pressure()
        where = morning.open & self.lead.present & ~full_yes & ~lead_left
        self.text.climb(morning, self.lead, self.sides, [side.pressure for side in self.sides], where)

    def _live(self, morning: Morning, ledgers: list[Lines]) -> list[Lines]:
        """A day of every living halt; returns the ledgers that count at the end of the day."""
        self._add_up_pressure()
        full, sectoral = self.full_halt, self.sectoral
        if full.alive.any():
            now = [side.lines.pressed(side.pressure) for side in self.sides]
            full.live(morning, self.sides, self.text.package, now)
            ledgers = _chosen(full.alive, now, ledgers)
        if sectoral is not None and sectoral.halt.alive.any():
            now = sectoral.ledgers(self.sides)
            sectoral.halt.live(morning, self.sides, sectoral.text, now)
            ledgers = _chosen(sectoral.halt.alive, now, ledgers)
        return ledgers

    def close(self) -> None:
        """Drop every array of a finished block: Mesa 3.3 keeps each model alive for good."""
        for agent in list(self.agents):
            agent.remove()
            agent.__dict__.clear()
        self.remove_all_agents()
        self.__dict__.clear()


def _chosen(where: Flags, new: list[Lines], old: list[Lines]) -> list[Lines]:
    """Line by line, the new ledgers in some trials and the old ones in the others."""
    names = list(Lines.__dataclass_fields__)
    return [
        Lines(*(np.where(where, getattr(a, name), getattr(b, name)) for name in names))
        for a, b in zip(new, old, strict=True)
    ]
