"""A world in a notebook: stop after any day and read every number; rows know nothing of each other."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.block import ROWS, run_block
from sim.model.drawn import Drawn
from sim.model.inputs import Inputs
from sim.model.state import COURSE, FRONT, HALT, HOLDOUT, LEDGER, PARTY, SHAPES, SIDE, like_any_state
from sim.model.why import Holdouts
from sim.model.world import World
from sim.random_streams import Luck
from sim.vocabulary import ANSWERS
from tests.cases import built, busy, duel
from tests.model.lab import after_days, blank, world_of
from tests.properties.same import assert_same_bits


@pytest.fixture
def stopped():
    """One trial of the busy case after two days."""
    world = after_days(busy(), 2)
    yield world
    world.close()


def numbers(view, names):
    """Each field of one trial, by name: that of the state, and nothing else of the same name."""
    assert all(np.shares_memory(getattr(view, name), view.own[name]) for name in names)
    return {name: getattr(view, name).tolist() for name in names}


def test_after_some_days_the_world_knows_its_day(stopped):
    assert stopped.day == 2
    assert stopped.running


def test_every_agent_shows_its_numbers(stopped):
    for agent in stopped.agents:
        kind = SIDE if agent in stopped.sides else PARTY
        assert set(kind.names) <= set(dir(agent))
        seen = numbers(agent, kind.names)
        assert all(len(value) == 1 and np.isfinite(value[0]) for value in seen.values()), (agent.key, seen)
    blue, red = stopped.sides
    assert blue.pledge[0] > 0.0  # an ally that is content has begun to pledge
    assert red.capability.tolist() == [1.2]
    assert red.war != blue.war
    assert set(red.trust) == {"blue"}
    assert stopped.third_parties[1].belief["blue"].shape == (1,)


def test_a_ledger_is_read_line_by_line(stopped):
    for side in stopped.sides:
        for ledger in (side.full, side.in_force, side.day0):
            assert ledger.dtype.names == LEDGER.names
            whole = ledger["terms"] - ledger["war"] - ledger["exposure"] - ledger["audience"]
            assert ledger["total"] == pytest.approx(whole + ledger["pressure"] + ledger["shock"])
        assert side.answer[0] in range(len(ANSWERS))


def test_what_is_no_actor_is_read_the_same_way(stopped):
    for view, kind in (
        (stopped.course, COURSE),
        (stopped.front, FRONT),
        (stopped.halts[0], HALT),
        (stopped.halts[1], HALT),
        (stopped.text, COURSE),
        (stopped.holdouts, HOLDOUT),
    ):
        assert set(kind.names) <= set(dir(view))
        assert all(len(value) == 1 for value in numbers(view, kind.names).values())
    assert set(stopped.front.left) == {"ridge"}
    assert set(stopped.front.remaining) == set(stopped.front.fired) == {"convoy", "strike", "visit"}
    assert set(stopped.halts[1].observed) == {"blue", "red"}
    assert stopped.text.package.shape == (len(stopped.text.issues), 1)
    assert stopped.state.settings["margin"].shape == (1,)


@pytest.mark.parametrize("name", ["trusts", "_own", "names", "", "0"])
def test_what_nobody_has_is_no_attribute(stopped, name):
    for view in (stopped.sides[0], stopped.third_parties[0], stopped.course, stopped.front, *stopped.halts):
        with pytest.raises(AttributeError, match=f"{type(view).__name__} has no {name}"):
            getattr(view, name)


def test_an_empty_view_and_a_closed_agent_have_no_fields():
    """Neither may ask itself for the table that it does not have."""
    with pytest.raises(AttributeError, match="has no who"):
        Holdouts.__new__(Holdouts).who  # noqa: B018
    world = after_days(duel(), 1)
    side = world.sides[0]
    world.close()
    with pytest.raises(AttributeError, match="has no war"):
        side.war  # noqa: B018


def test_what_is_seen_is_the_state_itself():
    """A number that is changed between two days is the one that the next day reads."""
    worlds = [after_days(busy(), 1) for _ in range(2)]
    worlds[1].sides[0].capability[:] = 50.0
    for world in worlds:
        world.step()
    plain, changed = (world.sides[0].war[0] for world in worlds)
    assert changed > plain


def lived_out(told, first, trials):
    """The block of a world at the end."""
    world = world_of(built(told), trials, first=first)
    while world.running:
        world.step()
    return world.state


@pytest.mark.parametrize("told", [busy(), duel()], ids=["busy", "duel"])
def test_three_trials_side_by_side_are_three_alone(told):
    """Every table, not only what is recorded; room to work in is nobody's."""
    together, alone = lived_out(told, 7, 3), [lived_out(told, 7 + t, 1) for t in range(3)]
    for name in SHAPES:
        for t, block in enumerate(alone):
            assert getattr(block, name).tobytes() == getattr(together, name)[t : t + 1].tobytes(), name


def test_an_ended_trial_hears_nothing():
    """Not one byte of its rows changes while others go on."""
    world = world_of(built(busy()), trials=60)
    kept: dict[int, dict[str, bytes]] = {}

    def bytes_of(row):
        return {name: getattr(world.state, name)[row].tobytes() for name in SHAPES}

    while world.running:
        world.step()
        for row in np.flatnonzero(~world.course.living):
            kept.setdefault(int(row), bytes_of(row))
    assert all(bytes_of(row) == before for row, before in kept.items())
    assert len({int(day) for day in world.course.ending_day}) > 5


@pytest.mark.slow
def test_a_block_of_several_worlds_is_one_block():
    """The second stands where the first did, the third has fewer trials."""
    scenario = built(busy())
    whole = run_block(scenario, 4, 0, 2 * ROWS + 5)
    cuts = ((0, ROWS - 1), (ROWS - 1, ROWS), (2 * ROWS - 1, 6))
    parts = [run_block(scenario, 4, first, count) for first, count in cuts]
    assert_same_bits(whole, {name: np.concatenate([part[name] for part in parts]) for name in whole})


@pytest.mark.slow
def test_every_world_of_a_block_is_let_go():
    worlds = []
    run_block(built(busy()), 4, 0, 2 * ROWS + 5, watch=lambda world: worlds.append(world))
    assert len({id(world) for world in worlds}) == 2
    assert not any(world.__dict__ for world in worlds)


def test_a_world_can_begin_again():
    """With the trials that have come to stand in its tables: they live as in a world of their own."""
    scenario = built(busy())
    parts = Drawn.parts(Inputs(scenario, Luck(1, 0, 10)), 5)
    world = World(next(parts))
    world.step()
    next(parts)
    world.restart()
    alone = world_of(scenario, 5, seed=1, first=5)
    while world.running:
        world.step()
        alone.step()
    assert not alone.running
    for name in SHAPES:
        assert getattr(world.state, name).tobytes() == getattr(alone.state, name).tobytes(), name


def test_any_block_has_the_tables_of_every_block():
    """What the compiler is shown is what it gets: names, kinds and dimensions in the same order."""

    def kinds(block):
        return [(name, table.dtype, table.ndim) for name, table in block.arrays()]

    for block in (world_of(built(busy())).state, world_of(built(duel())).state, blank()):
        assert kinds(block) == kinds(like_any_state())
