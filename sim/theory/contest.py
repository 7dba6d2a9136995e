"""The contest: how strength becomes the chance of winning (Tullock 1980; Hirshleifer 1989), and what war is worth."""

from __future__ import annotations

import math

from sim.compiled import Records, rule

__all__ = ["reckoned", "strength", "undecided", "vigour", "war_worth", "win_chances"]

FAR = 600.0
"""Beyond e to this power, up or down, all strengths are measured by the largest: the chances are the same."""

HUGE = 1e260
"""A little less than e to that power; strengths themselves are never as small as its inverse."""


@rule
def vigour(momentum: float, aid: float) -> float:
    """exp(momentum / 2) (1 + aid), momentum counted in the side's favour: what its capability counts for."""
    return math.exp(momentum / 2.0) * max(0.0, 1.0 + aid)


@rule
def strength(capability: float, vigour: float) -> float:
    """m = capability vigour, never below 1e-12."""
    return max(capability * vigour, 1e-12)


@rule
def win_chances(strengths: Records, exponent: float, chances: Records) -> None:
    """p_i = m_i^nu / sum_j m_j^nu, written to `chances`; both of shape (sides,).

    Only ratios of strengths count, so troop numbers do as well as shares. Where the powers themselves would leave what
    a float can hold, the log of the largest strength is taken off first; elsewhere exactly 0 is.
    """
    top = strengths[0]
    for i in range(1, len(strengths)):
        top = max(top, strengths[i])
    plain, unit, total = exponent == 1.0 and top < HUGE, 0.0, 0.0  # where a case says nothing else
    if not plain and abs(exponent * math.log(top)) > FAR:
        unit = math.log(top)
    for i in range(len(strengths)):
        chances[i] = strengths[i] if plain else math.exp(exponent * (math.log(strengths[i]) - unit))
        total += chances[i]
    for i in range(len(strengths)):
        chances[i] /= total


@rule
def reckoned(chance: float, optimism: float, own: bool) -> float:
    """A chance of winning as an optimist reckons it: p + o (1 - p) for its own, the others' scaled down alike.

    Optimism on both sides is the oldest reason why talks fail (Blainey 1973; Fearon 1995).
    """
    return chance + optimism * (1.0 - chance) if own else chance * (1.0 - optimism)


@rule
def undecided(indecisive: float, strongest: float) -> float:
    """Chance that fighting on settles nothing (Wagner 2000; Slantchev 2003), in 0..1.

    `indecisive` up to even chances of the strongest side, from there times 4 p (1 - p): a war that one side is sure to
    win does not drag on.
    """
    return indecisive * (1.0 if strongest <= 0.5 else 4.0 * strongest * (1.0 - strongest))


@rule
def war_worth(undecided: float, standing: float, lottery: float, cost: float) -> float:
    """q u(status quo) + (1 - q) sum_j p_j u(w_j) - c: what fighting on is worth, in ledger units."""
    return undecided * standing + (1.0 - undecided) * lottery - cost
