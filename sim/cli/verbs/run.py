"""`truce run`."""

from __future__ import annotations

from sim.cli.flags import DryRun, Jobs, Json, NoFigures, Out, Quiet, Seed, Set, Source, Trials, Until
from sim.cli.screen import command_line
from sim.cli.sources import load_case
from sim.results.folder import check_free

__all__ = ["run"]

ORDER = 20


def run(
    scenario: Source,
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
    """Run a scenario many times.

    Shows how the talks end, how long a ceasefire lives, on what terms, and why not.
    """
    from sim.studies.study import Plan

    plan = Plan(trials, seed, jobs, until)
    if out is not None:
        check_free(out)
    from sim.cli.finish import finish, say_stopped
    from sim.cli.progress import reporting, say_plan
    from sim.cli.run_report import run_report
    from sim.studies.run import run as run_case
    from sim.studies.run import study_of_run

    case = load_case(scenario, tuple(set_ or ()), quiet)
    study = study_of_run(case, plan)
    if dry_run:
        say_plan("scenario", case.scenario.name, study, json)
        return
    with reporting(study, quiet) as report:
        result = run_case(case, trials, seed, jobs=jobs, until=until, out=out, command=command_line(), report=report)
    say_stopped(result.done, until, quiet)
    finish(result, lambda: run_report(result), no_figures, json, quiet)
