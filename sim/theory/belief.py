"""What one actor thinks of another: Bayes on answers, and trust as a Beta belief fed by clean and dirty days."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.theory.answer import logistic
from sim.theory.satisfaction import Array

__all__ = ["bayes", "likelihoods", "trust_mean", "trust_observe"]


def bayes(prior: Array, if_true: Array, if_false: Array) -> Array:
    """Posterior probability after evidence with the given likelihoods."""
    return prior * if_true / (prior * if_true + (1.0 - prior) * if_false)


def likelihoods(
    said_yes: npt.NDArray[np.bool_], total: Array, premium: Array, scale: float | Array
) -> tuple[Array, Array]:
    """Likelihood of the answer (yes against anything else) if sincere and if stalling, from the public ledger.

    `total` is the public sum, `premium` the public threshold of a stalling side, `scale` that of the logistic shock.
    """
    sign = np.where(said_yes, 1.0, -1.0)
    return logistic(sign * total / scale), logistic(sign * (total - premium) / scale)


def trust_mean(clean: Array, dirty: Array) -> Array:
    """Mean of a Beta belief with the two weights; one half where both are zero."""
    weight = clean + dirty
    return np.where(weight > 0, clean / np.where(weight > 0, weight, 1.0), 0.5)


def trust_observe(
    clean: Array, dirty: Array, was_dirty: npt.NDArray[np.bool_], repair: Array, erosion: Array
) -> tuple[Array, Array]:
    """The two weights after a day: a dirty day adds `erosion` to one, a clean day `repair` to the other."""
    return clean + np.where(was_dirty, 0.0, repair), dirty + np.where(was_dirty, erosion, 0.0)
