"""A block of trials: the unit of work. A pure function of scenario, seed and trial numbers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing

import numpy as np
import numpy.typing as npt

from sim.model.columns import Column
from sim.model.drawn import Drawn
from sim.model.inputs import Inputs
from sim.model.sound import check_columns, check_names, quiet_floats
from sim.model.world import World
from sim.random_streams import Luck, RepeatedLuck
from sim.scenario.scenario import Scenario

__all__ = ["columns", "run_block"]

Columns = dict[str, npt.NDArray[np.generic]]

ROWS = 512
"""Trials that are lived side by side: their state then stays close to the processor from day to day."""


def run_block(
    scenario: Scenario,
    seed: int,
    first: int,
    count: int,
    *,
    fixed: Mapping[str, float | npt.NDArray[np.float64]] | None = None,
    point: int = 0,
    copies: int | None = None,
    watch: Callable[[World], None] | None = None,
) -> Columns:
    """Run trials `first` to `first + count - 1` to their endings.

    Parameters
    ----------
    scenario
        The case.
    seed
        Seed of the run; 0 is a seed like any other.
    first, count
        Which trials. A trial's row depends on the scenario, the seed and its number only.
    fixed
        Values that replace drawn inputs, by dotted path: numbers, or arrays with one per row.
    point
        Design point in the address of the draws; 0 is common luck.
    copies
        Run the trials that many times over, one copy after another, all on common luck; `fixed` tells them apart.
    watch
        Called with the world after each day; for tracing and tests. Many trials are several worlds, one after another.

    Returns
    -------
    dict
        The columns of :func:`columns`, in that order, with `count` rows, or `copies * count`.

    Raises
    ------
    RunError
        If a ledger or a column holds what is no finite number, or two columns would have one name.
    """
    luck = Luck(seed, first, count, point) if copies is None else RepeatedLuck(seed, first, count, copies)
    described: tuple[Column, ...] = ()
    parts: list[list[npt.NDArray[np.generic]]] = []
    with quiet_floats(), closing(_worlds(Inputs(scenario, luck, fixed))) as worlds:
        for world in worlds:
            if not described:
                described = tuple(column for column, _ in world.columns())
                check_names(described)
            parts.append(_lived(world, watch))
        made = {column.name: np.concatenate([part[place] for part in parts]) for place, column in enumerate(described)}
        check_columns(luck.trials, ((column, made[column.name]) for column in described))
    return made


def _worlds(inputs: Inputs) -> Generator[World]:
    """The trials of a block as worlds, to be lived one after another: all that fit stand in the same tables."""
    with ExitStack() as made:
        world: World | None = None
        for drawn in Drawn.parts(inputs, ROWS):
            if world is not None and world.state is drawn.state:
                world.restart()
            else:
                world = made.enter_context(closing(World(drawn)))
            yield world


def _lived(world: World, watch: Callable[[World], None] | None) -> list[npt.NDArray[np.generic]]:
    """Live the trials of a world to their ends; their columns."""
    while world.running:
        world.step()
        if watch is not None:
            watch(world)
    return [array.copy() for _, array in world.columns()]


def columns(scenario: Scenario) -> tuple[Column, ...]:
    """All columns of a scenario's table of trials, in the order in which they are written."""
    with quiet_floats(), closing(World(Drawn.of(scenario, Luck(0, 0, 1)))) as world:
        return tuple(column for column, _ in world.columns())
