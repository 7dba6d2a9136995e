"""The figures of a comparison: one for each scenario that is set against the first."""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.plots.gallery import Drawn
    from sim.studies.compare import CompareResult

__all__ = ["draw_comparison"]


def draw_comparison(result: CompareResult, folder: Path) -> list[Drawn]:
    """Draw each contrast into a folder, as PNG and SVG with its alt text beside it: `a-b`, `a-c` and so on."""
    from sim.plots import compare
    from sim.plots.caption import Source
    from sim.plots.gallery import write_figure

    first, drawn = result.cases[0].scenario.name, []
    source = Source(first, result.done.trials, result.plan.seed)
    for letter, case, contrast in zip(string.ascii_lowercase[1:], result.cases[1:], result.contrasts, strict=False):
        rows = [(name, contrast[name].difference, *contrast[name].interval) for name in OUTCOMES]
        data = compare.build(rows, first, case.scenario.name, source)
        drawn.append(write_figure("compare", data, folder, stem=f"a-{letter}"))
    return drawn
