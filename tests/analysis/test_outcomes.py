"""Endings and derived outcomes, counted from rows made by hand."""

import math

import numpy as np
import pytest

from sim.analysis.outcomes import DERIVED, OUTCOMES, Outcomes, outcome_masks
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork


def rows(*trials):
    """Rows from (ending, sectoral start, sectoral days, full start, full days)."""
    names = ("ending", "sectoral_start_day", "sectoral_days", "full_start_day", "full_days")
    coded = [(ENDINGS.index(ending), *days) for ending, *days in trials]
    return {name: np.array([trial[k] for trial in coded]) for k, name in enumerate(names)}


STALLED = ("stalled", -1, -1, -1, -1)


def outcomes_of(*trials):
    return {name for name, mask in outcome_masks(rows(*trials)).items() if mask[0]}


@pytest.mark.parametrize(
    ("trial", "expected"),
    [
        (STALLED, set()),
        (("sectoral_lapsed", 4, 30, -1, -1), {"any_halt"}),
        (("sectoral_collapsed", 4, 7, -1, -1), {"any_halt", "early_collapse"}),
        (("sectoral_collapsed", 4, 8, -1, -1), {"any_halt"}),
        (("full_collapsed", -1, -1, 2, 1), {"any_halt", "any_full", "early_collapse"}),
        (("full_collapsed", 1, 3, 4, 20), {"any_halt", "any_full"}),
        (("full_denounced", -1, -1, 2, 1), {"any_halt", "any_full"}),
        (("full_lapsed", -1, -1, 2, 30), {"any_halt", "any_full", "held_full"}),
        (("full_extended", -1, -1, 2, 30), {"any_halt", "any_full", "held_full"}),
    ],
)
def test_derived_outcomes(trial, expected):
    assert outcomes_of(trial) == {trial[0]} | expected


def test_every_ending_is_listed_in_order_even_if_it_never_came():
    seen = Outcomes()
    seen.add(rows(STALLED, STALLED))
    assert tuple(seen.endings_json()) == tuple(ENDINGS)
    assert seen.endings_json()["refused"]["count"] == 0
    assert tuple(seen.derived_json()) == DERIVED


def test_shares_of_endings_add_up_to_one():
    seen = Outcomes()
    seen.add(ToyWork().rows(0, 7_919))
    assert math.fsum(each["share"] for each in seen.endings_json().values()) == pytest.approx(1, abs=1e-12)
    assert sum(seen.counts[name] for name in ENDINGS) == seen.trials == 7_919


def test_conditional_shares_name_their_denominator():
    seen = Outcomes()
    seen.add(rows(("full_lapsed", -1, -1, 2, 30), ("full_collapsed", -1, -1, 2, 3), STALLED, STALLED))
    derived = seen.derived_json()
    assert derived["held_full"]["share"] == 0.25
    assert derived["held_full"]["given_any_full"]["share"] == 0.5
    assert derived["early_collapse"]["given_any_halt"] == seen.given("early_collapse").as_json() | {"of": 2}


def test_parts_add_up():
    parts, whole = Outcomes(), Outcomes()
    parts.add(ToyWork().rows(0, 500))
    parts.add(ToyWork().rows(500, 300))
    whole.add(ToyWork().rows(0, 800))
    assert parts.counts == whole.counts
    assert set(whole.counts) == set(OUTCOMES)
