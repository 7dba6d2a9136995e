"""The table of a sweep: one row per point and outcome, with what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sim.analysis.durations import QUANTILES, quantiles_json
from sim.analysis.point_tally import PointTally
from sim.studies.grid import Grid
from sim.vocabulary import ENDINGS

__all__ = ["describe_sweep", "sweep_rows"]

_TYPES = {"point": "int32", "outcome": "string", "count": "int64", "trials": "int64"}


def sweep_rows(grid: Grid, tally: PointTally, outcomes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Rows in order of points, and at each point of outcomes; `endings` stands for all eleven."""
    names = [name for outcome in outcomes for name in (ENDINGS if outcome == "endings" else (outcome,))]
    for point in range(len(grid.points)):
        for name in names:
            numbers = _days(tally, point) if name == "days_held" else _share(tally, point, name)
            about = {"point": point, **grid.held(point), "outcome": name, "trials": int(tally.trials[point])}
            yield about | numbers


def _share(tally: PointTally, point: int, name: str) -> dict[str, Any]:
    return tally.share(point, name).as_json() | {"mean": None, "mean_of_all": None} | dict.fromkeys(_quantile_names())


def _days(tally: PointTally, point: int) -> dict[str, Any]:
    spread = quantiles_json(tally.days[point])
    days = zip(_quantile_names(), spread["quantiles"].values(), strict=True)
    means = {"mean": spread["mean"], "mean_of_all": tally.mean_days(point)}
    return {"count": spread["count"], "share": None, "low": None, "high": None, **means, **dict(days)}


def _quantile_names() -> list[str]:
    return [f"q{100 * p:g}" for p in QUANTILES]


def describe_sweep(grid: Grid) -> list[dict[str, str]]:
    """Name, type, unit and meaning of every column, in order."""

    def column(name: str, unit: str, meaning: str) -> dict[str, str]:
        """One column as its file describes it."""
        return {"name": name, "type": _TYPES.get(name, "float64"), "unit": unit, "meaning": meaning}

    halts = "days under any ceasefire, among the point's trials with one; empty for other outcomes"
    return [
        column("point", "number", "Number of the design point, from 0."),
        *(column(p.path, "as in the scenario", f"Value of the parameter: {p.label}.") for p in grid.parameters),
        column("outcome", "word", "An ending, an outcome derived from endings, or days_held."),
        column("trials", "trials", "Trials at this point."),
        column("count", "trials", "Those with the outcome; for days_held, those with any ceasefire."),
        column("share", "share", "count / trials; empty for days_held."),
        column("low", "share", "Lower end of the 95 % Wilson interval of the share."),
        column("high", "share", "Upper end of it."),
        column("mean", "days", f"Mean of {halts}."),
        column(
            "mean_of_all", "days", "Mean days under any ceasefire over all the point's trials, 0 for those without one."
        ),
        *(column(f"q{100 * p:g}", "days", f"{100 * p:g} % quantile of {halts}.") for p in QUANTILES),
    ]
