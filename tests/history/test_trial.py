"""A trial told is the trial that was run: the diary agrees with its row in a large block, to the last bit."""

from __future__ import annotations

import dataclasses
import json
import math

import numpy as np
import pytest

from sim.history.trial import trace_trial
from sim.model.block import columns, run_block
from sim.sets import set_text
from sim.vocabulary import ENDINGS, FATES, LEDGER_LINES
from tests.cases import at, built, busy, duel, shipped

pytestmark = pytest.mark.slow

SEED = 11
COUNT = 400

# A case in which everything happens: walk-outs, denunciations, both ceasefires, departures.
HECTIC = {"halt": {"denounce_below": 0.0, "spoiler_chance": 0.3}, "talks": {"refusal": {"walkout": 0.1}}}


def case(name):
    if name == "busy":
        return built(busy())
    return built(busy(), HECTIC) if name == "hectic" else shipped(name)


@pytest.fixture(scope="module", params=["busy", "hectic", "jeddah-2025-03"])
def lived(request):
    """A scenario, its large block, and diaries of some of its trials: one of each ending, and the first few."""
    scenario = case(request.param)
    block = run_block(scenario, SEED, 0, COUNT)
    chosen = set(range(12)) | {
        int(place) for _, place in zip(*np.unique(block["ending"], return_index=True), strict=True)
    }
    return scenario, block, [trace_trial(scenario, SEED, trial) for trial in sorted(chosen)]


def test_row_is_the_row_of_the_block(lived):
    scenario, block, diaries = lived
    for diary in diaries:
        for column in columns(scenario):
            said, there = diary.row[column.name], block[column.name][diary.trial].item()
            if column.kind == "label":
                assert said == (column.labels[there] if there >= 0 else None), column.name
            elif column.kind == "set":
                assert said == set_text(there, column.labels), column.name
            elif column.kind == "day":
                assert said == (there if there >= 0 else None), column.name
            else:
                assert said == there or (said is None and math.isnan(there)), column.name


def test_first_and_last_ledger_are_those_of_the_block(lived):
    scenario, block, diaries = lived
    for diary in diaries:
        for side in scenario.belligerents:
            first, last = diary.days[0].sides[side].full, diary.days[-1].sides[side]
            end = last.fire.weighing if last.fire is not None else last.full
            assert (first.sum, end.sum) == tuple(block[f"{day}_sum_{side}"][diary.trial] for day in ("day0", "end"))
            for line in LEDGER_LINES:
                assert first.lines[line] == block[f"day0_{line}_{side}"][diary.trial]
                assert end.lines[line] == block[f"end_{line}_{side}"][diary.trial]
            assert first.threshold == block[f"day0_threshold_{side}"][diary.trial]
            assert first.answer == diary.row[f"day0_answer_{side}"]


def test_days_run_from_zero_to_the_ending(lived):
    for diary in lived[2]:
        assert [day.day for day in diary.days] == list(range(diary.row["ending_day"] + 1))
        assert [day.ending for day in diary.days] == [None] * (len(diary.days) - 1) + [diary.row["ending"]]
        assert diary.row["ending"] in ENDINGS


def test_states_follow_on_each_other(lived):
    for diary in lived[2]:
        assert diary.days[0].state_before == "talks"
        assert [day.state for day in diary.days[:-1]] == [day.state_before for day in diary.days[1:]]
        assert diary.days[-1].state == "ended"


def test_answers_follow_from_the_ledgers(lived):
    for diary in lived[2]:
        for day in diary.days:
            for side in day.sides.values():
                assert (side.full is not None) == day.talks_open
                for weighing in (side.full, side.sectoral):
                    if weighing is not None and weighing.answer != "none":
                        assert (weighing.answer == "yes") == (weighing.spare >= 0 and not weighing.ruled_out)


def test_contributions_add_up_to_the_sum(lived):
    for diary in lived[2]:
        for day in diary.days:
            for side in day.sides.values():
                if side.full is not None:
                    assert sum(side.full.contributions.values()) == pytest.approx(side.full.sum, abs=1e-12)
                    assert list(side.full.contributions) == list(LEDGER_LINES)


def test_an_agreement_is_a_yes_of_all(lived):
    for diary in lived[2]:
        for scope in ("full", "sectoral"):
            agreed = [day for day in diary.days if day.agreed == scope]
            assert [day.day for day in agreed] == [d for d in [diary.row[f"{scope}_start_day"]] if d is not None]
            for day in agreed:
                assert all(getattr(side, scope).answer == "yes" for side in day.sides.values())


def test_first_yes_is_the_first_yes(lived):
    for diary in lived[2]:
        for key in diary.days[0].sides:
            for scope in ("full", "sectoral"):
                weighed = [(day.day, getattr(day.sides[key], scope)) for day in diary.days]
                yes = [day for day, weighing in weighed if weighing is not None and weighing.answer == "yes"]
                assert diary.row[f"first_yes_{scope}_{key}"] == (yes[0] if yes else None)


def test_text_moves_only_as_told(lived):
    for diary in lived[2]:
        assert diary.days[0].text == diary.opening.text
        for day, tomorrow in zip(diary.days, diary.days[1:], strict=False):
            assert tomorrow.text == day.text | day.changes
            assert all(day.text[issue] != now for issue, now in day.changes.items())
        last = diary.days[-1].text | diary.days[-1].changes
        assert all(diary.row[f"text_{issue}"] == value for issue, value in last.items())


def test_halts_are_told_day_by_day(lived):
    for diary in lived[2]:
        for scope in ("sectoral", "full"):
            told = [day for day in diary.days if day.halt is not None and day.halt.scope == scope]
            assert [day.halt.day for day in told] == list(range(1, (diary.row[f"{scope}_days"] or 0) + 1))
            assert all(day.halt.fate is None for day in told[:-1])
            if told and diary.row["ending"].startswith(scope):
                assert told[-1].halt.fate == diary.row["ending"].removeprefix(f"{scope}_")
                assert told[-1].halt.smoothed == diary.row["smoothed_fire"]
                for key in told[0].sides:
                    mean = np.mean([day.sides[key].fire.level for day in told])
                    assert mean == pytest.approx(diary.row[f"mean_fire_{key}"], abs=1e-12)


def test_a_sectoral_halt_that_gives_way_is_absorbed(lived):
    for diary in lived[2]:
        fates = [day.halt.fate for day in diary.days if day.halt is not None and day.halt.fate is not None]
        assert ("absorbed" in fates) <= diary.row["sectoral_before"]
        assert set(fates) <= {*FATES, "absorbed"}


def test_smoothed_level_is_a_moving_mean(lived):
    scenario, _, diaries = lived
    weight = scenario.halt.smoothing.central()
    for diary in diaries:
        for before, day in zip(diary.days, diary.days[1:], strict=False):
            if before.halt is not None and day.halt is not None and before.halt.scope == day.halt.scope:
                expected = weight * day.halt.level + (1 - weight) * before.halt.smoothed
                assert day.halt.smoothed == pytest.approx(expected, abs=1e-12)


def test_trust_falls_after_dirty_days_and_rises_after_clean_ones(lived):
    seen = set()
    for diary in lived[2]:
        for before, day in zip(diary.days, diary.days[1:], strict=False):
            for key, side in day.sides.items():
                for other, dirty in (side.fire.saw_dirty if side.fire is not None else {}).items():
                    seen.add(dirty)
                    rose = side.trust[other] - before.sides[key].trust[other]
                    assert rose < 0 if dirty else rose > 0
                assert side.fire is not None or side.trust == before.sides[key].trust
    assert seen == {True, False}


def test_talks_close_for_a_reason(lived):
    for diary in lived[2]:
        closing = [day for day in diary.days if day.closed_by is not None]
        assert [day.day for day in closing] == [diary.row["talks_closed_day"]]
        day = closing[0]
        assert day.talks_open
        assert not any(later.talks_open for later in diary.days[day.day + 1 :])
        assert (day.closed_by == "full_yes") == (day.agreed == "full")
        assert bool(day.refused_by) == (day.closed_by == "refused")
        if diary.row["ending"] in ("refused", "mediator_left"):
            assert day.closed_by == diary.row["ending"]


def test_mediators_leave_on_their_day(lived):
    scenario, _, diaries = lived
    for diary in diaries:
        for key in scenario.mediators:
            left = [day.day for day in diary.days if day.parties[key].leaves]
            assert left == [d for d in [diary.row[f"departure_day_{key}"]] if d is not None]


def test_the_end_of_the_people_is_the_row(lived):
    scenario, _, diaries = lived
    for diary in diaries:
        last = diary.days[-1]
        for key, side in last.sides.items():
            assert all(trust == diary.row[f"trust_{key}_{other}"] for other, trust in side.trust.items())
            assert diary.opening.sides[key].sincere == diary.row[f"sincere_{key}"]
        for key, party in last.parties.items():
            assert all(belief == diary.row[f"belief_{key}_{side}"] for side, belief in party.belief.items())
        for key in scenario.guarantors:
            promised = {name: diary.row[f"{name}_{key}"] for name in ("pledge", "aid")}
            assert last.parties[key].promises == promised
        assert last.momentum == diary.row["end_momentum"]
        assert all(left == diary.row[f"pocket_share_{pocket}"] for pocket, left in last.pockets.items())


def test_the_reason_is_that_of_the_row(lived):
    for diary in lived[2]:
        reason = diary.reason
        if reason is None:
            assert diary.row["holdout"] is None
            continue
        said = (reason.holdout, reason.day, reason.demand)
        assert said == tuple(diary.row[name] for name in ("holdout", "holdout_day", "binding_demand"))
        sets = (reason.lines, reason.demands, reason.weighing.ruled_out)
        names = ("binding_lines", "binding_demands", "ruled_out")
        assert ["+".join(words) or None for words in sets] == [diary.row[name] for name in names]
        assert reason.weighing == diary.days[reason.day].sides[reason.holdout].full
        missing, removals = max(0.0, -reason.weighing.spare), reason.weighing.removals
        assert ("limit" in reason.lines) <= bool(reason.weighing.ruled_out)
        if reason.lines and not reason.weighing.ruled_out:
            assert sum(removals[line] for line in reason.lines) >= missing
            assert len(reason.lines) == 1 or max(removals.values()) < missing
        assert set(reason.weighing.ruled_out) <= set(reason.demands) or not reason.demands


def test_events_last_their_days(lived):
    scenario, _, diaries = lived
    for diary in diaries:
        for day, tomorrow in zip(diary.days, diary.days[1:], strict=False):
            for key, left in day.events.items():
                assert 1 <= left <= scenario.events[key].days
                assert (key in day.fired) == (left == scenario.events[key].days)
                assert tomorrow.events.get(key, 0) == left - 1 or key in tomorrow.fired


def test_a_diary_is_ready_for_json(lived):
    for diary in lived[2][:3]:
        read = json.loads(json.dumps(diary.as_json(), allow_nan=False))
        assert len(read["days"]) == len(diary.days)
        assert read["row"]["ending"] == diary.row["ending"]


def test_hectic_trials_cover_every_way_to_close():
    scenario = case("hectic")
    block = run_block(scenario, SEED, 0, COUNT)
    endings = {ENDINGS.key(code) for code in np.unique(block["ending"])}
    assert {"refused", "mediator_left", "full_denounced", "full_collapsed"} <= endings


def test_who_walks_out_was_far_below(lived):
    scenario, _, diaries = lived
    walkout = scenario.talks.refusal.walkout.central()
    for diary in diaries:
        for day in diary.days:
            assert all(day.sides[side].full.sum < -walkout for side in day.refused_by)


def test_who_denounces_was_below_the_mark(lived):
    for diary in lived[2]:
        for day in diary.days:
            if day.halt is not None:
                assert bool(day.halt.denounced_by) == (day.halt.fate == "denounced")
                assert all(day.sides[s].fire.weighing.sum < day.halt.denounce_below for s in day.halt.denounced_by)


def test_records_cannot_be_changed():
    diary = trace_trial(built(duel()), 0, 0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        diary.days[0].day = 3
    with pytest.raises(dataclasses.FrozenInstanceError):
        diary.opening.step = 1.0


def test_a_concession_is_worth_what_it_moves():
    """Side `a` wants 1, war is worth .5 - .05 to it, the text gives .3: short by .15, and conceding all adds .7."""
    diary = trace_trial(built(duel(cost=0.05), {"offers": {"whole": {"text": {"line": 0.3}}}}), 0, 0)
    assert (diary.reason.holdout, diary.reason.demand, diary.reason.lines) == ("a", "line", ("terms_minus_war",))
    assert diary.reason.weighing.spare == pytest.approx(-0.15)
    assert diary.reason.demand_rise == pytest.approx(0.7)
    assert diary.reason.demands == ("line",)


def test_nobody_held_out_where_all_say_yes_at_once():
    diary = trace_trial(built(duel()), 0, 0)
    assert diary.reason is None
    assert diary.days[0].closed_by == "full_yes"


def test_fixed_inputs_are_told():
    scenario = built(busy())
    diary = trace_trial(scenario, SEED, 3, {"actors.red.urgency": 0.123})
    assert diary.opening.inputs["actors.red.urgency"] == 0.123
    assert diary.opening.sides["red"].cost_of_war != trace_trial(scenario, SEED, 3).opening.sides["red"].cost_of_war


def test_the_opening_tells_the_coder_and_the_positions():
    scenario = built(busy())
    diary = trace_trial(scenario, SEED, 5)
    assert diary.opening.coder == f"coder_{diary.row['coder']}"
    assert diary.opening.panels == {"second": f"coder_{diary.row['coder_second']}"}
    ridge = diary.opening.sides["red"].positions["ridge"]
    assert (ridge.limit.out, ridge.limit.point, ridge.high) == ("below", ridge.low, None)
    assert ridge.low <= ridge.stated - 0.1
    red = diary.opening.sides["red"]
    assert sum(position.weight for position in red.positions.values()) == pytest.approx(1)
    assert red.positions["land"].stated == 0.9
    lean = red.positions["arms"]
    assert min(lean.stated, 0.4) <= lean.real <= max(lean.stated, 0.4)
    said = {issue: value.central() for issue, value in scenario.sectoral[1].text.items()}
    assert diary.opening.sectoral.text == pytest.approx(said)


def test_no_coder_where_nothing_is_coded():
    assert trace_trial(built(duel()), 0, 0).opening.coder is None


@pytest.mark.parametrize(("mark", "dirty"), [(0.0, True), (50.0, False)])
def test_what_was_seen_is_told_also_where_it_moves_no_trust(mark, dirty):
    still = {"halt": {"repair": 0.0, "erosion": 0.0, "dirty_above": mark}, "horizon": {"talks_days": 2, "halt_days": 3}}
    diary = trace_trial(built(duel(), still), 0, 0)
    fires = [side.fire for day in diary.days for side in day.sides.values() if side.fire is not None]
    assert fires
    assert all(seen is dirty for fire in fires for seen in fire.saw_dirty.values())


def test_third_side_is_told_too():
    three = duel()
    three["actors"]["c"] = {**three["actors"]["a"], "positions": {"line": at(0.5)}, "war_aims": {"line": 0.5}}
    diary = trace_trial(built(three), 0, 0)
    assert list(diary.days[0].sides) == ["a", "b", "c"]
    assert set(diary.days[0].sides["c"].trust) == {"a", "b"}


def test_incidents_are_the_days_of_fire_that_nobody_ordered():
    loud = {"spoiler_chance": 0.3, "spoiler_size": 50.0, "collapse_level": 1e9, "noise": 0.0, "reciprocity": 0.0}
    diary = trace_trial(built(duel(), {"halt": loud}), 0, 0)
    fires = [side.fire for day in diary.days for side in day.sides.values() if side.fire is not None]
    assert {fire.incident for fire in fires} == {True, False}
    assert all(fire.incident == (fire.level >= 50) for fire in fires)


def test_swapped_days_are_those_on_which_the_willing_side_is_pressed():
    change = {
        "actors": {
            "m": {
                "role": "mediator",
                "urgency": 1.0,
                "no_deal_cost": 1.0,
                "unpredictability": 1.0,
                "leverage": {"a": 1.0, "b": 1.0},
                "patience": {"departure": 0.0},
            }
        },
        "offers": {"whole": {"text": {"line": 0.1}}},
        "talks": {"pressure": {"swap_chance": 0.3, "ceiling": 0.01}},
    }
    diary = trace_trial(built(duel(cost=0.1), change), 0, 0)
    pressed = [day.parties["m"].pressure["b"] for day in diary.days]
    rises = [now > before for before, now in zip([0.0, *pressed], pressed, strict=False)]
    assert set(rises) == {True, False}
    assert rises == [day.parties["m"].swapped for day in diary.days]
