"""`truce compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli import completion
from sim.cli.figures import draw_kept
from sim.cli.flags import Jobs, Json, NoFigures, Out, Quiet, Seed, Set, Trials
from sim.cli.screen import command_line, print_json, progress_bar, show
from sim.cli.sources import check_once, load_cases
from sim.errors import RunError
from sim.results.folder import check_free
from sim.studies.plan import Plan

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
    no_figures: NoFigures = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare scenarios on common random numbers.

    Every trial meets the same random numbers in each; later scenarios are set against the first, with paired intervals.
    """
    plan = Plan(trials=trials, seed=seed, jobs=jobs)
    if len(scenarios) < 2:
        raise RunError("compare: got 1 scenario; give two or more, such as `truce compare A.yaml B.yaml`")
    check_once(scenarios)
    if out is not None:
        check_free(out)
    from sim.studies.paired import compare as compare_cases

    overrides = tuple(set_ or ())
    cases = load_cases(scenarios, overrides, quiet)
    with progress_bar(quiet) as told:
        result = compare_cases(cases, plan, out=out, command=command_line(), overrides=overrides, progress=told)
    if json:
        print_json(result.as_json())
    else:
        from sim.cli.contrasts import comparison_report

        show(*comparison_report(result))
    draw_kept(result.kept, no_figures, quiet)
