"""What a user names on the command line: a file, the name of a shipped one, a pipe, or `-` for standard input."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.screen import note
from sim.documents.text import STANDARD_INPUT, is_stream
from sim.errors import ScenarioError

if TYPE_CHECKING:
    from sim.documents.named import Document
    from sim.scenario import Loaded

__all__ = ["check_once", "load_case", "load_cases", "named", "say_notes"]


def load_case(source: str, overrides: Sequence[str] = (), quiet: bool = False) -> Loaded:
    """Load the scenario that a user named; what may not be meant is said on standard error."""
    from sim.scenario import load_scenario

    case = load_scenario(source, overrides, streams=True)
    say_notes(case, quiet)
    return case


def load_cases(sources: Sequence[str], overrides: Sequence[str], quiet: bool = False) -> list[Loaded]:
    """Load the scenarios that a user named, all under the same overrides.

    Raises
    ------
    ScenarioError
        Also for an override that changes none of them.
    """
    from sim.scenario import load_scenario

    cases = [load_scenario(source, overrides, streams=True) for source in sources]
    nowhere = [path for path in cases[0].idle if all(path in case.idle for case in cases)]
    if nowhere:
        what = "every scenario given has that value already; the override changes nothing"
        raise ScenarioError("\n".join(f"--set: {path}: {what}" for path in nowhere))
    for case in cases:
        say_notes(case, quiet, f"{case.scenario.name}: ")
    return cases


def say_notes(case: Loaded, quiet: bool = False, whose: str = "") -> None:
    """Say on standard error what is no fault of a scenario but may not be meant."""
    for text in case.notes:
        note(f"note: {whose}{text}", quiet)


def named(source: str) -> Document:
    """Read the scenario or sweep that a user named, once. Raises :class:`ScenarioError` if it cannot be read."""
    from dataclasses import replace

    from sim.documents.faults import Faults
    from sim.documents.kind import SCENARIO
    from sim.documents.named import read_named
    from sim.shipped import shipped_configs, shipped_scenarios

    faults = Faults()
    either = replace(SCENARIO, name="scenario or sweep")
    shipped = {**shipped_scenarios(), **shipped_configs()}
    document = read_named(source, faults, either, shipped, streams=True)
    if document is None:
        raise faults.error()
    return document


def check_once(sources: Sequence[str]) -> None:
    """Refuse a pipe, a device or standard input that is named twice: it can be read only once."""
    streams = [source for source in sources if is_stream(source)]
    known = [_same(source) for source in streams]
    for place, source in enumerate(streams):
        if known[place] in known[:place]:
            what = "standard input" if source == STANDARD_INPUT else "a pipe"
            raise ScenarioError(f"{source}: {what} is named twice, and can be read only once; save it to a file first")


def _same(source: str) -> object:
    """Return what tells one stream from another."""
    try:
        status = os.fstat(0) if source == STANDARD_INPUT else Path(source).stat()
    except OSError:
        return source
    return status.st_dev, status.st_ino
