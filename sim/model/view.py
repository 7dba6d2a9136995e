"""Parts of a block by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["View", "by_key"]


class View:
    """A part of a block, seen over its trials: each field of its records is an attribute, shape (trials,).

    What is seen is the state itself, as it stands after the last step.
    """

    own: np.ndarray

    def __getattr__(self, field: str) -> Any:
        own = self.__dict__.get("own")
        if own is None or field not in (own.dtype.names or ()):
            raise AttributeError(f"{type(self).__name__} has no {field}")
        return own[field]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(self.own.dtype.names or ())]


def by_key(values: np.ndarray, keys: Iterable[str]) -> dict[str, Any]:
    """A quantity of several things, shape (trials, things), by their ids: each is seen over the trials of the block."""
    return {key: values[:, place] for place, key in enumerate(keys)}
