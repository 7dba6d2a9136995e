"""The families of uncertain quantities that take a few values only, or whole ones."""

from __future__ import annotations

from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator

from sim.uncertainty.base import Array, Distribution, Uniforms
from sim.uncertainty.families import Bounded, mode_outside, triangular_quantile

__all__ = ["DISCRETE", "Bernoulli", "Choice", "Integer"]


class Bernoulli(Distribution):
    """One with probability `p`, else zero."""

    dist: Literal["bernoulli"]
    p: float = Field(ge=0, le=1)

    def quantile(self, probability: Uniforms) -> Array:
        """One where u lies above 1 - p."""
        return np.where(probability > 1.0 - self.p, 1.0, 0.0)

    def support(self) -> tuple[float, float]:
        """Zero and one, or the one of them that is certain."""
        return (1.0 if self.p == 1 else 0.0), (0.0 if self.p == 0 else 1.0)


class Choice(Distribution):
    """One of a few values, with weights."""

    dist: Literal["choice"]
    values: tuple[float, ...] = Field(min_length=1, max_length=1000)
    weights: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _weighed(self) -> Self:
        if self.weights is None:
            return self
        if len(self.weights) != len(self.values):
            raise ValueError(f"{len(self.values)} values but {len(self.weights)} weights; give one weight a value")
        if min(self.weights) < 0 or sum(self.weights) <= 0:
            raise ValueError("weights must not be negative, and one of them must be positive")
        return self

    def quantile(self, probability: Uniforms) -> Array:
        """Values in the order given, each over its share of (0, 1)."""
        weights = np.array(self.weights or [1.0] * len(self.values))
        edges = np.cumsum(weights / weights.sum())[:-1]
        return np.array(self.values)[np.searchsorted(edges, probability, side="right")]

    def support(self) -> tuple[float, float]:
        """Least and largest value."""
        return min(self.values), max(self.values)


class Integer(Bounded):
    """A whole number from `low` to `high`, all alike or, with a `mode`, rounded from a triangle."""

    dist: Literal["integer"]
    mode: float | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.low != round(self.low) or self.high != round(self.high):
            raise ValueError("low and high must be whole numbers")
        if self.mode is not None and not self.low <= self.mode <= self.high:
            raise ValueError(mode_outside(self.low, self.mode, self.high))
        return self

    def quantile(self, probability: Uniforms) -> Array:
        """Nearest whole number to a continuous draw that reaches half a step past both ends."""
        low, high = self.low - 0.5, self.high + 0.5
        if self.mode is None:
            drawn = low + (high - low) * probability
        else:
            drawn = triangular_quantile(probability, low, self.mode, high)
        return np.clip(np.floor(drawn + 0.5), self.low, self.high)


DISCRETE = Bernoulli | Choice | Integer
"""The families of this file that a number may have; one that is added here may stand in files."""
