"""A third party: presses those who hold out, and learns who is sincere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import mesa

from sim.model.columns import Column, Recorded, of_actors
from sim.model.inputs import Array
from sim.model.view import View, by_key

if TYPE_CHECKING:
    from sim.model.world import World

__all__ = ["ThirdParty"]


class ThirdParty(View, mesa.Agent):
    """An actor that does not fight, in every trial of a block; fields of :data:`sim.model.state.PARTY`.

    Attributes
    ----------
    key, name
        Its id, and that as a dotted path.
    wishes
        Where it stands on the issues of the full text, shape (trials, issues).
    belief, prior
        By belligerent: that it is sincere, now and before day 0.
    pressure, leverage
        By belligerent: what it brings to bear, and what it could on those whom it has leverage on.
    """

    def __init__(self, model: World, place: int, key: str) -> None:
        super().__init__(model)
        self.key, self.name, self.own = key, f"actors.{key}", model.state.parties[:, place]
        self.wishes = model.state.wishes[:, place]
        leanings, sides = model.state.leanings[:, place], list(model.case.belligerents)
        self.belief, self.prior = by_key(leanings["belief"], sides), by_key(leanings["prior"], sides)
        self.pressure, leverage = by_key(leanings["pressure"], sides), by_key(leanings["leverage"], sides)
        self.leverage = {side: leverage[side] for side in model.case.third_parties[key].leverage}

    def belief_columns(self) -> Iterator[Recorded]:
        """What it thinks of the sides at the end."""
        for side, belief in self.belief.items():
            name, meaning = f"belief_{self.key}_{side}", f"Belief at the end that {side} is sincere."
            yield Column(name, "number", "probability", meaning, ids=of_actors(self.key, side)), belief

    @property
    def promises(self) -> Mapping[str, Array]:
        """What it has promised by now, by name: what a trial's story tells of its role."""
        return {}

    def columns(self) -> Iterator[Recorded]:
        """What else is recorded of its role."""
        yield from ()
