"""Draws of a day made again, for telling what a world of one trial does not keep.

That is safe: an address always gives the same number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sim.model.today import Today
from sim.trace.diary import SideDay

if TYPE_CHECKING:
    from sim.model.roles.belligerent import Belligerent
    from sim.model.roles.third_party import ThirdParty
    from sim.model.world import World

__all__ = ["denouncing", "incident", "refusing", "swapped"]


def refusing(world: World, today: Today) -> Iterator[str]:
    """Name the sides that walk out of talks today (phase 7 of the day); ask only where talks were open."""
    value = world.inputs.value
    for side in world.sides:
        ready = (side.dark_days >= value("talks.refusal.after_days")) & (today.day >= side.first_answer)
        ready = ready & (side.dark_days > 0)
        if (ready & today.happens(side.name, "refusal", value("talks.refusal.chance")))[0]:
            yield side.key


def denouncing(world: World, today: Today, sides: Mapping[str, SideDay], below: float) -> Iterator[str]:
    """Name the sides that call a halt off today (phase 8): by what they weighed, with sums under `below`."""
    value = world.inputs.value
    for side in world.sides:
        fire = sides[side.key].fire
        far = fire is not None and fire.weighing.sum < below
        if far and today.happens(side.name, "denounce", value("halt.denounce_chance"))[0]:
            yield side.key


def incident(world: World, today: Today, side: Belligerent) -> bool:
    """Tell whether a side's fire today has incidents that nobody ordered."""
    return bool(today.happens(side.name, "spoiler", world.inputs.value("halt.spoiler_chance"))[0])


def swapped(world: World, today: Today, party: ThirdParty) -> bool:
    """Tell whether a third party's erratic side turns its pressure on the other belligerents today."""
    value = world.inputs.value
    chance = value("talks.pressure.swap_chance") * value(f"{party.name}.unpredictability")
    return bool(today.happens(party.name, "swap", chance)[0])
