from __future__ import annotations

from sim.history.table import day_table
from tests.history.diaries import day, diary, halted, party, side
from tests.history.test_story_head import case


def rows(*days):
    return [line for line in day_table(diary(*days), case()).splitlines() if line[:3].strip().isdigit()]


def test_a_day_of_talks():
    told = rows(
        day(0, side(-0.2, "no"), side(0.4, "yes"), changes={"line": 0.43}),
        day(1, side(-0.1, "yes_but"), side(0.4, "yes")),
    )
    assert told[0].split() == ["0", "talks", "0.30", "50", "%", "yes", "+0.40", "no", "-0.20", "0.03"]
    assert "yes, but  -0.10" in told[1]


def test_a_day_of_a_halt_has_fire_and_no_answers():
    told = rows(halted(1, 0.25))
    assert told[0].split() == ["1", "full", "0.30", "50", "%", "-0.30", "-0.30", "0.00", "0.25"]


def test_notes():
    told = rows(
        day(
            0,
            side(-0.2, "no"),
            side(0.4, "yes"),
            fired=("leaders_call",),
            events={"leaders_call": 2},
            agreed="sectoral",
        )
    )
    assert told[0].endswith("leaders call, sectoral yes")
    gone = {"parties": {"envoy": party(leaves=True)}, "refused_by": ("red",), "ending": "refused"}
    told = day_table(diary(day(0, side(-0.2, "no"), side(0.4, "yes"), **gone)), case())
    assert "Envoy leaves, Red walks out, talks refused" in " ".join(told.split())
