from __future__ import annotations

from dataclasses import replace

from sim.history.layout import Page
from sim.history.story import head
from tests.cases import built, duel
from tests.history.diaries import NAMES, day, diary, opening, side


def case():
    """A scenario with the actors of the made-up diary."""
    content = duel()
    content["actors"] = {"red": content["actors"]["a"], "blue": content["actors"]["b"]}
    content["actors"]["envoy"] = {"role": "mediator", "lead": True}
    content["front"] = {"momentum": {"favours": "red", "against": "blue", "mean": 0.3}}
    return built(content)


def lines(scenario=None, **opened):
    first = day(0, side(-0.2, "no"), side(0.4, "yes"), closed_by="horizon", ending="stalled")
    told = replace(diary(first), opening=replace(opening(), **opened))
    return list(head(told, scenario or case(), NAMES, Page()))


def text(*given, **opened):
    return " ".join("\n".join(lines(*given, **opened)).split())


def test_it_names_the_trial_and_its_ending():
    assert lines()[:2] == ["A duel", "Trial 42, seed 7: no agreement on day 0."]


def test_what_was_drawn():
    said = text()
    assert "Reading coder A, limits by coder first" in said
    assert "Front momentum +0.30 (positive: for Redland)" in said
    assert "the full text moves by at most 0.012 a day; a sectoral one is tabled on day 5" in said
    assert (
        "Redland plays for time (chance of being sincere 0.25); resolve -0.04, cost of war 0.12, first answer from"
        in said
    )
    assert "first answer from day 3. Opens 0.20 short." in said
    assert (
        "Blueland sincere (chance of being sincere 0.25); resolve -0.04, cost of war 0.12. Opens 0.40 to spare." in said
    )
    assert "The envoy leverage 0.40 on Redland; belief in sincerity: Redland 0.50." in said


def test_what_was_not_drawn_is_left_out():
    said = text(coder=None, panels={}, sectoral=None)
    assert "Reading" not in said
    assert "sectoral" not in said


def test_a_text_that_nobody_writes():
    assert "the full text stays as it is" in text(step=0.0)


def test_positions_stand_beside_the_text():
    rows = [line.split() for line in lines() if line.startswith("  line ")][:1]
    assert rows == [["line", "0.40", "0.50", "1.00", "(0.60)", "1.00", "(0.60)", "Where", "the", "line", "runs"]]


def test_what_has_been_ruled_out_is_told():
    rows = [line.split() for line in lines() if line.startswith("  line ")][1:]
    assert rows == [["line", side, "below", "0.30", "0.80", "a", "veto"] for side in ("Blueland", "Redland")]


def test_no_title_where_there_is_no_room():
    many = {f"side_{place}": side_drawn for place, side_drawn in enumerate([opening().sides["red"]] * 6)}
    names = replace(NAMES, actors={**NAMES.actors, **dict.fromkeys(many, "A side with a long name")})
    first = replace(
        day(0, side(-0.2, "no"), side(0.4, "yes")), sides={k: side(-0.2, "no") for k in many}, ending="stalled"
    )
    told = replace(diary(first), opening=replace(opening(), sides=many))
    assert not any("Where the line" in line for line in head(told, case(), names, Page()))
