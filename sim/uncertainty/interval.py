"""`ci90: [a, b]`: a 90 % interval of a named family, as experts give it."""

from __future__ import annotations

import math
from typing import Any, Literal, Self

import numpy as np
from pydantic import Field, model_serializer, model_validator

from sim.uncertainty.base import LEAST_SCORE, MOST_SCORE, Array, Distribution, Uniforms
from sim.uncertainty.written import written

__all__ = ["CentralInterval"]

Z95 = 1.6448536269514722

_LARGEST_LOG = 700.0
"""Log of a number that a float still holds."""


class CentralInterval(Distribution):
    """A quantity with 5 % below the first number and 5 % above the second.

    `family` says which shape fills the gap: `normal` on the scale itself, `lognormal` for positive quantities,
    `logitnormal` for shares, `uniform` for a flat one (which then reaches 1/18 of the width past both ends).
    """

    dist: Literal["ci90"] = "ci90"
    ci90: tuple[float, float]
    family: Literal["normal", "lognormal", "logitnormal", "uniform"] = "normal"
    low: float | None = Field(default=None, description="Cut off below this value.")
    high: float | None = Field(default=None, description="Cut off above this value.")

    @model_validator(mode="after")
    def _possible(self) -> Self:
        first, last = self.ci90
        if not first < last:
            raise ValueError(f"the first number ({written(first)}) must lie below the second ({written(last)})")
        if self.family == "lognormal" and first <= 0:
            raise ValueError(f"a lognormal interval must lie above 0; got {written(first)}")
        if self.family == "logitnormal" and not (first > 0 and last < 1):
            raise ValueError(f"a logitnormal interval must lie inside (0, 1); got {written(first)} to {written(last)}")
        if (self.low is not None and self.low > first) or (self.high is not None and self.high < last):
            raise ValueError("low and high must lie outside the 90 % interval")
        return self

    def quantile(self, probability: Uniforms) -> Array:
        """Inverse of the family whose 5 % and 95 % points are the two numbers."""
        first, last = self.ci90
        if self.family == "uniform":
            value = first + (last - first) * (probability - 0.05) / 0.9
        else:
            from scipy.special import expit, logit, ndtri

            forward, back = {"normal": (float, np.asarray), "lognormal": (math.log, np.exp)}.get(
                self.family, (logit, expit)
            )
            start, stop = forward(first), forward(last)
            middle, scale = (start + stop) / 2, (stop - start) / (2 * Z95)
            value = np.asarray(back(middle + scale * np.asarray(ndtri(probability))))
        low, high = self.support()
        return np.clip(value, low, high)

    def support(self) -> tuple[float, float]:
        """The cut-offs, within what the family allows."""
        first, last = self.ci90
        reach = (last - first) / 18
        widest = {
            "normal": (-math.inf, math.inf),
            "lognormal": (0.0, math.inf),
            "logitnormal": (0.0, 1.0),
            "uniform": (first - reach, last + reach),
        }[self.family]
        low = widest[0] if self.low is None else max(self.low, widest[0])
        high = widest[1] if self.high is None else min(self.high, widest[1])
        return low, high

    def reach(self) -> tuple[float, float]:
        """The support, or where the farthest scores lead if that is infinite."""
        low, high = self.support()
        if self.family not in ("normal", "lognormal"):
            return low, high
        first, last = map(math.log, self.ci90) if self.family == "lognormal" else self.ci90
        middle, scale = (first + last) / 2, (last - first) / (2 * Z95)
        ends = middle + scale * LEAST_SCORE, middle + scale * MOST_SCORE
        if self.family == "lognormal":
            ends = math.exp(ends[0]), math.exp(ends[1]) if ends[1] < _LARGEST_LOG else math.inf
        return max(low, ends[0]), min(high, ends[1])

    @model_serializer(mode="wrap")
    def _terse(self, handler: Any) -> Any:
        return {key: value for key, value in handler(self).items() if value not in (None, (), []) and key != "dist"}
