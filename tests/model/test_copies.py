"""A block may hold the same trials several times over: design points that share it and their luck."""

import numpy as np
import pytest

from sim.model.block import run_block
from sim.random_streams import Luck, RepeatedLuck
from sim.scenario import load_scenario


def test_every_copy_meets_the_luck_of_its_trials():
    once, thrice = Luck(5, 7, 4), RepeatedLuck(5, 7, 4, 3)
    assert (thrice.first, thrice.count) == (7, 12)
    assert thrice.trials.tolist() == [7, 8, 9, 10] * 3
    for draw in ("uniform", "normal", "logistic"):
        alone, repeated = (getattr(luck, draw)("who", "why", 3) for luck in (once, thrice))
        assert np.array_equal(repeated.reshape(3, 4), np.tile(alone, (3, 1)))


@pytest.mark.slow
def test_rows_of_a_shared_block_are_those_of_blocks_of_their_own():
    scenario, path = load_scenario("jeddah-2025-03").scenario, "actors.russia.urgency"
    values = (0.1, 0.5, 0.9)
    shared = run_block(scenario, 3, 20, 30, fixed={path: np.repeat(values, 30)}, copies=3)
    for place, value in enumerate(values):
        alone = run_block(scenario, 3, 20, 30, fixed={path: value})
        for name, column in alone.items():
            part = shared[name][place * 30 : (place + 1) * 30]
            assert np.array_equal(part, column, equal_nan=column.dtype.kind == "f"), (name, value)
