"""What a study tells on standard error while it runs: how long it should take, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sim.cli.ready import make_ready
from sim.cli.screen import console, note, print_json, show
from sim.studies.study import SMALL
from sim.words import counted

if TYPE_CHECKING:
    from sim.studies.execute import Progress, Report
    from sim.studies.study import Study

__all__ = ["Announced", "Lines", "duration", "plan_in_words", "reporting", "say_plan"]

_MINUTE = 60.0


@contextmanager
def reporting(study: Study, quiet: bool) -> Iterator[Report | None]:
    """Give what is told of progress: a bar on a terminal, else a line a minute; nothing to a user who wants quiet."""
    make_ready(quiet)
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(study) as report:
            yield report
    else:
        yield Lines(study, note)


class Announced:
    """Says once, as soon as it is known, how long work that is not small should take."""

    def __init__(self, study: Study, say: Callable[[str], object]) -> None:
        self._study, self._say, self._done = study, say, study.rows <= SMALL

    def __call__(self, progress: Progress) -> None:
        """Take in how far the study is."""
        if not self._done and progress.expected is not None:
            self._done = True
            self._say(plan_in_words(self._study, progress.expected))


class Lines:
    """For a file or a pipe: what is announced, and then a line a minute, none in the first."""

    def __init__(self, study: Study, say: Callable[[str], object]) -> None:
        self._study, self._say, self._next = study, say, _MINUTE
        self._announced = Announced(study, say)

    def __call__(self, progress: Progress) -> None:
        """Take in how far the study is."""
        self._announced(progress)
        if progress.elapsed >= self._next and progress.rows < progress.most:
            self._next = progress.elapsed + _MINUTE
            self._say(_line(self._study, progress))


def _line(study: Study, progress: Progress) -> str:
    line = f"{_done(study, progress.rows)} after {duration(progress.elapsed)}"
    if progress.expected is None:
        return line
    return f"{line}, {_about(study)}{duration(max(0.0, progress.expected - progress.elapsed))} left"


def plan_in_words(study: Study, seconds: float) -> str:
    """How many trials on which seed, and about how long they take."""
    plan = study.plan
    amount = counted(plan.most, "trial")
    if not study.by_trial:
        amount = f"{counted(study.points, 'point')} x {amount} = {study.rows:,}"
    most = "at most " if plan.until is not None else ""
    return f"{most}{amount}, seed {plan.seed}, {_hands(study.workers)}, {_about(study)}{duration(seconds)}"


def say_plan(kind: str, title: str, study: Study, as_json: bool) -> None:
    """Print what would be run of a scenario or a sweep (`kind`), and about how long it would take."""
    from sim.studies.execute import estimate

    make_ready(quiet=False)
    seconds, plan = estimate(study), study.plan
    if as_json:
        points = {} if study.by_trial else {"points": study.points}
        planned = points | {"trials": plan.most, "seed": plan.seed, "jobs": study.workers}
        print_json({kind: title, "dry_run": True} | planned | {"seconds": round(seconds, 2)})
    else:
        show(f"{title}: {plan_in_words(study, seconds)}; nothing was run.")


def duration(seconds: float) -> str:
    """Put a time into words, roughly."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


def _about(study: Study) -> str:
    return "about " if study.plan.until is None else "at most "


def _hands(workers: int) -> str:
    return counted(workers, "core")


def _done(study: Study, rows: int) -> str:
    """How much is done: trials, or points where they follow each other."""
    if study.by_trial:
        return f"{rows // study.points:,} of {counted(study.plan.most, 'trial')}"
    return f"{rows // study.plan.most:,} of {counted(study.points, 'point')}"


@contextmanager
def _bar(study: Study) -> Iterator[Report]:
    """A bar with trials a second and time left, erased at the end; what is announced stands above it."""
    from rich import progress as rich

    shown = (rich.BarColumn(), rich.TextColumn("{task.description}"), _speed(), rich.TimeElapsedColumn())
    left = (rich.TextColumn("left"), rich.TimeRemainingColumn())
    with rich.Progress(*shown, *left, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(_done(study, 0), total=study.rows)
        announced = Announced(study, lambda text: bar.console.print(text, highlight=False, markup=False))

        def report(progress: Progress) -> None:
            """Move the bar, and announce what is to be announced."""
            announced(progress)
            bar.update(task, completed=progress.rows, description=_done(study, progress.rows))

        yield report


def _speed() -> Any:
    """Make a column that tells trials a second."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            """Trials a second, once they are known."""
            return Text(f"{task.speed:,.0f} trials/s" if task.speed else "")

    return Speed()
