"""`truce run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.cli.figures import draw_kept
from sim.cli.flags import DryRun, Jobs, Json, NoFigures, Out, Quiet, Seed, Set, Source, Trials, Until
from sim.cli.screen import announce, command_line, note, plan_in_words, print_json, progress_bar, show
from sim.cli.sources import load_case
from sim.results.folder import check_free
from sim.studies.plan import Plan

if TYPE_CHECKING:
    from sim.scenario import Loaded

__all__ = ["run"]

ORDER = 20


def run(
    scenario: Source,
    trials: Trials = None,
    seed: Seed = 0,
    jobs: Jobs = None,
    set_: Set = None,
    out: Out = None,
    no_figures: NoFigures = False,
    until: Until = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run a scenario many times.

    Shows how the talks end, how long a truce lives, on what terms, and why not.
    """
    plan = Plan(trials=trials, seed=seed, jobs=jobs, until=until)
    if out is not None:
        check_free(out)
    from sim.studies.single import run as run_case
    from sim.studies.work import TrialWork

    overrides = tuple(set_ or ())
    case = load_case(scenario, overrides, quiet)
    if dry_run:
        _say_plan(case, plan, json)
        return
    announce(lambda: TrialWork(case.scenario, seed), plan, quiet)
    with progress_bar(quiet) as told:
        result = run_case(case, plan, out=out, command=command_line(), overrides=overrides, progress=told)
    if not result.done.reached:
        note(f"stopped at --trials {result.done.trials:,}, before every interval was within {until:g}", quiet)
    if json:
        print_json(result.as_json())
    else:
        from sim.cli.run_report import run_report

        show(*run_report(result))
    draw_kept(result.kept, no_figures, quiet)


def _say_plan(case: Loaded, plan: Plan, as_json: bool) -> None:
    """Print what would be run, and about how long it would take."""
    from sim.studies.execute import estimate_seconds
    from sim.studies.work import TrialWork

    seconds = estimate_seconds(TrialWork(case.scenario, plan.seed), plan)
    if as_json:
        planned = {"trials": plan.most, "seed": plan.seed, "processes": plan.workers, "seconds": round(seconds, 2)}
        print_json({"scenario": case.scenario.name, "dry_run": True} | planned)
    else:
        show(f"{case.scenario.name}: {plan_in_words(plan, seconds)}; nothing was run.")
