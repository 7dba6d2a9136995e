"""Comparing tables of trials to the last bit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

__all__ = ["assert_same_bits", "labels"]


def assert_same_bits(first: Mapping[str, Any], second: Mapping[str, Any], skip: tuple[str, ...] = ()) -> None:
    """Every column of `first` is in `second` with the same bits (NaN equals NaN)."""
    for name, column in first.items():
        if name in skip:
            continue
        other = second[name]
        assert column.dtype == other.dtype, name
        equal = np.array_equal(column, other, equal_nan=column.dtype.kind == "f")
        assert equal, f"{name}: {column} against {other}"


def labels(codes: np.ndarray, words: list[str]) -> list[str | None]:
    """Codes as words, -1 as None: for columns whose codes are places in a list that may differ."""
    return [None if code < 0 else words[code] for code in codes]
