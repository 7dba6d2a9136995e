"""Whole numbers in 100: they add up, no part exceeds its whole, and few and many are not told as none and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.hundred import FULL, GROUPS, NO_CEASEFIRE, SECTORAL, Hundred, leading, shared_out
from sim.vocabulary import ENDINGS, HELD_FULL

COUNTS = st.lists(st.one_of(st.integers(0, 3), st.integers(0, 10**6)), min_size=11, max_size=11).filter(any)


def hundred(*counts, **more):
    return Hundred.of(dict(zip(ENDINGS, counts, strict=True)), **more)


@pytest.mark.parametrize(
    ("counts", "told"),
    [((1, 1, 1), (34, 33, 33)), ((999, 1, 0), (100, 0, 0)), ((1, 199, 0), (1, 99, 0)), ((0, 0, 5), (0, 0, 100))],
)
def test_by_largest_remainder(counts, told):
    assert shared_out(counts, 100) == told
    assert shared_out((0, 0), 100) == (0, 0)


def test_the_numbers_that_two_outputs_once_told_differently():
    """Rounded one by one the groups were 70, 11 and 18; the icons of their endings added up to 70, 11 and 19."""
    made = hundred(82, 2_571, 11_381, 1_233, 57, 389, 619, 2_089, 115, 1_172, 292)
    assert [made[group] for group in GROUPS] == ["70", "12", "18"]
    assert sum(made.whole[name] for name in GROUPS[NO_CEASEFIRE].endings) == 70


@given(COUNTS)
def test_groups_add_up_and_endings_add_up_to_their_group(counts):
    made = hundred(*counts)
    assert made.places == min(100, sum(counts))
    assert sum(made.whole[group] for group in GROUPS) == made.places
    for key, group in GROUPS.items():
        assert sum(made.whole[name] for name in group.endings) == made.whole[key]
    assert made.whole["held_full"] == sum(made.whole[name] for name in HELD_FULL) <= made.whole[FULL]


@given(COUNTS)
def test_every_number_in_words_is_true(counts):
    made = hundred(*counts)
    for name, count in made.counts.items():
        exact = made.places * count / made.trials
        assert abs(made.whole[name] - exact) < 1
        if made[name] == "none":
            assert count == 0
        elif made[name] == "fewer than 1":
            assert 0 < exact < 1
        elif made[name].startswith("more than"):
            assert made.places - 1 < exact < made.places
        else:
            assert 0 < int(made[name]) <= made.places
            assert int(made[name]) < made.places or count == made.trials


@given(COUNTS, st.floats(0, 1), st.floats(0, 1))
def test_parts_of_the_held_add_up_to_them(counts, first, second):
    made = hundred(*counts)
    held = made.counts["held_full"]
    quiet = round(first * held)
    hot = round(second * (held - quiet))
    parts = made.split("held_full", {"quiet": quiet, "smouldering": held - quiet - hot, "hot": hot})
    numbers = [int(part) for part in parts.values() if part.isdigit()]
    assert sum(numbers) == made.whole["held_full"] or any("more than" in part for part in parts.values())
    assert (parts["quiet"] == "none") == (quiet == 0)


def test_fewer_than_a_hundred_are_counted_as_they_are():
    made = hundred(0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0)
    assert (made.places, made[NO_CEASEFIRE], made[SECTORAL], made[FULL], made["held_full"]) == (
        3,
        "1",
        "none",
        "2",
        "2",
    )
    one = hundred(*[0] * 10, 1)
    assert (one.places, one[FULL], one[NO_CEASEFIRE]) == (1, "1", "none")


def test_finer_places_add_up_too():
    made = hundred(1, 1, 1, *[0] * 8, places=1_000)
    assert [made.whole[name] for name in GROUPS[NO_CEASEFIRE].endings] == [334, 333, 333]


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ((70, 12, 18), [0]),
        ((5, 0, 5), [0, 2]),
        ((8, 2, 8), [0, 2]),
        ((40_100, 100, 39_900), [0, 2]),
        ((400_000, 200_000, 402_500), [2]),
        ((1, 0, 0), [0]),
        ((2, 1, 0), [0, 1]),
    ],
)
def test_what_leads_and_what_cannot_be_told_apart(counts, first):
    names = list(GROUPS)
    assert sorted(leading(dict(zip(names, counts, strict=True)))) == sorted(names[place] for place in first)
