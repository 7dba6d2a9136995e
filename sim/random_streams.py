"""Addressed chance: every draw is a function of (seed; design point; trial; day; who; purpose).

The counter-based generator Philox (Salmon et al. 2011) turns an address into a number without any state, so a trial
meets the same luck alone or among a million, whatever the block size, the number of workers or the actors beside it.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

__all__ = ["HALF_STEP", "LAST", "STEP", "Array", "Luck", "RepeatedLuck", "key_of", "logistic", "normal"]

Array = npt.NDArray[np.float64]

STEP, HALF_STEP, LAST = 2.0**-53, 2.0**-54, 1.0 - 2.0**-53
"""A draw is a whole number of steps and a half, and at most the last number below 1."""


@lru_cache(maxsize=4096)
def key_of(seed: int, who: str, purpose: str) -> tuple[int, int]:
    """Key of a stream: 128 bits from the seed and a hash of who and purpose (a name, never a position)."""
    name = [int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") for word in (who, purpose)]
    halves = [part for number in name for part in (number & 0xFFFFFFFF, number >> 32)]
    first, last = np.random.SeedSequence(seed, spawn_key=halves).generate_state(2, np.uint64)
    return int(first), int(last)


class Luck:
    """The luck of a block of consecutive trials.

    Parameters
    ----------
    seed
        Any whole number from 0 up; 0 is a seed like any other.
    first, count
        The block holds trials `first` to `first + count - 1`.
    point
        Design point, for studies that need independent luck per point; 0 is the common one.
    """

    def __init__(self, seed: int, first: int, count: int, point: int = 0) -> None:
        self.seed, self.first, self.count, self.point = seed, first, count, point
        self._bits = np.random.Philox(key=0)
        self._generator = np.random.Generator(self._bits)

    @property
    def trials(self) -> npt.NDArray[np.int64]:
        """Number of the trial in each row."""
        return np.arange(self.first, self.first + self.count, dtype=np.int64)

    @property
    def once(self) -> Luck:
        """The luck of each trial once."""
        return self

    def spread(self, drawn: Array) -> Array:
        """Give every row the number of its trial, of numbers with each trial once."""
        return drawn

    def uniform(self, who: str, purpose: str, day: int = 0) -> Array:
        """One number in (0, 1) per trial, shape (count,); never exactly 0 or 1.

        `who` is a dotted path or id, `purpose` a word, `day` the calendar day (0 for what is drawn once per trial).
        """
        skip = self.first % 4
        state = {
            "bit_generator": "Philox",
            "state": {
                "counter": np.array([self.first // 4, day, self.point, 0], dtype=np.uint64),
                "key": np.array(key_of(self.seed, who, purpose), dtype=np.uint64),
            },
            "buffer": np.zeros(4, dtype=np.uint64),
            "buffer_pos": 4,
            "has_uint32": 0,
            "uinteger": 0,
        }
        self._bits.state = state  # type: ignore[assignment]
        drawn = self._generator.random(self.count + skip)[skip:]
        drawn += HALF_STEP
        return np.minimum(drawn, LAST, out=drawn)

    def normal(self, who: str, purpose: str, day: int = 0) -> Array:
        """Standard normal numbers, as :func:`normal` of :meth:`uniform`."""
        return normal(self.uniform(who, purpose, day))

    def logistic(self, who: str, purpose: str, day: int = 0) -> Array:
        """Standard logistic numbers, as :func:`logistic` of :meth:`uniform`."""
        return logistic(self.uniform(who, purpose, day))


class RepeatedLuck(Luck):
    """The luck of a block that holds the same trials several times over: design points on common luck share it.

    Parameters
    ----------
    seed, first, count
        As for :class:`Luck`.
    copies
        How often the trials follow each other; the block has `copies * count` rows.
    """

    def __init__(self, seed: int, first: int, count: int, copies: int) -> None:
        super().__init__(seed, first, count * copies)
        self._once, self._copies = Luck(seed, first, count), copies

    @property
    def once(self) -> Luck:
        """The luck of each trial once."""
        return self._once

    def spread(self, drawn: Array) -> Array:
        """Give every row the number of its trial, of numbers with each trial once."""
        return np.tile(drawn, self._copies)

    @property
    def trials(self) -> npt.NDArray[np.int64]:
        """Number of the trial in each row."""
        return np.tile(self._once.trials, self._copies)

    def uniform(self, who: str, purpose: str, day: int = 0) -> Array:
        """One number per row: that of its trial, whichever copy it is in."""
        return self.spread(self._once.uniform(who, purpose, day))


def normal(uniform: Array) -> Array:
    """Standard normal numbers from uniform ones, by inverse transform."""
    from scipy.special import ndtri

    return np.asarray(ndtri(uniform))


def logistic(uniform: Array) -> Array:
    """Standard logistic numbers from uniform ones, by inverse transform: ln(u / (1 - u))."""
    return np.log(uniform / (1.0 - uniform))
