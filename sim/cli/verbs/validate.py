"""`truce validate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sim.cli import completion
from sim.cli.failures import MENDED, in_words
from sim.cli.flags import Json, Set
from sim.cli.sources import check_once, named
from sim.documents.named import is_folder
from sim.errors import ResultsError, RunError
from sim.words import counted

__all__ = ["as_json", "checked", "validate"]

ORDER = 100

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Files of scenarios and sweeps, names of shipped ones, folders of evidence or of results.",
        autocompletion=completion.anything,
    ),
]


def validate(files: Files, set_: Set = None, json: Json = False) -> None:
    """Check files and show every fault at once.

    Each with its line and column; the exit code is 2 if there is one. A folder of results is whole if every file is as
    it was written.
    """
    check_once(files)
    found = [checked(name, tuple(set_ or ())) for name in files]
    if json:
        from sim.cli.screen import print_json

        print_json({"valid": all(entry["valid"] for entry in found), "files": [as_json(entry) for entry in found]})
    for entry in found if not json else ():
        typer.echo(entry["text"], err=not entry["valid"])
    if not all(entry["valid"] for entry in found):
        raise typer.Exit(2)


def checked(name: str, overrides: Sequence[str] = ()) -> dict[str, Any]:
    """Say about one file: whether it is valid, its faults, notes that are no faults, and the same as text."""
    try:
        summary, notes = _summary(name, overrides)
    except MENDED as error:
        text = in_words(error)
        faults = [_fault(fault) for fault in getattr(error, "faults", ())] or _plain_faults(text)
        return {"file": name, "valid": False, "faults": faults, "notes": [], "text": text}
    text = "\n".join([f"{name}: valid, {summary}", *(f"  note: {note}" for note in notes)])
    return {"file": name, "valid": True, "faults": [], "notes": list(notes), "text": text}


def as_json(found: Mapping[str, Any]) -> dict[str, Any]:
    """What was found of a file, for whoever reads JSON."""
    return {key: found[key] for key in ("file", "valid", "faults", "notes")}


def _plain_faults(text: str) -> list[dict[str, Any]]:
    return [{"message": line} for line in text.splitlines()]


def _summary(name: str, overrides: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Load a scenario, a sweep or a folder of evidence; count what is in it, and say what may not be meant."""
    if name and is_folder(Path(name)):
        if overrides:
            raise RunError(f"--set: changes values of a scenario; {name} is a folder")
        return _folder(Path(name))
    document = named(name)
    if document.is_sweep:
        from sim.studies.sweep_loading import load_sweep

        study = load_sweep(document, overrides=overrides)
        points = f"{len(study.config.grid.points):,} points"
        return f"a sweep of {points} over {study.case.scenario.name}", study.case.notes
    from sim.scenario import load_scenario

    case = load_scenario(document, overrides)
    return f"{len(case.origins)} numbers ({case.counts})", case.notes


def _folder(folder: Path) -> tuple[str, tuple[str, ...]]:
    """The same of a folder of results or of evidence."""
    from sim.evidence import load_evidence
    from sim.results.check import faults_of
    from sim.results.reading import KINDS, Results, is_results

    if is_results(folder):
        found = Results.open(folder)
        if faults := faults_of(found):
            raise ResultsError("\n".join(faults))
        files = len(found.manifest["files"])
        return f"results of {KINDS[found.kind]}, {files} files as written, {counted(found.trials, 'trial')}", ()
    evidence = load_evidence(folder)
    statements, coders = len(evidence.statements), len(evidence.coders)
    return f"{counted(statements, 'statement')}, {counted(coders, 'coder')}", evidence.notes


def _fault(fault: Any) -> dict[str, Any]:
    return {key: getattr(fault, key) for key in ("path", "line", "col", "dotted", "message")}
