"""Trials before their first day: what was drawn for them, in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sim.model.case import case_tables
from sim.model.day import open_trials
from sim.model.inputs import Array, Inputs
from sim.model.opening.actors import of_parties, of_sides
from sim.model.opening.entry import Entry
from sim.model.opening.positions import of_positions
from sim.model.opening.situation import of_situation
from sim.model.state import State, empty_state
from sim.model.streams import stream_tables
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario

__all__ = ["Drawn"]


@dataclass(frozen=True)
class Drawn:
    """Some trials before their first day: the inputs of their block, and the tables of these trials."""

    inputs: Inputs
    state: State

    @classmethod
    def of(cls, scenario: Scenario, luck: Luck, fixed: Mapping[str, float | Array] | None = None) -> Drawn:
        """Draw trials (section 1); `fixed` replaces drawn inputs by dotted path: numbers, or arrays over the trials."""
        (drawn,) = cls.parts(Inputs(scenario, luck, fixed), luck.count)
        return drawn

    @classmethod
    def parts(cls, inputs: Inputs, rows: int) -> Iterator[Drawn]:
        """Lay out a block in tables, some trials at a time: the next where the last ones stood, which must be over."""
        state, entries = None, list[Entry]()
        for first in range(0, len(inputs), rows):
            count = min(rows, len(inputs) - first)
            if state is not None and len(state.courses) == count:
                state.clear()
            else:
                state = _new_state(inputs, count)
                entries = list(_entries(state, inputs))
            _write(entries, slice(first, first + count))
            open_trials(state)
            yield cls(inputs, state)


def _entries(state: State, inputs: Inputs) -> Iterator[Entry]:
    for of in (of_situation, of_sides, of_parties, of_positions):
        yield from of(state, inputs)


def _write(entries: Iterable[Entry], rows: slice) -> None:
    for field, drawn in entries:
        field[...] = drawn[rows] if isinstance(drawn, np.ndarray) else drawn


def _new_state(inputs: Inputs, trials: int) -> State:
    scenario, same = inputs.scenario, case_tables(inputs.scenario, inputs.luck.point)
    sizes = {
        "sides": len(scenario.belligerents),
        "parties": len(scenario.third_parties),
        "issues": len(same["issues"]),
        "sectoral_issues": len(same["sectoral_issues"]),
        "pockets": len(scenario.front.pockets),
        "events": len(scenario.events),
        "panels": len(inputs.panels),
    }
    return empty_state(same | stream_tables(scenario, inputs.luck.seed), sizes, trials)
