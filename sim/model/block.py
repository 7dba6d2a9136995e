"""A block of trials: the unit of work. A pure function of scenario, seed and trial numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from sim.model.columns import columns
from sim.model.sound import check_columns, check_names, quiet_floats
from sim.model.table import table
from sim.model.world import World
from sim.random_streams import Luck, RepeatedLuck
from sim.scenario.scenario import Scenario

__all__ = ["run_block"]

Columns = dict[str, npt.NDArray[np.generic]]


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
        Called with the world after each day; for tracing and tests.

    Returns
    -------
    dict
        The columns of :func:`sim.model.columns.columns`, in that order, with `count` rows, or `copies * count`.

    Raises
    ------
    RunError
        If a ledger or a column holds what is no finite number, or two columns would have one name.
    """
    declared = columns(scenario)
    check_names(declared)
    luck = Luck(seed, first, count, point) if copies is None else RepeatedLuck(seed, first, count, copies)
    with quiet_floats():
        world = World(scenario, luck, fixed)
        try:
            while world.running:
                world.step()
                if watch is not None:
                    watch(world)
            raw = table(world)
        finally:
            world.close()
        check_columns(declared, raw)
    return {column.name: raw[column.name] for column in declared}
