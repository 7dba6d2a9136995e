"""Studies: points x trials. What is run, how much of it, who computes it, and what is kept of it.

::

    Point     a scenario in which some numbers may be held                   design.py
      |         points with the same draws share common random numbers
    Design    the points in order; makes the rows of any block of them       design.py, grid.py
      x
    Plan      trials of each point (or a precision to reach), seed, jobs     study.py
      =
    Study     cut into blocks: some points x some trials                     study.py
      |
    execute   the rows of each block, in a fixed order, from any executor    execute.py, precision.py
      |         this process, worker processes                               executor.py, processes.py, worker.py
      v
    Keep      takes in block after block: a table on disk, counts, pairs     results.table, analysis

A run is one point of which every column is kept; a comparison a few points, kept as pairs of trials; a sweep many
points, kept as counts. Each is one file with one call that returns its result and, with `out`, keeps it in a folder:
:func:`run`, :func:`compare`, :func:`sweep`. `estimate` tells how long a study takes, `Report` how far it is.

To add a kind of study, write its points, what it keeps and its result in a file beside `compare.py`. To compute
elsewhere, write an :class:`sim.studies.executor.Executor`: one that asks a cluster, or one that remembers the blocks it
has seen and so takes up work that was interrupted. Nothing else changes, and no result does: rows depend on point, seed
and number of the trial alone. ::

    from sim.scenario import load_scenario
    from sim.studies import run

    result = run(load_scenario("toy/two-clocks"), trials=2_000, seed=7)
    print(result.tally.outcomes["any_halt"].share)
"""

from sim.studies.compare import CompareResult, compare
from sim.studies.run import RunResult, run
from sim.studies.sweep import SweepResult, sweep

__all__ = ["CompareResult", "RunResult", "SweepResult", "compare", "run", "sweep"]
