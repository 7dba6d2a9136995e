from sim.experiments.moved import average_reach, moved_most, sweep_sentence
from sim.experiments.sweep_work import run_design
from tests.experiments.sweeping import ToySweepWork, toy_design

ALL = ("endings", "any_halt", "any_full", "held_full", "early_collapse", "days_held")


def tallied(second=False, trials=1_000):
    design = toy_design(trials, second)
    return design, run_design(ToySweepWork(design), design, 1)


def test_what_moves_most_among_what_was_asked_for():
    _, tally = tallied()
    assert moved_most(tally, ALL) == "any_halt"
    assert moved_most(tally, ("any_full", "early_collapse")) == "any_full"
    assert moved_most(tally, ("endings",)) == "stalled"
    assert moved_most(tally, ("early_collapse", "days_held")) is None


def test_nothing_is_said_to_move_that_luck_could_move():
    design, tally = tallied(trials=3)
    assert sweep_sentence(design, tally, ALL).startswith("No share moves")


def test_one_parameter_from_end_to_end():
    design, tally = tallied()
    low, high = (100 * tally.share(point, "any_full").share for point in (0, 2))
    told = sweep_sentence(design, tally, ("any_full",))
    assert told == (
        f'What moves most along "Zeal" is a full truce: from {low:.0f} in 100 at 0.1 to {high:.0f} in 100 at 0.9.'
    )
    assert "the ending stalled" in sweep_sentence(design, tally, ("endings",))


def test_two_parameters_are_told_apart():
    design, tally = tallied(second=True)
    told = sweep_sentence(design, tally, ("any_full",))
    assert 'where "Zeal" and "Idle" are 0.1 and 1 ' in told
    assert '"Zeal" moves it by ' in told
    assert told.endswith('"Idle" by 0.0 points.')
    reach = tally.share(4, "any_full").share - tally.share(0, "any_full").share
    assert average_reach(design, tally, "any_full", 0) == reach
    assert average_reach(design, tally, "any_full", 1) == 0
