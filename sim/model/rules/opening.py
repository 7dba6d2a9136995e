"""Where actors stand before the first day (section 1): weights, wishes, red lines, war aims, prospects of war."""

from __future__ import annotations

import math

from sim.compiled import Record, Records, rule
from sim.model.rules.room import lay_out_room
from sim.model.state import NOBODY, State
from sim.theory.limits import limit_edge, within_reach
from sim.theory.satisfaction import loss

__all__ = ["take_positions"]


@rule
def take_positions(state: State, t: int) -> None:
    """Work out what follows from the positions that were drawn, for every actor and both texts."""
    settings = state.settings[t]
    for i in range(len(state.sides[t])):
        posture = state.sides[t, i].posture
        _take_stand(state.stakes[t, i], state.issues, settings, posture)
        _take_stand(state.sectoral_stakes[t, i], state.sectoral_issues, settings, posture)
        _set_goals(state.aims[t, i], state.stakes[t, i], state.issues, state.standings[t])
        _set_goals(
            state.sectoral_aims[t, i], state.sectoral_stakes[t, i], state.sectoral_issues, state.sectoral_standings[t]
        )
    for m in range(len(state.parties[t])):
        _weigh_issues(state.wishes[t, m], state.issues, settings.later_weight)
    for i in range(len(state.sides[t])):
        for outcome in range(len(state.sides[t]) + 1):
            _price_outcome(state, t, i, outcome)
            _price_sectoral_outcome(state, t, i, outcome)
    for k in range(len(state.issues)):
        lay_out_room(state, t, k)


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
    """Weights, weights among security issues alone, wishes and red lines of a side."""
    _weigh_issues(stakes, issues, settings.later_weight)
    secure = 0.0
    for k in range(len(issues)):
        secure += stakes[k].share if issues[k].security else 0.0
    for k in range(len(issues)):
        stake = stakes[k]
        stake.exposure = stake.share / secure if issues[k].security and secure > 0.0 else 0.0
        if not stake.outright:
            stake.ideal = stake.wish_from + (posture * (stake.reference - stake.wish_from) if stake.leans else 0.0)
        _draw_line(stake, issues[k], settings.width)


@rule
def _draw_line(stake: Record, issue: Record, width: float) -> None:
    """The edges of a side's red line: its limit where one counts, else what it tolerates around what it asks for."""
    stake.limited = stake.rules_out != 0 and stake.ruled_firmness > 0.0 and not issue.later
    if not stake.limited:
        tolerance = (1.0 - stake.firmness) * width
        stake.low, stake.high, stake.red = stake.stated - tolerance, stake.stated + tolerance, stake.firmness
        return
    edge = limit_edge(stake.ruled_at, stake.stated, stake.rules_out > 0)
    stake.low, stake.high, stake.red = edge, math.inf, stake.ruled_firmness
    if stake.rules_out > 0:
        stake.low, stake.high = -math.inf, edge
    stake.heeded = within_reach(stake.low, stake.high, issue.low, issue.high)
    stake.binds = stake.holds and stake.heeded and not issue.fixed


@rule
def _set_goals(aims: Records, stakes: Records, issues: Records, standings: Records) -> None:
    """Where a side's victory would leave each issue, as it is and as outsiders reckon."""
    for k in range(len(issues)):
        aim, stake = aims[k], stakes[k]
        if issues[k].process:
            aim.goal = aim.public_goal = stake.reference
            continue
        goal, public_goal = stake.reference, stake.reference
        if aim.named:
            goal = public_goal = aim.point
        elif aim.wished:
            goal, public_goal = stake.ideal, stake.stated
        standing = standings[k].point if standings[k].given else stake.reference
        aim.goal = goal + aim.met * (standing - goal)
        aim.public_goal = public_goal + aim.met * (standing - public_goal)


@rule
def _price_outcome(state: State, t: int, i: int, outcome: int) -> None:
    """What an outcome of the war costs side `i`, by its real and by its stated ideals; apart where tied to a pocket."""
    prospect, quadratic = state.prospects[t, i, outcome], state.sides[t, i].quadratic
    for k in range(len(state.issues)):
        stake, pocket = state.stakes[t, i, k], state.issues[k].pocket
        point = public_point = state.standings[t, k].point if state.standings[t, k].given else stake.reference
        if outcome < len(state.sides[t]):
            point, public_point = state.aims[t, outcome, k].goal, state.aims[t, outcome, k].public_goal
        lost = stake.share * loss(point, stake.ideal, quadratic)
        public_lost = stake.share * loss(public_point, stake.stated, quadratic)
        if pocket == NOBODY:
            prospect.loss += lost
            prospect.public_loss += public_lost
        else:
            state.spoils[t, i, outcome, pocket].loss += lost
            state.spoils[t, i, outcome, pocket].public_loss += public_lost


@rule
def _price_sectoral_outcome(state: State, t: int, i: int, outcome: int) -> None:
    """The same on the issues of the sectoral text, which outsiders do not read."""
    for k in range(len(state.sectoral_issues)):
        stake, pocket, standing = (
            state.sectoral_stakes[t, i, k],
            state.sectoral_issues[k].pocket,
            state.sectoral_standings[t, k],
        )
        point = standing.point if standing.given else stake.reference
        if outcome < len(state.sides[t]):
            point = state.sectoral_aims[t, outcome, k].goal
        lost = stake.share * loss(point, stake.ideal, state.sides[t, i].quadratic)
        if pocket == NOBODY:
            state.prospects[t, i, outcome].sectoral_loss += lost
        else:
            state.spoils[t, i, outcome, pocket].sectoral_loss += lost
