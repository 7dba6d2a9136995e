"""A bench for tests of the model: run a world by hand, day by day, and look inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.model.block import run_block
from sim.model.world import World
from sim.random_streams import Luck
from tests.cases import built, merged

__all__ = ["after_days", "fields_by_day", "rows"]


def rows(told: dict[str, Any], change: dict[str, Any] | None = None, trials: int = 1, seed: int = 0) -> dict[str, Any]:
    """The table of trials of a scenario told as a mapping."""
    return run_block(built(told, change), seed, 0, trials)


def after_days(told: dict[str, Any], days: int, trials: int = 1, seed: int = 0) -> World:
    """A world in which some days have passed."""
    world = World(built(told), Luck(seed, 0, trials))
    for _ in range(days):
        world.step()
    return world


def fields_by_day(
    told: dict[str, Any], look: Callable[[World], Any], change: dict[str, Any] | None = None
) -> list[Any]:
    """What `look` sees at the end of each day of a block of one trial."""
    seen: list[Any] = []
    run_block(built(merged(told, change or {})), 0, 0, 1, watch=lambda world: seen.append(look(world)))
    return seen
