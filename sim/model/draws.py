"""The draws of a day, each made when first asked for and shared by all who ask."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sim.random_streams import Luck, logistic, normal

__all__ = ["Draws"]

Array = npt.NDArray[np.float64]


class Draws:
    """The calendar day and the draws addressed to it.

    A draw that nobody asks for is not made; addresses make that safe, since no draw depends on another.
    """

    def __init__(self, luck: Luck, day: int) -> None:
        self.day = day
        self.uniform = cache(lambda who, purpose: luck.uniform(who, purpose, day))

    def normal(self, who: str, purpose: str, at: npt.NDArray[np.intp] | slice = slice(None)) -> Array:
        """Standard normal numbers in the trials at the given places."""
        return normal(self.uniform(who, purpose)[at])

    def logistic(self, who: str, purpose: str) -> Array:
        """Standard logistic numbers, shape (trials,)."""
        return logistic(self.uniform(who, purpose))

    def happens(self, who: str, purpose: str, chance: Array) -> npt.NDArray[np.bool_]:
        """Where something with the given chance happens today, shape (trials,)."""
        return self.uniform(who, purpose) < chance
