"""Results as Python has them: what lies in a folder, as shares, data frames and figures."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sim.analysis.contrast import Contrast
from sim.analysis.outcomes import DERIVED, OUTCOMES
from sim.analysis.shares import interval_ends, share_shown
from sim.api.html import page
from sim.results.reading import Results
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS
from sim.words import counted

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from sim.analysis.findings import Findings
    from sim.scenario.scenario import Scenario

__all__ = ["Comparison", "Kept", "Run", "Sweep", "kept"]

_WIDTH = 100
_LINES = 10


class Kept:
    """Results in a folder; they are read from it when they are asked for.

    Attributes
    ----------
    results
        The folder, opened.
    """

    first_figure: str

    def __init__(self, results: Results, room: TemporaryDirectory[str] | None = None) -> None:
        self.results = results
        self._room = room  # a folder of its own goes with the last reference to it

    @property
    def folder(self) -> Path:
        """Where it all lies."""
        return self.results.folder

    @property
    def summary(self) -> Mapping[str, Any]:
        """What the verb prints with `--json`."""
        return self.results.summary

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What was run."""
        return self.results.scenarios

    @property
    def seed(self) -> int | None:
        """Seed of all chance."""
        return self.results.seed

    def figure(self, name: str | None = None) -> Figure:
        """One of its figures; without a name the first that a reader would ask for.

        Raises
        ------
        ResultsError
            If there is no such figure, or nothing to draw.
        """
        from sim.plots.gallery import make_figure

        return make_figure(self.results, name or self.first_figure)

    def __repr__(self) -> str:
        lines = [part for line in self._lines() for part in wrap(line, _WIDTH, subsequent_indent="  ")]
        where = "" if self._room else f"kept in {self.folder}"
        return "\n".join([*lines[: _LINES - bool(where)], *([where] if where else [])])

    def _repr_html_(self) -> str:
        from sim.plots.page import as_svg

        first, *_, last = self._lines()
        return page(first, self._rows(), last, as_svg(self.figure()))

    def _lines(self) -> Iterator[str]:
        raise NotImplementedError

    def _rows(self) -> list[tuple[str, ...]]:
        raise NotImplementedError

    def _frame(self) -> pd.DataFrame:
        """Its table: words for codes, and a day that never came is missing."""
        import pandas as pd
        import pyarrow as pa

        with self.results.opened() as table:
            days = {pa.int8(): pd.Int8Dtype(), pa.int16(): pd.Int16Dtype()}
            frame: pd.DataFrame = table.read().to_pandas(types_mapper=days.get)
        return frame


class Run(Kept):
    """A scenario, run many times."""

    first_figure = "endings"

    @cached_property
    def findings(self) -> Findings:
        """Everything that is counted over the trials."""
        from sim.studies.reading import findings

        return findings(self.results)

    @property
    def outcomes(self) -> Mapping[str, Proportion]:
        """Share of every outcome by its key: the endings in model order, then what is derived from a trial."""
        return self.findings.tally.outcomes

    @property
    def endings(self) -> Mapping[str, Proportion]:
        """Share of every ending by its key, in model order."""
        return {name: self.outcomes[name] for name in ENDINGS}

    @property
    def sentence(self) -> str:
        """The result in plain words."""
        return str(self.summary["sentence"])

    def trials(self) -> pd.DataFrame:
        """One row a trial; `docs/columns.md` says what the columns mean."""
        return self._frame()

    def _lines(self) -> Iterator[str]:
        (case,) = self.scenarios
        yield f"{case.name}: {counted(self.results.trials, 'trial')}, seed {self.seed}"
        for title, share, interval in self._rows()[1:]:
            yield f"{title:24} {share:>5} in 100  ({interval})"
        yield self.sentence

    def _rows(self) -> list[tuple[str, ...]]:
        return [("", "in 100", "95 % interval"), *(_row(name, self.outcomes[name]) for name in DERIVED)]


class Comparison(Kept):
    """Scenarios on common random numbers; each later one, by its letter, is set against the first."""

    first_figure = "a-b"

    @cached_property
    def contrasts(self) -> Mapping[str, Contrast]:
        """By letter (`b`, `c`, ...), what changes from the first scenario: a mapping of paired shares by outcome."""
        from sim.studies.reading import contrasts

        return contrasts(self.results)

    @property
    def outcomes(self) -> Contrast:
        """Paired shares of the second scenario against the first, by the key of the outcome."""
        return self.contrasts["b"]

    def trials(self) -> pd.DataFrame:
        """One row a trial, with what it did in each scenario."""
        return self._frame()

    def _lines(self) -> Iterator[str]:
        letters = zip(string.ascii_uppercase, self.scenarios, strict=False)
        named = [f"{letter} {case.name}" for letter, case in letters]
        yield f"{'; '.join(named)}: {counted(self.results.trials, 'trial')} of each, seed {self.seed}"
        for words in self._rows()[1:]:
            yield f"{words[0]:24} {words[1]:>5} in 100, {words[2]:>5} in {words[3]}: {words[4]}"

    def _rows(self) -> list[tuple[str, ...]]:
        from sim.numerals import signed

        rows = []
        for letter, contrast in self.contrasts.items():
            for name in DERIVED:
                pair = contrast[name]
                low, high = (f"{signed(100 * end, 1)}" for end in pair.interval)
                shares = (f"{100 * count / pair.of:.1f}" for count in (pair.first, pair.second))
                change = f"{signed(100 * pair.difference, 1)} ({low} to {high})"
                rows.append((OUTCOMES[name].title, *shares, letter.upper(), change))
        return [("", "A", "other", "which", "difference, points"), *rows]


class Sweep(Kept):
    """A scenario over values of one or two numbers, on common random numbers."""

    @property
    def first_figure(self) -> str:  # type: ignore[override]
        """The figure that shows most."""
        from sim.plots.gallery import figures_of

        return figures_of(self.results)[0]

    def points(self) -> pd.DataFrame:
        """One row for each point and outcome: the values, the share and its interval, or days under a ceasefire."""
        return self._frame()

    @property
    def sentence(self) -> str:
        """What moved most, in plain words."""
        return str(self.summary["sentence"])

    def _lines(self) -> Iterator[str]:
        points = counted(len(self.summary["points"]), "point")
        yield f"{self.summary['sweep']}: {points} of {counted(self.summary['trials'], 'trial')}, seed {self.seed}"
        for path, varied in self.summary["vary"].items():
            yield f"{path}: {', '.join(f'{value:g}' for value in varied['values'])}"
        yield self.sentence

    def _rows(self) -> list[tuple[str, ...]]:
        rows = [(path, ", ".join(f"{value:g}" for value in v["values"])) for path, v in self.summary["vary"].items()]
        return [("varied", "values"), *rows]


def kept(folder: Path, room: TemporaryDirectory[str] | None = None) -> Run | Comparison | Sweep:
    """Open a folder of results as what it is. Raises :class:`sim.errors.ResultsError` if it is none."""
    results = Results.open(folder)
    kinds: Mapping[str, type[Run | Comparison | Sweep]] = {"run": Run, "compare": Comparison, "sweep": Sweep}
    return kinds[results.kind](results, room)


def _row(name: str, share: Proportion) -> tuple[str, ...]:
    low, high = interval_ends(*share.interval, 1)
    return OUTCOMES[name].title, share_shown(share, 1), f"{low} to {high}"
