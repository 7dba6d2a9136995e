"""What one actor thinks of another: Bayes on answers, and trust as a Beta belief fed by clean and dirty days."""

from __future__ import annotations

from sim.compiled import rule
from sim.theory.answer import logistic

__all__ = ["answer_likelihood", "bayes", "trust_mean"]


@rule
def bayes(prior: float, if_true: float, if_false: float) -> float:
    """Posterior probability after evidence with the given likelihoods."""
    return prior * if_true / (prior * if_true + (1.0 - prior) * if_false)


@rule
def answer_likelihood(said_yes: bool, surplus: float, scale: float) -> float:
    """Likelihood of an answer (yes against anything else) of a side whose public sum exceeds what it asks by `surplus`.

    `scale` is that of the logistic shock, in ledger units.
    """
    return logistic((surplus if said_yes else -surplus) / scale)


@rule
def trust_mean(clean: float, dirty: float) -> float:
    """Mean of a Beta belief with the two weights; one half where both are zero."""
    weight = clean + dirty
    return clean / weight if weight > 0.0 else 0.5
