"""A stand-in for the model: addressed rows of two sides and two issues, quick to make and easy to reason about."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from sim.model.columns import Column
from sim.random_streams import Luck
from sim.results.rows import joined, narrow
from sim.studies.study import Block
from sim.uncertainty import Fixed
from sim.vocabulary import ANSWERS, BINDING, ENDINGS, LEDGER_LINES, SCOPES

SIDES = ("north", "south")
ISSUES = ("arms", "ground")


def toy_columns() -> tuple[Column, ...]:
    made = [
        Column("trial", "id", "number", "Number of the trial."),
        Column("ending", "label", "word", "How it ended.", tuple(ENDINGS)),
    ]
    made += [Column(name, "day", "day", "A day.") for name in ("ending_day", "full_start_day", "sectoral_start_day")]
    made += [Column(f"{scope}_days", "day", "ceasefire day", "Length.") for scope in SCOPES]
    made += [Column("smoothed_fire", "number", "share of fire before", "Fire.")]
    made += [
        Column("holdout", "label", "actor", "Who.", SIDES),
        Column("binding_lines", "set", "words", "Lines.", tuple(BINDING)),
    ]
    made += [Column("binding_demand", "label", "issue", "Demand.", ISSUES)]
    made += [Column(name, "set", "issues", "Issues.", ISSUES) for name in ("binding_demands", "ruled_out")]
    made += [Column(f"text_{issue}", "number", "scale", "Terms.") for issue in ISSUES]
    for side in SIDES:
        made += [Column(f"day0_{line}_{side}", "number", "ledger units", "A line.") for line in LEDGER_LINES]
        made += [Column(f"day0_{name}_{side}", "exact", "ledger units", "Exact.") for name in ("sum", "threshold")]
        made += [Column(f"day0_answer_{side}", "label", "word", "Answer.", tuple(ANSWERS))]
        made += [Column(f"day0_ruled_out_{side}", "set", "issues", "Issues.", ISSUES)]
    return tuple(made)


@dataclass(frozen=True)
class ToyWork:
    """Rows that depend on seed and trial only; slow or deadly on request."""

    seed: int = 0
    seconds: float = 0.0
    fatal_from: int | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        return toy_columns()

    def __call__(self, block: Block) -> dict:
        return self.rows(block.first, block.trials)

    def rows(self, first: int, count: int) -> dict:
        if self.fatal_from is not None and first >= self.fatal_from:
            import os

            os._exit(1)
        time.sleep(self.seconds)
        return narrow(toy_rows(Luck(self.seed, first, count)), toy_columns())


@dataclass(frozen=True)
class ToyPairs:
    """Toy rows of several points, each on a seed of its own."""

    seeds: tuple[int, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return toy_columns()

    def __call__(self, block: Block) -> dict:
        return joined([ToyWork(self.seeds[point]).rows(block.first, block.trials) for point in block.points])


def toy_rows(luck: Luck) -> dict[str, np.ndarray]:
    def draw(name: str) -> np.ndarray:
        return luck.uniform("toy", name)

    rows: dict[str, np.ndarray] = {"trial": luck.first + np.arange(luck.count)}
    ending = np.floor(draw("ending") ** 2 * len(ENDINGS)).astype(np.int8)
    halted = {"sectoral": (ending >= 3) & (ending < 7), "full": ending >= 7}
    rows |= {"ending": ending, "ending_day": np.floor(60 * draw("day")).astype(np.int16)}
    for scope, lived in halted.items():
        rows[f"{scope}_start_day"] = np.where(lived, np.floor(30 * draw(f"{scope} start")), -1).astype(np.int16)
        rows[f"{scope}_days"] = np.where(lived, 1 + np.floor(30 * draw(f"{scope} days")), -1).astype(np.int16)
    rows["smoothed_fire"] = np.where(halted["sectoral"] | halted["full"], draw("fire"), np.nan)
    rows["holdout"] = np.floor(3 * draw("holdout")).astype(np.int8) - 1
    heldout = rows["holdout"] >= 0
    rows["binding_lines"] = np.where(heldout, np.floor(2 ** len(BINDING) * draw("line")), 0).astype(np.int64)
    rows["binding_demand"] = np.where(heldout, np.floor(3 * draw("demand")) - 1, -1).astype(np.int8)
    for name in ("binding_demands", "ruled_out"):
        rows[name] = np.where(heldout, np.floor(2 ** len(ISSUES) * draw(name)), 0).astype(np.int64)
    for issue in ISSUES:
        rows[f"text_{issue}"] = draw(issue)
    for side in SIDES:
        rows |= {f"day0_{line}_{side}": draw(f"{line} {side}") for line in LEDGER_LINES}
        rows[f"day0_sum_{side}"] = draw(f"sum {side}") - 0.5
        rows[f"day0_threshold_{side}"] = np.full(luck.count, 0.1)
        rows[f"day0_answer_{side}"] = np.floor(4 * draw(f"answer {side}")).astype(np.int8)
        rows[f"day0_ruled_out_{side}"] = np.where(draw(f"ruled out {side}") < 0.2, 0b10, 0)
    return rows


def toy_case(*overrides: str) -> SimpleNamespace:
    """Stands in for a loaded scenario."""
    full = ("full", SimpleNamespace(text=dict.fromkeys(ISSUES, 0.5)))
    actors = {side: SimpleNamespace(title=side.capitalize()) for side in SIDES}
    issues = {issue: SimpleNamespace(title=f"the {issue}") for issue in ISSUES}
    scenario = SimpleNamespace(
        name="Toy", belligerents=dict.fromkeys(SIDES), actors=actors, issues=issues, full=full, sectoral=("part", None),
        lead="envoy", horizon=SimpleNamespace(talks_days=30, halt_days=30),
        values=lambda: {"a.b": Fixed(value=0.3), "c.d": Fixed(value=1.0)}.items(),
    )  # fmt: skip
    origin = SimpleNamespace(kind="assumed", where="default", why="judgement")
    return SimpleNamespace(
        scenario=scenario,
        source="toy.yaml",
        digest="abc",
        origins={"a.b": origin},
        overrides=overrides,
        resolved=lambda: "name: Toy\n",
    )


def damage_page(path: Path, column: str) -> None:
    """Turn one bit in the middle of the first page of a column of a Parquet file."""
    import pyarrow.parquet as pq

    chunk = pq.ParquetFile(path).metadata.row_group(0)
    places = {chunk.column(k).path_in_schema: chunk.column(k) for k in range(chunk.num_columns)}
    raw = bytearray(path.read_bytes())
    raw[places[column].data_page_offset + places[column].total_compressed_size // 2] ^= 1
    path.write_bytes(raw)
