"""Running shares against counts of the first trials."""

import numpy as np
import pytest

from sim.analysis.running import Running, checkpoints
from sim.results.rows import cut
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork


@pytest.mark.parametrize("trials", [1, 2, 3, 61, 999, 1_000_000])
def test_checkpoints_rise_to_the_last_trial(trials):
    marks = checkpoints(trials)
    assert marks[-1] == trials
    assert list(marks) == sorted(set(marks))
    assert len(marks) <= 70


@pytest.mark.parametrize("size", [7, 400, 1_500])
def test_shares_are_those_of_the_first_trials_in_any_cut(size):
    rows, running = ToyWork().rows(0, 1_500), Running(1_500)
    rows["ending"] = rows["ending"] // 2 * 2  # so that some endings never occur
    for start in range(0, 1_500, size):
        running.add(cut(rows, start, start + size))
    assert set(running.shares()) == {ENDINGS.key(code) for code in set(rows["ending"].tolist())}
    for name, shares in running.shares().items():
        for place, mark in enumerate(running.marks):
            seen = int(np.count_nonzero(rows["ending"][:mark] == ENDINGS.index(name)))
            assert shares[place] == Proportion(seen, mark)
