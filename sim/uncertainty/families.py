"""The named families of uncertain quantities that a scenario file may use.

Closed forms where they exist; otherwise `scipy.special`, imported where used so that checking a file stays fast.
"""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_serializer, model_validator

from sim.uncertainty.base import LEAST_SCORE, MOST_SCORE, Array, Distribution, Uniforms
from sim.uncertainty.written import written

__all__ = [
    "CONTINUOUS",
    "Beta",
    "Bounded",
    "Fixed",
    "LogNormal",
    "Normal",
    "Pert",
    "Triangular",
    "Uniform",
    "mode_outside",
    "triangular_quantile",
]


def triangular_quantile(probability: Uniforms, low: float, mode: float, high: float) -> Array:
    """Quantile of the triangular distribution in closed form; degenerate triangles are allowed."""
    width = high - low
    if width <= 0:
        return np.full_like(probability, low)
    rising = probability * width < mode - low
    away = np.sqrt(width * np.where(rising, probability * (mode - low), (1.0 - probability) * (high - mode)))
    return np.where(rising, low + away, high - away)


class Fixed(Distribution):
    """One number, known."""

    dist: Literal["fixed"] = "fixed"
    value: float

    def quantile(self, probability: Uniforms) -> Array:
        """The value, whatever the probability."""
        return np.full_like(probability, self.value)

    def support(self) -> tuple[float, float]:
        """The value twice."""
        return self.value, self.value

    @model_serializer(mode="wrap")
    def _terse(self, handler: Any) -> Any:
        return handler(self) if self.because or self.assumed or self.measured else self.value


class Bounded(Distribution):
    """A family that lies between `low` and `high`."""

    low: float
    high: float

    def support(self) -> tuple[float, float]:
        """The two bounds."""
        return self.low, self.high

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low ({written(self.low)}) lies above high ({written(self.high)}); swap them")
        return self


def mode_outside(low: float, mode: float, high: float) -> str:
    """What is said of a mode that does not lie between the bounds."""
    return f"mode ({written(mode)}) must lie between low ({written(low)}) and high ({written(high)})"


class Uniform(Bounded):
    """Every value between `low` and `high` alike."""

    dist: Literal["uniform"]

    def quantile(self, probability: Uniforms) -> Array:
        """low + (high - low) u."""
        return self.low + (self.high - self.low) * probability


class Moded(Bounded):
    """A bounded family with a most likely value."""

    mode: float

    @model_validator(mode="after")
    def _mode_between(self) -> Self:
        if not self.low <= self.mode <= self.high:
            raise ValueError(mode_outside(self.low, self.mode, self.high))
        return self


class Triangular(Moded):
    """Three points: least, most likely, largest."""

    dist: Literal["triangular"]

    def quantile(self, probability: Uniforms) -> Array:
        """Closed form."""
        return triangular_quantile(probability, self.low, self.mode, self.high)


class Pert(Moded):
    """A beta on `low`..`high` whose mean is (low + 4 mode + high) / 6 (Clark 1962): a softer triangle."""

    dist: Literal["pert"]

    def quantile(self, probability: Uniforms) -> Array:
        """Scaled inverse of the regularised incomplete beta function."""
        width = self.high - self.low
        if width <= 0:
            return np.full_like(probability, self.low)
        from scipy.special import betaincinv

        first = 1.0 + 4.0 * (self.mode - self.low) / width
        return self.low + width * np.asarray(betaincinv(first, 6.0 - first, probability))


class Normal(Distribution):
    """A normal quantity, cut off at `low` and `high` where given (truncated, not censored)."""

    dist: Literal["normal"]
    mean: float
    sd: float = Field(gt=0)
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _room(self) -> Self:
        low, high = self.support()
        if not low < high:
            raise ValueError(f"low ({written(low)}) must lie below high ({written(high)})")
        if low > self.mean + 8 * self.sd or high < self.mean - 8 * self.sd:
            raise ValueError("the bounds leave out all of the distribution; move mean, low or high")
        return self

    def quantile(self, probability: Uniforms) -> Array:
        """Inverse normal between the probabilities of the two bounds, counted from the tail that is nearer to them."""
        from scipy.special import ndtr, ndtri

        low, high = self.support()
        bounds = (low - self.mean) / self.sd, (high - self.mean) / self.sd
        if bounds[0] > 0:  # far up, where probabilities from below are all but 1 and have no digits left
            first, last = ndtr(-bounds[0]), ndtr(-bounds[1])
            score = -np.asarray(ndtri(first + (last - first) * probability))
        else:
            first, last = ndtr(bounds[0]), ndtr(bounds[1])
            score = np.asarray(ndtri(np.minimum(first + (last - first) * probability, 1.0 - 2.0**-53)))
        return np.clip(self.mean + self.sd * score, low, high)

    def support(self) -> tuple[float, float]:
        """The bounds, infinite where none is given."""
        return (-math.inf if self.low is None else self.low), (math.inf if self.high is None else self.high)

    def reach(self) -> tuple[float, float]:
        """The bounds, or twelve standard deviations: as far as luck leads where it starts eight out, at a bound."""
        low, high = self.support()
        return max(low, self.mean - 12 * self.sd), min(high, self.mean + 12 * self.sd)


class LogNormal(Distribution):
    """A positive quantity whose logarithm is normal: `median` times a factor of about `sigma`."""

    endless: ClassVar[bool] = True

    dist: Literal["lognormal"]
    median: float = Field(gt=0)
    sigma: float = Field(gt=0, le=5)

    def quantile(self, probability: Uniforms) -> Array:
        """median exp(sigma z)."""
        from scipy.special import ndtri

        return self.median * np.exp(self.sigma * np.asarray(ndtri(probability)))

    def support(self) -> tuple[float, float]:
        """Zero to infinity."""
        return 0.0, math.inf

    def reach(self) -> tuple[float, float]:
        """The median times what the farthest scores give."""
        return self.median * math.exp(self.sigma * LEAST_SCORE), self.median * math.exp(self.sigma * MOST_SCORE)


class Beta(Distribution):
    """A share with a mean and the weight of `n` imagined observations."""

    dist: Literal["beta"]
    mean: float = Field(gt=0, lt=1)
    n: float = Field(gt=0, le=1e6)

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if not self.mean * self.n > 0:
            raise ValueError(
                f"mean ({written(self.mean)}) times n ({written(self.n)}) cannot be told from 0; use larger ones"
            )
        return self

    def quantile(self, probability: Uniforms) -> Array:
        """Inverse of the regularised incomplete beta function."""
        from scipy.special import betaincinv

        return np.asarray(betaincinv(self.mean * self.n, (1.0 - self.mean) * self.n, probability))

    def support(self) -> tuple[float, float]:
        """Zero to one."""
        return 0.0, 1.0


CONTINUOUS = Fixed | Uniform | Triangular | Pert | Normal | LogNormal | Beta
"""The families of this file that a number may have; one that is added here may stand in files."""
