"""One call for each verb of `truce`, under the same name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from sim.api.kept import Comparison, Kept, Run, Sweep, kept
from sim.scenario import Loaded, load_scenario

if TYPE_CHECKING:
    from sim.evidence import Review
    from sim.history.traced import Story
    from sim.scenario.upgrade import Upgrade

__all__ = [
    "compare",
    "init",
    "list",
    "load",
    "plot",
    "read",
    "review",
    "run",
    "schema",
    "show",
    "sweep",
    "trace",
    "upgrade",
    "validate",
]

Case = str | Path | Loaded
"""A scenario: path of a file, name of a shipped one, or what :func:`load` gave."""

Overrides = Mapping[str, Any] | Sequence[str]
"""What is laid over a scenario: values by dotted path, or `path=value` each, as `--set` takes them."""


def load(case: Case, overrides: Overrides = ()) -> Loaded:
    """Read a scenario, with some of its values changed.

    Raises
    ------
    ScenarioError
        With every fault of the file and of the overrides: where, what was got, what is allowed, how to mend it.
    """
    if isinstance(case, Loaded) and not overrides:
        return case
    if isinstance(case, Loaded):
        return load_scenario(case.source, (*case.overrides, *_texts(overrides)))
    return load_scenario(case, _texts(overrides))


def show(case: Case, overrides: Overrides = ()) -> str:
    """Every value of a scenario with where it comes from, as one YAML file that needs no other."""
    return load(case, overrides).resolved()


def run(
    case: Case,
    trials: int | None = None,
    seed: int = 0,
    *,
    overrides: Overrides = (),
    until: float | None = None,
    jobs: int | None = None,
    out: str | Path | None = None,
) -> Run:
    """Run a scenario many times.

    Parameters
    ----------
    case
        What is run.
    trials
        How many; 10,000 if not given. With `until` the most.
    seed
        Seed of all chance, from 0 up. The same seed gives the same trials.
    overrides
        Values that are changed.
    until
        Run until every ending's 95 % interval reaches at most this far each way, such as 0.01.
    jobs
        Cores to use; all if not given, one for small runs. Never changes results.
    out
        A new folder in which everything is kept; without it in one of its own, for as long as the result lives.

    Raises
    ------
    ScenarioError, RunError, ResultsError
        If the scenario, a number or the folder is at fault.
    """
    from sim.studies import run as study

    loaded = load(case, overrides)
    return cast("Run", _made(lambda folder: study(loaded, trials, seed, until=until, jobs=jobs, out=folder), out))


def compare(
    *cases: Case,
    trials: int | None = None,
    seed: int = 0,
    overrides: Overrides = (),
    until: float | None = None,
    jobs: int | None = None,
    out: str | Path | None = None,
) -> Comparison:
    """Run scenarios on common random numbers, each later one set against the first. Parameters as for :func:`run`."""
    from sim.studies import compare as study

    loaded = [load(case, overrides) for case in cases]
    made = _made(lambda folder: study(loaded, trials, seed, until=until, jobs=jobs, out=folder), out)
    return cast("Comparison", made)


def sweep(
    config: str | Path,
    trials: int | None = None,
    seed: int | None = None,
    *,
    overrides: Overrides = (),
    jobs: int | None = None,
    out: str | Path | None = None,
) -> Sweep:
    """Run a scenario over values of one or two numbers: a sweep file, or the name of a shipped one.

    Trials at each point and seed are those of the file unless they are given; otherwise as for :func:`run`.
    """
    from sim.studies import sweep as study
    from sim.studies.sweep_loading import load_sweep

    loaded = load_sweep(config, _texts(overrides))
    return cast("Sweep", _made(lambda folder: study(loaded, trials, seed, jobs=jobs, out=folder), out))


def trace(case: Case, trial: int = 0, seed: int = 0, overrides: Overrides = ()) -> Story:
    """Tell one trial day by day: the same history as its row in any run with this scenario and seed."""
    from sim.history.replay import check_trial
    from sim.history.traced import tell

    check_trial(trial, seed)
    return tell(load(case, overrides), trial, seed)


def read(folder: str | Path) -> Run | Comparison | Sweep:
    """Open a folder of results, of a run, a comparison or a sweep.

    Raises
    ------
    ResultsError
        If it is none.
    """
    return kept(Path(folder))


def plot(
    results: Kept | str | Path, *figures: str, formats: Sequence[str] = (), out: str | Path | None = None
) -> Sequence[Path]:
    """Draw the figures of results, all that apply or those named, and return the files.

    They go to `out`, or into `figures/` of the folder of the results. :meth:`Kept.figure` gives one as an object.
    """
    from sim.plots.gallery import draw_figures

    folder = results.folder if isinstance(results, Kept) else Path(results)
    drawn = draw_figures(folder, figures, formats, None if out is None else Path(out))
    return [path for each in drawn for path in each.paths]


def review(target: str | Path, overrides: Overrides = ()) -> Review:
    """What stands behind a scenario, or what a folder of evidence holds: statements, coders, what nothing uses.

    What `truce evidence` shows; `sim.evidence` is the room in which evidence is read.
    """
    from sim.scenario.reviewed import reviewed

    return reviewed(str(target), _texts(overrides))


def validate(*files: str | Path, overrides: Overrides = ()) -> Sequence[dict[str, Any]]:
    """Check files of scenarios and sweeps, folders of evidence or of results; nothing is raised for what is at fault.

    One entry a file: `file`, `valid`, `faults` (path, line, column, dotted path, message) and `notes`.
    """
    from sim.cli.verbs.validate import as_json, checked

    return [as_json(checked(str(file), _texts(overrides))) for file in files]


def list(kind: str | None = None) -> dict[str, Sequence[dict[str, Any]]]:
    """What comes with Truce: cases, variants, sweeps, toys and evidence, each with its name and question."""
    from sim.cli.catalogue import catalogue, catalogue_json

    return catalogue_json(catalogue(kind))


def schema(kind: str = "scenario") -> dict[str, Any]:
    """The format of files as JSON Schema: `scenario`, `sweep` or `evidence`."""
    from sim.cli.schemas import schema_of

    return schema_of(kind)


def init(file: str | Path | None = None, evidence: str | Path | None = None) -> Path:
    """Write a commented scenario to begin from (`scenario.yaml` if nothing is named), or a folder of evidence.

    With both, the scenario reads the folder. What exists is left as it is.
    """
    from sim.cli.verbs.init import write_starter

    return write_starter(None if file is None else Path(file), None if evidence is None else Path(evidence))


def upgrade(file: str | Path, write: bool = False) -> Upgrade:
    """A scenario of schema 1 as schema 2: its text, and what means something else now; `write` rewrites the file."""
    from sim.cli.verbs.upgrade import rewrite
    from sim.scenario.upgrade import upgraded

    found = upgraded(file)
    if write and found.was_old:
        rewrite(found)
    return found


def _texts(overrides: Overrides) -> tuple[str, ...]:
    """Overrides as the command line takes them; JSON is YAML."""
    if isinstance(overrides, Mapping):
        return tuple(f"{path}={json.dumps(value)}" for path, value in overrides.items())
    return tuple(overrides)


def _made(study: Callable[[Path], Any], out: str | Path | None) -> Run | Comparison | Sweep:
    """Run a study into the folder asked for, or into one that lives as long as its result."""
    if out is not None:
        return kept(study(Path(out)).kept)
    room = TemporaryDirectory(prefix="truce-", ignore_cleanup_errors=True)
    return kept(study(Path(room.name) / "results").kept, room)
