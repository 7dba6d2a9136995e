"""What a user names on the command line: a file, the name of a shipped one, a pipe, or `-` for standard input."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.documents.text import STANDARD_INPUT, is_stream
from sim.errors import ScenarioError

if TYPE_CHECKING:
    from sim.scenario import Loaded
    from sim.scenario.loading.document import Document

__all__ = ["check_once", "load_case", "named"]


def load_case(source: str, overrides: Sequence[str] = ()) -> Loaded:
    """Load the scenario that a user named."""
    from sim.scenario import load_scenario

    return load_scenario(source, overrides, streams=True)


def named(source: str) -> Document:
    """Read the scenario or sweep that a user named, once. Raises :class:`ScenarioError` if it cannot be read."""
    from sim.scenario.loading.document import read_named
    from sim.scenario.loading.fault import Faults
    from sim.shipped import shipped_configs, shipped_scenarios

    faults = Faults()
    shipped = {**shipped_scenarios(), **shipped_configs()}
    document = read_named(source, faults, "scenario or sweep", shipped, streams=True)
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
        told = os.fstat(0) if source == STANDARD_INPUT else Path(source).stat()
    except OSError:
        return source
    return told.st_dev, told.st_ino
