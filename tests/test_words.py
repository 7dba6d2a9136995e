"""Small turns of English."""

import pytest

from sim.words import agreeing, capital, counted, listed, plain


def test_a_number_with_its_noun():
    assert [counted(count, "trial") for count in (0, 1, 4_000)] == ["0 trials", "1 trial", "4,000 trials"]


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (iter(["a", "b", "c"]), "a, b or c")]
)
def test_a_list(parts, words):
    assert listed(parts, "or") == words


def test_a_verb_agrees_with_its_number():
    assert [agreeing(number, "holds", "hold") for number in ("none", "1", "18")] == ["holds", "holds", "hold"]


def test_capital_leaves_the_other_letters():
    assert (capital("talks in Riga"), capital("")) == ("Talks in Riga", "")


def test_an_id_in_words():
    assert plain("kept_ground") == "kept ground"
