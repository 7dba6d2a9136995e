"""Fit the depth of a ceasefire and the fire that is returned to the ceasefires of 2014-2021.

    python benchmarks/fit_halt.py [--trials 4000]

Prints survival at seven days, observed and simulated, for a grid of the two parameters, best first. The
distance is the squared difference of the seven survival shares: 22 ceasefires do not bear a finer one (standard error
of each observed share is near .10). The defaults in `sim/scenario/rules.py` are the best point of the grid.
"""

from __future__ import annotations

import argparse
import csv
from itertools import product
from pathlib import Path

import numpy as np

from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.vocabulary import ENDINGS

ROOT = Path(__file__).parents[1]
DAYS = (1, 3, 7, 14, 30, 60, 90)
LEFT_OUT = "Minsk II, Debaltseve sector"
DEPTHS = (0.045, 0.05, 0.055, 0.06, 0.07)
RETURNED = (0.55, 0.60, 0.65, 0.70)


def observed() -> list[float]:
    """Share of the ceasefires with a known length that outlived each day."""
    with (ROOT / "seeds" / "historical_truces.csv").open(newline="") as rows:
        truces = [row for row in csv.DictReader(rows) if row["days"] and row["name"] != LEFT_OUT]
    lengths = np.array([float(row["days"]) for row in truces])
    print(f"{len(lengths)} ceasefires with a known length")
    return [float((lengths > day).mean()) for day in DAYS]


def simulated(depth: float, returned: float, trials: int) -> list[float]:
    """Share of simulated ceasefires that outlived each day."""
    described = f"{{dist: lognormal, median: {depth}, sigma: 0.8}}"
    settings = [f"halt.depth={described}"] if depth != DEFAULT[0] else []
    settings += [f"halt.reciprocity={returned}"] if returned != DEFAULT[1] else []
    rows = run_block(load_scenario("truces-2014-2021", settings).scenario, 3, 0, trials)
    began = rows["full_start_day"] >= 0
    days, ending = rows["full_days"][began], rows["ending"][began]
    fell = np.isin(ending, [ENDINGS.index("full_collapsed"), ENDINGS.index("full_denounced")])
    return [float(1 - (fell & (days <= day)).mean()) for day in DAYS]


def main() -> None:
    """Print the grid."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=4000)
    trials = parser.parse_args().trials
    history = observed()
    print("day              " + " ".join(f"{day:5d}" for day in DAYS))
    print("observed         " + " ".join(f"{share:5.2f}" for share in history))
    fits = []
    for depth, returned in product(DEPTHS, RETURNED):
        shares = simulated(depth, returned, trials)
        distance = sum((a - b) ** 2 for a, b in zip(shares, history, strict=True))
        fits.append((distance, depth, returned, shares))
    for distance, depth, returned, shares in sorted(fits):
        print(f"{depth:5.3f} {returned:4.2f} {distance:6.4f} " + " ".join(f"{share:5.2f}" for share in shares))


_HALT = load_scenario("truces-2014-2021").scenario.halt
DEFAULT = (_HALT.depth.median, _HALT.reciprocity.value)

if __name__ == "__main__":
    main()
