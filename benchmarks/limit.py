"""A yardstick for speed: the rules of the engine without its frame, as one compiled loop that lives a trial to its end.

    python benchmarks/limit.py [--check 98304]      # the endings and columns of the engine

No agents, no days in Python, no blocks: a trial's state stays in the processor from its first day to its last. What
this gains over the engine is the price of stopping every evening to let others look. Never shipped.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from sim.compiled import Loop
from sim.model.block import run_block
from sim.model.day import live_trial_day
from sim.model.drawn import Drawn
from sim.model.rules.course import ENDED
from sim.model.state import like_any_state
from sim.model.world import World
from sim.random_streams import Luck
from sim.scenario import Scenario, load_scenario

__all__ = ["history", "inputs", "prepare", "whole"]


def _live_to_the_end(state: Any) -> None:
    for t in range(len(state.courses)):
        day = 0
        while state.courses[t].state != ENDED:
            live_trial_day(state, t, day)
            day += 1


LIVE = Loop(_live_to_the_end, like_any_state())


def prepare(scenario: Scenario) -> Scenario:
    """Have the code ready."""
    LIVE.compile()
    return scenario


def inputs(scenario: Scenario, seed: int, first: int, count: int) -> Drawn:
    """Draw trials."""
    return Drawn.of(scenario, Luck(seed, first, count))


def history(_: Scenario, drawn: Drawn) -> None:
    """Live drawn trials to their ends."""
    LIVE(drawn.state)


def whole(scenario: Scenario, seed: int, first: int, count: int) -> dict[str, np.ndarray]:
    """Inputs, history and columns."""
    drawn = inputs(scenario, seed, first, count)
    history(scenario, drawn)
    with closing(World(drawn)) as world:
        return {column.name: np.ascontiguousarray(array) for column, array in world.columns()}


def main() -> None:
    """Compare with the engine, to the last bit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=int, default=8192)
    for name in ("jeddah-2025-03", "velmare-1931-09"):
        scenario, trials, block = prepare(load_scenario(name).scenario), parser.parse_args().check, 8192
        for first in range(0, trials, block):
            count = min(block, trials - first)
            ours, engine = whole(scenario, 7, first, count), run_block(scenario, 7, first, count)
            for column, array in engine.items():
                assert np.array_equal(ours[column], array, equal_nan=array.dtype.kind == "f"), column
        print(f"{name}: {trials:,} trials, {len(engine)} columns, equal to the last bit")


if __name__ == "__main__":
    main()
