"""A block as a unit of work: its table, its watch, what it leaves behind."""

from __future__ import annotations

import gc
import tracemalloc

import numpy as np
import pytest

from sim.model.block import columns, run_block
from tests.cases import built, busy, duel
from tests.model.lab import world_of

KINDS = {"id": "i", "label": "i", "set": "i", "day": "i", "flag": "b", "number": "f", "exact": "f"}


@pytest.mark.parametrize("told", [busy(), duel()], ids=["busy", "duel"])
def test_the_table_is_what_the_columns_say(told):
    scenario = built(told)
    table = run_block(scenario, 0, 5, 40)
    described = columns(scenario)
    assert list(table) == [column.name for column in described]
    for column in described:
        array = table[column.name]
        assert array.shape == (40,)
        assert array.dtype.kind == KINDS[column.kind], column.name
        assert column.unit
        assert column.meaning.endswith(".")
    assert table["trial"].tolist() == list(range(5, 45))


def test_the_watch_sees_every_day_once():
    days = []
    run_block(built(busy()), 0, 0, 10, watch=lambda world: days.append(world.day))
    assert days == list(range(1, len(days) + 1))


def test_a_block_stops_when_its_last_trial_has_ended():
    endings = []
    table = run_block(built(busy()), 0, 0, 10, watch=lambda world: endings.append(world.course.living.any()))
    assert endings[-1] == np.False_
    assert all(endings[:-1])
    assert len(endings) == table["ending_day"].max() + 1


def test_a_fault_in_the_watch_still_closes_the_world():
    kept = []

    def fails(world):
        kept.append(world)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        run_block(built(busy()), 0, 0, 10, watch=fails)
    assert not kept[0].__dict__


def test_actors_stand_in_id_order_whatever_their_roles():
    world = world_of(built(busy()), trials=2)
    assert [side.key for side in world.sides] == ["blue", "red"]
    assert [party.key for party in world.third_parties] == ["ally", "envoy", "host", "patron"]
    assert world.third_parties[world.state.case.lead].key == "envoy"
    world.close()


@pytest.mark.slow
def test_memory_does_not_grow_with_blocks():
    """Mesa 3.3 keeps every model alive: a finished block must drop its arrays itself."""
    scenario = built(busy())
    run_block(scenario, 0, 0, 2000)
    gc.collect()
    tracemalloc.start()
    for block in range(6):
        run_block(scenario, 0, 2000 * block, 2000)
        gc.collect()
        if block == 1:
            early = tracemalloc.get_traced_memory()[0]
    late = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert late - early < 200_000
