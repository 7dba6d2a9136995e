"""The state as a day leaves it: what the phases brought is what the table says.

Rows of trials that have ended keep what they were, so each day is read where trials lived that morning.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from sim.model.block import run_block
from sim.model.rules.course import CLOSED
from sim.model.state import FULL, IN_FORCE, SECTORAL
from sim.theory.answer import YES
from tests.cases import built, busy

COUNT = 300
HECTIC = {"halt": {"denounce_below": 0.0, "spoiler_chance": 0.3}, "talks": {"refusal": {"walkout": 0.1}}}


@pytest.fixture(scope="module")
def lived():
    """The table of a hectic block, and the state at the end of each of its days with who lived that morning."""
    days = []

    def keep(world):
        alive = days[-1].evening if days else np.ones(COUNT, dtype=bool)
        tables = {name: table.copy() for name, table in world.state.arrays()}
        mediators = {party.key: party.leaves.copy() for party in world.mediators}
        days.append(SimpleNamespace(**tables, left=mediators, alive=alive, evening=world.course.living.copy()))

    rows = run_block(built(busy(), HECTIC), 3, 0, COUNT, watch=keep)
    return rows, days


def where(days, pick):
    """The one day on which something happened in each trial, -1 for never."""
    found = np.full(COUNT, -1)
    for number, day in enumerate(days):
        happened = pick(day) & day.alive
        assert not np.any(happened & (found >= 0))
        found = np.where(happened, number, found)
    return found


@pytest.mark.slow
def test_every_day_is_seen(lived):
    rows, days = lived
    assert len(days) == rows["ending_day"].max() + 1


def test_what_was_settled_is_what_the_table_says(lived):
    rows, days = lived
    assert np.array_equal(where(days, lambda day: ~day.evening), rows["ending_day"])
    for scope, name in ((SECTORAL, "sectoral"), (FULL, "full")):
        agreed = where(days, lambda day, scope=scope: day.courses["agreed"] == scope)
        assert np.array_equal(agreed, rows[f"{name}_start_day"])
    assert np.array_equal(where(days, lambda day: day.courses["closed_by"] >= 0), rows["talks_closed_day"])


def test_talks_close_for_the_first_of_their_reasons(lived):
    """A yes, a walk-out, the leaving of the lead, the horizon, the end of a ceasefire: in this order."""
    _, days = lived
    seen = set()
    for day in days:
        course, last = day.courses, day.courses["closed_day"] == 19
        reasons = [course["full_yes"], course["refused"], day.left["envoy"], last]
        expected = np.select(reasons, range(len(reasons)), default=CLOSED.index("halt_ended"))
        closed = day.alive & (course["closed_by"] >= 0)
        assert np.array_equal(course["closed_by"][closed], expected[closed])
        seen |= {CLOSED[code] for code in course["closed_by"][closed]}
    assert seen >= {"full_yes", "refused", "mediator_left", "horizon"}


def test_a_walk_out_closes_talks(lived):
    for day in lived[1]:
        walked = day.sides["refuses"].any(axis=1)
        assert np.array_equal(day.courses["refused"][day.alive], walked[day.alive])
        closed = day.courses["closed_by"] == CLOSED.index("refused")
        unless_agreed = walked & ~day.courses["full_yes"]
        assert np.array_equal(closed[day.alive], unless_agreed[day.alive])


def test_mediators_leave_on_the_day_that_is_recorded(lived):
    rows, days = lived
    for key in days[0].left:
        assert np.array_equal(where(days, lambda day, key=key: day.left[key]), rows[f"departure_day_{key}"])


def test_an_agreement_is_a_yes_of_all(lived):
    for day in lived[1]:
        said = np.all(day.ledgers["answer"][:, :, FULL] == YES, axis=1)
        assert np.array_equal(day.courses["full_yes"][day.alive], (said & day.courses["open"])[day.alive])
        agreed = day.courses["agreed"] == FULL
        assert np.array_equal(agreed[day.alive], day.courses["full_yes"][day.alive])


def test_fire_adds_up_to_the_mean_of_the_table(lived):
    rows, days = lived
    total, lived_days = np.zeros(COUNT), np.zeros(COUNT)
    for day in days:
        at = day.alive & day.halts["lived"][:, FULL]
        total[at] += day.fires["observed"][at, FULL, 1]
        lived_days[at] += 1
    full = rows["full_start_day"] >= 0
    assert np.array_equal(lived_days[full], rows["full_days"][full])
    assert np.allclose(total[full] / lived_days[full], rows["mean_fire_red"][full])


def test_who_denounces_was_below_the_mark(lived):
    seen = 0
    for day in lived[1]:
        for scope in (SECTORAL, FULL):
            at = day.alive & day.halts["lived"][:, scope]
            denounced = day.fires["denounces"][at, scope]
            assert np.all(day.ledgers["total"][at, :, IN_FORCE][denounced] < 0)
            seen += np.count_nonzero(denounced)
    assert seen
