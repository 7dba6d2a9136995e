"""Designs over scenarios: a run, a comparison, a sweep. Trials are made here block by block, counted and kept.

Define, seed, run, read::

    case = load_scenario("path-or-name")
    result = run(case, Plan(trials=2_000, seed=7))
    print(result.tally.outcomes["any_full"].share)
"""

from sim.studies.paired import Comparison, compare
from sim.studies.plan import Plan
from sim.studies.single import Result, run

__all__ = ["Comparison", "Plan", "Result", "compare", "run"]
