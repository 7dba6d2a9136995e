"""A bench for tests of the model: run a world by hand, day by day, and look inside; or lay out one trial by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.model.block import run_block
from sim.model.case import CASE, EFFECT, ISSUE
from sim.model.drawn import Drawn
from sim.model.state import THINGS, State, empty_state
from sim.model.streams import OF_PARTIES, OF_SIDES, PURPOSES, STREAM
from sim.model.world import World
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from tests.cases import built, merged

__all__ = ["after_days", "blank", "fields_by_day", "rows", "world_of"]

NOBODY = -1


def rows(told: dict[str, Any], change: dict[str, Any] | None = None, trials: int = 1, seed: int = 0) -> dict[str, Any]:
    """The table of trials of a scenario told as a mapping."""
    return run_block(built(told, change), seed, 0, trials)


def world_of(scenario: Scenario, trials: int = 1, seed: int = 0, first: int = 0, fixed: Any = None) -> World:
    """A world before its first day."""
    return World(Drawn.of(scenario, Luck(seed, first, trials), fixed))


def after_days(told: dict[str, Any], days: int, trials: int = 1, seed: int = 0) -> World:
    """A world in which some days have passed."""
    world = world_of(built(told), trials, seed)
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


def blank(trials: int = 1, **sizes: int) -> State:
    """A block that no scenario stands behind: two sides and one issue of each text unless told otherwise, all zero.

    Talks are open on no ceasefire, nobody leads them, and no issue has a pocket.
    """
    sizes = dict.fromkeys(THINGS, 0) | {"sides": 2, "issues": 1, "sectoral_issues": 1} | sizes
    who = {"momentum": 1, "event": sizes["events"]}
    who |= dict.fromkeys(OF_SIDES, sizes["sides"]) | dict.fromkeys(OF_PARTIES, sizes["parties"])
    fixed = {"case": np.zeros((), dtype=CASE)}
    fixed |= {name: np.zeros(sizes[name], dtype=ISSUE) for name in ("issues", "sectoral_issues")}
    fixed |= {"effects": np.zeros(0, dtype=EFFECT), "moving": np.zeros(0, dtype=np.int64)}
    fixed |= {f"luck_of_{purpose}": np.zeros(who[purpose], dtype=STREAM) for purpose in PURPOSES}
    state = empty_state(fixed, sizes, trials)
    state.case.lead, state.case.talks_days, state.case.halt_days = NOBODY, 10, 10
    state.issues["pocket"] = state.sectoral_issues["pocket"] = NOBODY
    for name in ("agreed", "closed_by", "ending", "ending_day", "closed_day", "no_room_from", "no_room_to"):
        state.courses[name] = NOBODY
    for name in ("who", "day", "demand"):
        state.holdouts[name] = NOBODY
    state.courses["trial"], state.courses["talking"], state.courses["open"] = np.arange(trials), True, True
    state.halts["began"] = state.halts["fate"] = NOBODY
    state.text["left"] = state.sectoral_text["left"] = 1.0
    return state
