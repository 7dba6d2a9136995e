from __future__ import annotations

from dataclasses import replace

from sim.history.halts import halts
from sim.history.layout import Page
from tests.history.diaries import NAMES, day, diary, halted, opening, side


def agreed(**more):
    both = side(0.1, "yes"), side(0.1, "yes")
    return day(0, *both, agreed="full", closed_by="full_yes", text={"arms": 0.2, "line": 0.45}, **more)


def lines(*days, **opened):
    told = replace(diary(*days), opening=replace(opening(), **opened))
    return list(halts(told, NAMES, Page()))


def test_no_halt_no_words():
    assert lines(day(0, side(-0.1, "no"), side(0.1, "yes"))) == []


def test_terms_name_what_has_changed():
    assert "Terms       arms 0.20, line 0.45 (opened at 0.40)." in lines(agreed(), halted(1, 0.2))


def test_one_row_a_day():
    told = lines(agreed(), halted(1, 0.2), halted(2, 0.5), halted(3, 0.7, "collapsed"))
    rows = [line.split() for line in told if line.strip()[:1].isdigit()]
    assert [row[:2] for row in rows] == [["1", "1"], ["2", "2"], ["3", "3"]]
    assert rows[0] == ["1", "1", "0.20", "0.20*", "0.20", "0.20", "clean", "0.40,", "0.40"]
    assert rows[1][6] == "all"
    assert rows[2][-1] == "collapsed"


def test_a_day_may_be_dirty_for_one_side():
    told = halted(1, 0.5)
    red = replace(told.sides["red"], fire=replace(told.sides["red"].fire, saw_dirty={"blue": False}))
    row = next(line for line in lines(agreed(), replace(told, sides=told.sides | {"red": red})) if " 1  " in line[:14])
    assert "Blueland" in row


def test_who_denounces_is_named():
    told = lines(agreed(), halted(1, 0.2, "denounced"))
    assert "denounced by Redland" in " ".join(" ".join(told).split())


def test_events_and_absorption_are_notes():
    told = "\n".join(lines(agreed(), halted(1, 0.2, "absorbed", fired=("deadly_strike",), events={"deadly_strike": 1})))
    assert "deadly strike, absorbed by a full" in " ".join(told.split())


def test_stillborn_is_said():
    told = "\n".join(lines(agreed(), halted(1, 0.9, "collapsed"), stillborn=("full",)))
    assert "stillborn" in told
    assert "stillborn" not in "\n".join(lines(agreed(), halted(1, 0.9)))


def test_marks_are_those_of_the_trial():
    told = " ".join(
        " ".join(lines(agreed(), halted(1, 0.2), marks={"collapse_level": 0.5, "dirty_above": 0.2})).split()
    )
    assert "smoothed level reaches 0.50" in told
    assert "more than 0.20 from another" in told


def test_sectoral_terms_are_those_of_the_offer():
    first = replace(agreed(), agreed="sectoral", closed_by=None)
    second = halted(1, 0.2)
    told = lines(first, replace(second, halt=replace(second.halt, scope="sectoral")))
    assert told[1] == "The sectoral ceasefire, agreed on day 0"
    assert "Terms       line 0.50." in told
