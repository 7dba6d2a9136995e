"""The table of a sweep on disk: one row per point and outcome, as Parquet and as CSV, with what each column means."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.analysis.durations import QUANTILES, quantiles_json
from sim.analysis.point_tally import PointTally
from sim.studies.design import Design
from sim.vocabulary import ENDINGS

__all__ = ["describe_sweep", "sweep_rows", "write_csv", "write_parquet"]

Row = Mapping[str, Any]

_TYPES = {"point": "int32", "outcome": "string", "count": "int64", "trials": "int64"}


def sweep_rows(design: Design, tally: PointTally, outcomes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Rows in order of points, and at each point of outcomes; `endings` stands for all eleven."""
    names = [name for outcome in outcomes for name in (ENDINGS if outcome == "endings" else (outcome,))]
    for point, values in enumerate(design.points):
        where = {p.path: value for p, value in zip(design.parameters, values, strict=True)}
        for name in names:
            told = _days(tally, point) if name == "days_held" else _share(tally, point, name)
            yield {"point": point, **where, "outcome": name, "trials": int(tally.trials[point]), **told}


def _share(tally: PointTally, point: int, name: str) -> dict[str, Any]:
    return tally.share(point, name).as_json() | {"mean": None, "mean_of_all": None} | dict.fromkeys(_quantile_names())


def _days(tally: PointTally, point: int) -> dict[str, Any]:
    told = quantiles_json(tally.days[point])
    days = zip(_quantile_names(), told["quantiles"].values(), strict=True)
    means = {"mean": told["mean"], "mean_of_all": tally.mean_days(point)}
    return {"count": told["count"], "share": None, "low": None, "high": None, **means, **dict(days)}


def _quantile_names() -> list[str]:
    return [f"q{100 * p:g}" for p in QUANTILES]


def describe_sweep(design: Design) -> list[dict[str, str]]:
    """Name, type, unit and meaning of every column, in order."""

    def told(name: str, unit: str, meaning: str) -> dict[str, str]:
        return {"name": name, "type": _TYPES.get(name, "float64"), "unit": unit, "meaning": meaning}

    halts = "days under any halt, among the point's trials with one; empty for other outcomes"
    return [
        told("point", "number", "Number of the design point, from 0."),
        *(told(p.path, "as in the scenario", f"Value of the parameter: {p.label}.") for p in design.parameters),
        told("outcome", "word", "An ending, an outcome derived from endings, or days_held."),
        told("trials", "trials", "Trials at this point."),
        told("count", "trials", "Those with the outcome; for days_held, those with any halt."),
        told("share", "share", "count / trials; empty for days_held."),
        told("low", "share", "Lower end of the 95 % Wilson interval of the share."),
        told("high", "share", "Upper end of it."),
        told("mean", "days", f"Mean of {halts}."),
        told("mean_of_all", "days", "Mean days under any halt over all the point's trials, 0 for those without one."),
        *(told(f"q{100 * p:g}", "days", f"{100 * p:g} % quantile of {halts}.") for p in QUANTILES),
    ]


def write_csv(path: Path, columns: Sequence[Mapping[str, str]], rows: Sequence[Row]) -> None:
    """Write rows as CSV; what is missing stays empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column["name"] for column in columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_parquet(
    path: Path, columns: Sequence[Mapping[str, str]], rows: Sequence[Row], about: Mapping[str, str]
) -> None:
    """Write rows as Parquet, with unit and meaning in the metadata of each field and `about` in that of the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [
        pa.field(c["name"], pa.type_for_alias(c["type"]), metadata={"unit": c["unit"], "meaning": c["meaning"]})
        for c in columns
    ]
    schema = pa.schema(fields, metadata={"truce": json.dumps(dict(about), sort_keys=True)})
    table = pa.Table.from_pylist(list(rows), schema=schema)
    with path.open("wb") as stream:
        pq.write_table(table, stream, compression="zstd", write_page_checksum=True)
