"""Trials before their first day: what was drawn for them, in tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.model.case import case_tables
from sim.model.day import open_trials
from sim.model.inputs import Array, Inputs
from sim.model.opening.actors import draw_parties, draw_sides
from sim.model.opening.positions import draw_positions
from sim.model.opening.situation import draw_situation
from sim.model.state import State, empty_state
from sim.model.streams import stream_tables
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario

__all__ = ["Drawn"]


@dataclass(frozen=True)
class Drawn:
    """The drawn inputs of some trials, and their tables."""

    inputs: Inputs
    state: State

    @classmethod
    def of(cls, scenario: Scenario, luck: Luck, fixed: Mapping[str, float | Array] | None = None) -> Drawn:
        """Draw trials (section 1); `fixed` replaces drawn inputs by dotted path: numbers, or arrays over the trials."""
        return cls.from_inputs(Inputs(scenario, luck, fixed))

    @classmethod
    def from_inputs(cls, inputs: Inputs, room: State | None = None) -> Drawn:
        """Lay out inputs in tables; in those of `room`, whose trials are over, if it has as many rows."""
        state = _new_state(inputs) if room is None or len(room.courses) != len(inputs) else room.cleared()
        draw_situation(state, inputs)
        draw_sides(state, inputs)
        draw_parties(state, inputs)
        draw_positions(state, inputs)
        open_trials(state)
        return cls(inputs, state)


def _new_state(inputs: Inputs) -> State:
    scenario, same = inputs.scenario, case_tables(inputs.scenario, inputs.luck.point)
    sizes = {
        "sides": len(scenario.belligerents),
        "parties": len(scenario.third_parties),
        "issues": len(same["issues"]),
        "sectoral_issues": len(same["sectoral_issues"]),
        "pockets": len(scenario.front.pockets),
        "events": len(scenario.events),
    }
    return empty_state(same | stream_tables(scenario, inputs.luck.seed), sizes, len(inputs))
