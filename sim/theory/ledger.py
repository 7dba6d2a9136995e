"""The lines of a belligerent's ledger beside its satisfaction, and what distance costs on each issue.

War as a costly lottery (Fearon 1995), exposure as the commitment problem (Powell 2006), audience cost (Fearon 1994).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sim.theory.satisfaction import Array, fold, loss

__all__ = ["Costs", "Lines", "audience", "exposure", "fear", "lifted_trust", "pooled_pledge", "war"]


@dataclass(frozen=True)
class Lines:
    """One ledger: what is weighed, line by line, each of shape (trials,), in ledger units (1 = the whole stake)."""

    terms: Array
    war: Array
    exposure: Array
    audience: Array
    pressure: Array
    shock: Array

    @cached_property
    def total(self) -> Array:
        """terms - war - exposure - audience + pressure + shock."""
        return self.terms - self.war - self.exposure - self.audience + self.pressure + self.shock

    def pressed(self, pressure: Array) -> Lines:
        """The same ledger under another pressure."""
        return replace(self, pressure=pressure)

    def replaced(self, marked: npt.NDArray[np.bool_], other: Lines) -> Lines:
        """Line by line, another ledger in the trials marked, this one in all others."""
        names = [field.name for field in fields(self)]
        return Lines(*(np.where(marked, getattr(other, name), getattr(self, name)) for name in names))

    def scaled(self, stakes: Array | float, relief: Array | float) -> Lines:
        """The ledger of a sectoral offer: less at stake, and a cheap way to please a mediator."""
        return Lines(
            stakes * self.terms,
            stakes * self.war,
            stakes * self.exposure,
            stakes * self.audience,
            relief * self.pressure,
            stakes * self.shock,
        )


@dataclass(frozen=True)
class Costs:
    """What distance costs a belligerent, issue by issue: the ledger's slopes, shape (issues, trials).

    `terms` is the price of |x - a|^gamma, `exposure` that of |x - a| (0 but on security issues), `audience` that of a
    unit beyond the red line.
    """

    terms: Array
    exposure: Array
    audience: Array

    @classmethod
    def of(cls, weights: Array, exposure: Array, firmness: Array, fear: Array, outrage: Array) -> Costs:
        """From the day's weights, the shares of security issues, firmness, fear and outrage."""
        return cls(weights, fear * exposure, outrage * (weights * firmness))

    def conceding(self, text: Array, ideal: Array, stated: Array, tolerance: Array, quadratic: bool) -> Array:
        """What the sum gains if the text moves to the stated point, on each issue alone (section 4)."""
        rise = self.terms * (loss(text, ideal, quadratic) - loss(stated, ideal, quadratic))
        nearer = np.abs(text - ideal) - np.abs(stated - ideal)
        beyond = np.maximum(0.0, np.abs(text - stated) - tolerance)
        gain: Array = rise + self.exposure * nearer + self.audience * beyond
        return gain


def war(chances: Sequence[Array], outcomes: Sequence[Array], cost: Array) -> Array:
    """W = sum_j p_j v_j - c: the value of fighting on, with `v_j` the satisfaction with side j's victory."""
    return fold([chance * outcome for chance, outcome in zip(chances, outcomes, strict=True)], cost) - cost


def fear(trust: Array, regroup: Array) -> Array:
    """(1 - trust) regroup: what full exposure would cost."""
    return (1.0 - trust) * regroup


def exposure(fear: Array, exposed: Array) -> Array:
    """fear e: what the other side could do with the pause; `exposed` is e in 0..1."""
    return fear * exposed


def audience(weight: Array, beyond: Array) -> Array:
    """weight sum_k s_k firm_k max(0, |x_k - stated_k| - tolerance_k): the price of backing down in public.

    `beyond` is the sum: how far the package lies beyond red lines, weighed by salience and firmness.
    """
    return weight * beyond


def lifted_trust(trust: Array, pledge: Array) -> Array:
    """t + (1 - t) g: trust with a guarantor's pledge behind it."""
    return trust + (1.0 - trust) * pledge


def pooled_pledge(pledges: Sequence[Array], like: Array) -> Array:
    """1 - prod (1 - g): several pledges together; zeros if there is none."""
    missing = np.ones_like(like)
    for pledge in pledges:
        missing = missing * (1.0 - pledge)
    return 1.0 - missing
