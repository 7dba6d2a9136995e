"""How often each ending occurs over the real case and its variants: none may be out of reach.

    python benchmarks/endings.py [--trials 1000000] [--jobs 2]

The trials are shared out evenly over every scenario whose name begins with that of the real case's family.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.shipped import shipped_scenarios
from sim.vocabulary import ENDINGS

BLOCK, SEED = 8192, 20250314


def count(name: str, trials: int) -> list[int]:
    """Number of trials with each ending, in model order."""
    scenario = load_scenario(name).scenario
    total = np.zeros(len(ENDINGS), dtype=np.int64)
    for first in range(0, trials, BLOCK):
        rows = run_block(scenario, SEED, first, min(BLOCK, trials - first))
        total += np.bincount(rows["ending"], minlength=len(ENDINGS))
    return [int(each) for each in total]


def main() -> None:
    """Print a row per scenario and the total."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    names = [name for name in shipped_scenarios() if name.startswith("jeddah-")]
    each = -(-given.trials // len(names))
    with ProcessPoolExecutor(given.jobs, mp_context=get_context("spawn")) as pool:
        counts = list(pool.map(count, names, [each] * len(names)))
    print(f"{len(names)} scenarios, {each:,} trials each, seed {SEED}")
    print(" ".join(f"{ending:>18}" for ending in ENDINGS))
    for name, row in zip(names, counts, strict=True):
        print(" ".join(f"{number:18,}" for number in row) + f"  {name}")
    print(" ".join(f"{sum(column):18,}" for column in zip(*counts, strict=True)) + "  all")


if __name__ == "__main__":
    main()
