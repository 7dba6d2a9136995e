from __future__ import annotations

from sim.history.names import Names
from sim.words import plain
from tests.cases import built, duel


def test_titles_win_over_ids():
    scenario = built(duel(), {"actors": {"a": {"title": "Alderland"}}, "issues": {"line": {"title": "The border"}}})
    names = Names.of(scenario)
    assert (names["a"], names["b"], names.issues["line"]) == ("Alderland", "B", "The border")


def test_ids_become_words():
    assert plain("cut_of_aid") == "cut of aid"
    names = Names({}, {})
    assert names.event("leaders_call") == "leaders call"
    assert names.pocket("old_town") == "Old town"
