"""What a sweep moved most, in plain sentences, judged by paired differences."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Final

from sim.analysis.joint import DAYS
from sim.analysis.luck_range import LEVEL
from sim.analysis.outcomes import OUTCOMES
from sim.analysis.point_tally import PointTally
from sim.analysis.verdict import Move
from sim.numerals import digits_for_interval, signed, told_apart
from sim.statistics import Proportion
from sim.studies.grid import Grid
from sim.words import counted

__all__ = ["average_reach", "moved_most", "short", "sweep_sentence"]

_MOST_DIGITS: Final = 7


def moved_most(moves: Sequence[Move]) -> Move | None:
    """Of the shares, the one that moves most and by more than luck; none if none does. Of equal moves, the first."""
    clear = [move for move in moves if move.clear and move.outcome != DAYS]
    return max(clear, key=lambda move: move.reach, default=None)


def sweep_sentence(grid: Grid, tally: PointTally, moves: Sequence[Move]) -> str:
    """Say what moved most of what was asked for, from where to where and along which parameter, or that nothing did."""
    if not any(move.reach or move.luck for move in moves):
        return "In what was asked for, not one trial differs between these points."
    most, days = moved_most(moves), [move for move in moves if move.outcome == DAYS and move.clear]
    still = [move for move in moves if move.outcome == DAYS and not move.clear]
    if most is None:
        still = [move for move in moves if not move.clear]
    said = [_share_words(grid, tally, most)] if most is not None else []
    said += [_days_words(grid, tally, move, alone=most is None) for move in days]
    said += [_still(still)] if still else []
    return " ".join([*said, _judged(int(tally.trials.max()), moves)])


def _still(moves: Sequence[Move]) -> str:
    """What luck alone could have moved as far."""
    shares, days = [move.outcome for move in moves if move.outcome != DAYS], "the mean of days under a ceasefire"
    one = f"the share of trials with {_named(shares[0])}" if len(shares) == 1 else ""
    if shares and len(shares) < len(moves):
        subject = f"Neither {one or 'a share'} nor {days} moves"
    elif shares and not one:
        subject = "No share moves"
    else:
        subject = f"T{(one or days)[1:]} does not move"
    return f"{subject} by more than chance alone could move it."


def _judged(trials: int, moves: Sequence[Move]) -> str:
    """How it was judged, in one sentence."""
    what = "all pairs of values" + (" and everything asked for" if len(moves) > 1 else "")
    kept = moves[0].trials
    on = f", on the first {counted(kept, 'trial')} of each" if kept < trials else ""
    return f"Judged trial by trial (common random numbers), over {what} at once, at {100 * LEVEL:g} %{on}."


def _share_words(grid: Grid, tally: PointTally, most: Move) -> str:
    start, end = _places(grid, most)
    low, high = _in_100(tally.share(most.first, most.outcome), tally.share(most.last, most.outcome))
    along = f" along {_called(grid)[0]}" if len(grid.parameters) == 1 else ""
    return (
        f"What moves most{along} is {_named(most.outcome)}: from {low} in 100 {start} to {high} in 100 {end},"
        f" {_pair(100 * most.difference, 100 * most.low, 100 * most.high, 'points')}.{_reaches(grid, tally, most)}"
    )


def _days_words(grid: Grid, tally: PointTally, days: Move, alone: bool) -> str:
    start, end = _places(grid, days)
    means = told_apart([tally.mean_days(days.first), tally.mean_days(days.last)])
    along = f"Along {_called(grid)[0]}, mean" if alone and len(grid.parameters) == 1 else "Mean"
    return (
        f"{along} days under a ceasefire go from {means[0]} {start} to {means[1]} {end},"
        f" {_pair(days.difference, days.low, days.high, 'days')}."
    )


def _pair(difference: float, low: float, high: float, unit: str) -> str:
    if math.isnan(low):
        digits = digits_for_interval(difference, difference, least=1)
        return f"a paired difference of {signed(difference, digits)} {unit} (too few trials differ for an interval)"
    digits = digits_for_interval(low, high, least=1)
    ends = f"{signed(low, digits)} to {signed(high, digits)}"
    return f"a paired difference of {signed(difference, digits)} {unit} (95 % interval of this pair alone {ends})"


def _called(grid: Grid) -> list[str]:
    return [f'"{short(parameter.label)}"' for parameter in grid.parameters]


def _places(grid: Grid, move: Move) -> tuple[str, str]:
    """Where the two points of a move lie, in words; the second may lean on the first."""
    names = [dict(zip(p.values, told_apart(p.values), strict=True)) for p in grid.parameters]
    spots = [
        " and ".join(words[value] for words, value in zip(names, grid.points[point], strict=True))
        for point in (move.first, move.last)
    ]
    if len(grid.parameters) == 1:
        return f"at {spots[0]}", f"at {spots[1]}"
    return f"where {' and '.join(_called(grid))} are {spots[0]}", f"where they are {spots[1]}"


def _reaches(grid: Grid, tally: PointTally, most: Move) -> str:
    """How far each of two parameters moves an outcome with the other held; nothing to add for one."""
    if len(grid.parameters) == 1:
        return ""
    reaches = [(average_reach(grid, tally, most.outcome, place), name) for place, name in enumerate(_called(grid))]
    (more, strong), (less, weak) = sorted(reaches, key=lambda reach: -reach[0])
    return f" With the other held, {strong} moves it by {_points(more)} on average, {weak} by {_points(less)}."


def _in_100(*shares: Proportion) -> list[str]:
    """Shares in 100 with as many digits as tell them apart, none of them rounded to none or all."""
    shown: list[str] = []
    for digits in range(_MOST_DIGITS):
        shown = [_percent(share, digits) for share in shares]
        if len(set(shown)) == len({share.count for share in shares}) and not any(map(_rounded, shown, shares)):
            break
    return shown


def _percent(share: Proportion, digits: int) -> str:
    return f"{100 * share.share:.{digits}f}" if 0 < share.count < share.of else f"{100 * share.count // share.of}"


def _rounded(shown: str, share: Proportion) -> bool:
    """Whether a share reads as none or all though it is neither."""
    return float(shown) in (0, 100) and 0 < share.count < share.of


def _named(name: str) -> str:
    return OUTCOMES[name].noun


def short(label: str) -> str:
    """Leave out what a label says in brackets at its end."""
    return label.partition(" (")[0]


def average_reach(grid: Grid, tally: PointTally, name: str, place: int) -> float:
    """Highest minus lowest share along one parameter, averaged over the values of the others."""
    lines: dict[tuple[float, ...], list[float]] = {}
    for point, values in enumerate(grid.points):
        others = values[:place] + values[place + 1 :]
        lines.setdefault(others, []).append(tally.share(point, name).share)
    return statistics.fmean(max(line) - min(line) for line in lines.values())


def _points(reach: float) -> str:
    shown = f"{100 * reach:.0f}" if reach >= 0.0095 else f"{100 * reach:.1f}"
    return f"{shown} point" if shown == "1" else f"{shown} points"
