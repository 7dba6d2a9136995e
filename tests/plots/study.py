"""Made-up data for the figures of comparisons and sweeps."""

from __future__ import annotations

import numpy as np

from sim.plots import compare, sweep_lines, sweep_map
from sim.plots.caption import Source
from sim.vocabulary import ENDINGS
from tests.plots.synthetic import SHARES

SOURCE = Source("A made-up case", 4000, 7)
DERIVED = ("any_halt", "any_full", "held_full", "early_collapse")


def differences(size: float = 0.03) -> list[tuple[str, float, float, float]]:
    middle = size * np.random.default_rng(3).standard_normal(15)
    return [
        (name, float(m), float(m) - 0.012, float(m) + 0.011)
        for name, m in zip((*ENDINGS, *DERIVED), middle, strict=True)
    ]


def sweep_counts(points: int = 13, trials: int = 4000) -> np.ndarray:
    slope = np.outer(np.linspace(0, 0.6, points), np.linspace(-3, 3, 11))
    chance = np.exp(slope + np.log(SHARES))
    rng = np.random.default_rng(4)
    return np.array([rng.multinomial(trials, row / row.sum()) for row in chance])


def lines(*shown: str, values: tuple[float, ...] = (0.0, 0.5, 1.0), clear: tuple[str, ...] | None = None):
    """Lines of what was asked for, at three values."""
    counts = sweep_counts(3)
    days = [(5.0 + k, 4.0 + k, 6.5 + k) for k in range(3)] if "days_held" in shown else ()
    return sweep_lines.build("actors.side.urgency", values, counts, SOURCE, shown=shown, days=days, clear=clear)


def grid(width: int, height: int, trials: int) -> np.ndarray:
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return (trials * (0.1 + 0.8 / (1 + np.exp(-6 * (x + y - 1))))).astype(int)


def map_of(width: int, height: int, trials: int, bound: float = 0.02) -> sweep_map.SweepMapData:
    counts = grid(width, height, trials)
    across = ("actors.side.urgency.with.a.path.that.goes.on.and.on", np.linspace(0, 0.6, width))
    up = ("actors.party.leverage.side", np.linspace(0.1, 0.6, height))
    return sweep_map.build("any_full", across, up, counts, np.full_like(counts, trials), SOURCE, bound)


def studies() -> dict[str, tuple[object, object]]:
    """Name -> (figure module, data), the normal case and the extremes."""
    one = np.zeros((2, 11), dtype=int)
    one[:, 2] = 3
    counts = sweep_counts()
    none = np.zeros((2, 2), dtype=int)
    nothing = sweep_map.build("held_full", ("a", [0, 1]), ("b", [0, 1]), none, none + 3, SOURCE)
    long = "A scenario with a name so long that it needs two lines of the lead all by itself"
    return {
        "compare": (compare, compare.build(differences(), "First", "Second", SOURCE)),
        "compare_zero": (compare, compare.build([("any_full", 0.0, 0.0, 0.0)], long, long, SOURCE)),
        "compare_whole": (compare, compare.build([("stalled", -1.0, -1.0, -0.9)], long, long, SOURCE)),
        "lines": (sweep_lines, sweep_lines.build("actors.side.urgency", np.linspace(0, 0.6, 13), counts, SOURCE)),
        "lines_one": (sweep_lines, sweep_lines.build("talks.step", [1, 0], one, SOURCE)),
        "lines_days": (sweep_lines, lines("days_held")),
        "lines_endings": (sweep_lines, lines("endings")),
        "lines_all": (sweep_lines, lines("endings", "any_full", "days_held")),
        "lines_close": (sweep_lines, lines("any_full", values=(0.10001, 0.10002, 0.10003))),
        "map": (sweep_map, map_of(13, 3, 4000, 0.014)),
        "map_big": (sweep_map, map_of(25, 25, 200)),
        "map_nothing": (sweep_map, nothing),
    }
