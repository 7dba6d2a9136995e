"""What a telling of a trial must remember of a day's start, because the day writes over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.trace.drawn import only, terms
from sim.vocabulary import STATES

if TYPE_CHECKING:
    from sim.model.world import World

__all__ = ["Dawn", "first_dawn", "next_dawn", "text_of"]


@dataclass(frozen=True)
class Dawn:
    """A world of one trial at the start of a day.

    `pressure` lists, by belligerent, what each third party brings to bear, in id order; `trust_weights` holds the two
    weights of each belief in another belligerent (clean, dirty); `halt_days` the halt's own day, by scope.
    """

    state: str
    talking: bool
    text: dict[str, float]
    pressure: dict[str, list[float]]
    trust_weights: dict[str, dict[str, tuple[float, float]]]
    halt_days: dict[str, int]


def first_dawn(world: World, text: dict[str, float]) -> Dawn:
    """Take day 0, with `text` on the table: no pressure yet, no halt. May be asked for until the first halt lives."""
    pressure = {side.key: [0.0 for _ in world.third_parties] for side in world.sides}
    return Dawn("talks", True, text, pressure, _trust_weights(world), {halt.scope: 0 for halt in world.halts})


def next_dawn(world: World) -> Dawn:
    """Take the start of the day that `world` lives next."""
    return Dawn(
        state=STATES[int(world.course.state[0])],
        talking=bool(world.course.open[0]),
        text=text_of(world),
        pressure={side.key: [only(party.pressure[side.key]) for party in world.third_parties] for side in world.sides},
        trust_weights=_trust_weights(world),
        halt_days={halt.scope: int(halt.days[0]) for halt in world.halts},
    )


def text_of(world: World) -> dict[str, float]:
    """Give the full text as it stands, by issue."""
    return terms(world.text.agenda.issues, world.text.package)


def _trust_weights(world: World) -> dict[str, dict[str, tuple[float, float]]]:
    return {s.key: {o: (only(s.clean[o]), only(s.dirty[o])) for o in s.others} for s in world.sides}
