from __future__ import annotations

from dataclasses import replace

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
    said = {"holdout": "red", "day": 3, "weighing": weighing(-0.08, "yes_but"), "lines": ("stalling_premium",)}
    return Reason(**(said | {"demand": "line", "demand_rise": 0.12, "demands": ("line",)} | more))


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
        "Binding lines: stalling premium, the smallest single removal that makes up the 0.080 that was missing." in said
    )
    assert "exposure to a new attack 0.050 audience cost 0.020 stalling premium 0.100 binding" in said


def test_other_lines_may_be_enough_too():
    said = told(stalled(), reason=why(weighing=weighing(-0.03, "yes_but"), lines=("exposure",)))
    assert "exposure to a new attack 0.050 binding audience cost 0.020 stalling premium 0.100 enough" in said


def test_several_lines_bind_together():
    pair = why(weighing=weighing(-0.14, "no"), lines=("exposure", "stalling_premium"))
    said = told(stalled(), reason=pair)
    both = "Binding lines: exposure to a new attack and stalling premium, the smallest set that makes up the 0.140"
    assert both in said
    none = told(stalled(), reason=why(weighing=weighing(-0.5, "no"), lines=()))
    assert "Binding lines: none. With all of them taken away chance, the shock, still stands against a yes." in none


def test_a_limit_binds():
    """By its ledger a yes; but it has ruled out what the text says."""
    ruled = replace(weighing(0.05, "yes_but"), ruled_out=("line",))
    said = told(stalled(), reason=why(weighing=ruled, lines=("limit",)))
    assert "Redland held out last, on day 3, though its ledger says yes." in said
    assert "It has ruled out what the text says on line (Where the line runs)." in said
    assert "Binding lines: what it has ruled out. Nothing else stood in the way of a yes." in said
    short = replace(weighing(-0.04, "yes_but"), ruled_out=("line",))
    both = told(stalled(), reason=why(weighing=short, lines=("exposure", "limit")))
    assert "exposure to a new attack and what it has ruled out, the smallest set that makes up the 0.040" in both
    assert "and lifts the limit" in both


def test_the_binding_demand():
    assert "Binding demands: line (Where the line runs). Conceding line in full adds 0.120, enough alone." in told(
        stalled(), reason=why()
    )
    both = told(stalled(), reason=why(demand_rise=0.02, demands=("arms", "line")))
    assert "Binding demands: arms (Arms) and line (Where the line runs). Conceding line" in both
    assert "adds 0.020, not enough alone." in both
    assert "all concessions together are not enough" in told(stalled(), reason=why(demand_rise=0.02, demands=()))
    assert "Binding demands: none." in told(stalled(), reason=why(demand=None, demand_rise=0.0, demands=()))


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
