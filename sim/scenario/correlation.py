"""Correlated inputs: which uncertain numbers of a scenario are high together, and how strongly."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from sim.errors import given
from sim.scenario.entry import Entry
from sim.uncertainty import written
from sim.uncertainty.copula import Factor, cholesky, equal_correlations

__all__ = ["Correlation"]

Matrix = tuple[tuple[float, ...], ...]


class Correlation(Entry):
    """Inputs that are drawn together (a Gaussian copula); the distribution of each stays as it is.

    The rank correlation of two of them is (6 / pi) asin(rho / 2), a little less than rho. The first keeps its own luck.
    """

    inputs: tuple[str, ...] = Field(
        min_length=2, max_length=64, description="Dotted paths of uncertain numbers, each in one block only."
    )
    rho: float | None = Field(
        default=None, gt=-1, lt=1, description="Correlation of normal scores, the same for any two of the inputs."
    )
    matrix: Matrix | None = Field(
        default=None,
        description="Instead of `rho`: a row and a column per input, in the order of the list; 1 on the diagonal.",
    )

    @field_validator("inputs")
    @classmethod
    def _different(cls, inputs: tuple[str, ...]) -> tuple[str, ...]:
        twice = next((path for place, path in enumerate(inputs) if path in inputs[:place]), None)
        if twice is not None:
            raise ValueError(f"{twice} appears twice; keep one")
        return inputs

    @field_validator("rho")
    @classmethod
    def _reachable(cls, rho: float | None, info: ValidationInfo) -> float | None:
        count = len(info.data.get("inputs", ()))
        if rho is not None and count > 1 and cholesky(equal_correlations(count, rho)) is None:
            bounds = f"more than {-1 / (count - 1):.4g} and less than 1"
            raise ValueError(
                f"got {written(rho)}; allowed: {bounds} for {count} inputs, which cannot all oppose each other"
            )
        return rho

    @field_validator("matrix")
    @classmethod
    def _sound(cls, matrix: Matrix | None, info: ValidationInfo) -> Matrix | None:
        problem = _problem(matrix, len(info.data.get("inputs", ()))) if matrix is not None else ""
        if problem:
            raise ValueError(problem)
        return matrix

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.rho is None) == (self.matrix is None):
            raise ValueError("give one of `rho: 0.5` (the same for any two) and `matrix: [[1, 0.5], [0.5, 1]]`")
        return self

    @cached_property
    def factor(self) -> Factor:
        """Cholesky factor of the correlations, rows in the order of the inputs."""
        rho = 0.0 if self.rho is None else self.rho
        found = cholesky(equal_correlations(len(self.inputs), rho) if self.matrix is None else self.matrix)
        return given(found, "factor of a checked matrix")


def _problem(matrix: Matrix, count: int) -> str:
    """Say what keeps a matrix from being one of correlations; empty if nothing does."""
    if count < 2:
        return ""  # the list of inputs is at fault already
    if len(matrix) != count or any(len(row) != count for row in matrix):
        return f"allowed: {count} rows of {count} numbers, one of each per input"
    cells = [(row, column) for row in range(count) for column in range(count)]
    for row, column in cells:
        value, name = matrix[row][column], f"row {row + 1}, column {column + 1}"
        if row == column and value != 1:
            return f"got {written(value)} in {name}; allowed: 1, the correlation of an input with itself"
        if row != column and not -1 < value < 1:
            return f"got {written(value)} in {name}; allowed: more than -1 and less than 1"
        if value != matrix[column][row]:
            other = written(matrix[column][row])
            return f"got {written(value)} in {name} but {other} across the diagonal; the two must be equal"
    if cholesky(matrix) is None:
        return "not positive definite: no quantities can have all these correlations at once; move them toward 0"
    return ""
