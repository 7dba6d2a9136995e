"""Durations, terms, holdouts and ledgers against numpy on the same rows."""

import numpy as np
import pytest

from sim.analysis.blockers import Blockers
from sim.analysis.day_zero import DayZero
from sim.analysis.durations import QUANTILES, SPANS, Durations
from sim.analysis.terms import RESOLUTION, Terms
from sim.sets import words_of
from sim.vocabulary import ANSWERS, BINDING, ENDINGS
from tests.results.toywork import ISSUES, SIDES, ToyWork

ROWS = ToyWork(seed=4).rows(0, 5_000)
LABELS = {"holdout": SIDES, "binding_lines": tuple(BINDING), "binding_demand": ISSUES}
LABELS |= {"binding_demands": ISSUES, "ruled_out": ISSUES}


def filled(part):
    part.add(ROWS)
    return part


@pytest.mark.parametrize("name", SPANS)
def test_durations_are_exact(name):
    told = filled(Durations()).as_json()[name]
    days = ROWS[SPANS[name][0]]
    days = days[days >= 0]
    assert told["count"] == len(days)
    assert told["mean"] == pytest.approx(days.mean())
    expected = {f"{p:g}": int(np.quantile(days, p, method="inverted_cdf")) for p in QUANTILES}
    assert told["quantiles"] == expected


def test_durations_without_any_halt_are_null():
    parts = Durations()
    parts.add({column: np.full(3, -1) for column, _ in SPANS.values()} | {"ending": np.zeros(3, dtype=np.int8)})
    assert parts.as_json()["full"]["mean"] is None
    assert set(parts.as_json()["full"]["quantiles"].values()) == {None}


def test_terms_are_those_of_full_halts_only():
    told = filled(Terms(ISSUES)).as_json()
    agreed = ROWS["full_start_day"] >= 0
    for issue in ISSUES:
        terms = ROWS[f"text_{issue}"][agreed].astype(float)
        assert told[issue]["count"] == agreed.sum()
        assert told[issue]["mean"] == pytest.approx(terms.mean(), abs=1e-8)
        for p, value in told[issue]["quantiles"].items():
            assert value == pytest.approx(np.quantile(terms, float(p)), abs=RESOLUTION)


def test_terms_nobody_agreed_are_null():
    terms = Terms(("arms",))
    terms.add({"full_start_day": np.array([-1]), "text_arms": np.array([0.5])})
    assert terms.as_json()["arms"]["mean"] is None


def test_holdouts_are_counted_where_no_full_yes_came():
    blockers = filled(Blockers(LABELS))
    blocked = (ROWS["full_start_day"] < 0) & (ROWS["holdout"] >= 0)
    assert blockers.trials == blocked.sum()
    for code, side in enumerate(SIDES):
        own = blocked & (ROWS["holdout"] == code)
        assert blockers.holdouts()[side].count == own.sum()
        for name, shares in (("binding_lines", blockers.lines(side)), ("binding_demands", blockers.demands(side))):
            for number in range(2 ** len(LABELS[name])):
                found = shares.get(words_of(number, LABELS[name]))
                assert (0 if found is None else found.count) == (own & (ROWS[name] == number)).sum()
            counts = [share.count for share in shares.values()]
            assert counts == sorted(counts, reverse=True)
        for place, issue in enumerate(ISSUES):
            assert blockers.ruled_out(side)[issue].count == (own & ((ROWS["ruled_out"] >> place & 1) == 1)).sum()
            assert blockers.heaviest(side)[issue].count == (own & (ROWS["binding_demand"] == place)).sum()
        assert blockers.heaviest(side)["none"].count == (own & (ROWS["binding_demand"] == -1)).sum()
        assert sum(share.count for share in blockers.heaviest(side).values()) == own.sum()


def test_sets_of_any_side_are_those_of_all_sides_together():
    blockers = filled(Blockers(LABELS))
    for words, share in blockers.lines().items():
        assert share.of == blockers.trials
        own = (blockers.lines(side).get(words) for side in SIDES)
        assert share.count == sum(each.count for each in own if each is not None)


def test_holdouts_in_json_name_their_denominators():
    told = filled(Blockers(LABELS)).as_json()
    assert told["denominator"].startswith("trials without a full yes")
    assert sum(each["count"] for each in told["holdout"].values()) == told["of"]
    assert sum(side["of"] for side in told["by_holdout"].values()) == told["of"]
    north = told["by_holdout"]["north"]
    assert len(north["binding_lines"]) == 13  # the most frequent twelve, and the others
    assert sum(share["count"] for share in north["binding_lines"].values()) == north["of"]
    assert set(north["binding_demands"]) == {"arms", "ground", "arms+ground", "none"}


def test_nobody_held_out():
    blockers = Blockers(LABELS)
    assert blockers.trials == 0
    assert blockers.as_json()["holdout"]["north"]["share"] is None


def test_the_outright_yes_is_recomputed_from_sum_and_threshold():
    told = filled(DayZero(SIDES)).as_json()
    for side in SIDES:
        yes = ROWS[f"day0_sum_{side}"] >= ROWS[f"day0_threshold_{side}"]
        yes &= ROWS[f"day0_ruled_out_{side}"] == 0
        assert told[side]["outright_yes"]["count"] == yes.sum()
        assert told[side]["ledger"]["sum"]["mean"] == pytest.approx(ROWS[f"day0_sum_{side}"].mean(), abs=1e-8)
        assert told[side]["ledger"]["war"]["sd"] == pytest.approx(ROWS[f"day0_war_{side}"].std(ddof=1), rel=1e-5)
        assert sum(each["count"] for each in told[side]["formal_answers"].values()) == 5_000
    assert list(told["north"]["formal_answers"]) == list(ANSWERS)


@pytest.mark.parametrize("probability", [0.05, 0.5, 0.95])
def test_the_range_of_a_sum_is_exact_to_a_step(probability):
    for name, side in filled(DayZero(SIDES)).sides.items():
        exact = np.quantile(ROWS[f"day0_sum_{name}"], probability, method="inverted_cdf")
        assert side.sums.quantile(probability) == pytest.approx(exact, abs=0.0006)


def test_days_are_told_by_the_ending_of_the_trial():
    found = filled(Durations())
    for code, ending in enumerate(ENDINGS):
        mine = ROWS["ending"] == code
        assert found.ended[ending].each(60) == tuple(np.bincount(ROWS["ending_day"][mine], minlength=61))
        lived = ROWS["full_days"][mine]
        assert found.lived["full"][ending].count == (lived >= 0).sum()
        assert found.lived["full"][ending].most == (lived.max() if (lived >= 0).any() else None)
