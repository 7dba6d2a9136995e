"""The mediator's climb: an asymmetric Nash product with a floor, on piecewise smooth claims (Nash 1950).

The objective Phi(x) = sum_i weight_i psi(S_i(x)) + agenda u_lead(x) is concave. Its kinks lie on single issues, so a
package is optimal exactly where no single issue gains by moving either way; one-sided slopes per issue therefore find a
direction of ascent whenever there is one.

A party's value falls with the distance d_k of the text from its point on each issue that may move:
value = rest - sum_k [ slope_k d_k + curve_k d_k^2 + red_k max(0, low_k - x_k, x_k - high_k) ].
"""

from __future__ import annotations

import math

from sim.compiled import Record, Records, record, rule
from sim.theory.ledger import beyond

__all__ = ["CLAIM", "CLIMBER", "MOVE", "climb", "floored_log", "slope_down", "slope_up", "value"]

CLAIM = record("point slope curve red low high")
"""What distance costs a party on one issue; `low` and `high` are the edges of what it tolerates, maybe infinite."""

CLIMBER = record("weight rest value pull")
"""A party to the climb: how much it counts, its value where every distance is 0 and where the text is, and what a unit
of that value is worth to the objective."""

MOVE = record("now low high direction limit tried")
"""An issue that may move: its terms, their bounds, where they are heading, how far they may, and what is tried."""

REST = 1e-9
GAIN = 1e-12
HALVINGS = 10


@rule
def floored_log(worth: float, floor: float) -> float:
    """psi: ln from the floor up, its tangent below, so that a side under the floor still counts, at 1 / floor."""
    if worth >= floor:
        return math.log(worth)
    return math.log(floor) + (worth - floor) / floor


@rule
def value(claims: Records, rest: float, moves: Records, tried: bool) -> float:
    """Value of a party for the terms as they are, or as they are tried."""
    given_up = 0.0
    for k in range(len(moves)):
        claim = claims[k]
        terms = moves[k].tried if tried else moves[k].now
        distance = abs(terms - claim.point)
        given_up += claim.slope * distance + claim.curve * (distance * distance)
        given_up += claim.red * beyond(terms, claim.low, claim.high)
    return rest - given_up


@rule
def slope_up(claim: Record, now: float) -> float:
    """Change of value per unit when the issue moves up; away from the point costs, and a red line costs more."""
    steepness = claim.slope + 2.0 * claim.curve * abs(now - claim.point)
    slope = steepness if now < claim.point else -steepness
    if now >= claim.high:
        slope -= claim.red
    if now < claim.low:
        slope += claim.red
    return slope


@rule
def slope_down(claim: Record, now: float) -> float:
    """Change of value per unit when the issue moves down."""
    steepness = claim.slope + 2.0 * claim.curve * abs(now - claim.point)
    slope = steepness if now > claim.point else -steepness
    if now <= claim.low:
        slope -= claim.red
    if now > claim.high:
        slope += claim.red
    return slope


@rule
def climb(claims: Records, parties: Records, moves: Records, step: float, floor: float) -> bool:
    """One day of the text: at most `step` (Euclidean) along the one-sided gradient, shrunk until it gains.

    Parameters
    ----------
    claims, parties
        What distance costs each party, shape (parties, issues), and the parties themselves with their value before the
        move; the last one is the lead, whose weight is its agenda and enters linearly.
    moves
        The issues that may move, shape (issues,).

    Returns
    -------
    bool
        Whether the text moves, to `tried`; if not, it rests.
    """
    length = _head(claims, parties, moves, floor)
    if length <= REST:
        return False
    lead = len(parties) - 1
    start = parties[lead].weight * parties[lead].value
    for p in range(lead):
        start += parties[p].weight * floored_log(parties[p].value, floor)
    for k in range(len(moves)):
        moves[k].direction /= length
        if moves[k].direction != 0.0:
            moves[k].limit = _next_kink(claims, moves[k], k)
    for _ in range(HALVINGS + 1):
        for k in range(len(moves)):
            moves[k].tried = _moved(moves[k], step)
        gained = parties[lead].weight * value(claims[lead], parties[lead].rest, moves, True)
        for p in range(lead):
            gained += parties[p].weight * floored_log(value(claims[p], parties[p].rest, moves, True), floor)
        if gained > start + GAIN:
            return True
        step *= 0.5
    return False


@rule
def _head(claims: Records, parties: Records, moves: Records, floor: float) -> float:
    """Write each issue's direction, along the one-sided slopes of the objective; the length of it all."""
    lead, squares = len(parties) - 1, 0.0
    for p in range(len(parties)):
        parties[p].pull = parties[p].weight / (max(parties[p].value, floor) if p < lead else 1.0)
    for k in range(len(moves)):
        move = moves[k]
        move.direction = max(0.0, _gain(claims, parties, move.now, k, True)) if move.now < move.high else 0.0
        if move.direction == 0.0 and move.now > move.low:
            move.direction = -max(0.0, _gain(claims, parties, move.now, k, False))
        squares += move.direction * move.direction
    return math.sqrt(squares)


@rule
def _gain(claims: Records, parties: Records, now: float, k: int, upward: bool) -> float:
    """What the objective gains per unit when an issue moves up, or down."""
    gain = 0.0
    for p in range(len(parties)):
        gain += parties[p].pull * (slope_up(claims[p, k], now) if upward else slope_down(claims[p, k], now))
    return gain


@rule
def _next_kink(claims: Records, move: Record, k: int) -> float:
    """The nearest bound or kink in the direction of an issue: where some slope jumps."""
    limit = move.high if move.direction > 0.0 else move.low
    for p in range(len(claims)):
        claim = claims[p, k]
        for kink in (claim.point, claim.low, claim.high):
            if move.direction > 0.0 and kink > move.now:
                limit = min(limit, kink)
            if move.direction < 0.0 and kink < move.now:
                limit = max(limit, kink)
    return limit


@rule
def _moved(move: Record, step: float) -> float:
    """The terms after a step, cut off at the limit."""
    moved = move.now + step * move.direction
    if move.direction > 0.0:
        return min(moved, move.limit)
    if move.direction < 0.0:
        return max(moved, move.limit)
    return move.now
