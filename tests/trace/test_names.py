from __future__ import annotations

from sim.trace.names import ANSWERS_IN_WORDS, BINDING_IN_WORDS, Names, ending_in_words, plain
from sim.vocabulary import ANSWERS, BINDING, ENDINGS
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


def test_every_closed_list_has_words():
    assert set(ANSWERS_IN_WORDS) == set(ANSWERS)
    assert set(BINDING_IN_WORDS) == set(BINDING)
    assert len({ending_in_words(ending) for ending in ENDINGS}) == len(ENDINGS)


def test_endings_in_words():
    assert ending_in_words("full_collapsed") == "full halt collapsed"
    assert ending_in_words("mediator_left") == "mediator left"
