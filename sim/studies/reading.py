"""What was counted in a folder of results, read back from its files: as good as what the study itself gave."""

from __future__ import annotations

import string

from sim.analysis.contrast import COLUMNS, Contrast
from sim.analysis.findings import Findings
from sim.analysis.swept import Swept
from sim.model.block import columns
from sim.model.columns import Column
from sim.results.reading import Results
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS

__all__ = ["contrasts", "findings", "swept"]


def findings(results: Results) -> Findings:
    """What the trials of a run say. Raises :class:`sim.errors.ResultsError` if its files cannot be read."""
    (case,) = results.scenarios
    made = columns(case)
    by_day = results.summary.get("no_agreement") or {}
    waited = {int(day): Proportion(share["count"], share["of"]) for day, share in by_day.items()}
    return Findings.of(case, made, results.trials, results.blocks(made), results.seed, waited)


def contrasts(results: Results) -> dict[str, Contrast]:
    """Every later scenario of a comparison against the first, by letter: `b`, `c` and so on. Raises as above."""
    letters = string.ascii_lowercase[: len(results.scenarios)]
    made = {letter: Contrast() for letter in letters[1:]}
    for rows in results.blocks(_paired(letters)):
        tables = {letter: {name: rows[f"{name}_{letter}"] for name in COLUMNS} for letter in letters}
        for letter, contrast in made.items():
            contrast.add(tables[letters[0]], tables[letter])
    return made


def swept(results: Results) -> Swept:
    """What a sweep found at each of its points, with the scenario's own values. Raises as above."""
    return Swept.of(results.summary)


def _paired(letters: str) -> list[Column]:
    """The columns of a paired table that a contrast looks at."""
    endings = [Column(f"ending_{letter}", "label", "", "", tuple(ENDINGS)) for letter in letters]
    days = [f"{name}_{letter}" for name in COLUMNS if name != "ending" for letter in letters]
    return endings + [Column(name, "day", "", "") for name in days]
