"""How a comparison looks in a terminal."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.outcomes import OUTCOMES
from sim.cli.tables import HONESTY, outcome_words, plain_table
from sim.numerals import digits_for_interval, signed
from sim.statistics import PairedShares, Proportion
from sim.words import counted

if TYPE_CHECKING:
    from sim.analysis.contrast import Contrast
    from sim.studies.compare import CompareResult

__all__ = ["compare_report"]


_LEGEND = (
    "Shares and differences in 100. Every trial is run on the same random numbers in each scenario (common random"
    " numbers), so a difference is taken trial by trial, and its error and interval (Tango 1998) are those of pairs;"
    " each row stands for itself. x trials: how many times as many trials the same error would take if each scenario"
    " were run on random numbers of its own."
)


def compare_report(result: CompareResult) -> Iterator[RenderableType]:
    """Everything that `truce compare` prints, piece by piece."""
    yield f"{counted(result.done.trials, 'trial')}, seed {result.plan.seed}, the same random numbers in every scenario:"
    for letter, case in zip(string.ascii_uppercase, result.cases, strict=False):
        yield f"  {letter}: {case.scenario.name}"
    for letter, contrast in zip(string.ascii_uppercase[1:], result.contrasts, strict=False):
        yield ""
        yield _differences(letter, contrast)
        yield ""
        yield _days(letter, contrast)
    yield f"\n{_LEGEND}"
    yield HONESTY


def _differences(letter: str, contrast: Contrast) -> Table:
    table = plain_table("outcome", "A", letter, f"{letter} - A", "error", "95 % interval", "x trials")
    for name in OUTCOMES:
        pair = contrast[name]
        shares = (f"{100 * Proportion(count, pair.of).share:.1f}" for count in (pair.first, pair.second))
        table.add_row(outcome_words(name), *shares, *_difference(pair), _saved(pair))
    return table


def _difference(pair: PairedShares) -> tuple[str, str, str]:
    low, high = (100 * end for end in pair.interval)
    digits = digits_for_interval(low, high, least=2)
    ends = f"{signed(low, digits)} to {signed(high, digits)}"
    # No trial differs: that none was seen is no error of nought.
    error = f"{100 * pair.error:.{digits}f}" if pair.error else "-"
    return signed(100 * pair.difference, digits), error, ends


def _saved(pair: PairedShares) -> str:
    """How many times as many trials on separate luck would give the same error: the square of the gain."""
    if pair.gain is None:
        return "-"
    times = pair.gain**2
    return f"{times:.1f}" if times < 9.95 else f"{times:,.0f}"


def _days(letter: str, contrast: Contrast) -> str:
    """Mean days under a ceasefire, and what the trials can tell of their difference."""
    means = f"Mean days under a ceasefire: A {contrast.days_first.mean:.2f}, {letter} {contrast.days_second.mean:.2f}"
    differ, trials = contrast.days_differ, contrast.trials
    if not differ:
        return f"{means}; no difference in {'the one trial' if trials == 1 else f'any of the {trials:,} trials'}."
    gained, interval = contrast.days_gained, contrast.days_interval
    if trials == 1:
        return f"{means}, difference {signed(gained.mean, 2)}; one trial tells no error."
    among = f"they differ in {differ:,} of {counted(trials, 'trial')}"
    if interval is None:
        return f"{means}, difference {signed(gained.mean, _digits(gained.mean))}; {among}, too few for an interval."
    digits = digits_for_interval(*interval, least=2)
    low, high = (signed(end, digits) for end in interval)
    return f"{means}, difference {signed(gained.mean, digits)} (95 % interval {low} to {high}); {among}."


def _digits(value: float) -> int:
    """Two decimals, or as many as a smaller number needs to be seen."""
    return digits_for_interval(value, value, least=2)
