"""One ledger worked out with pencil and paper, line by line, and what each input does to it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import at, duel, issue, merged
from tests.model.lab import rows

CASE = merged(
    duel("arms", "line"),
    {
        "issues": {"arms": issue(security=True)},
        "actors": {
            "a": {
                "positions": {"line": at(1.0, 3.0, 0.8), "arms": at(0.8, 1.0, 0.5)},
                "posture": 0.2,
                "regroup": 0.2,
                "capability": 2.0,
                "urgency": 0.5,
                "cost_scale": 0.4,
                "audience_cost": 0.6,
                "trust": {"b": 0.3},
            }
        },
        "front": {"momentum": {"favours": "a", "against": "b", "mean": 0.2, "noise": 0.0}},
        "offers": {"whole": {"text": {"line": 0.5, "arms": 0.4}}},
    },
)
WIN = 2 * np.exp(0.1) / (2 * np.exp(0.1) + np.exp(-0.1))
# Saliences 3 : 1 give weights .75 and .25; the real ideals are 1 + .2 (.5 - 1) = .9 and .8 + .2 (.5 - .8) = .74.
# The war aims are 1 on both, a little more than it really wants: its own victory is worth OWN.
OWN = 1 - 0.75 * 0.1 - 0.25 * 0.26


def line(name, change=None, side="a"):
    return rows(CASE, change)[f"day0_{name}_{side}"][0]


def test_terms():
    assert line("terms") == pytest.approx(1 - 0.75 * 0.4 - 0.25 * 0.34)
    assert line("terms", {"actors": {"a": {"loss": "quadratic"}}}) == pytest.approx(1 - 0.75 * 0.16 - 0.25 * 0.34**2)


def test_war():
    assert line("war") == pytest.approx(WIN * OWN + (1 - WIN) * (1 - 0.75 * 0.9 - 0.25 * 0.74) - 0.2)
    lost = 1 - 0.75 * 0.81 - 0.25 * 0.74**2
    own = 1 - 0.75 * 0.01 - 0.25 * 0.26**2
    assert line("war", {"actors": {"a": {"loss": "quadratic"}}}) == pytest.approx(WIN * own + (1 - WIN) * lost - 0.2)


def test_war_aims_are_not_ideals():
    """Softer demands at the table do not make losing to that side less terrible; softer aims do."""
    softer_table = {"actors": {"b": {"positions": {"line": at(0.5), "arms": at(0.5)}}}}
    assert line("war", softer_table) == line("war")
    softer_aims = {"actors": {"b": {"war_aims": {"line": 0.5, "arms": 0.5}}}}
    assert line("war", softer_aims) == pytest.approx(WIN * OWN + (1 - WIN) * (1 - 0.75 * 0.4 - 0.25 * 0.24) - 0.2)


def test_a_war_aim_left_out_stays_at_the_reference():
    told = merged(CASE, {"reference": {"line": 0.7}})
    del told["actors"]["b"]["war_aims"]["line"]
    lean = 1 + 0.2 * (0.7 - 1)
    lost, own = 1 - 0.75 * (lean - 0.7) - 0.25 * 0.74, 1 - 0.75 * (1 - lean) - 0.25 * 0.26
    assert rows(told)["day0_war_a"][0] == pytest.approx(WIN * own + (1 - WIN) * lost - 0.2)


def test_exposure():
    assert line("exposure") == pytest.approx((1 - 0.3) * 0.2 * 0.34)


def test_exposure_is_lifted_by_a_pledge_for_that_side_only():
    backer = {"role": "guarantor", "backs": "a", "pledge": {"start": 0.5, "ceiling": 0.5}}
    assert line("exposure", {"actors": {"g": backer}}) == pytest.approx(0.7 * 0.5 * 0.2 * 0.34)
    assert line("exposure", {"actors": {"g": {**backer, "backs": "b"}}}) == line("exposure")


def test_audience():
    beyond = 0.75 * 0.8 * (0.5 - 0.2 * 0.35) + 0.25 * 0.5 * (0.4 - 0.5 * 0.35)
    assert line("audience") == pytest.approx(0.25 * 0.6 * beyond)


def test_a_pocket_scales_its_issue_and_nothing_else():
    change = {
        "issues": {"line": issue(pocket="ridge")},
        "front": {"pockets": {"ridge": {"holder": "b", "left": 0.5}}},
    }
    assert line("terms", change) == pytest.approx(1 - 0.375 * 0.4 - 0.25 * 0.34)
    own = 1 - 0.375 * 0.1 - 0.25 * 0.26
    assert line("war", change) == pytest.approx(WIN * own + (1 - WIN) * (1 - 0.375 * 0.9 - 0.25 * 0.74) - 0.2)
    assert line("exposure", change) == line("exposure")


def test_a_later_issue_weighs_less_before_normalising():
    change = {"issues": {"line": issue(phase="later")}}
    share = 3 * 0.3 / (3 * 0.3 + 1)
    assert line("terms", change) == pytest.approx(1 - share * 0.4 - (1 - share) * 0.34)


def test_aid_strengthens_the_side_that_is_backed():
    helper = {"role": "guarantor", "backs": "b", "aid": {"start": 0.5, "ceiling": 0.5}, "pledge": {"ceiling": 0}}
    win = 2 * np.exp(0.1) / (2 * np.exp(0.1) + 1.5 * np.exp(-0.1))
    assert line("war", {"actors": {"g": helper}}) == pytest.approx(
        win * OWN + (1 - win) * (1 - 0.75 * 0.9 - 0.25 * 0.74) - 0.2
    )


def test_the_threshold_of_a_stalling_side_grows_with_momentum():
    stalling = {"actors": {"a": {"sincerity": 0.0, "stalling": 0.5}, "b": {"sincerity": 0.0, "stalling": 0.5}}}
    assert line("threshold", stalling) == pytest.approx(0.5 * (0.10 + 0.20 * 0.2))
    assert line("threshold", stalling, side="b") == pytest.approx(0.5 * 0.10)
    assert line("threshold") == 0.0


def test_three_sides_fight_a_lottery_of_three():
    """a and b, and a third as strong as both; a loses .9 * .75 + .74 * .25 = .86 to b, and .41 to c at the middle."""
    third = {
        "role": "belligerent",
        "sincerity": 1.0,
        "urgency": 0.0,
        "capability": 3.0,
        "war_aims": {"line": 0.5, "arms": 0.5},
    }
    change = {"actors": {"c": third}, "front": {"momentum": {"mean": 0.0}}}
    expected = (2 / 6) * OWN + (1 / 6) * (1 - 0.86) + (3 / 6) * (1 - 0.75 * 0.4 - 0.25 * 0.24) - 0.2
    assert line("war", change) == pytest.approx(expected)
    assert line("exposure", change) == pytest.approx((1 - (0.3 + 0.5) / 2) * 0.2 * 0.34)
