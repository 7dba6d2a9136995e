"""What every actor has: a name, positions, and what it thinks of the belligerents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from tests.reference.case import Terms
from tests.reference.ledger import Points, weights

if TYPE_CHECKING:
    from tests.reference.world import World

__all__ = ["Party"]


class Party(mesa.Agent):  # type: ignore[misc]
    """An actor of any role."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world)
        self.world, self.name, self.path = world, name, f"actors.{name}"
        self.trust = {side: self.value(f"trust.{side}", 0.5) for side in world.case.sides if side != name}

    def value(self, tail: str, missing: float | None = None) -> float:
        """The trial's number at this actor's `tail`."""
        return self.world.value(f"{self.path}.{tail}", missing)

    def stated(self, issue: str) -> float:
        """Where it says it stands."""
        return self.value(f"positions.{issue}.ideal", 0.5)

    def real(self, issue: str) -> float:
        """Where it really stands: for third parties, where it says."""
        return self.stated(issue)

    def points(self, terms: Terms) -> Points:
        """Its standpoint on the issues of one offer."""
        firm = [self.value(f"positions.{issue}.firmness", 0.0) for issue in terms.issues]
        salience = [self.value(f"positions.{issue}.salience", 0.0) for issue in terms.issues]
        width = self.world.value("preferences.width")
        return Points(
            terms=terms,
            weight=weights(salience, terms, self.world.value("preferences.later_weight")),
            stated=[self.stated(issue) for issue in terms.issues],
            real=[self.real(issue) for issue in terms.issues],
            firm=firm,
            tolerance=[(1.0 - own) * width for own in firm],
            gamma=self.world.case.losses[self.name],
        )
