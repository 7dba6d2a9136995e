"""`truce sweep`."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli import completion
from sim.cli.flags import WHOLE, DryRun, Jobs, Json, NoFigures, Out, Quiet, Set, whole_number
from sim.cli.screen import command_line
from sim.cli.sources import say_notes
from sim.results.folder import check_free

__all__ = ["sweep"]

ORDER = 60

Config = Annotated[
    str,
    typer.Argument(
        metavar="SWEEP", help="Path of a sweep file, or name of a shipped one.", autocompletion=completion.sweeps
    ),
]
Trials = Annotated[
    int | None,
    typer.Option(
        "--trials", parser=whole_number, metavar=WHOLE, help="Trials at each point; as in the file if not given."
    ),
]
Seed = Annotated[
    int | None,
    typer.Option("--seed", parser=whole_number, metavar=WHOLE, help="Seed of all chance; as in the file if not given."),
]


def sweep(
    config: Config,
    trials: Trials = None,
    seed: Seed = None,
    jobs: Jobs = None,
    set_: Set = None,
    out: Out = None,
    no_figures: NoFigures = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run a scenario over ranges of one or two numbers.

    Every point is run on the same random numbers (common random numbers), so that points differ by the values alone.
    """
    from sim.studies.study import Plan

    Plan(trials, 0 if seed is None else seed, jobs)  # says what is wrong before anything is read
    if out is not None:
        check_free(out)
    from sim.cli.finish import finish
    from sim.cli.progress import reporting, say_plan
    from sim.cli.sweep_report import sweep_report
    from sim.studies.sweep import plan_of_sweep, study_of_sweep
    from sim.studies.sweep import sweep as run_sweep
    from sim.studies.sweep_loading import load_sweep

    loaded = load_sweep(config, tuple(set_ or ()), streams=True)
    say_notes(loaded.case, quiet)
    study = study_of_sweep(loaded, plan_of_sweep(loaded, trials, seed, jobs))
    if dry_run:
        say_plan("sweep", loaded.title, study, json)
        return
    with reporting(study, quiet) as report:
        result = run_sweep(loaded, trials, seed, jobs=jobs, out=out, command=command_line(), report=report)
    finish(result, lambda: sweep_report(result), no_figures, json, quiet)
