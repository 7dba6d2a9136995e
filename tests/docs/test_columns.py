from functools import cache

import pytest

from sim.model.block import columns
from tests.cases import built, busy, shipped
from tools.parts.columns import columns_page, patterns, rows

CASES = ("jeddah-2025-03", "busy", "toy/two-clocks")


@cache
def case(name):
    return built(busy()) if name == "busy" else shipped(name)


@pytest.mark.parametrize("name", CASES)
def test_every_column_of_a_case_is_one_line_and_means_the_same(name):
    told = {row[0]: row for row in rows()}
    known = patterns(case(name))
    for column in columns(case(name)):
        fits = [spelt for spelt, pattern in known.items() if pattern.fullmatch(column.name)]
        assert len(fits) == 1, column.name
        _, _, unit, meaning, _ = told[fits[0]]
        assert unit == column.unit
        assert len(meaning.split()) == len(column.meaning.split())


def test_every_line_is_a_column_of_the_first_case():
    names = [column.name for column in columns(case(CASES[0]))]
    for spelt, pattern in patterns(case(CASES[0])).items():
        assert any(pattern.fullmatch(name) for name in names), spelt


@pytest.mark.slow
def test_words_stand_for_ids():
    told = {row[0]: row for row in rows()}
    assert told["trust_SIDE_OTHER"][3] == "Trust in OTHER at the end."
    assert told["belief_PARTY_SIDE"][3] == "Belief at the end that SIDE is sincere."
    assert not [name for name in told if "xside" in name or "xother" in name]
    assert "ids of the belligerents" in columns_page()
