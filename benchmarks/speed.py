"""How fast, and where the time goes: ratios measured in one run, on the real case, on one core.

    python benchmarks/speed.py [--scenario jeddah-2025-03] [--trials 32768] [--rounds 3]

Three ways to run the same trials take turns: the block engine, the block engine with blocks of one trial, and the
scalar reference of the tests (one trial at a time in plain Python). What counts is the ratio; absolute numbers drift
with the machine. Then the block engine alone is profiled by phase of the day.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

from sim.model.block import run_block  # noqa: E402
from sim.scenario import Scenario, load_scenario  # noqa: E402
from tests.reference import simulate  # noqa: E402

SEED, BLOCK = 7, 8192


def rate(trials: int, work: Callable[[], object]) -> float:
    """Trials per second of processor time."""
    start = time.process_time()
    work()
    return trials / (time.process_time() - start)


def block_engine(scenario: Scenario, trials: int, block: int) -> None:
    """All trials, in blocks."""
    for first in range(0, trials, block):
        run_block(scenario, SEED, first, min(block, trials - first))


def profile(scenario: Scenario) -> None:
    """Print the share of the time of one block spent in each function of the day, with what it calls."""
    profiler = cProfile.Profile()
    profiler.runcall(run_block, scenario, SEED, 0, BLOCK)
    stats = pstats.Stats(profiler)
    total = stats.total_tt  # type: ignore[attr-defined]
    rows = []
    for (path, _, function), (_, _, own, whole, _) in stats.stats.items():  # type: ignore[attr-defined]
        file = Path(path)
        if "sim" in file.parts and file.parts[-2] != "runs":
            rows.append((whole / total, own / total, f"{file.parent.name}/{file.name} {function}"))
    print("\nwhere the time of a block goes (share with what it calls, share of its own):")
    for whole, own, name in sorted(rows, reverse=True)[:32]:
        print(f"  {whole:6.1%} {own:6.1%}  {name}")


def main() -> None:
    """Take turns and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="jeddah-2025-03")
    parser.add_argument("--trials", type=int, default=4 * BLOCK)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--few", type=int, default=200, help="trials of the scalar reference per round")
    given = parser.parse_args()
    scenario = load_scenario(given.scenario).scenario
    block_engine(scenario, 64, 64)
    simulate(scenario, SEED, 0)
    rates: dict[str, list[float]] = {"block engine": [], "block of one": [], "scalar reference": []}
    for _ in range(given.rounds):
        rates["block engine"].append(rate(given.trials, lambda: block_engine(scenario, given.trials, BLOCK)))
        rates["block of one"].append(rate(given.few // 4, lambda: block_engine(scenario, given.few // 4, 1)))
        reference = rate(given.few, lambda: [simulate(scenario, SEED, trial) for trial in range(given.few)])
        rates["scalar reference"].append(reference)
    print(f"{scenario.name}: trials per second of processor time, one core, median of {given.rounds} rounds")
    for name, seen in rates.items():
        print(f"  {name:17s} {statistics.median(seen):10,.0f}   ({min(seen):,.0f} to {max(seen):,.0f})")
    ratios = [a / b for a, b in zip(rates["block engine"], rates["scalar reference"], strict=True)]
    print(f"block engine over scalar reference, round by round: {', '.join(f'{ratio:.0f}' for ratio in ratios)}")
    profile(scenario)


if __name__ == "__main__":
    main()
