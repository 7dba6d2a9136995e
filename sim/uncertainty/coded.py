"""A quantity read from statements by several coders: an equal mixture, one coder per trial."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field, field_validator

from sim.uncertainty.base import Array, Distribution, Uniforms
from sim.uncertainty.families import triangular_quantile
from sim.uncertainty.written import written

__all__ = ["Coded"]

Triple = tuple[float, float, float]


class Coded(Distribution):
    """One triangle per coder. The coder is drawn once per trial and shared by all coded quantities.

    `coders` maps the coder's id to `(low, mode, high)`; `key` names the row of the evidence it came from. Coders of a
    `panel` of their own are drawn apart from all others.
    """

    dist: Literal["coded"] = "coded"
    key: str = Field(description="Row of the evidence, for tracing.")
    panel: str = Field(default="", pattern="^([a-z][a-z0-9_]*)?$", max_length=32, description="Coders drawn together.")
    coders: dict[str, Triple] = Field(min_length=1)

    @field_validator("coders")
    @classmethod
    def _ordered(cls, coders: dict[str, Triple]) -> dict[str, Triple]:
        for coder, (low, mode, high) in coders.items():
            if not low <= mode <= high:
                raise ValueError(
                    f"coder {coder}: low, mode, high must not fall; got {', '.join(map(written, (low, mode, high)))}"
                )
        return dict(sorted(coders.items()))

    def quantile_by(self, probability: Uniforms, coder: Array) -> Array:
        """Value at each probability for the coder with position `floor(coder * number of coders)`.

        Parameters
        ----------
        probability, coder
            Uniform numbers in (0, 1), shape (trials,).
        """
        triples = list(self.coders.values())
        value = triangular_quantile(probability, *triples[0])
        for place, triple in enumerate(triples[1:], start=1):
            value = np.where(coder * len(triples) < place, value, triangular_quantile(probability, *triple))
        return value

    def quantile(self, probability: Uniforms) -> Array:
        """Quantile of the mixture itself, by bisection; for displays, not for draws."""
        low, high = (np.full_like(probability, edge) for edge in self.support())
        for _ in range(60):
            middle = (low + high) / 2
            below = self._share_below(middle) < probability
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return (low + high) / 2

    def _share_below(self, value: Array) -> Array:
        total = np.zeros_like(value)
        for low, mode, high in self.coders.values():
            width = high - low
            if width <= 0:
                total = total + np.where(value >= low, 1.0, 0.0)
                continue
            up = np.clip(value - low, 0, None) ** 2 / (width * max(mode - low, 1e-300))
            down = 1.0 - np.clip(high - value, 0, None) ** 2 / (width * max(high - mode, 1e-300))
            total = total + np.where(value < low, 0.0, np.where(value < mode, up, np.where(value < high, down, 1.0)))
        return total / len(self.coders)

    def support(self) -> tuple[float, float]:
        """Least low and largest high over the coders."""
        return min(t[0] for t in self.coders.values()), max(t[2] for t in self.coders.values())

    def central(self) -> float:
        """Mean over coders of each coder's median."""
        half = np.array([0.5])
        medians = [float(triangular_quantile(half, *triple)[0]) for triple in self.coders.values()]
        total = 0.0
        for median in medians:
            total += median
        return total / len(medians)
