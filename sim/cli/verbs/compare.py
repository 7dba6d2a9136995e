"""`truce compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli import completion
from sim.cli.flags import DryRun, Jobs, Json, NoFigures, Out, Quiet, Seed, Set, Trials, Until
from sim.cli.screen import command_line
from sim.cli.sources import check_once, load_cases
from sim.errors import RunError
from sim.results.folder import check_free

__all__ = ["compare"]

ORDER = 50

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO",
        help="Two or more scenarios: paths or names. The first is the yardstick.",
        autocompletion=completion.scenarios,
    ),
]


def compare(
    scenarios: Sources,
    trials: Trials = None,
    seed: Seed = 0,
    jobs: Jobs = None,
    set_: Set = None,
    out: Out = None,
    until: Until = None,
    no_figures: NoFigures = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare scenarios on common random numbers.

    Every trial meets the same random numbers in each; later scenarios are set against the first, with paired intervals.
    """
    from sim.studies.study import Plan

    plan = Plan(trials, seed, jobs, until)
    if len(scenarios) < 2:
        raise RunError("compare: got 1 scenario; give two or more, such as `truce compare A.yaml B.yaml`")
    check_once(scenarios)
    if out is not None:
        check_free(out)
    from sim.cli.compare_report import compare_report
    from sim.cli.finish import finish, say_stopped
    from sim.cli.progress import reporting, say_plan
    from sim.studies.compare import compare as compare_cases
    from sim.studies.compare import study_of_comparison

    cases = load_cases(scenarios, tuple(set_ or ()), quiet)
    study = study_of_comparison(cases, plan)
    if dry_run:
        say_plan("comparison", " against ".join(case.scenario.name for case in cases), study, json)
        return
    with reporting(study, quiet) as report:
        result = compare_cases(
            cases, trials, seed, jobs=jobs, until=until, out=out, command=command_line(), report=report
        )
    say_stopped(result.done, until, quiet)
    finish(result, lambda: compare_report(result), no_figures, json, quiet)
