"""The ledger of a belligerent (section 2), written once: line by line, as outsiders know it, and issue by issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.model.inputs import Array
from sim.model.precomputed import Precomputed
from sim.theory.bargaining import Claim
from sim.theory.ledger import Costs, Lines, audience, exposure, fear, war

__all__ = ["Ledger"]


@dataclass(frozen=True)
class Ledger:
    """A belligerent's ledger on a day as a function of the package: S(x) = u(x) - W - fear e(x) - outrage b(x).

    Pressure and shock come on top. `weights` are the day's weights of the issues that may change, shape (issues,
    trials); `war` is W, `fear` what full exposure would cost, `outrage` what a unit beyond a red line costs at home,
    shape (trials,).
    """

    stakes: Precomputed
    weights: Array
    war: Array
    fear: Array
    outrage: Array

    @classmethod
    def of(
        cls,
        stakes: Precomputed,
        left: Mapping[str, Array],
        chances: Sequence[Array],
        cost_of_war: Array,
        trust: Array,
        regroup: Array,
        outrage: Array,
    ) -> Ledger:
        """Make it from a side's stakes, what is left of the pockets, and the chances of winning the war."""
        fighting = war(chances, stakes.satisfaction_with_victories(left), cost_of_war)
        return cls(stakes, stakes.weights(left), fighting, fear(trust, regroup), outrage)

    def lines(self, package: Array, shock: Array) -> Lines:
        """Line by line for a package, under no pressure yet."""
        return Lines(
            terms=self.stakes.satisfaction(self.weights, package),
            war=self.war,
            exposure=exposure(self.fear, self.stakes.exposed_by(package)),
            audience=audience(self.outrage, self.stakes.beyond_red_lines(self.weights, package)),
            pressure=np.zeros_like(self.war),
            shock=shock,
        )

    def claim(self, weight: Array) -> Claim:
        """Its sum as a function of the issues that may change, for the mediator that weighs it with `weight`."""
        stakes, costs = self.stakes, self.costs
        slope = np.zeros_like(costs.terms) if stakes.quadratic else costs.terms.copy()
        for place in stakes.agenda.changing_security:
            slope[place] += costs.exposure[place]
        constant = stakes.given_up + self.fear * stakes.exposed + self.outrage * stakes.beyond
        return Claim(
            point=stakes.stated,
            slope=slope,
            weight=weight,
            rest=1.0 - constant - self.war,
            curve=costs.terms if stakes.quadratic else None,
            red=costs.audience,
            tolerance=stakes.tolerance,
        )

    @cached_property
    def costs(self) -> Costs:
        """What distance costs on each issue that may change."""
        return Costs.of(self.weights, self.stakes.exposure, self.stakes.firmness, self.fear, self.outrage)
