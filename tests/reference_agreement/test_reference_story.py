"""What a trial records: one ending, days that fit together, and why it ended so."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from sim.vocabulary import ANSWERS, ENDINGS
from tests.reference import simulate
from tests.reference.case import Case
from tests.reference.cases import BORDER, bare, build, merged
from tests.reference.ledger import Lines
from tests.reference.why import Holdout, binding_demand, binding_demands, binding_lines, ruled_out
from tests.reference.world import World

pytestmark = pytest.mark.slow

Result = dict[str, Any]

ISSUES = ("arms", "checks", "hill", "land", "scope", "trade")

LINES = ("terms_minus_war", "exposure", "audience", "stalling_premium", "limit")
"""What may have stood in the way of a yes, in its order."""


@pytest.fixture(scope="module")
def results() -> list[Result]:
    case = build(BORDER)
    return [simulate(case, 7, trial) for trial in range(900)]


def test_every_ending_occurs(results: list[Result]) -> None:
    assert set(Counter(result["ending"] for result in results)) == set(ENDINGS)


def test_the_words_are_the_shared_ones(results: list[Result]) -> None:
    assert {line for result in results for line in result["binding_lines"]} <= set(LINES)
    ledgers = [ledger for result in results for when in ("day0", "end") for ledger in result[when].values()]
    assert {ledger["answer"] for ledger in ledgers} <= set(ANSWERS)


def test_days_fit_together(results: list[Result]) -> None:
    for result in results:
        scope = result["ending"].split("_")[0]
        if ENDINGS[result["ending"]].scope is None:
            assert result["ending_day"] == result["talks_closed_day"] <= 24
            assert result["sectoral_start_day"] is None
            assert result["full_start_day"] is None
            continue
        assert result["ending_day"] == result[f"{scope}_start_day"] + result[f"{scope}_days"]
        assert 1 <= result[f"{scope}_days"] <= 20
        assert result["sectoral_before"] is (scope == "full" and result["sectoral_start_day"] is not None)
        if result["sectoral_before"]:
            assert result["full_start_day"] == result["sectoral_start_day"] + result["sectoral_days"]
        if result["ending"].split("_")[1] in ("lapsed", "extended"):
            assert result[f"{scope}_days"] == 20


def test_a_living_halt_outlives_the_talks(results: list[Result]) -> None:
    late = [r for r in results if r["talks_closed_day"] is not None and r["sectoral_start_day"] is not None]
    assert late
    assert all(r["full_start_day"] is None and r["ending"].startswith("sectoral") for r in late)
    assert any(r["ending_day"] > r["talks_closed_day"] for r in late)


def test_first_yeses_come_before_a_halt(results: list[Result]) -> None:
    for result in results:
        for scope in ("full", "sectoral"):
            if result[f"{scope}_start_day"] is not None:
                days = result[f"first_yes_{scope}"].values()
                assert all(day is not None and day <= result[f"{scope}_start_day"] for day in days)


def test_ledgers_add_up(results: list[Result]) -> None:
    for result in results:
        for when in ("day0", "end"):
            for own in result[when].values():
                parts = own["terms"] - own["war"] - own["exposure"] - own["audience"] + own["pressure"] + own["shock"]
                assert own["sum"] == parts


def test_a_holdout_has_a_reason(results: list[Result]) -> None:
    for result in results:
        assert (result["holdout"] is None) == (result["holdout_day"] is None)
        if result["ending"] == "stalled":
            assert result["holdout"] in ("east", "west")
        if result["holdout"] is None:
            assert result["binding_demand"] is None
            assert result["binding_lines"] == result["binding_demands"] == result["ruled_out"] == ()
        for key, order in (("binding_lines", LINES), ("binding_demands", ISSUES), ("ruled_out", ISSUES)):
            assert list(result[key]) == [word for word in order if word in result[key]]
        assert "scope" not in {result["binding_demand"], *result["binding_demands"], *result["ruled_out"]}


def test_what_is_ruled_out_is_what_must_be_given_up_first(results: list[Result]) -> None:
    crossed = [result for result in results if result["ruled_out"]]
    assert len(crossed) > 50
    for result in crossed:
        assert result["binding_demand"] in result["ruled_out"]
        assert not result["binding_lines"] or "limit" in result["binding_lines"]
        assert not result["binding_demands"] or set(result["ruled_out"]) <= set(result["binding_demands"])
    for result in results:
        assert "limit" not in result["binding_lines"] or result["ruled_out"]


def test_days_without_room_are_days_of_talks(results: list[Result]) -> None:
    crowded = [result for result in results if result["no_room_first_day"] is not None]
    assert 0 < len(crowded) < len(results)
    for result in results:
        assert (result["no_room_first_day"] is None) == (result["no_room_last_day"] is None)
    for result in crowded:
        assert 0 <= result["no_room_first_day"] <= result["no_room_last_day"] <= 24


def test_terms_stay_in_bounds_and_fixed_ones_do_not_move(results: list[Result]) -> None:
    for result in results:
        text = result["text"]
        assert (text["scope"], text["land"]) == (0.0, 0.5)
        assert 0.2 <= text["trade"] <= 0.8
        assert 0.1 <= text["hill"] <= 0.9
        assert all(0 <= share <= 1 for share in {**result["trust"], **result["belief"]}.values())


def held(lines: Lines, threshold: float, text: list[float] | None = None, crossed: tuple[int, ...] = ()) -> Holdout:
    """A holdout of the first side of a bare world with two issues."""
    world = World(Case(build(bare("hill", "road"))), 0, 0)
    world.step()
    ledger = world.sides[0].ledger("full")
    ledger.threshold = threshold
    return Holdout("a", 3, ledger, lines, text or world.text, crossed)


@pytest.mark.parametrize(
    ("lines", "threshold", "words"),
    [
        (Lines(0.5, 0.6, 0.3, 0.0, 0.0, 0.15), 0.0, ["exposure"]),
        (Lines(0.5, 0.9, 0.05, 0.0, 0.0, 0.10), 0.0, ["terms_minus_war"]),
        (Lines(0.5, 0.5, 0.2, 0.2, 0.1, 0.15), 0.0, ["exposure"]),
        (Lines(0.5, 0.5, 0.3, 0.2, 0.1, 0.25), 0.0, ["audience"]),
        (Lines(0.5, 0.5, 0.05, 0.0, 0.1, 0.0), 0.12, ["stalling_premium"]),
        (Lines(0.5, 0.9, 0.3, 0.0, 0.0, 0.125), 0.0, ["terms_minus_war", "exposure"]),
        (Lines(0.5, 0.9, 0.25, 0.25, 0.0, 0.0), 0.125, ["terms_minus_war", "exposure", "audience", "stalling_premium"]),
        (Lines(0.5, 0.5, 0.3, 0.2, 0.1, 0.0), 0.05, ["exposure", "audience"]),
        (Lines(0.75, 0.5, 0.25, 0.25, 0.0, 0.0), 0.25, ["exposure", "audience"]),
        (Lines(0.9, 0.5, 0.1, 0.1, 0.0, -0.5), 0.0, []),
    ],
)
def test_binding_lines(lines: Lines, threshold: float, words: list[str]) -> None:
    assert binding_lines(held(lines, threshold)) == tuple(words)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (Lines(0.9, 0.5, 0.0, 0.0, 0.0, 0.0), ["limit"]),
        (Lines(0.5, 0.6, 0.3, 0.0, 0.0, 0.15), ["exposure", "limit"]),
        (Lines(0.9, 0.5, 0.1, 0.1, 0.0, -0.5), []),
    ],
)
def test_binding_lines_with_a_limit_in_the_way(lines: Lines, words: list[str]) -> None:
    assert binding_lines(held(lines, 0.0, crossed=(1,))) == tuple(words)
    assert ruled_out(held(lines, 0.0, crossed=(1,))) == ("road",)


SHORT = Lines(0.4, 0.7, 0.0, 0.0, 0.0, 0.0)
"""A sum of -.3."""


def test_binding_demand_is_the_issue_that_lifts_most() -> None:
    """Ideal 1 on both issues, weights one half: conceding `road` from .2 is worth .4, `hill` from .6 only .2."""
    assert binding_demand(held(SHORT, 0.0, [0.6, 0.2])) == "road"
    assert binding_demand(held(SHORT, 0.0, [1.0, 1.0])) is None
    assert binding_demand(held(SHORT, 0.0, [0.2, 0.2])) == "hill"


def test_binding_demand_is_one_that_was_ruled_out_if_there_is_any() -> None:
    assert binding_demand(held(SHORT, 0.0, [0.6, 0.2], crossed=(0,))) == "hill"
    assert binding_demand(held(SHORT, 0.0, [0.6, 0.2], crossed=(0, 1))) == "road"
    assert binding_demand(held(SHORT, 0.0, [1.0, 0.2], crossed=(0,))) == "hill"


@pytest.mark.parametrize(
    ("threshold", "crossed", "issues"),
    [
        (0.0, (), ["road"]),
        (0.2, (), ["hill", "road"]),
        (0.4, (), []),
        (0.0, (0,), ["hill", "road"]),
        (-0.2, (0,), ["hill"]),
        (-0.4, (0, 1), ["hill", "road"]),
        (0.4, (1,), []),
    ],
)
def test_binding_demands_are_the_fewest_concessions(
    threshold: float, crossed: tuple[int, ...], issues: list[str]
) -> None:
    """The gap is .3 and the threshold; `road` adds .4, `hill` .2."""
    assert binding_demands(held(SHORT, threshold, [0.6, 0.2], crossed)) == tuple(issues)


def test_of_equal_lines_the_first_in_order_is_named() -> None:
    assert binding_lines(held(Lines(0.5, 0.5, 0.25, 0.25, 0.0, 0.25), 0.0)) == ("exposure",)


def test_the_larger_gap_holds_out_and_a_yes_of_all_keeps_the_record() -> None:
    stuck = {"offers": {"whole": {"text": {"line": 0.25}}}, "horizon": {"talks_days": 3}}
    result = simulate(build(bare(), stuck), 0, 0)
    assert (result["holdout"], result["holdout_day"], result["binding_lines"]) == ("a", 2, ("terms_minus_war",))
    assert (result["binding_demand"], result["binding_demands"], result["ruled_out"]) == ("line", ("line",), ())
    push = {"rate_per_day": 0.3, "days": 1, "add": {"pressure.a": 0.2}}
    for trial in range(10):
        late = simulate(
            build(bare(), merged(stuck, {"events": {"push": push}, "horizon": {"talks_days": 30}})), 0, trial
        )
        if late["full_start_day"]:
            assert late["holdout_day"] == late["full_start_day"] - 1
            return
    pytest.fail("no trial with a late yes among ten")


def test_nobody_held_out() -> None:
    result = simulate(build(bare()), 0, 0)
    assert [result[key] for key in ("holdout", "holdout_day", "binding_demand")] == [None] * 3
    assert [result[key] for key in ("binding_lines", "binding_demands", "ruled_out")] == [()] * 3
    assert result["first_yes_full"] == {"a": 0, "b": 0}


def test_the_journal_has_a_record_a_day_and_changes_nothing() -> None:
    case = build(BORDER)
    for trial in range(5):
        journal: list[dict[str, object]] = []
        told = simulate(case, 3, trial, journal)
        assert told == simulate(case, 3, trial)
        assert [day["day"] for day in journal] == list(range(told["ending_day"] + 1))  # type: ignore[operator]
        assert journal[-1]["state"] == "ended"


def test_a_closed_world_keeps_nothing() -> None:
    world = World(Case(build(bare())), 0, 0)
    world.step()
    world.close()
    assert not vars(world)
