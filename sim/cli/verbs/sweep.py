"""`truce sweep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli import completion
from sim.cli.figures import draw_kept
from sim.cli.flags import WHOLE, DryRun, Jobs, Json, NoFigures, Out, Quiet, whole_number
from sim.cli.screen import command_line, print_json, show
from sim.cli.sources import say_notes
from sim.results.folder import check_free
from sim.studies.plan import Plan

if TYPE_CHECKING:
    from sim.studies.sweep import Sweep

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
    out: Out = None,
    no_figures: NoFigures = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run a scenario over ranges of one or two numbers.

    Every point is run on the same random numbers (common random numbers), so that points differ by the values alone.
    """
    Plan(trials=trials, seed=0 if seed is None else seed, jobs=jobs)  # says what is wrong before anything is read
    if out is not None:
        check_free(out)
    from sim.cli.sweeps import points_bar, sweep_plan, sweep_report
    from sim.studies.sweep import Sweep
    from sim.studies.sweep import sweep as run_sweep
    from sim.studies.sweep_loading import load_sweep

    study = load_sweep(config, streams=True)
    say_notes(study.case, quiet)
    asked = Sweep.of(study, trials, seed, jobs)
    if dry_run:
        _say_plan(asked, json)
        return
    with points_bar(asked.design, quiet) as (told, say):
        result = run_sweep(
            asked,
            out=out,
            command=command_line(),
            progress=told,
            estimated=lambda seconds: say(sweep_plan(asked, seconds)),
        )
    if json:
        print_json(result.as_json())
    else:
        show(*sweep_report(result))
    draw_kept(result.kept, no_figures, quiet)


def _say_plan(asked: Sweep, as_json: bool) -> None:
    """Print what would be run, and about how long it would take."""
    from sim.cli.sweeps import sweep_plan

    seconds, design = asked.estimate(), asked.design
    if as_json:
        planned = {
            "points": len(design.points),
            "trials": design.trials,
            "seed": asked.seed,
            "processes": asked.workers,
        }
        print_json({"sweep": asked.study.title, "dry_run": True} | planned | {"seconds": round(seconds, 2)})
    else:
        show(f"{asked.study.title}: {sweep_plan(asked, seconds)}; nothing was run.")
