from __future__ import annotations

import pytest

from sim.vocabulary import ANSWERS, BINDING, ENDINGS, FATES, HELD_FULL, LEDGER_LINES, SCOPES, STATES

LISTS = {"answers": ANSWERS, "binding": BINDING, "endings": ENDINGS, "fates": FATES, "lines": LEDGER_LINES}


@pytest.mark.parametrize("name", LISTS)
def test_a_code_is_a_place_and_a_key_is_a_name(name):
    closed = LISTS[name]
    assert [closed.index(key) for key in closed] == list(range(len(closed)))
    assert [closed.key(code) for code in range(len(closed))] == list(closed)
    assert [record.key for record in closed.values()] == list(closed)


def test_what_is_in_no_list_has_no_code():
    with pytest.raises(KeyError):
        ENDINGS.index("full")
    assert "full" not in ENDINGS


def test_endings_are_those_of_talks_and_every_fate_of_every_scope():
    talks = ENDINGS.where(lambda ending: ending.scope is None)
    assert [*talks, *(f"{scope}_{fate}" for scope in SCOPES for fate in FATES)] == list(ENDINGS)
    assert HELD_FULL == ("full_lapsed", "full_extended")
    assert ENDINGS.codes(lambda ending: ending.scope == "full") == [7, 8, 9, 10]


def test_no_two_titles_are_alike():
    for closed in (ANSWERS, BINDING, ENDINGS, LEDGER_LINES, SCOPES):
        titles = [record.title for record in closed.values()]
        assert len(set(titles)) == len(titles)


def test_the_calendar_ends_talks_without_agreement():
    assert ENDINGS["stalled"].titled() == "no agreement"
    assert ENDINGS["stalled"].titled(30) == "no agreement by day 30"
    assert ENDINGS["full_collapsed"].titled(30) == "full ceasefire collapsed"


def test_what_counts_against_a_yes():
    assert LEDGER_LINES.where(lambda line: line.sign < 0) == ("war", "exposure", "audience")


def test_a_trial_stands_somewhere():
    assert STATES == ("talks", "sectoral", "full", "ended")
