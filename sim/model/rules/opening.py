"""Where actors stand before the first day (section 1): weights, real ideal points, red lines, what victories cost."""

from __future__ import annotations

from sim.compiled import Record, Records, rule
from sim.model.state import NOBODY, State
from sim.theory.satisfaction import loss

__all__ = ["take_positions"]


@rule
def take_positions(state: State, t: int) -> None:
    """Work out what follows from the positions that were drawn, for every actor and both texts."""
    settings = state.settings[t]
    for i in range(len(state.sides[t])):
        _take_stand(state.stakes[t, i], state.issues, settings, state.sides[t, i].posture)
        _take_stand(state.sectoral_stakes[t, i], state.sectoral_issues, settings, state.sides[t, i].posture)
    for m in range(len(state.parties[t])):
        _weigh_issues(state.wishes[t, m], state.issues, settings.later_weight)
    for i in range(len(state.sides[t])):
        for j in range(len(state.sides[t])):
            if j != i:
                _price_victory(state, t, i, j)
                _price_sectoral_victory(state, t, i, j)


@rule
def _weigh_issues(stands: Records, issues: Records, later_weight: float) -> None:
    """Shares of salience, that of later issues at a discount; all zero where nobody cares about any."""
    total = 0.0
    for k in range(len(issues)):
        stands[k].share = stands[k].salience * (later_weight if issues[k].later else 1.0)
        total += stands[k].share
    for k in range(len(issues)):
        stands[k].share = stands[k].share / total if total > 0.0 else 0.0


@rule
def _take_stand(stakes: Records, issues: Records, settings: Record, posture: float) -> None:
    """Weights, weights among security issues alone, real ideal points and the width of red lines of a side."""
    _weigh_issues(stakes, issues, settings.later_weight)
    secure = 0.0
    for k in range(len(issues)):
        secure += stakes[k].share if issues[k].security else 0.0
    for k in range(len(issues)):
        stake = stakes[k]
        stake.exposure = stake.share / secure if issues[k].security and secure > 0.0 else 0.0
        stake.tolerance = (1.0 - stake.firmness) * settings.width
        stake.ideal = stake.stated + posture * (stake.reference - stake.stated)


@rule
def _price_victory(state: State, t: int, i: int, j: int) -> None:
    """What the victory of `j` costs `i`, by its real and by its stated ideals; apart for issues tied to a pocket."""
    pair, quadratic = state.pairs[t, i, j], state.sides[t, i].quadratic
    for k in range(len(state.issues)):
        stake, pocket = state.stakes[t, i, k], state.issues[k].pocket
        aim = _aim(state.aims[t, j, k], stake)
        lost = stake.share * loss(aim, stake.ideal, quadratic)
        public_lost = stake.share * loss(aim, stake.stated, quadratic)
        if pocket == NOBODY:
            pair.loss += lost
            pair.public_loss += public_lost
        else:
            state.spoils[t, i, j, pocket].loss += lost
            state.spoils[t, i, j, pocket].public_loss += public_lost


@rule
def _price_sectoral_victory(state: State, t: int, i: int, j: int) -> None:
    """The same on the issues of the sectoral text, which outsiders do not read."""
    for k in range(len(state.sectoral_issues)):
        stake, pocket = state.sectoral_stakes[t, i, k], state.sectoral_issues[k].pocket
        lost = stake.share * loss(_aim(state.sectoral_aims[t, j, k], stake), stake.ideal, state.sides[t, i].quadratic)
        if pocket == NOBODY:
            state.pairs[t, i, j].sectoral_loss += lost
        else:
            state.spoils[t, i, j, pocket].sectoral_loss += lost


@rule
def _aim(aim: Record, stake: Record) -> float:
    """What a side fights for on an issue; the reference where it names nothing."""
    return aim.point if aim.named else stake.reference
