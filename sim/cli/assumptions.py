"""What a result rests on, in the terminal: how many inputs of each kind, and what was assumed, for which reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sim.analysis.inputs import Inputs, Reason
from sim.cli.screen import Unbroken
from sim.shipped import askable
from sim.words import counted

__all__ = ["assumptions"]

MOST_REASONS = 8
"""Reasons that are shown; the others are counted."""

MOST_PATHS = 3


def assumptions(inputs: Inputs, source: str | Path, width: int) -> Iterator[str]:
    """Yield the lines, of `width` characters, that say what stands behind the inputs of the scenario in `source`."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in inputs.counts.items())
    yield f"\nInputs: {inputs.total}, of which {kinds}."
    if inputs.defaults:
        yield f"Of the {inputs.defaults} left at their defaults, {_judged(inputs.judged)} too."
    if not inputs.assumed:
        return
    yield "Assumed, by the reason given:"
    for reason in inputs.reasons[:MOST_REASONS]:
        yield _line(reason, width)
    rest = inputs.reasons[MOST_REASONS:]
    values = sum(len(reason.paths) for reason in rest)
    if rest:
        yield from _more(f"  ... and {values} more, for {counted(len(rest), 'other reason')}:", source, width)


def _more(said: str, source: str | Path, width: int) -> Iterator[str]:
    """Name the command that shows the rest: beside what is said where there is room, else on a line of its own."""
    command = f"truce show {askable(Path(source))}"
    if len(said) + 1 + len(command) <= width:
        yield f"{said} {command}"
    else:
        yield from (said, Unbroken(f"  {command}"))


def _line(reason: Reason, width: int) -> str:
    """Put a reason in one line: how many values, why, and as many of their paths as there is room for."""
    said = f"{len(reason.paths):>5}  {reason.why}{' (default)' if reason.is_default else ''}"
    line = said if len(said) <= width else f"{said[: width - 3].rstrip()}..."
    for place, path in enumerate(_telling(reason.paths)):
        more = f"{', such as ' if place == 0 else ', '}{path}"
        if len(reason.paths) == 1:
            more = f": {path}"
        if len(line) + len(more) > width:
            break
        line += more
    return line


def _telling(paths: Iterable[str]) -> list[str]:
    """Return a few short paths that end differently."""
    found: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (len(path), path)):
        found.setdefault(path.rpartition(".")[2], path)
    return list(found.values())[:MOST_PATHS]


def _judged(number: int) -> str:
    return "1 is a judgement" if number == 1 else f"{number} are judgements"
