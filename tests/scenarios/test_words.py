"""Where a shipped file sets a number against the default in words, the words are true of the two numbers."""

import re

import pytest

from sim.scenario import load_scenario
from sim.shipped import shipped_scenarios
from tests.docs.test_parameters import rows_for

TIMES = {
    "a fifth of": 1 / 5,
    "a quarter of": 1 / 4,
    "a third of": 1 / 3,
    "half": 1 / 2,
    "twice": 2.0,
    "three times": 3.0,
}
CLAIM = re.compile(rf"\b({'|'.join(TIMES)}) the default\b")


@pytest.fixture(scope="module")
def claims():
    """Every claim of that kind: its scenario, the path of the number, and the words."""
    return [
        (name, path, found[1])
        for name in shipped_scenarios()
        for path, origin in load_scenario(name).origins.items()
        if (found := CLAIM.search(origin.why or ""))
    ]


@pytest.mark.slow
def test_there_are_some(claims):
    assert ("jeddah-quick-to-denounce", "halt.denounce_below") in {claim[:2] for claim in claims}


@pytest.mark.slow
def test_each_is_as_many_times_the_default_as_it_says(claims):
    for name, path, words in claims:
        value = dict(load_scenario(name).scenario.values())[path].central()
        (row,) = rows_for(path)
        assert value / float(row[4]) == pytest.approx(TIMES[words], rel=0.05), (name, path)
