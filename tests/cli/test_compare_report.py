"""How a comparison looks in a terminal: intervals of few trials that differ, and what one trial tells."""

import re

import numpy as np
import pytest

from sim.analysis.contrast import Contrast
from sim.cli import screen
from sim.cli.compare_report import compare_report
from sim.results.manifest import Done
from sim.studies.compare import CompareResult
from sim.studies.study import Plan
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork, toy_case


def rare(changed, trials=1_000):
    """A comparison in which so many trials without a ceasefire have a full ceasefire in the second case."""
    first = dict(ToyWork(1).rows(0, trials))
    for name in ("sectoral_start_day", "sectoral_days", "full_start_day", "full_days"):
        first[name] = np.full(trials, -1, dtype=np.int16)
    first["ending"] = np.full(trials, ENDINGS.index("stalled"), dtype=np.int8)
    second = {name: column.copy() for name, column in first.items()}
    second["ending"][:changed] = ENDINGS.index("full_lapsed")
    second["full_start_day"][:changed], second["full_days"][:changed] = 3, 30
    contrast = Contrast()
    contrast.add(first, second)
    return contrast


def shown_of(contrast, capsys):
    case = toy_case()
    pair = CompareResult((case, case), Plan(), Done(0, contrast.trials, 1.0, 1), (contrast,))
    screen.show(*compare_report(pair))
    return capsys.readouterr().out


@pytest.mark.parametrize(("trials", "digits"), [(1_000, 2), (100_000, 4), (10_000_000, 6)])
def test_no_interval_reads_as_nothing_nor_ends_in_minus_zero(capsys, trials, digits):
    small = rare(1)
    small.trials = trials
    shown = shown_of(small, capsys)
    assert "0.00 to +0.00" not in shown
    assert not re.search(r"[+-]0\.0+\b", shown)
    low, high = (100 * end for end in small["refused"].interval)
    line = next(line for line in shown.splitlines() if line.startswith("talks refused"))
    assert line.split()[4:] == [f"{0:.{digits}f}", "-", f"{low:+.{digits}f}", "to", f"{high:+.{digits}f}", "-"]


def test_no_interval_of_mean_days_from_too_few_trials_that_differ(capsys):
    days = [
        next(line for line in shown_of(rare(k), capsys).split("\n\n") if line.startswith("Mean")) for k in (0, 1, 10)
    ]
    assert [" ".join(told.split()) for told in days[:2]] == [
        "Mean days under a ceasefire: A 0.00, B 0.00; no difference in any of the 1,000 trials.",
        "Mean days under a ceasefire: A 0.00, B 0.03, difference +0.03; they differ in 1 of 1,000 trials,"
        " too few for an interval.",
    ]
    assert "(95 % interval +0.11 to +0.49); they differ in 10 of 1,000 trials." in " ".join(days[2].split())
    one = " ".join(shown_of(rare(1, trials=1), capsys).split())
    assert "1 trial, seed 0" in one
    assert "difference +30.00; one trial tells no error." in one
