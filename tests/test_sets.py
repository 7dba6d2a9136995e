"""A set of words as a whole number, in arrays and in files."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.sets import set_of, set_text, words_of

WORDS = tuple(f"word_{place}" for place in range(64))


def test_words_stand_in_the_order_of_the_list():
    assert words_of(0b101, WORDS) == ("word_0", "word_2")
    assert set_text(0b101, WORDS) == "word_0+word_2"
    assert set_of("word_2+word_0", WORDS) == 0b101


def test_the_empty_set_has_no_text():
    assert set_text(0, WORDS) is None
    assert set_of(None, WORDS) == set_of("", WORDS) == 0


@given(st.sets(st.sampled_from(WORDS)))
def test_there_and_back_within_the_bits_of_an_array(chosen):
    number = set_of("+".join(chosen), WORDS)
    assert np.array([number], dtype=np.int64)[0] == number
    assert set(words_of(number, WORDS)) == chosen


def test_a_word_that_the_list_does_not_have():
    with pytest.raises(KeyError, match="other"):
        set_of("word_1+other", WORDS)
