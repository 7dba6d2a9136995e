"""The battlefield and the news: what moves by chance alone (section 3, phases 1 and 2)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from tests.reference.world import World

__all__ = ["Front", "News"]


class Front(mesa.Agent):  # type: ignore[misc]
    """Momentum and pockets."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.world, value = world, world.value
        self.course = world.case.scenario.front.momentum
        self.mean = value("front.momentum.mean") if self.course else 0.0
        self.momentum = value("front.momentum.start", self.mean) if self.course else 0.0
        self.left = {name: value(f"front.pockets.{name}.left") for name, _ in world.case.pockets}

    def leaning(self, side: str) -> int:
        """1 for the side that positive momentum favours, -1 for the one it counts against, else 0."""
        if self.course is None:
            return 0
        return 1 if side == self.course.favours else (-1 if side == self.course.against else 0)

    def move(self) -> None:
        """One day at the front: pockets first, by yesterday's momentum; then momentum itself."""
        for name, pocket in self.world.case.pockets:
            self._shrink(name, -self.leaning(pocket.holder))
        if self.course is not None:
            value, z = self.world.value, self.world.normal("front.momentum", "momentum")
            pull = value("front.momentum.reversion") * (self.mean - self.momentum)
            moved = self.momentum + pull + value("front.momentum.noise") * z
            self.momentum = min(max(moved, -1.0), 1.0)

    def _shrink(self, name: str, against_holder: int) -> None:
        path, value = f"front.pockets.{name}", self.world.value
        local = self.world.values.get(f"{path}.momentum")
        felt = self.momentum if local is None else local + self.momentum - self.mean
        speed = min(max(against_holder * felt, -1.0), 1.0)
        left = self.left[name] * math.exp(-value(f"{path}.decay_per_day") * (1.0 + speed))
        self.left[name] = 0.0 if left < value(f"{path}.moot_below") else left


class News(mesa.Agent):  # type: ignore[misc]
    """Events that come and pass, and what they add to named quantities while they last."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.world = world
        self.running = {name: 0 for name, _ in world.case.events}
        self.added: dict[str, float] = {}

    def arrive(self) -> None:
        """One day of news."""
        self.added = {}
        for name, event in self.world.case.events:
            fires = self.world.uniform(f"events.{name}", "event") < self.world.value(f"events.{name}.rate_per_day")
            self.running[name] = event.days if fires else max(0, self.running[name] - 1)
            if self.running[name] > 0:
                for quantity, amount in event.add.items():
                    self.added[quantity] = self.added.get(quantity, 0.0) + amount

    def on(self, quantity: str) -> float:
        """What the running events add to `quantity` today."""
        return self.added.get(quantity, 0.0)
