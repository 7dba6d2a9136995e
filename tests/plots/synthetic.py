"""A made-up folder of results in the shape that `truce run --out` writes, for tests of figures.

Nothing here comes from the model: the numbers only have the right columns, types and ranges.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from sim.model.block import columns
from sim.model.columns import Column
from sim.results.files import write_json
from sim.results.manifest import Done, manifest, seal
from sim.results.rows import narrow
from sim.results.table import TableWriter, describe_columns
from sim.scenario import load_scenario
from sim.vocabulary import BINDING, ENDINGS, LEDGER_LINES

SHARES = (0.09, 0.17, 0.37, 0.06, 0.03, 0.05, 0.02, 0.10, 0.02, 0.04, 0.05)
LONG = "A matter with a title so long that no ministry would ever print it on one line of a page, part"
STRANGE = "名前 🕊️ هدنة $x^2$ [b]"
POLE = "what this end of the scale would mean if it were written out by a lawyer with all the conditions attached"


@dataclass(frozen=True)
class Shape:
    """How the made-up case and its table look."""

    trials: int = 4000
    seed: int = 7
    endings: tuple[float, ...] = SHARES
    belligerents: int = 2
    third_parties: int = 3
    issues: int = 5
    long_names: bool = False
    strange_names: bool = False
    talks_days: int = 30
    halt_days: int = 30


def only(ending: str, **more: int) -> Shape:
    """Every trial ends the same way."""
    return Shape(endings=tuple(float(name == ending) for name in ENDINGS), **more)


CROWDED = Shape(belligerents=4, third_parties=5, issues=12, long_names=True)
EXTREMES = {
    "normal": Shape(),
    "three_trials": Shape(trials=3),
    "one_trial": Shape(trials=1),
    "crowded": CROWDED,
    "mostly_stalled": Shape(endings=tuple(0.95 if name == "stalled" else 0.005 for name in ENDINGS)),
    "strange": Shape(trials=300, strange_names=True),
    "all_stalled": only("stalled", trials=500),
    "all_extended": only("full_extended", trials=500),
    "all_collapsed": only("full_collapsed", trials=500),
    "all_sectoral": only("sectoral_lapsed", trials=500),
}


def scenario_of(shape: Shape) -> dict:
    """The case as a mapping, ready for a file."""
    rng = np.random.default_rng(shape.seed)
    issues = {}
    for k in range(shape.issues):
        title = f"{LONG} {k + 1}" if shape.long_names else f"Issue number {k + 1}"
        poles = (
            {"zero": POLE, "one": POLE} if shape.long_names else {"zero": "nothing at all", "one": "everything at once"}
        )
        issues[f"issue_{k:02}"] = {"title": title, **poles}
    names = list(issues)
    actors = {}
    for b in range(shape.belligerents):
        actors[f"side_{b:02}"] = {
            "role": "belligerent", "sincerity": 0.5, "urgency": 0.4, "positions": _positions(names, rng)
        }  # fmt: skip
    for m in range(shape.third_parties):
        role = {"role": "mediator", "lead": m == 0} if m % 2 == 0 else {"role": "guarantor", "backs": "side_00"}
        actors[f"party_{m:02}"] = {**role, "positions": _positions(names[: max(1, len(names) - m)], rng)}
    if shape.long_names:
        for key, actor in actors.items():
            actor["title"] = f"The Most Serene Federated Republic of {key.replace('_', ' ').title()} and Dependencies"
    if shape.strange_names:
        for key, thing in (issues | actors).items():
            thing["title"] = f"{STRANGE} {key[0]}{key[-2:]}"
    text = {name: round(float(rng.uniform(0.1, 0.9)), 2) for name in names}
    return {
        "schema": 2, "name": STRANGE if shape.strange_names else "A made-up case",
        "horizon": {"talks_days": shape.talks_days, "halt_days": shape.halt_days},
        "issues": issues, "actors": actors, "reference": dict(text),
        "offers": {"full": {"scope": "full", "text": text}},
    }  # fmt: skip


def _positions(issues: list[str], rng: np.random.Generator) -> dict:
    ideals = {}
    for name in issues:
        mode = float(rng.choice([0.0, 0.15, 0.5, 0.8, 1.0]))
        low, high = max(0.0, mode - rng.uniform(0.05, 0.25)), min(1.0, mode + rng.uniform(0.05, 0.25))
        ideal = {"dist": "triangular", "low": round(low, 3), "mode": mode, "high": round(high, 3)}
        ideals[name] = {"ideal": ideal, "salience": 0.5}
    return ideals


def columns_of(shape: Shape) -> dict[str, np.ndarray]:
    """The table of trials, column by column, as far as figures look at it."""
    rng = np.random.default_rng(shape.seed + 1)
    n = shape.trials
    ending = rng.choice(len(ENDINGS), size=n, p=np.array(shape.endings) / sum(shape.endings))
    full, sectoral = ending >= 7, (ending >= 3) & (ending < 7)
    before = full & (rng.random(n) < 0.3)
    kept = np.isin(ending % 4, (1, 2)) & (ending >= 3)  # lapsed and extended stand at 5, 6 and 9, 10
    days = np.where(kept, shape.halt_days, 1 + np.floor(rng.beta(0.6, 1.6, n) * (shape.halt_days - 1)).astype(int))
    start = rng.integers(0, max(1, shape.talks_days // 2), n)
    full_start = np.where(before, start + days // 3 + 1, start)
    talks_end = np.where(ending == 2, shape.talks_days - 1, rng.integers(1, max(2, shape.talks_days), n))
    end_day = np.where(full, full_start + days, np.where(sectoral, start + days, talks_end))
    sides = [f"side_{b:02}" for b in range(shape.belligerents)]
    issues = [f"issue_{k:02}" for k in range(shape.issues)]
    held = ~full | (rng.random(n) < 0.7)
    made = {
        "trial": np.arange(n),
        "ending": ending,
        "ending_day": end_day,
        "full_start_day": np.where(full, full_start, -1),
        "full_days": np.where(full, days, -1),
        "sectoral_start_day": np.where(sectoral | before, start, -1),
        "sectoral_days": np.where(sectoral | before, np.where(before, days // 3 + 1, days), -1),
        "sectoral_before": before,
        "smoothed_fire": np.where(full | sectoral, np.random.default_rng(shape.seed + 2).random(n) * 0.65, np.nan),
        "holdout": np.where(held, rng.choice(len(sides), n, p=_falling(len(sides))), -1),
        "binding_lines": np.where(held, 1 << rng.choice(len(BINDING), n, p=_falling(len(BINDING))), 0),
        "binding_demand": np.where(held, rng.choice(len(issues), n, p=_falling(len(issues))), -1),
        "ruled_out": np.where(held & (rng.random(n) < 0.2), 1, 0),
    }
    others = np.random.default_rng(shape.seed + 3)
    demands = 1 << others.choice(len(issues), n, p=_falling(len(issues)))
    more = np.where(others.random(n) < 0.3, 1 << others.choice(len(issues), n), 0)
    made["binding_demands"] = np.where(held, demands | more, 0)
    for name in issues:
        made[f"text_{name}"] = rng.beta(4, 3, n)
    for b, side in enumerate(sides):
        made |= _ledger(side, 0.35 if b % 2 else -0.2, rng, n)
    return made


def _ledger(side: str, shift: float, rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    means = {"terms": 0.5 + shift, "war": 0.45, "exposure": 0.08, "audience": 0.05, "pressure": 0.02, "shock": 0.0}
    lines = {name: means[name] + 0.05 * rng.standard_normal(n) for name in LEDGER_LINES}
    total = lines["terms"] - lines["war"] - lines["exposure"] - lines["audience"] + lines["pressure"] + lines["shock"]
    threshold = np.where(rng.random(n) < 0.5, 0.0, 0.12)
    answer = np.where(total >= threshold, 3, np.where(total >= threshold - 0.15, 2, 1))
    return (
        {f"day0_{name}_{side}": values for name, values in lines.items()}
        | {f"day0_sum_{side}": total, f"day0_threshold_{side}": threshold}
        | {f"day0_answer_{side}": answer, f"day0_ruled_out_{side}": np.zeros(n), f"sincere_{side}": threshold == 0}
    )


def _falling(count: int) -> np.ndarray:
    weights = 0.5 ** np.arange(count)
    return weights / weights.sum()


def write(folder: Path, shape: Shape) -> Path:
    """Write the folder as `truce run` does; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    YAML().dump(scenario_of(shape), text)
    (folder / "resolved.yaml").write_text(text.getvalue(), encoding="utf-8")
    case = load_scenario(folder / "resolved.yaml")
    write_table(folder, columns(case.scenario), columns_of(shape))
    write_json(folder / "summary.json", {"trials": shape.trials, "seed": shape.seed})
    seal(folder, manifest("run", [case], Done(shape.seed, shape.trials, 0.0, 1), None))
    return folder


def write_table(folder: Path, made: tuple[Column, ...], rows: dict[str, np.ndarray]) -> None:
    """Write the table; what is not given is missing in every trial."""
    nothing = {"flag": False, "number": np.nan, "exact": np.nan}
    count = len(rows["ending"])
    whole = {c.name: rows.get(c.name, np.full(count, nothing.get(c.kind, -1))) for c in made}
    with TableWriter(folder / "trials.parquet", made) as table:
        table(narrow(whole, made))
    write_json(folder / "columns.json", describe_columns(made))
