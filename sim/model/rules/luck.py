"""The numbers of a day: addressed chance, one trial and day at a time (Philox 4x64-10, Salmon et al. 2011).

The same addresses and bits as :class:`sim.random_streams.Luck`: the key says whose luck for which purpose, the counter
which four trials, day and design point, and a trial takes its word of the four.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import Record, product_high, rule
from sim.model.state import State
from sim.random_streams import HALF_STEP, LAST, STEP
from sim.theory.quantiles import logistic_quantile, normal_quantile

__all__ = ["as_uniform", "four_words", "happens", "logistic", "normal", "uniform"]

MULTIPLIERS = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
STEPS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
ROUNDS = 10

Words = tuple[np.uint64, np.uint64, np.uint64, np.uint64]

SPARE = np.uint64(11)
"""Bits of a word that a float has no room for."""


@rule
def uniform(state: State, stream: Record, t: int, day: int) -> float:
    """One number in (0, 1), never exactly 0 or 1."""
    trial = state.courses[t].trial
    counter, place = np.uint64(trial // 4 + 1), trial % 4
    if stream.counter != counter or stream.day != np.uint64(day):
        stream.counter, stream.day = counter, np.uint64(day)  # its words are kept: the next trial is likely to ask too
        words = four_words(stream.first, stream.second, counter, stream.day, np.uint64(state.case.point))
        stream.word0, stream.word1, stream.word2, stream.word3 = words
    word = stream.word0
    if place == 1:
        word = stream.word1
    elif place == 2:
        word = stream.word2
    elif place == 3:
        word = stream.word3
    return as_uniform(word)


@rule
def as_uniform(word: np.uint64) -> float:
    """The number in (0, 1) of a word: as many steps as its upper bits say, and a half."""
    return min((word >> SPARE) * STEP + HALF_STEP, LAST)


@rule
def four_words(first: np.uint64, second: np.uint64, counter: np.uint64, day: np.uint64, point: np.uint64) -> Words:
    """The words of four neighbouring trials, from the two words of the key."""
    x0, x1, x2, x3 = counter, day, point, np.uint64(0)
    for _ in range(ROUNDS):
        high, low = product_high(MULTIPLIERS[0], x0), MULTIPLIERS[0] * x0
        other_high, other_low = product_high(MULTIPLIERS[1], x2), MULTIPLIERS[1] * x2
        x0, x1, x2, x3 = other_high ^ x1 ^ first, other_low, high ^ x3 ^ second, low
        first += STEPS[0]
        second += STEPS[1]
    return x0, x1, x2, x3


@rule
def normal(state: State, stream: Record, t: int, day: int) -> float:
    """A standard normal number."""
    return normal_quantile(uniform(state, stream, t, day))


@rule
def logistic(state: State, stream: Record, t: int, day: int) -> float:
    """A standard logistic number."""
    return logistic_quantile(uniform(state, stream, t, day))


@rule
def happens(state: State, stream: Record, t: int, day: int, chance: float) -> bool:
    """Whether something with the given chance happens today; what never does needs no draw."""
    return chance > 0.0 and uniform(state, stream, t, day) < chance
