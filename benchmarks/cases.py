"""The coded negotiations: how often a full yes comes by day 7 and 30, beside what happened, and Brier scores.

    python benchmarks/cases.py [--trials 4000] [--before CHECKOUT --files FOLDER]

With --before an earlier commit runs too, installed nowhere, in its checkout: on files of its own schema, which lie in
FOLDER as `CASE/CASE.yaml` with their evidence. The score is of the share of trials with a full yes by day 30 against
what came of it: 0 is perfect. Nothing here is tuned to what it prints; with eight cases a score says little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "scenarios" / "cases").glob("*.yaml"))
ALWAYS = (0.46, 0.5)
"""What may be said of every case: the share of third parties' offers that were accepted, and nothing."""

SCRIPT = """
import json, sys
import numpy as np
from sim.model.block import run_block
from sim.scenario import load_scenario
found = []
for path in sys.argv[2:]:
    scenario = load_scenario(path).scenario
    rows = run_block(scenario, 7, 0, int(sys.argv[1]))
    day = rows["full_start_day"]
    found.append([float(np.mean((day >= 0) & (day <= last))) for last in (7, 30)])
print(json.dumps(found))
"""

Pair = tuple[float, float]


def shares(checkout: Path, files: Sequence[Path], trials: int) -> list[Pair]:
    """Shares with a full yes by day 7 and 30, by the code of a checkout."""
    asked = [sys.executable, "-c", SCRIPT, str(trials), *map(str, files)]
    said = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run(asked, env=said, cwd=checkout, capture_output=True, text=True, check=True)
    return [(week, month) for week, month in json.loads(done.stdout.splitlines()[-1])]


def outcome(name: str) -> float:
    """1 if a full yes of all came within 30 days, else 0."""
    said = YAML(typ="safe").load((ROOT / "seeds" / name / "outcome.yaml").read_text(encoding="utf-8"))
    return float(said["full_halt"] and said["within_days"] <= 30)


def brier(forecasts: Sequence[float], outcomes: Sequence[float]) -> float:
    """Mean squared distance of forecasts from outcomes."""
    return sum((said - came) ** 2 for said, came in zip(forecasts, outcomes, strict=True)) / len(outcomes)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--trials", type=int, default=4000)
    asked.add_argument("--before", type=Path)
    asked.add_argument("--files", type=Path)
    given = asked.parse_args()
    names = [path.stem for path in CASES]
    came = [outcome(name) for name in names]
    now = shares(ROOT, CASES, given.trials)
    before = shares(given.before, [given.files / n / f"{n}.yaml" for n in names], given.trials) if given.before else now
    print(f"{'':22} happened   now: day 7, 30   before: day 7, 30")
    for name, real, (week, month), (old_week, old_month) in zip(names, came, now, before, strict=True):
        print(f"{name:22} {'yes' if real else 'no':8} {week:9.2f} {month:5.2f} {old_week:12.2f} {old_month:5.2f}")
    said = {"now": [month for _, month in now], "before": [month for _, month in before]}
    said |= {f"always {share}": [share] * len(came) for share in ALWAYS}
    for what, forecasts in said.items():
        print(f"Brier, {what:12} {brier(forecasts, came):.3f}")


if __name__ == "__main__":
    main()
