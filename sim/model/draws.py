"""Numbers drawn for all trials of a block at once, by compiled loops: uniform ones, and what coders make of them."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from sim.compiled import Loop
from sim.model.rules.luck import as_uniform, four_words
from sim.random_streams import Luck, key_of
from sim.theory.quantiles import triangular_quantile

__all__ = ["fill_uniform", "read_triangles", "triangular_numbers", "uniform_numbers"]

Array = npt.NDArray[np.float64]
Triple = tuple[float, float, float]


def uniform_numbers(luck: Luck, who: str, purpose: str) -> Array:
    """The numbers of :meth:`Luck.uniform` for what is drawn once per trial, bit by bit, shape (trials,)."""
    drawn = np.empty(luck.count)
    fill_uniform(drawn, np.array((*key_of(luck.seed, who, purpose), luck.point), dtype=np.uint64), luck.first)
    return drawn


def triangular_numbers(luck: Array, coder: Array, triples: Collection[Triple]) -> Array:
    """Quantiles at the uniform numbers `luck`, written in their place: of the triangle that each trial's coder gave.

    Parameters
    ----------
    luck, coder
        Uniform numbers in (0, 1), shape (trials,); a trial's coder is at place floor(coder * number of triples).
    triples
        Low, mode and high of each triangle; one that is a point is allowed.
    """
    read_triangles(luck, coder, np.array(list(triples), dtype=np.float64))
    return luck


def _fill_uniform(drawn: Array, address: npt.NDArray[np.uint64], first: int) -> None:
    """Fill with the numbers of consecutive trials from `first` on; `address` is a key's two words and the point."""
    count, day = len(drawn), np.uint64(0)
    for t in range(-(first % 4), count, 4):
        words = four_words(address[0], address[1], np.uint64((first + t) // 4 + 1), day, address[2])
        for place in range(4):
            if 0 <= t + place < count:
                drawn[t + place] = as_uniform(words[place])


def _read_triangles(drawn: Array, coder: Array, triangles: Array) -> None:
    """Put quantiles in the place of uniform numbers; a triangle is a row."""
    for t in range(len(drawn)):
        place = min(int(coder[t] * len(triangles)), len(triangles) - 1)
        drawn[t] = triangular_quantile(drawn[t], triangles[place, 0], triangles[place, 1], triangles[place, 2])


fill_uniform = Loop(_fill_uniform, np.zeros(1), np.zeros(3, dtype=np.uint64), 0)
read_triangles = Loop(_read_triangles, np.zeros(1), np.zeros(1), np.zeros((1, 3)))
