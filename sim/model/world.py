"""The world: all actors of a case in a block of trials. One step is one day of every trial that still lives."""

from __future__ import annotations

from collections.abc import Iterator

import mesa
import numpy as np
import numpy.typing as npt

from sim.model.columns import Column, Recorded
from sim.model.course import Course
from sim.model.day import live_day
from sim.model.drawn import Drawn
from sim.model.front import Front
from sim.model.halt import Halt, day_columns, fire_columns
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.guarantor import Guarantor
from sim.model.roles.mediator import Mediator
from sim.model.roles.third_party import ThirdParty
from sim.model.sound import check_row
from sim.model.state import FULL, SECTORAL
from sim.model.text import Text
from sim.model.why import Holdouts
from sim.scenario import actors as described

__all__ = ["World"]

ROLES = {described.Belligerent: Belligerent, described.Mediator: Mediator, described.Guarantor: Guarantor}


class World(mesa.Model):
    """A block of trials of one scenario.

    Parameters
    ----------
    drawn
        The trials before their first day.

    Attributes
    ----------
    day
        The calendar day that the next step lives.
    case, inputs
        The scenario, and what was drawn for the block of which these trials are a part, or the whole.
    state
        Everything known of the trials, table by table.
    sides, third_parties, mediators, guarantors
        The agents by role, in id order.
    course, front, text, halts, holdouts
        The state of everything that is no actor; `halts` are the ceasefires by scope, the full one last.
    """

    day: int
    _living: npt.NDArray[np.int64]

    def __init__(self, drawn: Drawn) -> None:
        super().__init__(rng=np.random.default_rng(0))  # Mesa wants a stream of its own; nothing here reads it
        self.inputs, self.case, self.state = drawn.inputs, drawn.inputs.scenario, drawn.state
        self.restart()
        self._create_actors()
        self.course, self.holdouts = Course(self.state), Holdouts(self.state)
        self.front, self.text = Front(self.state, self.case), Text(self.state, self.case)
        self.halts = [Halt(self.state, self.case, scope) for scope in (SECTORAL, FULL)]

    def _create_actors(self) -> None:
        places = {key: place for place, key in enumerate(self.case.belligerents)}
        places |= {key: place for place, key in enumerate(self.case.third_parties)}
        for key, actor in sorted(self.case.actors.items()):
            ROLES[type(actor)](self, places[key], key)
        self.sides = [agent for agent in self.agents if isinstance(agent, Belligerent)]
        self.third_parties = [agent for agent in self.agents if isinstance(agent, ThirdParty)]
        self.mediators = [agent for agent in self.third_parties if isinstance(agent, Mediator)]
        self.guarantors = [agent for agent in self.third_parties if isinstance(agent, Guarantor)]

    @property
    def running(self) -> bool:
        """Whether any trial of the block still lives."""
        return len(self._living) > 0

    @running.setter
    def running(self, value: bool) -> None:
        """Mesa sets this flag; the trials decide."""

    def step(self) -> None:
        """Live one day of every trial that lives: the phases of section 3 of `docs/equations.md`, in their order."""
        living = live_day(self.state, self._living, self.day)
        if living < 0:
            check_row(self.state, -1 - living, tuple(self.case.belligerents), self.day)
        self._living = self._living[:living]
        self.day += 1

    def restart(self) -> None:
        """Begin on the first day again, with the trials that now stand in the tables."""
        self._living, self.day = np.arange(len(self.state.courses)), 0

    def columns(self) -> Iterator[Recorded]:
        """The table of trials as it stands: every column with its array, in the order of the file."""
        meaning = "Number of the trial; with the seed it decides everything in the row."
        yield Column("trial", "id", "number", meaning), self.course.trial
        yield from self.course.columns()
        for halt in self.halts:
            yield from day_columns(halt)
        yield from fire_columns(self.halts)
        meaning = "Whether a sectoral ceasefire lived when the full one began."
        yield Column("sectoral_before", "flag", "yes or no", meaning), self.course.sectoral_before
        yield from self.holdouts.columns(tuple(self.case.belligerents), self.text.issues)
        yield from self.text.columns()
        for place, panel in enumerate(self.inputs.panels):
            meaning = f"Coder of the panel {panel} whose reading" if panel else "Coder whose reading"
            column = Column(
                f"coder_{panel}" if panel else "coder", "id", "place in id order", f"{meaning} the trial takes."
            )
            yield column, self.state.readings["coder"][:, place]
        for when in ("day0", "end"):
            for side in self.sides:
                yield from side.ledger_columns(when)
        for side in self.sides:
            yield from side.first_answer_columns()
        for side in self.sides:
            yield from side.columns(self.halts)
        for party in self.third_parties:
            yield from party.belief_columns()
        for party in (*self.mediators, *self.guarantors):
            yield from party.columns()
        yield from self.front.columns()

    def close(self) -> None:
        """Let go of the state: Mesa 3.3 keeps each model alive for good."""
        for agent in list(self.agents):
            agent.remove()
            agent.__dict__.clear()
        self.remove_all_agents()
        self.__dict__.clear()
