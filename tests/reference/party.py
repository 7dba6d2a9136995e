"""What every actor has: a name, positions, and what it thinks of the belligerents."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from tests.reference.case import Terms
from tests.reference.ledger import Points, weights
from tests.reference.limits import Edge

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

    def edge(self, issue: str) -> Edge | None:
        """What it has ruled out on an issue: for third parties, nothing."""
        return None

    def points(self, terms: Terms) -> Points:
        """Its standpoint on the issues of one offer."""
        salience = [self.value(f"positions.{issue}.salience", 0.0) for issue in terms.issues]
        now = [(k, issue) for k, issue in enumerate(terms.issues) if not terms.later[k]]
        edges = {k: edge for k, issue in now if (edge := self.edge(issue)) is not None}
        lines = [self._red_line(issue, edges.get(k)) for k, issue in enumerate(terms.issues)]
        return Points(
            terms=terms,
            weight=weights(salience, terms, self.world.value("preferences.later_weight")),
            stated=[self.stated(issue) for issue in terms.issues],
            real=[self.real(issue) for issue in terms.issues],
            low=[low for low, _, _ in lines],
            high=[high for _, high, _ in lines],
            line=[firm for _, _, firm in lines],
            edges=edges,
            gamma=self.world.case.losses[self.name],
        )

    def _red_line(self, issue: str, edge: Edge | None) -> tuple[float, float, float]:
        """From where to where an issue may go without crossing its red line, and how firm that line is."""
        if edge is not None:
            return (-math.inf, edge.at, edge.firmness) if edge.above else (edge.at, math.inf, edge.firmness)
        stated, firm = self.stated(issue), self.value(f"positions.{issue}.firmness", 0.0)
        tolerance = (1.0 - firm) * self.world.value("preferences.width")
        return stated - tolerance, stated + tolerance, firm
