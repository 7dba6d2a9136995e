"""The record of a day: what the phases brought is what the table and the state of the world say."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.block import run_block
from sim.theory.answer import YES
from tests.cases import built, busy

COUNT = 300
HECTIC = {"halt": {"denounce_below": 0.0, "spoiler_chance": 0.3}, "talks": {"refusal": {"walkout": 0.1}}}


@pytest.fixture(scope="module")
def lived():
    """The table of a hectic block, and the record of each of its days."""
    days = []
    rows = run_block(built(busy(), HECTIC), 3, 0, COUNT, watch=lambda world: days.append(world.today))
    return rows, days


def where(days, pick):
    """The one day on which something happened in each trial, -1 for never."""
    found = np.full(COUNT, -1)
    for number, day in enumerate(days):
        assert not np.any(pick(day) & (found >= 0))
        found = np.where(pick(day), number, found)
    return found


@pytest.mark.slow
def test_every_day_has_its_record(lived):
    rows, days = lived
    assert [day.conditions.day for day in days] == list(range(rows["ending_day"].max() + 1))


def test_what_was_settled_is_what_the_table_says(lived):
    rows, days = lived
    assert np.array_equal(where(days, lambda day: day.settled.ended), rows["ending_day"])
    for scope in ("sectoral", "full"):
        agreed = where(days, lambda day, scope=scope: day.settled.agreed[scope])
        assert np.array_equal(agreed, rows[f"{scope}_start_day"])
    closed = where(days, lambda day: np.logical_or.reduce(list(day.settled.closed.values())))
    assert np.array_equal(closed, rows["talks_closed_day"])


def test_talks_close_for_one_reason(lived):
    for day in lived[1]:
        assert np.all(np.add.reduce([where.astype(int) for where in day.settled.closed.values()]) <= 1)


def test_a_walk_out_closes_talks(lived):
    for day in lived[1]:
        walked = np.logical_or.reduce(list(day.talks.refused.values()))
        assert np.array_equal(day.settled.closed["refused"], walked)


def test_mediators_leave_on_the_day_that_is_recorded(lived):
    rows, days = lived
    for key in days[0].talks.left:
        assert np.array_equal(where(days, lambda day, key=key: day.talks.left[key]), rows[f"departure_day_{key}"])


def test_an_agreement_is_a_yes_of_all(lived):
    for day in lived[1]:
        said = np.logical_and.reduce([said == YES for said in day.full.said])
        assert np.array_equal(day.full.all_yes, said & day.full.where)
        assert np.array_equal(day.settled.agreed["full"], day.full.all_yes)


def test_fire_adds_up_to_the_mean_of_the_table(lived):
    rows, days = lived
    total, lived_days = np.zeros(COUNT), np.zeros(COUNT)
    for day in days:
        if "full" in day.halts:
            total[day.halts["full"].at] += day.halts["full"].level["red"]
            lived_days[day.halts["full"].at] += 1
    full = rows["full_start_day"] >= 0
    assert np.array_equal(lived_days[full], rows["full_days"][full])
    assert np.allclose(total[full] / lived_days[full], rows["mean_fire_red"][full])


def test_who_denounces_was_below_the_mark(lived):
    seen = 0
    for day in lived[1]:
        for halt in day.halts.values():
            for lines, denounced in zip(halt.ledgers, halt.denounced.values(), strict=True):
                assert np.all(lines.total[halt.at][denounced] < 0)
                seen += np.count_nonzero(denounced)
    assert seen
