"""Small print that decides trials: what events reach, which pressure the pen sees, who is said to hold out."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from tests.reference import simulate
from tests.reference.cases import BORDER, bare, build, merged
from tests.reference_agreement.changes import LEAD, ONE_DAY

Journal = list[dict[str, Any]]

DEAF = {"actors": {"a": {"first_answer_days": 99}, "b": {"first_answer_days": 99}}}


def lived(*changes: dict[str, Any], base: dict[str, Any] | None = None, trial: int = 0) -> Journal:
    case: dict[str, Any] = base or bare()
    for change in changes:
        case = merged(case, change)
    journal: Journal = []
    simulate(build(case), 0, trial, journal)
    return journal


def first_ledger(*changes: dict[str, Any]) -> dict[str, Any]:
    """Side a's ledger on day 0."""
    case: dict[str, Any] = merged(bare(), ONE_DAY)
    for change in changes:
        case = merged(case, change)
    return simulate(build(case), 0, 0)["day0"]["a"]  # type: ignore[index,no-any-return]


def news(**add: float) -> dict[str, Any]:
    """An event that is always on; `aid__a` means `aid.a`."""
    amounts = {name.replace("__", "."): amount for name, amount in add.items()}
    return {"events": {"always": {"rate_per_day": 1.0, "days": 1, "add": amounts}}}


def test_an_event_adds_aid() -> None:
    assert first_ledger(news(aid__a=1.0))["war"] == pytest.approx(2 / 3 - 0.2)


def test_an_event_adds_momentum_within_its_range() -> None:
    front = {"front": {"momentum": {"favours": "a", "against": "b", "mean": 0.5}}}
    ours, theirs = math.exp(0.5), math.exp(-0.5)
    assert first_ledger(front, news(momentum=2.0))["war"] == pytest.approx(ours / (ours + theirs) - 0.2)


def test_an_event_adds_trust_within_its_range() -> None:
    exposed = {"issues": {"line": {"security": True}}, "actors": {"a": {"regroup": 0.4, "trust": {"b": 0.6}}}}
    assert first_ledger(exposed, news(trust__a__b=0.1))["exposure"] == pytest.approx(0.3 * 0.4 * 0.5)
    assert first_ledger(exposed, news(trust__a__b=0.7))["exposure"] == 0.0


def test_an_event_adds_to_the_audience_and_not_below_zero() -> None:
    firm = {"actors": {"a": {"audience_cost": 0.4, "positions": {"line": {"firmness": 1.0}}}}}
    assert first_ledger(firm, news(audience__a=0.1))["audience"] == pytest.approx((0.25 * 0.4 + 0.1) * 0.5)
    assert first_ledger(firm, news(audience__a=-0.3))["audience"] == 0.0


def test_an_event_moves_a_third_partys_zeal() -> None:
    party = {"role": "mediator", "leverage": {"a": 1.0}, "urgency": 0.8, "no_deal_cost": 1.0, "audience_cost": 0.5}
    days = lived(DEAF, {"actors": {"host": {**party, "patience": {"departure": 0.0}}}}, news(trust__host__a=0.2))
    assert days[0]["pressure"]["host", "a"] == pytest.approx(0.08 * 0.2 * (0.8 - 0.5 * 0.7))
    assert days[0]["belief"]["host", "a"] == 0.5


def test_exposure_does_not_fade_with_a_pocket() -> None:
    """Two security issues of equal weight, one tied to a half-lost pocket: distances .5 and .1 average .3."""
    two = {
        "issues": {"line": {"security": True, "pocket": "hill"}, "road": {"security": True}},
        "actors": {"a": {"regroup": 0.4}},
        "offers": {"whole": {"text": {"line": 0.5, "road": 0.9}}},
        "front": {"pockets": {"hill": {"holder": "a", "left": 0.5}}},
        **ONE_DAY,
    }
    ledger = simulate(build(bare("line", "road"), two), 0, 0)["day0"]["a"]  # type: ignore[index]
    assert ledger["exposure"] == pytest.approx(0.5 * 0.4 * 0.3)
    assert ledger["terms"] == pytest.approx(1 - 0.25 * 0.5 - 0.5 * 0.1)


def test_the_pen_sees_todays_pressure() -> None:
    """At .5 both sides gain alike and the text would rest; pressure put on `a` today lets it drift toward `b`."""
    pressing = {**LEAD, "leverage": {"a": 1.0}, "urgency": 1.0, "no_deal_cost": 1.0}
    quick = {"talks": {"agenda": 0.0, "step": 0.01, "pressure": {"pace": 1.0}}}
    assert lived(DEAF, {"actors": {"broker": LEAD}}, quick, ONE_DAY)[0]["text"]["line"] == 0.5
    assert lived(DEAF, {"actors": {"broker": pressing}}, quick, ONE_DAY)[0]["text"]["line"] == pytest.approx(0.49)


def test_claims_count_in_full_down_to_the_floor() -> None:
    """Costs of .035: sums .03 and .04 lie above the floor of .02, so the smaller one pulls harder."""
    narrow = {"actors": {"a": {"cost_scale": 0.07}, "b": {"cost_scale": 0.07}, "broker": LEAD}}
    moved = lived(
        DEAF, narrow, {"offers": {"whole": {"text": {"line": 0.495}}}, "talks": {"agenda": 0.0, "step": 0.002}}, ONE_DAY
    )
    assert moved[0]["text"]["line"] == pytest.approx(0.497)


def test_a_moving_text_is_no_failure_to_overlap() -> None:
    far = {
        "actors": {"broker": LEAD},
        "offers": {"whole": {"text": {"line": 0.1}}},
        "talks": {"agenda": 0.0, "step": 0.01},
    }
    result = simulate(build(merged(bare(), DEAF), merged(far, ONE_DAY)), 0, 0)
    assert not result["text_rests"]
    assert not result["no_bargaining_range"]


def test_a_row_of_deep_days_starts_anew_after_a_better_day() -> None:
    change = {
        "offers": {"whole": {"text": {"line": 0.1}}},
        "talks": {"refusal": {"walkout": 0.1, "after_days": 3, "chance": 1.0}},
        "events": {"e": {"rate_per_day": 0.3, "days": 1, "add": {"pressure.a": 0.15}}},
    }
    broken = 0
    for trial in range(15):
        days, row, deep = lived(change, trial=trial), 0, 0
        for day in days:
            better = day["sums"]["a"] >= -0.1
            row, deep = (0, deep) if better else (row + 1, deep + 1)
            assert (row == 3) is (day["state"] == "ended") or day["day"] == 29
        broken += deep > row
    assert broken > 5


@pytest.mark.parametrize(("text", "who"), [(0.55, "b"), (0.45, "a")])
def test_the_side_with_the_larger_gap_holds_out(text: float, who: str) -> None:
    exposed = {
        "issues": {"line": {"security": True}},
        "actors": {"a": {"regroup": 1.0, "trust": {"b": 0.0}}, "b": {"regroup": 1.0, "trust": {"a": 0.0}}},
        "offers": {"whole": {"text": {"line": text}}},
        **ONE_DAY,
    }
    assert simulate(build(bare(), exposed), 0, 0)["holdout"] == who


@pytest.mark.slow
def test_an_issue_left_to_later_may_be_the_binding_demand() -> None:
    case = build(BORDER)
    assert "land" in {simulate(case, 7, trial)["binding_demand"] for trial in range(40)}


@pytest.mark.slow
def test_the_sectoral_offer_is_off_the_table_once_accepted() -> None:
    seen = 0
    for trial in range(80):
        days = lived({}, base=BORDER, trial=trial)
        for before, after in itertools.pairwise(days):
            if before["state"] == "sectoral" and after["talking"]:
                seen += 1
                assert set(after["answers"]["east"]) == {"full"}
    assert seen > 5
