from __future__ import annotations

from dataclasses import replace

import pytest

from sim.history.layout import Page
from sim.history.talks import eventful, spans, talks
from tests.history.diaries import NAMES, day, diary, halted, party, side, weighing


def quiet(number, spare=-0.2, **more):
    return day(number, side(spare, "no"), side(0.4, "yes"), **more)


def text_of(*days):
    return "\n".join(talks(diary(*days), NAMES, Page()))


def flat(*days):
    return " ".join(text_of(*days).split())


def test_a_day_on_which_nothing_changes_is_quiet():
    assert not eventful(quiet(2), quiet(1, -0.3, momentum=0.1))


@pytest.mark.parametrize(
    "change",
    [
        {"fired": ("call",), "events": {"call": 2}},
        {"pockets": {"hill": 0.0}},
        {"parties": {"envoy": party(leaves=True)}},
        {"agreed": "sectoral"},
        {"closed_by": "horizon"},
        {"rests": True},
        {"sides": {"blue": side(0.4, "yes"), "red": side(-0.2, "yes_but")}},
        {"sides": {"blue": side(0.4, "yes"), "red": side(-0.2, "no", sectoral=weighing(-0.1, "no"))}},
        {"halt": replace(halted(2, 0.2).halt, fate="collapsed")},
    ],
)
def test_what_happens_makes_a_day_eventful(change):
    assert eventful(quiet(2, **change), quiet(1))


def test_quiet_days_stand_together():
    days = [quiet(number) for number in range(8)]
    days[4] = quiet(4, fired=("call",), events={"call": 1})
    assert [[d.day for d in span] for span in spans(days)] == [[0], [1, 2, 3], [4], [5, 6, 7]]


def test_no_day_is_lost():
    days = [quiet(number, fired=("call",) if number % 3 == 0 else (), events={"call": 1}) for number in range(20)]
    assert [d.day for span in spans(days) for d in span] == list(range(20))


def test_a_run_tells_its_range():
    told = flat(quiet(0), quiet(1, -0.18), quiet(2, -0.26), quiet(3, -0.2))
    assert "Days 1-3" in told
    assert "No change of answers. Blueland yes (0.40 to spare); Redland no (0.18 to 0.26 short)." in told


def test_the_first_day_shows_all_ledgers():
    told = text_of(quiet(0))
    assert "terms    war  exposure  audience  pressure  shock" in told
    row = next(line for line in told.splitlines() if line.strip().startswith("Redland"))
    assert row.split()[1:] == ["+0.50", "-0.30", "-0.05", "-0.02", "+0.03", "0.00", "-0.10", "0.10"]


def test_a_change_of_answer_shows_the_ledger_of_that_side():
    told = text_of(quiet(0), day(1, side(0.02, "yes"), side(0.4, "yes")))
    later = told[told.index("Day 1") :]
    assert "Redland now yes (0.02 to spare; was no)" in later
    rows = [line.split()[0] for line in later.splitlines() if line.startswith(" " * 14)]
    assert rows == ["terms", "Redland"]


def test_front_and_events():
    told = flat(
        quiet(0),
        quiet(1, momentum=0.25, momentum_with_events=0.15, pockets={"hill": 0.4}, fired=("call",), events={"call": 3}),
    )
    assert "Momentum 0.30 -> 0.25 (with events 0.15); Hill 50 -> 40 % left. Event: call, for 3 days." in told


def test_a_pocket_that_is_gone_is_told_once():
    told = flat(quiet(0), quiet(1, pockets={"hill": 0.0}), quiet(2, pockets={"hill": 0.0}))
    assert told.count("Hill is gone as a bargaining chip.") == 1
    assert "Hill 50 -> 0 % left" in told
    assert "Hill" not in told[told.index("Day 2") :]


def test_the_largest_moves_of_the_text():
    text = dict.fromkeys("abcde", 0.5)
    moved = {"a": 0.501, "b": 0.51, "c": 0.52, "d": 0.497, "e": 0.5001}
    told = flat(quiet(0, text=text, changes=moved))
    assert "The text moves: c 0.500 -> 0.520, b 0.500 -> 0.510, d 0.500 -> 0.497, 1 more by less." in told


def test_a_run_tells_every_move():
    text, later = dict.fromkeys("abcd", 0.5), dict.fromkeys("abcd", 0.51)
    told = flat(quiet(0, text=text), quiet(1, text=text, changes=later), quiet(2, text=later, changes={"a": 0.52}))
    assert "The text moves: a 0.500 -> 0.520, b 0.500 -> 0.510, c 0.500 -> 0.510, d 0.500 -> 0.510." in told


def test_rest_is_told_when_it_begins():
    told = flat(
        quiet(0), quiet(1, rests=True, no_bargaining_range=True), quiet(2, rests=True, no_bargaining_range=True)
    )
    assert told.count("The text rests, below the floor of some side: no bargaining range.") == 1
    assert "The text rests." in flat(quiet(0, rests=True))


def test_sectoral_answers():
    both = {
        "red": side(-0.2, "no", sectoral=weighing(-0.05, "yes_but")),
        "blue": side(0.4, "yes", sectoral=weighing(0.1, "yes")),
    }
    told = flat(quiet(0), day(1, both["red"], both["blue"]), day(2, both["red"], both["blue"]))
    answers = "Blueland yes (0.10 to spare); Redland yes, but (0.05 short)."
    assert f"The sectoral text is on the table: {answers}" in told
    assert f"Sectoral text: {answers}" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"agreed": "full", "closed_by": "full_yes"}, "All say yes to the full text: a full ceasefire begins."),
        ({"agreed": "sectoral"}, "All say yes to the sectoral text: a sectoral ceasefire begins."),
        ({"refused_by": ("red",), "closed_by": "refused"}, "Redland walks out: the talks are over."),
        ({"refused_by": ("blue", "red"), "closed_by": "refused"}, "Blueland and Redland walk out: the talks are over."),
        ({"closed_by": "mediator_left"}, "Without its lead mediator nobody writes: the talks are over."),
        ({"closed_by": "horizon"}, "The last day of talks passes without a yes of all to the full text."),
        ({"closed_by": "halt_ended"}, "The sectoral ceasefire ends, and the talks with it."),
    ],
)
def test_outcomes(change, told):
    assert told in flat(quiet(0), quiet(1, **change))


def test_a_full_halt_takes_the_place_of_a_sectoral_one():
    halt = replace(halted(1, 0.2).halt, scope="sectoral", fate="absorbed")
    told = flat(quiet(0), quiet(1, agreed="full", closed_by="full_yes", halt=halt))
    assert "a full ceasefire begins; it takes the place of the sectoral ceasefire." in told


def test_days_without_talks_are_left_to_the_halt():
    assert "Day 1" not in text_of(quiet(0, agreed="full", closed_by="full_yes"), halted(1, 0.2))


def test_no_front_no_words_about_it():
    told = text_of(quiet(0, momentum=0.0, momentum_with_events=0.0, pockets={}))
    assert "Momentum" not in told
    assert told.splitlines()[3].startswith("Day 0       Blueland yes")
