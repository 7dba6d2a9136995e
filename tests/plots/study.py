"""Made-up data for the figures of comparisons and sweeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

import numpy as np

from sim.analysis.joint import DAYS
from sim.analysis.outcomes import DERIVED, OUTCOMES
from sim.analysis.swept import Base, Swept
from sim.plots import compare, sweep_lines, sweep_map
from sim.plots.caption import Source
from sim.vocabulary import ENDINGS
from tests.plots.synthetic import SHARES

SOURCE = Source("A made-up case", 4000, 7)
ALL = ("endings", *DERIVED, DAYS)
LONG = "A scenario with a name so long that it needs two lines of the lead all by itself"


def differences(size: float = 0.03) -> list[tuple[str, float, float, float]]:
    middle = size * np.random.default_rng(3).standard_normal(len(OUTCOMES))
    return [(name, float(m), float(m) - 0.012, float(m) + 0.011) for name, m in zip(OUTCOMES, middle, strict=True)]


def compared(*rows: tuple[str, float, float, float], first: str = "A", second: str = "B") -> compare.CompareData:
    return compare.CompareData(SOURCE, first, second, tuple(compare.Difference(*row) for row in rows))


def sweep_counts(points: int = 13, trials: int = 4000) -> np.ndarray:
    slope = np.outer(np.linspace(0, 0.6, points), np.linspace(-3, 3, 11))
    chance = np.exp(slope + np.log(SHARES))
    rng = np.random.default_rng(4)
    return np.array([rng.multinomial(trials, row / row.sum()) for row in chance])


def summary(
    vary: dict[str, Sequence[float]],
    points: Sequence[dict[str, int]],
    trials: int,
    asked: Sequence[str] = ALL,
    clear: Sequence[str] | None = None,
    bases: Mapping[str, Base] = MappingProxyType({}),
) -> dict:
    """What a sweep writes into summary.json, as far as figures look at it; `points` hold counts by outcome."""
    names = [name for word in asked for name in (ENDINGS if word == "endings" else (word,))]
    where = np.stack(np.meshgrid(*vary.values(), indexing="ij"), axis=-1).reshape(-1, len(vary))
    told = [
        {
            "values": dict(zip(vary, map(float, values), strict=True)),
            "endings": {name: {"count": int(counts.get(name, 0))} for name in ENDINGS},
            "derived": {name: {"count": int(counts.get(name, 0))} for name in DERIVED},
            "days_held": {"mean_of_all": 5.0 + k, "mean_of_all_low": 4.0 + k, "mean_of_all_high": 6.5 + k},
        }
        for k, (values, counts) in enumerate(zip(where, points, strict=True))
    ]
    moves = {name: {"difference": 0.1 * (name == "stalled"), "clear": clear is None or name in clear} for name in names}
    return {
        "sweep": "A made-up sweep", "scenario": "A made-up case", "trials": trials, "seed": 7, "moves": moves,
        "vary": {
            path: {"label": path, "values": [float(v) for v in values]}
            | ({"base": asdict(bases[path])} if path in bases else {})
            for path, values in vary.items()
        },
        "points": told,
    }  # fmt: skip


def points_of(counts: np.ndarray) -> list[dict[str, int]]:
    """Counts by outcome from trials per point and ending, shape (points, 11)."""
    made = []
    for row in counts:
        ended = dict(zip(ENDINGS, row.tolist(), strict=True))
        sums = {name: sum(ended[part] for part in OUTCOMES[name].endings) for name in DERIVED}
        made.append(ended | sums | {"early_collapse": ended["full_collapsed"] // 2})
    return made


def lines(
    *asked: str,
    values: Sequence[float] = (0.0, 0.5, 1.0),
    clear: Sequence[str] | None = None,
    counts: np.ndarray | None = None,
    base: Base | None = None,
) -> sweep_lines.SweepLinesData:
    """Lines of what was asked for; all of it if nothing is named."""
    counts = sweep_counts(len(values)) if counts is None else counts
    bases = {} if base is None else {"x": base}
    told = summary({"x": values}, points_of(counts), int(counts[0].sum()), asked or ALL, clear, bases)
    return sweep_lines.build(Swept.of(told))


def grid(width: int, height: int, trials: int) -> np.ndarray:
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return (trials * (0.1 + 0.8 / (1 + np.exp(-6 * (x + y - 1))))).astype(int)


def map_of(
    counts: np.ndarray,
    trials: int,
    across: Sequence[float] | None = None,
    up: Sequence[float] | None = None,
    outcome: str = "any_full",
    moves: bool = True,
    bases: Sequence[Base] = (),
) -> sweep_map.SweepMapData:
    """A map of trials with the outcome, shape (values up, values across)."""
    xs = np.linspace(0, 0.6, counts.shape[1]) if across is None else across
    ys = np.linspace(0.1, 0.6, counts.shape[0]) if up is None else up
    paths = ("actors.side.urgency.with.a.path.that.goes.on.and.on", "actors.party.leverage.side")
    vary = dict(zip(paths, (xs, ys), strict=True))
    points = [{outcome: int(counts[j][i])} for i in range(len(xs)) for j in range(len(ys))]
    own = dict(zip(paths, bases, strict=False))
    told = summary(vary, points, trials, (outcome,), None if moves else (), own)
    return sweep_map.build(Swept.of(told), outcome)


def studies() -> dict[str, tuple[object, object]]:
    """Name -> (figure module, data), the normal case and the extremes."""
    one = np.zeros((2, 11), dtype=int)
    one[:, 2] = 3
    close = (0.10001, 0.10002, 0.10003)
    bases = (Base(0.1, 0.25, 0.4), Base(0.3, 0.3, 0.3))
    return {
        "compare": (compare, compared(*differences(), first="First", second="Second")),
        "compare_zero": (compare, compared(("any_full", 0.0, 0.0, 0.0), first=LONG, second=LONG)),
        "compare_whole": (compare, compared(("stalled", -1.0, -1.0, -0.9), first=LONG, second=LONG)),
        "lines": (sweep_lines, lines(values=np.linspace(0, 0.6, 13), base=bases[0])),
        "lines_one": (sweep_lines, lines(values=(1, 0), counts=one, base=Base(2.0, 2.0, 2.0))),
        "lines_days": (sweep_lines, lines("days_held")),
        "lines_endings": (sweep_lines, lines("endings")),
        "lines_all": (sweep_lines, lines("endings", "any_full", "days_held")),
        "lines_close": (sweep_lines, lines("any_full", values=close)),
        "map": (sweep_map, map_of(grid(13, 3, 4000), 4000, bases=bases)),
        "map_big": (sweep_map, map_of(grid(25, 25, 200), 200)),
        "map_days": (sweep_map, map_of(grid(4, 3, 200), 200, outcome=DAYS)),
        "map_nothing": (sweep_map, map_of(np.zeros((2, 2), dtype=int), 3, outcome="held_full", moves=False)),
    }
