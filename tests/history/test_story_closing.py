from __future__ import annotations

import pytest

from sim.history.diary import Reason
from sim.history.layout import Page
from sim.history.story import closing
from tests.history.diaries import NAMES, day, diary, halted, side, weighing


def told(*days, reason=None):
    return " ".join("\n".join(closing(diary(*days, reason=reason), NAMES, "truce trace X --trial 42", Page())).split())


def stalled():
    return day(3, side(-0.2, "no"), side(0.4, "yes"), closed_by="horizon", ending="stalled")


def why(**more):
    said = {"holdout": "red", "day": 3, "weighing": weighing(-0.08, "yes_but"), "line": "stalling_premium"}
    return Reason(**(said | {"demand": "line", "demand_rise": 0.12, "alone": True} | more))


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("stalled", "No agreement on day 3. The talks ran out of time."),
        ("refused", "Talks refused on day 3. A side walked out of the talks."),
        ("mediator_left", "Mediator left on day 3. The lead mediator gave up."),
    ],
)
def test_endings_of_talks(ending, words):
    assert words in told(day(3, side(-0.2, "no"), side(0.4, "yes"), ending=ending))


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        ("collapsed", "It lived 5 days; smoothed fire was back at 0.70 of the fire before, and 0.65 is a collapse."),
        ("denounced", "It lived 5 days; called off by Redland (ledger -0.20), which can happen below -0.15."),
        ("lapsed", "Weighed again on the last day: Blueland 0.30 short and Redland 0.30 short; so it is not renewed."),
        ("extended", "so it goes on."),
    ],
)
def test_endings_of_halts(fate, words):
    assert words in told(halted(5, 0.7, fate, ending=f"full_{fate}"))


def test_the_binding_line_and_what_is_missing():
    said = told(stalled(), reason=why())
    assert "Why there was no full yes" in said
    assert "Redland held out last, on day 3, 0.08 short of a yes." in said
    assert (
        "Binding line: stalling premium, the smallest single removal that makes up the 0.080 that was missing." in said
    )
    assert "exposure to a new attack 0.050 audience cost 0.020 stalling premium 0.100 binding" in said


def test_other_lines_may_be_enough_too():
    said = told(stalled(), reason=why(weighing=weighing(-0.03, "yes_but"), line="exposure"))
    assert "exposure to a new attack 0.050 binding audience cost 0.020 stalling premium 0.100 enough" in said


def test_no_line_alone():
    said = told(stalled(), reason=why(weighing=weighing(-0.5, "no"), line="none_alone"))
    assert "Binding line: none alone. No single removal makes up the 0.500 that was missing." in said


def test_the_binding_demand():
    assert "Binding demand: line (Where the line runs). Conceding it in full adds 0.120, enough alone." in told(
        stalled(), reason=why()
    )
    assert "adds 0.020, not enough alone." in told(stalled(), reason=why(demand_rise=0.02, alone=False))
    assert "Binding demand: none." in told(stalled(), reason=why(demand=None, demand_rise=0.0, alone=False))


def test_after_a_full_yes_the_reason_is_what_stood_in_the_way():
    first = day(0, side(0.1, "yes"), side(0.1, "yes"), agreed="full", closed_by="full_yes")
    said = told(first, halted(1, 0.7, "collapsed", ending="full_collapsed"), reason=why(day=0))
    assert "What stood in the way of a full yes" in said
    assert "Redland was the last to hold out" in said


def test_nobody_held_out():
    assert "Nobody ever gave a formal answer short of a yes" in told(stalled())


def test_how_to_see_it_again():
    assert "See it again --------" in told(stalled())
    assert "truce trace X --trial 42" in told(stalled())
