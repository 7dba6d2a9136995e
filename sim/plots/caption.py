"""What is written around a figure: headline, lead, caption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sim.analysis.findings import Findings
from sim.analysis.shares import digits_for, per_hundred
from sim.analysis.swept import Axis, Swept
from sim.errors import given
from sim.statistics import Proportion
from sim.words import counted, listed

__all__ = [
    "NOTE",
    "Headings",
    "NothingToDraw",
    "Source",
    "base_note",
    "calendar_note",
    "caption_of",
    "source_of",
    "sweep_source",
]

NOTE: Final = "A structured argument, not a prophecy."
"""Printed small under every figure."""


class NothingToDraw(Exception):  # noqa: N818 (a reason, not a fault)
    """A figure does not apply to these results; the text says why."""


@dataclass(frozen=True)
class Source:
    """Where the numbers of a figure come from: the case in words, how many trials, which seed."""

    case: str
    trials: int
    seed: int | None


@dataclass(frozen=True)
class Headings:
    """The finding in one line, what the figure shows, and notes for the caption."""

    headline: str
    lead: str
    notes: tuple[str, ...] = ()


def source_of(found: Findings) -> Source:
    """Case, trials and seed of a run."""
    return Source(found.scenario.name, found.trials, found.seed)


def caption_of(source: Source, notes: tuple[str, ...]) -> str:
    """Trials, seed, notes and the standing reminder, as one paragraph."""
    seed = "" if source.seed is None else f", seed {source.seed}"
    return " ".join((f"{counted(source.trials, 'trial')}{seed}.", *notes, NOTE))


def calendar_note(waited: Mapping[int, Proportion]) -> tuple[str, ...]:
    """How many would still wait for an agreement later on: one note, or none if nobody ran out of time.

    `waited` is the share without agreement by each day, the last day of the talks first.
    """
    if len(waited) < 2 or not next(iter(waited.values())).count:
        return ()
    later = list(waited.items())[1:]
    digits = digits_for(share for _, share in later)
    shares = listed([f"{per_hundred(share, digits)} by day {day}" for day, share in later])
    return (f"Had talks gone on, no agreement (first {counted(later[0][1].of, 'trial')}): {shares}.",)


def sweep_source(swept: Swept) -> Source:
    """Study, trials over all points, and seed of a sweep."""
    return Source(f"{swept.title} ({swept.scenario})", swept.trials * swept.size, swept.seed)


def base_note(axes: Sequence[Axis]) -> tuple[str, ...]:
    """Where the scenario itself stands on the axes of a sweep: one note, or none where that is not known."""
    known = [(axis.label if len(axes) > 1 else "", axis) for axis in axes if axis.base is not None]
    inside = [_own_value(label, axis) for label, axis in known if axis.base_inside]
    outside = [_own_value(label, axis) for label, axis in known if not axis.base_inside]
    notes = (f"Triangle: the scenario's own value, {listed(inside)}.",) if inside else ()
    return notes + ((f"The scenario's own value, {listed(outside)}, lies outside.",) if outside else ())


def _own_value(label: str, axis: Axis) -> str:
    """`0.3`, or where it is uncertain `median 0.3, 90 % of draws from 0.1 to 0.5`."""
    base = given(axis.base, "the scenario's own value")
    where = f" for {label.partition(' (')[0]}" if label else ""
    if base.low == base.high:
        return f"{base.median:.3g}{where}"
    return f"median {base.median:.3g}{where} (90 % of draws from {base.low:.3g} to {base.high:.3g})"
