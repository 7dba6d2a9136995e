"""An optimisation and no rule: what cannot change from day to day is added up once, when a block begins.

Most days only a few issues can change what a package is worth: those on which the text may move and those tied to a
pocket. They are the *changing* issues, the others the *constant* ones. A package is given here by its changing issues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.model.agenda import Agenda
from sim.model.inputs import Array
from sim.theory.satisfaction import fold, loss

__all__ = ["Precomputed"]


@dataclass(frozen=True)
class Precomputed:
    """A party's stakes in an offer as a function of its changing issues, read with one set of ideal points.

    `shares, stated, ideal, firmness, tolerance, exposure` are the rows of changing issues, shape (issues, trials).
    `given_up, exposed, beyond` are what the constant issues contribute to lost satisfaction, exposure and distance
    beyond red lines. `victories` holds, for each belligerent in id order, the constant loss that its victory means and
    the loss on each issue tied to a pocket; None for the party itself.
    """

    agenda: Agenda
    quadratic: bool
    shares: Array
    stated: Array
    ideal: Array
    firmness: Array
    tolerance: Array
    exposure: Array
    given_up: Array
    exposed: Array
    beyond: Array
    victories: tuple[tuple[Array, tuple[Array, ...]] | None, ...]

    def weights(self, left: Mapping[str, Array]) -> Array:
        """Today's weights of the changing issues."""
        return self.agenda.changing_weights(self.shares, left)

    def satisfaction(self, weights: Array, package: Array) -> Array:
        """u of a package under today's weights."""
        lost = weights * loss(package, self.ideal, self.quadratic)
        return 1.0 - (self.given_up + fold(lost, self.given_up))

    def satisfaction_with_victories(self, left: Mapping[str, Array]) -> list[Array]:
        """Satisfaction with each belligerent's victory, in id order; 1 with one's own."""
        outcomes = []
        for victory in self.victories:
            if victory is None:
                outcomes.append(np.ones_like(self.given_up))
                continue
            constant, rows = victory
            lost = fold(
                [row * left[pocket] for row, (_, pocket) in zip(rows, self.agenda.pockets, strict=True)], constant
            )
            outcomes.append(1.0 - (constant + lost))
        return outcomes

    def exposed_by(self, package: Array) -> Array:
        """e in 0..1: mean distance on the security issues, weighted by salience; 0 where there is none."""
        rows = [
            self.exposure[place] * np.abs(package[place] - self.ideal[place]) for place in self.agenda.changing_security
        ]
        return self.exposed + fold(rows, self.exposed)

    def beyond_red_lines(self, weights: Array, package: Array) -> Array:
        """sum_k s_k firm_k max(0, |x_k - stated_k| - tolerance_k)."""
        beyond = np.maximum(0.0, np.abs(package - self.stated) - self.tolerance)
        return self.beyond + fold(weights * self.firmness * beyond, self.beyond)
