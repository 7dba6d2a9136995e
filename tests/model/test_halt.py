"""A ceasefire day by day, against a plain loop over the equations; and the ways in which it ends."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.state import FULL
from sim.vocabulary import ENDINGS
from tests.cases import duel, issue, merged
from tests.model.lab import fields_by_day, rows

STILL = {"noise": 0.0, "spoiler_chance": 0.0, "stillborn": 0.0, "misattribution": 0.0}
HALT = merged(
    duel(),
    {
        "horizon": {"talks_days": 3, "halt_days": 10},
        "halt": {**STILL, "depth": 0.2, "distrust": 1.0, "reciprocity": 0.3, "memory": 0.8, "dirty_above": 0.25},
        "actors": {"a": {"trust": {"b": 0.6}}, "b": {"trust": {"a": 0.3}, "sincerity": 0.0, "stalling": 0.0}},
    },
)
"""Both say yes on day 0; b is of the stalling type (without a premium), so it fires twice as much."""


def ending(table):
    return [ENDINGS.key(code) for code in table["ending"]]


def by_hand(days=10, blur=0.0):
    """Levels, smoothed level and trust after each day, for the case above."""
    trust, memory = {"a": 0.6, "b": 0.3}, {"a": 0.0, "b": 0.0}
    clean, dirty = {s: 4 * t for s, t in trust.items()}, {s: 4 * (1 - t) for s, t in trust.items()}
    smoothed, seen = 0.0, []
    for day in range(1, days + 1):
        level = {s: 0.2 * {"a": 1, "b": 2}[s] * np.exp(1 - 2 * trust[s]) + 0.3 * memory[s] for s in "ab"}
        mean = (level["a"] + level["b"]) / 2
        smoothed = mean / 3 + 2 * (mean if day == 1 else smoothed) / 3
        for side, other in ("ab", "ba"):
            perceived = level[other] + blur * level[side]
            memory[side] = 0.8 * memory[side] + 0.2 * perceived
            clean[side] += 0.1 if perceived <= 0.25 else 0.0
            dirty[side] += 0.35 if perceived > 0.25 else 0.0
            trust[side] = clean[side] / (clean[side] + dirty[side])
        seen.append((level["a"], level["b"], smoothed, trust["a"], trust["b"]))
    return seen


def look(world):
    halt, (a, b) = world.halts[FULL], world.sides
    return *(halt.observed[s][0] for s in "ab"), halt.smoothed[0], a.trust["b"][0], b.trust["a"][0]


def test_levels_memory_and_trust_against_a_plain_loop():
    assert np.allclose(fields_by_day(HALT, look, {"halt": {"collapse_level": 10}})[1:], by_hand())


def test_blame_for_ones_own_fire_without_any_monitored_issue():
    """Noise of perception is off for the loop by taking its variance out: only the blamed part is left to compare."""
    seen = fields_by_day(
        HALT,
        lambda w: w.sides[0].trust["b"][0],
        {"halt": {"misattribution": 0.5, "dirty_above": 0.0, "collapse_level": 10}},
    )
    dirtiest = [2.4 / (4 + 0.35 * day) for day in range(1, 11)]
    assert np.allclose(seen[1:], dirtiest)


@pytest.mark.slow
def test_monitors_and_verification_clear_the_picture():
    """Perception is blurred at first; full pledges, or terms at the best-monitored pole, take all of it away."""
    blurred, clear = ({"halt": {"misattribution": scale, "collapse_level": 10}} for scale in (0.5, 0.0))
    watched = merged(
        HALT, {"actors": {"g": {"role": "guarantor", "backs": "a", "pledge": {"start": 1.0, "ceiling": 1.0}}}}
    )
    pole = merged(HALT, {"issues": {"line": issue(monitored_at="one")}, "offers": {"whole": {"text": {"line": 1.0}}}})
    pole = merged(pole, {"actors": {"b": {"cost_scale": 1.0}}})
    far = merged(pole, {"issues": {"line": issue(monitored_at="zero")}})
    for told, same in ((HALT, False), (far, False), (watched, True), (pole, True)):
        seen = [fields_by_day(told, look, change) for change in (blurred, clear)]
        assert len(seen[0]) == 11
        assert np.allclose(*seen) == same


def test_noise_has_mean_one_and_spoilers_come_with_their_chance():
    told = merged(
        HALT,
        {
            "halt": {
                "reciprocity": 0.0,
                "distrust": 0.0,
                "noise": 0.3,
                "spoiler_chance": 0.1,
                "spoiler_size": 0.5,
                "collapse_level": 10,
            }
        },
    )
    table = rows(told, trials=4000)
    for side, base in (("a", 0.2), ("b", 0.4)):
        level = table[f"mean_fire_{side}"]
        assert abs(np.mean(level) - (base + 0.05)) < 4 * np.std(level, ddof=1) / np.sqrt(4000)


def test_discontent_breeds_fire():
    """b's sum is .2; an event takes .5 from it on some days, and on those it fires exp(.3) times as much."""
    calm = {"halt": {"discontent": 1.0, "distrust": 0.0, "reciprocity": 0.0, "denounce_chance": 0.0}}
    told = merged(HALT, {**calm, "events": {"push": {"rate_per_day": 0.5, "days": 1, "add": {"pressure.b": -0.5}}}})
    seen = fields_by_day(
        told, lambda w: (bool(w.front.remaining["push"][0]), w.halts[FULL].observed["b"][0], w.halts[FULL].days[0])
    )
    fired = {pushed: level for pushed, level, day in seen if day > 0}
    assert fired == {False: pytest.approx(0.4), True: pytest.approx(0.4 * np.exp(0.3))}


def test_collapse_when_the_smoothed_level_reaches_the_mark():
    smoothed = [row[2] for row in by_hand(30)]
    mark = (smoothed[4] + smoothed[5]) / 2
    table = rows(merged(HALT, {"halt": {"collapse_level": float(mark)}}))
    assert ending(table) == ["full_collapsed"]
    assert table["full_days"][0] == 6
    assert table["ending_day"][0] == 6


def test_a_stillborn_halt_is_gone_within_a_day():
    """It starts smoothed from 1: (.2 e^-.2 + .4 e^.4) / 2 = .38 makes it .79, above the mark of .65."""
    table = rows(
        merged(HALT, {"halt": {"stillborn": 0.3, "collapse_level": 0.65}, "horizon": {"halt_days": 1}}), trials=5000
    )
    share = np.mean(np.array(ending(table)) == "full_collapsed")
    assert abs(share - 0.3) < 4 * np.sqrt(0.3 * 0.7 / 5000)
    assert np.all(table["full_days"] == 1)


def test_only_a_side_far_enough_below_denounces():
    quiet = {"halt": {"depth": 0.0, "denounce_below": 0.1, "denounce_chance": 1.0}}
    push = {"events": {"push": {"rate_per_day": 1.0, "days": 1, "add": {"pressure.b": -0.25}}}}
    agreed = merged(HALT, merged(quiet, {"actors": {"b": {"first_answer_days": 0, "cost_scale": 0.5}}}))
    assert ending(rows(agreed)) == ["full_extended"]
    turned = merged(agreed, {"events": {"push": {"rate_per_day": 0.3, "days": 1, "add": {"pressure.b": -0.65}}}})
    table = rows(turned, trials=500)
    agreed_on = table["full_start_day"] >= 0
    survived = np.mean(np.array(ending(table))[agreed_on] == "full_denounced")
    assert abs(survived - (1 - 0.7**10)) < 4 * np.sqrt(0.03 * 0.97 / 400)
    assert ending(rows(merged(agreed, push)))[0] in ("full_extended", "full_lapsed")


def test_term_extended_if_both_still_would_and_lapsed_otherwise():
    quiet = merged(HALT, {"halt": {"depth": 0.0, "denounce_chance": 0.0}, "horizon": {"halt_days": 4}})
    assert ending(rows(quiet)) == ["full_extended"]
    moody = merged(quiet, {"actors": {"a": {"daily_shock": 0.2}}})
    table = rows(moody, trials=4000)
    agreed = table["full_start_day"] >= 0
    extended = np.array(ending(table))[agreed] == "full_extended"
    share = 1 / (1 + np.exp(-1.0))
    assert abs(np.mean(extended) - share) < 4 * np.sqrt(share * (1 - share) / np.count_nonzero(agreed))
    assert np.all(table["full_days"][agreed] == 4)
    assert np.all(table["ending_day"][agreed] == table["full_start_day"][agreed] + 4)
