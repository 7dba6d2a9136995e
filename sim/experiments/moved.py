"""What a sweep moved most, in one plain sentence."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Final

from sim.analysis.outcomes import DERIVED, EARLY_DAYS
from sim.analysis.sentence import in_100, plain
from sim.experiments.design import Design
from sim.experiments.point_tally import PointTally
from sim.statistics import Proportion
from sim.words import ENDINGS

__all__ = ["average_reach", "moved_most", "short", "sweep_sentence"]

_WORDS: Final = {
    "any_halt": "any halt",
    "any_full": "a full truce",
    "held_full": "a full truce that lives its term",
    "early_collapse": f"a collapse by day {EARLY_DAYS}",
}


def moved_most(tally: PointTally, outcomes: Sequence[str]) -> str | None:
    """Of the outcomes asked for, the one whose share moves most over the points; none if none is clear of luck.

    Clear is a lowest and a highest share whose 95 % intervals do not touch. Of equal moves, the first derived one.
    """
    names = [name for name in DERIVED if name in outcomes] + (list(ENDINGS) if "endings" in outcomes else [])
    clear = [name for name in names if _low(tally, name)[1].interval[1] < _high(tally, name)[1].interval[0]]
    return max(clear, key=lambda name: _high(tally, name)[1].share - _low(tally, name)[1].share, default=None)


def sweep_sentence(design: Design, tally: PointTally, outcomes: Sequence[str]) -> str:
    """Say which outcome moved most, from where to where, and along which parameter."""
    name = moved_most(tally, outcomes)
    if name is None:
        return "No share moves by more than the error of simulation over these values."
    (a, low), (b, high) = sorted((_low(tally, name), _high(tally, name)), key=lambda end: end[0])
    told = _WORDS.get(name, f"the ending {plain(name)}")
    called = [f'"{short(parameter.label)}"' for parameter in design.parameters]
    if len(called) == 1:
        (first,), (second,) = design.points[a], design.points[b]
        return (
            f"What moves most along {called[0]} is {told}:"
            f" from {in_100(low)} in 100 at {first:.3g} to {in_100(high)} in 100 at {second:.3g}."
        )
    spots = [" and ".join(f"{value:.3g}" for value in design.points[point]) for point in (a, b)]
    reaches = [(average_reach(design, tally, name, place), label) for place, label in enumerate(called)]
    (more, strong), (less, weak) = sorted(reaches, key=lambda reach: -reach[0])
    return (
        f"What moves most is {told}: from {in_100(low)} in 100 where {' and '.join(called)} are {spots[0]}"
        f" to {in_100(high)} in 100 where they are {spots[1]}."
        f" With the other held, {strong} moves it by {_points(more)} on average, {weak} by {_points(less)}."
    )


def short(label: str) -> str:
    """Leave out what a label says in brackets at its end."""
    return label.partition(" (")[0]


def average_reach(design: Design, tally: PointTally, name: str, place: int) -> float:
    """Highest minus lowest share along one parameter, averaged over the values of the others."""
    lines: dict[tuple[float, ...], list[float]] = {}
    for point, values in enumerate(design.points):
        others = values[:place] + values[place + 1 :]
        lines.setdefault(others, []).append(tally.share(point, name).share)
    return statistics.fmean(max(line) - min(line) for line in lines.values())


def _low(tally: PointTally, name: str) -> tuple[int, Proportion]:
    return min(_shares(tally, name), key=lambda entry: entry[1].share)


def _high(tally: PointTally, name: str) -> tuple[int, Proportion]:
    return max(_shares(tally, name), key=lambda entry: entry[1].share)


def _shares(tally: PointTally, name: str) -> list[tuple[int, Proportion]]:
    return [(point, tally.share(point, name)) for point in range(len(tally.trials))]


def _points(reach: float) -> str:
    shown = f"{100 * reach:.0f}" if reach >= 0.0095 else f"{100 * reach:.1f}"
    return f"{shown} point" if shown == "1" else f"{shown} points"
