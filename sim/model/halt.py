"""The ceasefires of a scope in a block of trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sim.model.columns import Column, Recorded
from sim.model.inputs import Array
from sim.model.state import NEVER, State
from sim.model.view import View, by_key
from sim.scenario.scenario import Scenario
from sim.vocabulary import SCOPES

__all__ = ["Halt", "day_columns", "fire_columns", "mean_fire"]


class Halt(View):
    """The ceasefires of one scope; every field of :data:`sim.model.state.HALT` is an attribute.

    Attributes
    ----------
    scope
        What it stops.
    observed, fired, incident, denounces
        By belligerent: today's fire, its sum over the days, where there was fire that nobody ordered, who called it
        off.
    """

    def __init__(self, state: State, scenario: Scenario, scope: int) -> None:
        self.scope, self.own = list(SCOPES)[scope], state.halts[:, scope]
        fires, sides = state.fires[:, scope], tuple(scenario.belligerents)
        self.observed, self.fired = by_key(fires["observed"], sides), by_key(fires["fired"], sides)
        self.incident, self.denounces = by_key(fires["incident"], sides), by_key(fires["denounces"], sides)


def day_columns(halt: Halt) -> Iterator[Recorded]:
    """When a ceasefire began, and how many days it lived."""
    scope, calendar = halt.scope, "calendar day from 0"
    days = np.where(halt.began == NEVER, NEVER, halt.days).astype(np.int16)
    yield Column(f"{scope}_start_day", "day", calendar, f"Day of the yes to a {scope} ceasefire."), halt.began
    meaning = f"Day of its life on which the {scope} ceasefire ended."
    yield Column(f"{scope}_days", "day", "ceasefire day from 1", meaning), days


def fire_columns(halts: Sequence[Halt]) -> Iterator[Recorded]:
    """How much fire there was at the end."""
    meaning = "Smoothed level of fire at the end of the last ceasefire."
    level = _latest([(halt, halt.smoothed) for halt in halts])
    yield Column("smoothed_fire", "number", "share of fire before", meaning, gaps=True), level


def mean_fire(halts: Sequence[Halt], side: str) -> Array:
    """Mean level of a side's fire in the last ceasefire of each trial; NaN where there was none."""
    return _latest([(halt, halt.fired[side] / np.maximum(halt.days, 1)) for halt in halts])


def _latest(quantities: Sequence[tuple[Halt, Array]]) -> Array:
    """A quantity of the last ceasefire of each trial; NaN where there was none."""
    value = np.full(quantities[0][0].began.shape, np.nan)
    for halt, quantity in quantities:
        value = np.where(halt.began == NEVER, value, quantity)
    return value
