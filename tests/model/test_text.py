"""The text: who writes it, what may move, and when it rests."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import at, duel, issue, merged
from tests.model.lab import fields_by_day, rows

LEAD = {"role": "mediator", "lead": True, "patience": {"departure": 0}}
BASE = merged(
    duel("line", "road", "shape"),
    {
        "horizon": {"talks_days": 12, "halt_days": 1},
        "issues": {"road": issue(phase="later"), "shape": issue(fixed_by_offer=True)},
        "actors": {"a": {"first_answer_days": 1000}, "m": LEAD},
        "offers": {"whole": {"text": {"line": 0.2, "road": 0.2, "shape": 0.2}}},
        "preferences": {"width": 1.0},
        "talks": {"agenda": 0.0, "step": 0.02, "refusal": {"chance": 0.0}},
    },
)
"""The width of red lines puts their kinks out of the way."""


def lines(change=None):
    return [text[0] for text in fields_by_day(BASE, lambda world: tuple(world.text.package[:, 0]), change)]


def test_only_issues_of_the_first_phase_that_the_offer_leaves_open_move():
    for text in fields_by_day(BASE, lambda world: tuple(world.text.package[1:, 0])):
        assert text == (0.2, 0.2)
    assert np.allclose(lines(), [0.2 + 0.02 * day for day in range(1, 13)])


def test_the_edge_of_a_red_line_stops_it_for_a_day():
    assert np.allclose(lines({"preferences": {"width": 0.27}})[:5], [0.22, 0.24, 0.26, 0.27, 0.29])


def test_bounds_stop_it():
    assert max(lines({"offers": {"whole": {"bounds": {"line": (0.1, 0.3)}}}})) == 0.3


@pytest.mark.parametrize("change", [{"actors": {"m": {"lead": False}}}, {"talks": {"step": 0.0}}])
def test_without_a_lead_or_a_step_it_stands_still(change):
    assert set(lines(change)) == {0.2}


def test_a_lead_that_leaves_writes_no_more():
    told = merged(BASE, {"actors": {"m": {"patience": {"departure": 0.3, "growth_per_day": 0}}}})
    table = rows(told, trials=200)
    for days in (0, 1, 5):
        left = table["departure_day_m"] == days
        assert np.allclose(table["text_line"][left], 0.2 + 0.02 * days)


def test_an_agreed_text_moves_no_more():
    agreed = {
        "actors": {"a": {"first_answer_days": 0, "cost_scale": 0.5}, "b": {"cost_scale": 0.9}},
        "horizon": {"halt_days": 5},
    }
    assert set(lines(agreed)) == {0.2}
    assert rows(merged(BASE, agreed))["full_start_day"][0] == 0


def test_the_agenda_pulls_toward_the_leads_stated_point():
    selfish = {"talks": {"agenda": 1000.0}, "actors": {"m": {"positions": {"line": at(0.1)}}}}
    assert lines(selfish)[-1] == pytest.approx(0.1)


@pytest.mark.slow
def test_outsiders_read_stated_points_and_central_values_not_private_ones():
    """Posture, resolve, type and the private draw of urgency leave the text where it was; the stated point does not."""
    unseen = {"actors": {"a": {"posture": 0.4, "resolve": 0.5, "sincerity": 0.5}}}
    assert np.allclose(lines(unseen), lines())
    spread = {"actors": {"a": {"urgency": {"dist": "triangular", "low": 0.2, "mode": 0.6, "high": 1.0}}}}
    same_centre = {"actors": {"a": {"urgency": 0.6}}}
    assert np.allclose(lines(spread), lines(same_centre))
    wishes = {"actors": {"a": {"positions": {"line": {"ideal": 0.25}}}}}
    assert not np.allclose(lines(wishes), lines())


@pytest.mark.slow
def test_it_says_when_it_rests_and_when_there_is_no_bargaining_range():
    told = merged(
        duel(),
        {
            "horizon": {"talks_days": 60},
            "actors": {"a": {"first_answer_days": 1000}, "m": LEAD},
            "talks": {"agenda": 0.0, "step": 0.02},
        },
    )
    overlap = rows(told)
    assert overlap["text_rests"][0]
    assert not overlap["no_bargaining_range"][0]
    assert overlap["text_line"][0] == pytest.approx(0.5, abs=1e-3)
    apart = {"issues": {"line": issue(security=True)}, "talks": {"refusal": {"chance": 0.0}}}
    apart |= {
        "actors": {side: {"cost_scale": 0.0, "regroup": 0.5, "trust": {other: 0.0}} for side, other in ("ab", "ba")}
    }
    nowhere = rows(merged(told, apart))
    assert nowhere["text_rests"][0]
    assert nowhere["no_bargaining_range"][0]
