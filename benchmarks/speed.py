"""How fast: the engine, an earlier state of it, and a yardstick take turns on one core; what counts is their ratio.

    python benchmarks/speed.py [--before DIR] [--scenario NAME ...] [--rounds 5] [--trials 16384]

Three processes, pinned to one core, run the same trials in turn: the engine of this checkout, that of another checkout
(where one is given), and the yardstick of `benchmarks/limit.py`. Whole: inputs, history and the columns
that are kept. History: the days alone, of trials that are drawn already. Then two threads against one, and many points
of a study against one. Rates are trials per second of processor time and drift with the machine; the ratios are taken
round by round.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
ROOT = Path(__file__).parents[1]
SEED, BLOCK = 7, 8192
SCENARIOS = ("jeddah-2025-03", "velmare-1931-09")


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def blocks(trials: int) -> list[tuple[int, int]]:
    """First number and length of each block."""
    return [(first, min(BLOCK, trials - first)) for first in range(0, trials, BLOCK)]


def engine(scenario: str, trials: int) -> tuple[float, float]:
    """Seconds of whole runs, and of their days alone (0 for an engine that cannot tell)."""
    from sim.model.block import run_block
    from sim.scenario import load_scenario

    case = load_scenario(scenario).scenario
    run_block(case, SEED, 0, 64)
    whole = seconds(lambda: [run_block(case, SEED, first, count) for first, count in blocks(trials)])
    return whole, sum(days(case, first, count) for first, count in blocks(trials))


def days(case: object, first: int, count: int) -> float:
    """Seconds of the days of a block."""
    try:
        from sim.model.block import ROWS
        from sim.model.drawn import Drawn
        from sim.model.inputs import Inputs
    except ImportError:
        return 0.0
    from sim.model.world import World
    from sim.random_streams import Luck

    def live(world: World) -> None:
        while world.running:
            world.step()

    found = 0.0
    for drawn in Drawn.parts(Inputs(case, Luck(SEED, first, count)), ROWS):
        with closing(World(drawn)) as world:
            found += seconds(partial(live, world))
    return found


def yardstick(scenario: str, trials: int) -> tuple[float, float]:
    """The same of the fused kernel."""
    from benchmarks import limit
    from sim.scenario import load_scenario

    prepared = limit.prepare(load_scenario(scenario).scenario)
    limit.whole(prepared, SEED, 0, 64)
    whole = seconds(lambda: [limit.whole(prepared, SEED, first, count) for first, count in blocks(trials)])
    drawn = [limit.inputs(prepared, SEED, first, count) for first, count in blocks(trials)]
    return whole, seconds(lambda: [limit.history(prepared, each) for each in drawn])


class Runner:
    """A process of its own that runs trials when asked."""

    def __init__(self, kind: str, checkout: Path) -> None:
        command = [sys.executable, str(Path(__file__).resolve()), "--serve", kind]
        environment = os.environ | {"PYTHONPATH": str(checkout)}
        self.process = subprocess.Popen(
            command, cwd=checkout, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, scenario: str, trials: int) -> tuple[float, float]:
        """Trials per second, of the whole and of the days."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(scenario, trials, file=self.process.stdin, flush=True)
        whole, history = map(float, self.process.stdout.readline().split())
        return trials / whole, trials / history if history else float("nan")


def serve(kind: str) -> None:
    """Answer each line of standard input."""
    work = {"engine": engine, "limit": yardstick}[kind]
    for line in sys.stdin:
        scenario, trials = line.split()
        print(*work(scenario, int(trials)), flush=True)


def ratios(rounds: list[dict[str, tuple[float, float]]], over: str, place: int) -> str:
    """Median and range of the engine over another, round by round."""
    found = [each["now"][place] / each[over][place] for each in rounds]
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def take_turns(runners: dict[str, Runner], scenario: str, trials: int, rounds: int) -> None:
    """Print rates and ratios for a scenario."""
    for runner in runners.values():
        runner(scenario, 512)
    seen = [{name: runner(scenario, trials) for name, runner in runners.items()} for _ in range(rounds)]
    print(f"{scenario}, {trials:,} trials a round, median of {rounds}")
    for name in runners:
        whole, history = (statistics.median(each[name][place] for each in seen) for place in (0, 1))
        print(f"  {name:7s} whole {whole:8,.0f}/s   history {history:8,.0f}/s")
    for over in [name for name in runners if name != "now"]:
        print(f"  now over {over}: whole {ratios(seen, over, 0)}   history {ratios(seen, over, 1)}")


def studies(rounds: int) -> None:
    """Two threads against one, and 128 points of 64 trials against one point of 8,192; by the clock, on two cores."""
    from sim.scenario import load_scenario
    from sim.studies.design import Design, Point
    from sim.studies.executor import executor_of
    from sim.studies.study import Block

    case = load_scenario(SCENARIOS[0]).scenario
    one, path = Design([Point(case)], SEED), "actors.russia.urgency"
    many = Design([Point(case, {path: place / 128}) for place in range(128)], SEED)

    def clock(design: Design, workers: int, cut: list[Block]) -> float:
        start = time.perf_counter()
        for _ in executor_of(workers).rows(design, cut):
            pass
        return time.perf_counter() - start

    eight = [Block(range(1), first * BLOCK, BLOCK) for first in range(8)]
    clock(one, 1, eight[:1])
    threads = [clock(one, 1, eight) / clock(one, 2, eight) for _ in range(rounds)]
    points = [clock(many, 1, [Block(range(128), 0, 64)]) / clock(one, 1, eight[:1]) for _ in range(rounds)]
    print(f"two threads over one: {statistics.median(threads):.2f} ({min(threads):.2f} to {max(threads):.2f})")
    print(f"128 points x 64 trials, cost over one point of 8,192: {statistics.median(points):.2f}")


def main() -> None:
    """Take turns and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--scenario", nargs="+", default=SCENARIOS)
    parser.add_argument("--trials", type=int, default=2 * BLOCK)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", choices=("engine", "limit"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(everywhere)})  # what is started from here stays on this core
    runners = {"now": Runner("engine", ROOT), "limit": Runner("limit", ROOT)}
    if given.before:
        runners["before"] = Runner("engine", given.before.resolve())
    os.sched_setaffinity(0, everywhere)
    for scenario in given.scenario:
        take_turns(runners, scenario, given.trials, given.rounds)
    sys.path.insert(0, str(ROOT))
    studies(given.rounds)


if __name__ == "__main__":
    main()
