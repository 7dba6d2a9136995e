"""How a comparison looks in a terminal."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from sim.analysis.outcomes import OUTCOMES
from sim.cli.tables import HONESTY, derived_words, plain_table
from sim.statistics import Z95, Moments, PairedShares, Proportion

if TYPE_CHECKING:
    from sim.analysis.contrast import Contrast
    from sim.experiments.paired import Comparison

__all__ = ["comparison_report"]


_LEGEND = (
    "Shares and differences in 100, with standard errors. Gain: the standard error that separate luck would have given,"
    " over this one; the cap is the most that the two shares allow."
)


def comparison_report(result: Comparison) -> Iterator[RenderableType]:
    """Everything that `truce compare` prints, piece by piece."""
    yield f"{result.done.trials:,} trials, seed {result.plan.seed}, the same luck in every scenario:"
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
    table = plain_table("outcome", "A", letter, f"{letter} - A", "error", "95 % interval", "gain (cap)")
    for name in OUTCOMES:
        pair = contrast[name]
        shares = (f"{100 * Proportion(count, pair.of).share:.1f}" for count in (pair.first, pair.second))
        table.add_row(derived_words(name), *shares, *_difference(pair), _gain(pair))
    return table


def _difference(pair: PairedShares) -> tuple[str, str, str]:
    reach = Z95 * pair.error
    low, high = (100 * (pair.difference + way * reach) for way in (-1, 1))
    return f"{100 * pair.difference:+.2f}", f"{100 * pair.error:.2f}", f"{low:+.2f} to {high:+.2f}"


def _gain(pair: PairedShares) -> str:
    if pair.gain is None:
        return "-"
    return f"{pair.gain:.1f} (-)" if pair.cap is None else f"{pair.gain:.1f} ({pair.cap:.1f})"


def _days(letter: str, contrast: Contrast) -> str:
    def mean(days: Moments) -> str:
        return f"{days.mean:.2f}"

    gained = contrast.days_gained
    error = f", standard error {gained.error:.2f}" if contrast.trials > 1 else ""
    both = f"A {mean(contrast.days_first)}, {letter} {mean(contrast.days_second)}"
    return f"Mean days under a halt: {both}, difference {gained.mean:+.2f}{error}."
