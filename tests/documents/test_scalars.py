import pytest

from sim.documents.scalars import AmbiguousError, resolve


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("1e-3", 0.001),
        ("1", 1),
        ("-7", -7),
        ("+7", 7),
        (".5", 0.5),
        ("1.", 1.0),
        ("6.02E+3", 6020.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_words_with_a_meaning_of_their_own(word, value):
    found = resolve(word)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "n", "No", "NO", "2025-03-14", "1.2.3", "1e", "e3", "0 1"]
)
def test_words_that_stay_words(word):
    assert resolve(word) == word


@pytest.mark.parametrize(
    "word", ["010", "0o17", "0x1F", "0b11", "1_000", "1_0.5", "12:30", "1:30:00.5", ".inf", "-.Inf", ".nan", ".NaN"]
)
def test_traps_are_refused_and_not_guessed(word):
    with pytest.raises(AmbiguousError, match="decimal number, or quote it") as caught:
        resolve(word)
    assert word in str(caught.value)


@pytest.mark.parametrize("word", ["1e999", "-1e16", "9" * 5000, "1" + "0" * 20])
def test_numbers_beyond_measure_are_refused(word):
    with pytest.raises(AmbiguousError, match=r"as large as 1e\+15"):
        resolve(word)
