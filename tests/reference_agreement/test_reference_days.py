"""A day, phase by phase: the front, the news, third parties, refusal, a ceasefire."""

from __future__ import annotations

import math
from typing import Any

import pytest

from sim.random_streams import Luck
from tests.reference import simulate
from tests.reference.cases import BORDER, bare, build, merged

Journal = list[dict[str, Any]]

DEAF = {"actors": {"a": {"first_answer_days": 99}, "b": {"first_answer_days": 99}}}
"""Nobody answers: talks go on whatever is on the table."""


def lived(change: dict[str, Any], seed: int = 0, trial: int = 0, base: dict[str, Any] | None = None) -> Journal:
    journal: Journal = []
    simulate(build(base or bare(), change), seed, trial, journal)
    return journal


def broker(**more: Any) -> dict[str, Any]:
    return {"role": "mediator", "patience": {"departure": 0.0}, **more}


def front(local: float | None = None, holder: str = "b") -> dict[str, Any]:
    pocket: dict[str, Any] = {"holder": holder, "decay_per_day": 0.1, "moot_below": 0.5}
    if local is not None:
        pocket["momentum"] = local
    momentum = {"favours": "a", "against": "b", "mean": 0.2, "start": 0.4, "reversion": 0.5, "noise": 0.0}
    return {"momentum": momentum, "pockets": {"hill": pocket}}


def test_momentum_reverts_from_day_one() -> None:
    days = lived({**DEAF, "front": front()})
    assert [day["momentum"] for day in days[:3]] == pytest.approx([0.4, 0.3, 0.25])


def test_momentum_noise_has_its_address() -> None:
    noisy = front()
    noisy["momentum"]["noise"] = 0.03
    z = float(Luck(8, 2, 1).normal("front.momentum", "momentum", 1)[0])
    assert lived({**DEAF, "front": noisy}, 8, 2)[1]["momentum"] == pytest.approx(0.3 + 0.03 * z)


@pytest.mark.parametrize(
    ("local", "holder", "first", "second"),
    [(None, "b", 1.4, 1.3), (None, "a", 0.6, 0.7), (0.5, "b", 1.7, 1.6), (0.9, "b", 2.0, 2.0), (0.5, "a", 0.3, 0.4)],
)
def test_a_pocket_decays_faster_with_momentum_against_its_holder(
    local: float | None, holder: str, first: float, second: float
) -> None:
    days = lived({**DEAF, "front": front(local, holder)})
    assert days[0]["left"]["hill"] == 1.0
    assert days[1]["left"]["hill"] == pytest.approx(math.exp(-0.1 * first))
    assert days[2]["left"]["hill"] == pytest.approx(math.exp(-0.1 * (first + second)))
    assert days[-1]["left"]["hill"] == 0.0


def test_the_front_stands_still_in_a_full_halt() -> None:
    days = lived({"front": front()})
    assert days[1]["state"] == "full"
    assert days[-1]["momentum"] == 0.4
    assert days[-1]["left"]["hill"] == 1.0


def test_an_issue_loses_weight_with_its_pocket() -> None:
    tied = merged(front(), {"pockets": {"hill": {"left": 0.6, "moot_below": 0.1}}})
    change = {"issues": {"line": {"pocket": "hill"}}, "front": tied, "horizon": {"talks_days": 1}}
    result = simulate(build(bare(), {**DEAF, **change}), 0, 0)
    assert result["day0"]["a"]["terms"] == pytest.approx(1 - 0.6 * 0.5)  # type: ignore[index]


def test_events_last_their_days_and_start_anew() -> None:
    event = {"rate_per_day": 0.3, "days": 3, "add": {"pressure.a": 0.1, "momentum": 0.2}}
    days, luck = lived({**DEAF, "events": {"visit": event}}, 1, 5), Luck(1, 5, 1)
    left = 0
    for day in days:
        fires = float(luck.uniform("events.visit", "event", day["day"])[0]) < 0.3
        left = 3 if fires else max(0, left - 1)
        assert day["events"] == ({"pressure.a": 0.1, "momentum": 0.2} if left else {})
        assert day["sums"]["a"] == pytest.approx(0.2 + (0.1 if left else 0.0))
    assert any(day["events"] for day in days)


def test_guarantors_pledge_when_content_and_arm_when_sidelined() -> None:
    party = {
        "role": "guarantor",
        "backs": "a",
        "pledge": {"ceiling": 0.4, "pace": 0.5},
        "aid": {"ceiling": 0.2, "pace": 0.5},
    }
    party["positions"] = {"line": {"ideal": 0.9, "salience": 1}}
    content = lived({**DEAF, "actors": {**DEAF["actors"], "friend": {**party, "content": 0.59}}})
    assert [day["pledges"]["friend"] for day in content[:2]] == pytest.approx([0.2, 0.3])
    assert content[-1]["aid"]["friend"] == 0.0
    sore = lived({**DEAF, "actors": {**DEAF["actors"], "friend": {**party, "content": 0.7, "sidelined": 0.61}}})
    assert [day["aid"]["friend"] for day in sore[:2]] == pytest.approx([0.1, 0.15])
    assert sore[-1]["pledges"]["friend"] == 0.0


def test_pressure_moves_toward_leverage_times_zeal_and_fades() -> None:
    party = broker(leverage={"a": 0.5}, urgency=0.8, no_deal_cost=1.0, audience_cost=0.5, trust={"a": 0.6})
    days = lived({"actors": {"a": {"first_answer_days": 2}, "broker": party}, "horizon": {"halt_days": 4}})
    target = 0.2 * 0.5 * (0.8 - 0.5 * 0.6)
    pressure = [day["pressure"]["broker", "a"] for day in days]
    assert pressure[:2] == pytest.approx([0.08 * target, 0.08 * target * 1.92])
    assert pressure[2:4] == pytest.approx([pressure[1] * 0.92, pressure[1] * 0.92**2])
    assert all(day["pressure"]["broker", "b"] == 0.0 for day in days)


def test_a_swap_presses_the_other_side() -> None:
    party = broker(leverage={"a": 0.5, "b": 0.5}, urgency=1.0, no_deal_cost=1.0, unpredictability=1.0)
    change = {"actors": {"a": {"first_answer_days": 99}, "broker": party}, "talks": {"pressure": {"swap_chance": 1.0}}}
    last = lived(change)[-1]["pressure"]
    assert last["broker", "a"] == 0.0
    assert last["broker", "b"] > 0.05


def test_a_weak_mediator_only_takes_its_pressure_along() -> None:
    party = broker(
        leverage={"a": 0.5}, urgency=1.0, no_deal_cost=1.0, patience={"departure": 0.3, "growth_per_day": 0.0}
    )
    days = lived({"actors": {**DEAF["actors"], "host": party}}, 4, 1)
    pressure = [day["pressure"]["host", "a"] for day in days]
    gone = next(n for n, level in enumerate(pressure) if level == 0.0)
    assert pressure[:gone] == sorted(pressure[:gone])
    assert not any(pressure[gone:])
    assert days[-1]["day"] == 29


@pytest.mark.slow
def test_departure_grows_with_days_of_refusal_only() -> None:
    """Chance .01 (1 + 33 R): with noes it is certain on the fourth day; while nobody answers it stays small."""
    party = broker(lead=True, patience={"departure": 0.01, "growth_per_day": 33.0})
    far = {"offers": {"whole": {"text": {"line": 0.1}}}, "talks": {"step": 0.0, "refusal": {"chance": 0.0}}}
    left = [simulate(build(bare(), {**far, "actors": {"broker": party}}), 0, trial) for trial in range(30)]
    assert all(result["ending"] == "mediator_left" and result["ending_day"] <= 3 for result in left)  # type: ignore[operator]
    silent = [simulate(build(bare(), {**far, "actors": {**DEAF["actors"], "broker": party}}), 0, t) for t in range(30)]
    assert sum(result["ending"] == "stalled" for result in silent) > 10


def test_refusal_needs_a_row_of_deep_days() -> None:
    deep = {
        "offers": {"whole": {"text": {"line": 0.1}}},
        "talks": {"refusal": {"walkout": 0.1, "after_days": 4, "chance": 1.0}},
    }
    result = simulate(build(bare(), deep), 0, 0)
    assert (result["ending"], result["ending_day"], result["talks_closed_day"]) == ("refused", 3, 3)
    shallow = merged(deep, {"talks": {"refusal": {"walkout": 0.3}}})
    assert simulate(build(bare(), shallow), 0, 0)["ending"] == "stalled"
    relief = {"events": {"e": {"rate_per_day": 0.4, "days": 1, "add": {"pressure.a": 0.15}}}}
    days = lived(merged(deep, relief), 2, 7)
    row, longest = 0, []
    for day in days:
        row = row + 1 if day["sums"]["a"] < -0.1 else 0
        longest.append(row)
    assert max(longest[:-1]) < 4


HALT = {"depth": 0.1, "spoiler_chance": 0.3, "misattribution": 0.5, "stillborn": 0.0, "collapse_level": 9.0}


def test_one_day_of_a_halt_by_hand() -> None:
    change = {
        "issues": {"line": {"monitored_at": "one"}},
        "actors": {"a": {"trust": {"b": 0.4}, "sincerity": 0.0}, "b": {"trust": {"a": 0.8}}},
        "talks": {"premium": 0.0},
        "halt": HALT,
    }
    days, luck = lived(change, 3, 9), Luck(3, 9, 1)

    def z(who: str, purpose: str) -> float:
        return float(luck.normal(f"actors.{who}", purpose, 1)[0])

    intended = {"a": 0.1 * 2 * math.exp(1 - 0.8), "b": 0.1 * math.exp(1 - 1.6)}
    observed = {}
    for who, level in intended.items():
        spoiled = float(luck.uniform(f"actors.{who}", "spoiler", 1)[0]) < 0.3
        observed[who] = level * math.exp(0.3 * z(who, "level") - 0.045) + 0.3 * spoiled
    assert days[1]["levels"] == pytest.approx(observed)
    assert days[1]["smoothed"] == pytest.approx(sum(observed.values()) / 2 / 3 + sum(intended.values()) / 2 * 2 / 3)
    blur = 0.5 * 0.5
    for me, other, trust in (("a", "b", 0.4), ("b", "a", 0.8)):
        perceived = observed[other] * math.exp(blur * z(me, "perception") - blur**2 / 2) + blur * observed[me]
        clean, dirty = 4 * trust, 4 * (1 - trust)
        clean, dirty = (clean, dirty + 0.35) if perceived > 0.35 else (clean + 0.1, dirty)
        assert days[1]["trust"][me, other] == pytest.approx(clean / (clean + dirty))


def test_pledges_lift_trust_and_clear_the_view() -> None:
    """A pledge of 1 makes its side trust fully (level .1 e^-1) and leaves no misattribution (perceived = observed)."""
    friend = {"role": "guarantor", "backs": "a", "pledge": {"start": 1.0, "ceiling": 0.6, "pace": 0.0}}
    quiet = {**HALT, "spoiler_chance": 0.0, "noise": 0.0, "dirty_above": 0.1999, "depth": 0.2}
    days = lived({"actors": {"friend": friend}, "halt": quiet})
    assert days[1]["levels"]["a"] == pytest.approx(0.2 * math.exp(-1))
    assert days[1]["trust"]["b", "a"] == pytest.approx(2.1 / 4.1)
    assert days[1]["trust"]["a", "b"] == pytest.approx(2.0 / 4.35)


def test_a_sore_side_fires_more_and_may_denounce() -> None:
    """A yes on a day of outside pressure; on the first day without it the side's sum is -.2, and it leaves."""
    change = {
        "events": {"push": {"rate_per_day": 0.5, "days": 1, "add": {"pressure.b": 0.3, "level.b": 0.05}}},
        "offers": {"whole": {"text": {"line": 0.9}}},
        "halt": {**HALT, "noise": 0.0, "spoiler_chance": 0.0, "reciprocity": 0.0},
    }
    sure = merged(change, {"halt": {"denounce_below": 0.0, "denounce_chance": 1.0}})
    deep = merged(sure, {"halt": {"denounce_below": 0.21}})
    fates = set()
    for trial in range(8):
        days = lived(sure, 1, trial)
        for day in days[1:]:
            if day["levels"] and day["halt_sums"]:
                pushed = bool(day["events"])
                sore = 0.0 if pushed else 0.2
                assert day["halt_sums"]["b"] == pytest.approx(0.1 if pushed else -0.2)
                trust = dict(days[day["day"] - 1]["trust"])["b", "a"]
                level = 0.1 * math.exp(1 - 2 * trust) * math.exp(sore) + (0.05 if pushed else 0.0)
                assert day["levels"]["b"] == pytest.approx(level)
                assert (day["state"] == "ended") is not pushed
        fates.add(simulate(build(bare(), sure), 1, trial)["ending"])
        assert simulate(build(bare(), deep), 1, trial)["ending"] != "full_denounced"
    assert "full_denounced" in fates


def test_a_halt_lapses_where_a_side_no_longer_says_yes() -> None:
    """One yes under pressure of an event on day 0 that passes: never denounced (chance 0), not extended."""
    change = {
        "events": {"push": {"rate_per_day": 0.5, "days": 1, "add": {"pressure.b": 0.3}}},
        "offers": {"whole": {"text": {"line": 0.9}}},
        "horizon": {"halt_days": 5},
        "halt": {**HALT, "noise": 0.0, "spoiler_chance": 0.0, "denounce_chance": 0.0},
    }
    seen = set()
    for trial in range(12):
        days = lived(change, 1, trial)
        result = simulate(build(bare(), change), 1, trial)
        if result["full_start_day"] is None:
            continue
        assert result["full_days"] == 5
        pushed = bool(days[-1]["events"])
        assert result["ending"] == ("full_extended" if pushed else "full_lapsed")
        seen.add(result["ending"])
    assert seen == {"full_extended", "full_lapsed"}


SMALL = {"scope": "sectoral", "text": {"line": 0.9}, "stakes": 0.5, "relief": 1.0, "after_days": 0}


def test_a_sectoral_yes_asks_for_its_share_of_the_premium() -> None:
    """Half the stakes of .5 - .3 is .1 for `a`: below a premium of .15, above four tenths of it."""
    part = {**SMALL, "text": {"line": 0.5}}
    change = {
        "actors": {"a": {"sincerity": 0.0}},
        "offers": {"part": {**part, "premium_share": 0.6}},
        "talks": {"premium": 0.25, "refusal": {"chance": 0.0}},
        "halt": {**HALT, "denounce_chance": 0.0},
    }
    willing = simulate(build(bare(), merged(change, {"talks": {"premium": 0.16}})), 0, 0)
    assert willing["first_yes_sectoral"]["a"] is not None or willing["full_start_day"] == 0  # type: ignore[index]
    result = simulate(build(bare(), merged(change, {"offers": {"part": {"premium_share": 0.39}}})), 0, 0)
    assert (result["ending"], result["sectoral_start_day"]) == ("sectoral_extended", 0)
    assert result["end"]["a"]["threshold"] == 0.25  # type: ignore[index]
    assert (
        simulate(build(bare(), merged(change, {"offers": {"part": {"premium_share": 0.41}}})), 0, 0)["ending"]
        == "stalled"
    )


@pytest.mark.parametrize(("below", "fate"), [(0.19, "sectoral_denounced"), (0.21, "sectoral_lapsed")])
def test_a_sectoral_halt_is_denounced_at_its_stakes(below: float, fate: str) -> None:
    """Pressed on day 0 only, `b` says yes to the part (and never to the whole); afterwards its sum is -.2 x .5."""
    push = {"rate_per_day": 0.03, "days": 1, "add": {"pressure.b": 0.15}}
    change = {
        "actors": {"a": {"urgency": 1.0}, "b": {}},
        "events": {"push": push},
        "offers": {"whole": {"text": {"line": 0.9}}, "part": SMALL},
        "horizon": {"talks_days": 60, "halt_days": 3},
        "talks": {"refusal": {"chance": 0.0}},
        "halt": {**HALT, "denounce_below": below, "denounce_chance": 1.0},
    }
    ended = [simulate(build(bare(), change), 1, trial) for trial in range(4)]
    assert any(result["ending"] == fate for result in ended)
    assert {result["ending"] for result in ended} <= {fate, "stalled", "sectoral_extended"}


@pytest.mark.slow
def test_border_uses_every_phase() -> None:
    days = [day for trial in range(40) for day in lived({}, 2, trial, BORDER)]
    assert any(day["pledges"]["ally"] > 0 for day in days)
    assert any(day["aid"]["ally"] > 0 for day in days)
    assert {answers["full"] for day in days for answers in day["answers"].values()} == {"none", "no", "yes_but", "yes"}
    assert any("sectoral" in answers for day in days for answers in day["answers"].values())
