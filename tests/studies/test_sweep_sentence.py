"""What a sweep moved, judged by pairs: what is more than luck, how it is said, and that nothing else is spoken of."""

import numpy as np
import pytest

from sim.analysis.luck_range import range_by_luck
from sim.analysis.point_tally import PointTally
from sim.analysis.verdict import judged, moves
from sim.studies.grid import Grid, Parameter
from sim.studies.sweep_sentence import average_reach, moved_most, sweep_sentence
from sim.vocabulary import ENDINGS
from tests.studies import test_design
from tests.studies.sweeping import toy_grid, toy_study

ALL = ("endings", "any_halt", "any_full", "held_full", "early_collapse", "days_held")
JUDGED = "Judged trial by trial (common random numbers), over all pairs of values"


def tallied(second=False, trials=1_000):
    return toy_grid(second), test_design.tallied(toy_study(trials, second))


def told(grid, tally, outcomes, seed=0):
    return sweep_sentence(grid, tally, tuple(moves(tally, outcomes, seed)))


def rows(full, days=30):
    """Trials of which some have a full ceasefire that lapses, of so many days, and the others none."""
    full = np.asarray(full, dtype=bool)
    none = np.full(full.size, -1, dtype=np.int16)
    return {
        "ending": np.where(full, ENDINGS.index("full_lapsed"), ENDINGS.index("stalled")).astype(np.int8),
        "full_start_day": np.where(full, 3, none),
        "full_days": np.where(full, days, none),
        "sectoral_start_day": none,
        "sectoral_days": none,
    }


def points(*columns, days=30, values=None):
    """A grid of one parameter whose points have a full ceasefire in the trials told; and its tally."""
    grid = Grid((Parameter("a.b", "Zeal", values or tuple(map(float, range(len(columns))))),))
    tally = PointTally(len(columns), len(columns[0]))
    for place, column in enumerate(columns):
        tally.add(range(place, place + 1), 0, rows(column, days))
    return grid, tally


def first_of(trials, *counts):
    """Columns that are true in the first so many trials."""
    return [np.arange(trials) < count for count in counts]


def test_what_moves_most_among_what_was_asked_for():
    _, tally = tallied()
    most = {asked: moved_most(tuple(moves(tally, asked, 0))) for asked in (ALL, ("any_full",), ("endings",))}
    assert [move.outcome for move in most.values()] == ["any_halt", "any_full", "stalled"]
    assert moved_most(tuple(moves(tally, ("early_collapse", "days_held"), 0))) is None


def test_nothing_is_said_to_move_that_luck_could_move():
    grid, tally = tallied(trials=6)
    assert told(grid, tally, ALL).startswith(
        "Neither a share nor the mean of days under a ceasefire moves by more than"
    )
    assert told(grid, tally, ("any_full",)) == (
        "The share of trials with a full ceasefire does not move by more than chance alone could move it. " + JUDGED
        + " at once, at 95 %."
    )  # fmt: skip
    assert told(grid, tally, ("any_full", "any_halt")).startswith("No share moves by more than chance")


def test_a_difference_that_single_intervals_hide_is_seen_in_pairs():
    """300 trials, 44 of them with a full ceasefire at one point and 57 at the other, the same 44 among them."""
    grid, tally = points(*first_of(300, 44, 50, 57))
    low, high = tally.share(0, "any_full"), tally.share(2, "any_full")
    assert low.interval[1] > high.interval[0]
    assert told(grid, tally, ("any_full",)) == (
        'What moves most along "Zeal" is a full ceasefire: from 15 in 100 at 0 to 19 in 100 at 2, a paired difference'
        " of +4.3 points (95 % interval of this pair alone +2.5 to +7.3). " + JUDGED + " at once, at 95 %."
    )


def test_as_large_a_difference_of_trials_that_go_either_way_is_luck():
    trials = np.arange(300)
    grid, tally = points(trials < 44, (trials >= 44) & (trials < 44 + 57))
    assert tally.counts["any_full"].tolist() == [44, 57]
    assert "does not move by more than chance" in told(grid, tally, ("any_full",))


def test_days_are_judged_where_they_are_asked_for_and_nothing_else_is_spoken_of():
    grid, tally = points(*first_of(400, 100, 300))
    assert told(grid, tally, ("days_held",)) == (
        'Along "Zeal", mean days under a ceasefire go from 7.5 at 0 to 22.5 at 1, a paired difference of +15.0 days'
        " (95 % interval of this pair alone +13.5 to +16.5). " + JUDGED + " at once, at 95 %."
    )
    grid, tally = points(*first_of(400, 100, 101))
    assert told(grid, tally, ("days_held",)).startswith("The mean of days under a ceasefire does not move by more than")
    grid, tally = points(*first_of(400, 0, 8))
    assert "a paired difference of +0.6 days (too few trials differ for an interval)" in told(
        grid, tally, ("days_held",)
    )
    both = told(*points(*first_of(400, 100, 300)), ("any_full", "days_held"))
    assert 'along "Zeal" is a full ceasefire' in both
    assert "Mean days under a ceasefire go from 7.5 at 0 to 22.5 at 1" in both
    assert "and everything asked for at once" in both


def test_points_at_which_every_trial_is_the_same():
    same = points(*first_of(50, 7, 7))
    assert told(*same, ALL) == "In what was asked for, not one trial differs between these points."


def test_close_shares_and_close_values_are_told_apart():
    grid, tally = points(*first_of(4_000, 1_000, 1_015), values=(0.10001, 0.10002))
    assert "from 25.0 in 100 at 0.10001 to 25.4 in 100 at 0.10002" in told(grid, tally, ("any_full",))
    grid, tally = points(*first_of(4_000, 0, 15))
    assert "from 0 in 100 at 0 to 0.4 in 100 at 1" in told(grid, tally, ("any_full",))


def test_one_parameter_from_end_to_end():
    grid, tally = tallied()
    low, high = (100 * tally.share(point, "any_full").share for point in (0, 2))
    said = told(grid, tally, ("any_full",))
    assert said.startswith(
        f'What moves most along "Zeal" is a full ceasefire: from {low:.0f} in 100 at 0.1 to {high:.0f} in 100 at 0.9,'
    )
    assert "the ending no agreement" in told(grid, tally, ("endings",))


def test_two_parameters_are_told_apart():
    grid, tally = tallied(second=True)
    said = told(grid, tally, ("any_full",))
    assert 'where "Zeal" and "Idle" are 0.1 and 1 ' in said
    assert '"Zeal" moves it by ' in said
    assert '"Idle" by 0.0 points.' in said
    reach = tally.share(4, "any_full").share - tally.share(0, "any_full").share
    assert average_reach(grid, tally, "any_full", 0) == reach
    assert average_reach(grid, tally, "any_full", 1) == 0


def test_where_memory_is_bounded_the_first_trials_of_each_point_are_judged(monkeypatch):
    monkeypatch.setattr("sim.analysis.joint.Joint.__init__.__defaults__", (3 * 3 * 200,))
    grid, tally = tallied()
    said = told(grid, tally, ("any_full",))
    assert tally.joint.trials == 200
    assert said.endswith("at 95 %, on the first 200 trials of each.")
    whole = tallied(trials=200)[1]
    for name in judged(ALL):
        assert np.array_equal(tally.joint.values(name), whole.joint.values(name))


# the reach of luck


def test_two_points_are_judged_by_the_sign_test():
    """Of 10 trials that differ, luck puts all on one side in 2 of 1,024 ways, and 9 or more in 22 of 1,024."""
    first, second = first_of(100, 0, 10)
    assert range_by_luck(np.array([first, second], dtype=np.uint8), 0) == 6
    assert range_by_luck(np.array([first, second], dtype=np.uint8), 0, outcomes=5) == 8
    assert range_by_luck(np.array([first, first], dtype=np.uint8), 0) == 0


def test_few_trials_are_never_clear():
    for differ in range(6):
        columns = np.array(first_of(100, *range(differ + 1)), dtype=np.uint8)
        assert range_by_luck(columns, 0) >= differ


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["apart", "nested", "days"])
def test_points_that_differ_by_luck_alone_are_called_clear_as_rarely_as_said(kind):
    """Nothing moves: of 100 made-up sweeps over 12 points at most 5 in 100 are clear, give or take 3 errors."""
    rng, found = np.random.default_rng(11), 0
    for seed in range(100):
        chance = rng.random((1, 90)) < 0.15
        if kind == "apart":
            values = (rng.random((12, 90)) < 0.1).astype(np.uint8)
        else:  # each trial moves one way or the other beyond a point of its own
            turn = np.arange(12)[:, None] > rng.integers(0, 11, 90)
            values = (chance & np.where(rng.random(90) < 0.5, turn, ~turn)).astype(np.uint8)
            values *= np.uint8(1) if kind == "nested" else rng.integers(1, 30, 90).astype(np.uint8)
        found += int(np.ptp(values.sum(axis=1, dtype=int)) > range_by_luck(values, seed))
    assert found / 100 <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 100)


def test_the_reach_of_luck_depends_on_the_seed_alone():
    values = (np.random.default_rng(1).random((5, 5_000)) < 0.3).astype(np.uint8)
    assert range_by_luck(values, 3) == range_by_luck(values.copy(), 3)
    assert range_by_luck(values[:, ::-1], 3) == pytest.approx(range_by_luck(values, 3), rel=0.1)
