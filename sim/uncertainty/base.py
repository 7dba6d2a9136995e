"""What every uncertain quantity can do: give its value at a probability, its centre and its range."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, model_serializer

__all__ = ["LEAST_SCORE", "MOST_SCORE", "Array", "Distribution", "Uniforms"]

LEAST_SCORE, MOST_SCORE = -8.3, 8.3
"""Normal scores of a draw lie between these: luck stops 2^-54 short of 0 and 2^-53 short of 1."""

Array = npt.NDArray[np.float64]
Uniforms = npt.NDArray[np.float64]


class Distribution(BaseModel):
    """An uncertain quantity, described by its quantile function.

    Subclasses are frozen, named by their field `dist`, and drawn by inverse transform, so that one uniform number
    per trial decides the value and scenarios that share an address share their luck.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    endless: ClassVar[bool] = False
    """Whether every member of the family reaches beyond any upper bound."""

    because: tuple[str, ...] = Field(default=(), description="Coded statements that stand behind the value.")
    assumed: str | None = Field(default=None, description="Why the value is a judgement.")
    measured: str | None = Field(default=None, description="Which fit to records gave the value.")

    def quantile(self, probability: Uniforms) -> Array:
        """Value at each probability in (0, 1); same shape as `probability`."""
        raise NotImplementedError

    def support(self) -> tuple[float, float]:
        """Smallest and largest possible value (may be infinite)."""
        raise NotImplementedError

    def reach(self) -> tuple[float, float]:
        """Smallest and largest value that a draw can give: the support, or where luck stops if that is infinite."""
        return self.support()

    def central(self) -> float:
        """The median: what an outsider would take the quantity to be."""
        return float(self.quantile(np.array([0.5]))[0])

    @property
    def certain(self) -> bool:
        """Whether the quantity has one value only."""
        low, high = self.support()
        return low == high

    @model_serializer(mode="wrap")
    def _terse(self, handler: Any) -> Any:
        plain = handler(self)
        return {key: value for key, value in plain.items() if value not in (None, (), [])}
