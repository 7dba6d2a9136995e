"""The scales of a belligerent, on one trial laid out by hand: what is weighed, and how issues and pledges add up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.rules.answers import add_up, prepare, scale, weigh
from sim.model.rules.front import reckon
from sim.model.rules.why import note_holdout
from sim.model.sound import quiet_floats
from sim.model.state import FULL, SECTORAL
from sim.theory.answer import NO, YES
from sim.theory.belief import trust_mean
from tests.cases import built, busy, duel
from tests.model.lab import blank, world_of

LINES = ("terms", "war", "exposure", "audience", "pressure", "shock")
share = st.floats(0, 1)


def weighed(shares, text, ideals, quadratic=False, war=0.0, side=(), **stakes):
    """The ledger of the first side for a text."""
    state = blank(issues=len(shares))
    state.sides[0, 0].quadratic = quadratic
    for name, value in dict(side).items():
        state.sides[name][0, 0] = value
    for name, values in {"share": shares, "ideal": ideals, "stated": ideals, **stakes}.items():
        state.stakes[name][0, 0] = values
    state.text["now"][0] = text
    ledger = state.ledgers[0, 0, FULL]
    weigh(state, 0, 0, war, state.stakes[0, 0], state.text[0], ledger)
    return ledger


def test_terms_by_hand():
    shares, text, ideals = [0.5, 0.3, 0.2], [0.2, 0.9, 0.5], [0.6, 0.4, 0.5]
    assert weighed(shares, text, ideals).terms == pytest.approx(1 - (0.5 * 0.4 + 0.3 * 0.5))
    assert weighed(shares, text, ideals, quadratic=True).terms == pytest.approx(1 - (0.5 * 0.16 + 0.3 * 0.25))


def test_one_at_the_ideal_and_zero_at_the_far_pole():
    for ideals in ([0.0, 1.0], [1.0, 0.0]):
        assert weighed([0.25, 0.75], ideals, ideals).terms == 1.0
        assert weighed([0.25, 0.75], [1.0 - ideal for ideal in ideals], ideals).terms == 0.0
    assert weighed([0.25, 0.75], [0.3, 0.8], [0.3, 0.8]).terms == 1.0


@given(st.lists(st.tuples(share, share, share), min_size=1, max_size=6))
def test_bounds_and_order_of_the_two_losses(issues):
    """Between 0 and 1; a quadratic loss never hurts more than a linear one on a scale of length 1."""
    weights, text, ideals = zip(*issues, strict=True)
    shares = [weight / (sum(weights) or 1.0) for weight in weights]
    linear, quadratic = (weighed(shares, text, ideals, square).terms for square in (False, True))
    assert -1e-12 <= linear <= quadratic + 1e-12
    assert quadratic <= 1.0


@given(st.lists(st.tuples(share, share, share), min_size=1, max_size=7))
def test_issues_add_up_in_their_order(issues):
    """What is lost is the sum of plain floats one after another, to the last bit."""
    shares, text, ideals = zip(*issues, strict=True)
    lost = 0.0
    for weight, now, ideal in issues:
        lost += weight * abs(now - ideal)
    assert weighed(shares, text, ideals).terms == 1.0 - lost


def test_exposure_is_what_is_feared_times_what_is_given_up():
    exposed = weighed([0.5, 0.5], [0.4, 0.9], [0.9, 0.9], exposure=[1.0, 0.0], side={"fear": 0.3})
    assert exposed.exposure == pytest.approx(0.3 * 0.5)


def test_audience_weighs_what_lies_beyond_red_lines():
    """On the first issue .4 beyond a line at .9, on the second just inside one at .7."""
    firm = {"red": [0.8, 0.5], "low": [0.9, 0.7], "high": [1.1, np.inf]}
    ledger = weighed([0.5, 0.5], [0.5, 0.75], [1.0, 1.0], side={"outrage": 0.2}, **firm)
    assert ledger.audience == pytest.approx(0.2 * (0.5 * 0.8 * 0.4))
    assert weighed([0.5, 0.5], [0.95, 0.75], [1.0, 1.0], side={"outrage": 0.2}, **firm).audience == 0.0


def lines(*values):
    """A ledger of these lines, added up."""
    ledger = blank().ledgers[0, 0, FULL]
    for name, value in zip(LINES, values, strict=True):
        setattr(ledger, name, value)
    add_up(ledger)
    return ledger


def test_the_sum_follows_pressure():
    ledger = lines(0.8, 0.3, 0.1, 0.05, 0.02, -0.04)
    assert ledger.total == pytest.approx(0.8 - 0.3 - 0.1 - 0.05 + 0.02 - 0.04)
    before, ledger.pressure = ledger.total, 0.1
    add_up(ledger)
    assert ledger.total == pytest.approx(before + 0.08)


def test_a_sectoral_ledger_weighs_less_and_pressure_otherwise():
    ledger, halt = lines(0.8, 0.3, 0.1, 0.05, 0.2, -0.04), blank().halts[0, SECTORAL]
    ledger.threshold, halt.stakes, halt.relief, halt.premium_share = 0.3, 0.25, 0.6, 0.5
    scale(ledger, halt)
    assert ledger.total == pytest.approx(0.25 * (0.8 - 0.3 - 0.1 - 0.05 - 0.04) + 0.6 * 0.2)
    assert ledger.war == pytest.approx(0.075)
    assert ledger.pressure == pytest.approx(0.12)
    assert ledger.threshold == pytest.approx(0.15)


def test_only_stalling_sides_have_a_threshold():
    state = blank()
    state.sides["stalling"], state.sides["premium"], state.sides["sincere"] = 1.0, 0.3, [[True, False]]
    with quiet_floats():  # whole numbers of luck wrap around, and NumPy would say so
        prepare(state, 0, 0)
    assert state.sides[0]["threshold"].tolist() == [0.0, 0.3]


def reckoned(indecisive=0.0, optimism=0.0, **pledges):
    """Three sides in the morning; `pledges` by the place of who is backed, as a_1=.5: a first guarantor of side 1."""
    state = blank(sides=3, parties=len(pledges))
    state.sides["capability"] = state.sides["public_capability"] = [3.0, 1.0, 1.0]
    state.settings["exponent"] = state.settings["public_exponent"] = 1.0
    state.parties["guarantor"] = True
    for m, (name, pledge) in enumerate(pledges.items()):
        state.parties[0, m].backs, state.parties[0, m].pledge = int(name[-1]), pledge
    state.prospects["loss"][0, 0] = [0.1, 1.0, 0.75, 0.2]
    state.settings["indecisive"] = indecisive
    state.sides["cost_of_war"], state.sides["optimism"] = 0.1, optimism
    reckon(state, 0)
    return state


def test_war_is_a_costly_lottery():
    """Chances .6, .2, .2; one's own victory is worth .9, that of the others 0 and .25."""
    assert reckoned().sides[0, 0].war == pytest.approx(0.6 * 0.9 + 0.2 * 0.25 - 0.1)


def test_an_optimist_overrates_its_own_chance():
    """Half of the way to certainty: .8, .1, .1."""
    assert reckoned(optimism=0.5).sides[0, 0].war == pytest.approx(0.8 * 0.9 + 0.1 * 0.25 - 0.1)


def test_a_war_may_settle_nothing():
    """The status quo is worth .8; the strongest has .6, so that 4 * .6 * .4 of `indecisive` is left."""
    state, undecided = reckoned(indecisive=0.5), 0.5 * 4 * 0.6 * 0.4
    assert state.courses[0].undecided == pytest.approx(undecided)
    assert state.sides[0, 0].war == pytest.approx(undecided * 0.8 + (1 - undecided) * (0.6 * 0.9 + 0.05) - 0.1)


def test_pledges_pool():
    state = reckoned(one_0=0.5, two_0=0.2, three_1=0.1)
    assert state.sides[0]["pledge"] == pytest.approx([1 - 0.5 * 0.8, 0.1, 0.0])
    assert state.courses[0].monitors == pytest.approx(1 - 0.5 * 0.8 * 0.9)
    assert reckoned().sides[0]["pledge"].tolist() == [0.0, 0.0, 0.0]
    assert reckoned().courses[0].monitors == 0.0


@pytest.mark.parametrize(("quadratic", "terms"), [(False, 0.5), (True, 0.36 - 0.01)])
def test_conceding_an_issue_brings_terms_safety_and_peace_at_home(quadratic, terms):
    """Text .3, ideal .9, stated 1: the concession moves the text by .7, and by .5 of that nearer to the ideal."""
    state = blank()
    side, stake = state.sides[0, 0], state.stakes[0, 0, 0]
    side.fear, side.outrage, side.quadratic = 0.3, 0.2, quadratic
    stake.share, stake.exposure, stake.red = 0.5, 0.4, 0.8
    stake.ideal, stake.stated, stake.low, stake.high, state.text[0, 0].now = 0.9, 1.0, 0.9, 1.1, 0.3
    state.ledgers["answer"][0, :, FULL], state.ledgers["total"][0, 0, FULL] = [NO, YES], -0.5
    note_holdout(state, 0, 3)
    holdout = state.holdouts[0]
    assert (holdout.who, holdout.day, holdout.demand, holdout.gap) == (0, 3, 0, 0.5)
    assert holdout.rise == pytest.approx(0.5 * terms + 0.3 * 0.4 * 0.5 + 0.2 * 0.5 * 0.8 * 0.6)
    assert holdout.demands == (1 if holdout.rise >= 0.5 else 0)


def test_weights_sum_to_one_or_are_all_zero():
    """As drawn: nobody has a weight among security issues where there are none."""
    drawn = world_of(built(busy()), trials=20).state
    for stakes in (drawn.stakes, drawn.sectoral_stakes):
        assert np.allclose(stakes["share"].sum(axis=2), 1.0)
        assert np.allclose(stakes["exposure"].sum(axis=2), 1.0)
    assert np.all(world_of(built(duel())).state.stakes["exposure"] == 0.0)
    idle = {"actors": {side: {"positions": {"line": {"salience": 0.0}}} for side in "ab"}}
    assert np.all(world_of(built(duel(), idle)).state.stakes["share"] == 0.0)


def test_trust_of_day_zero_has_the_weight_of_its_strength():
    """Drawn trust is what the two weights of the belief say, and together they weigh `belief_strength`."""
    state = world_of(built(busy(), {"halt": {"belief_strength": 3.0}}), trials=20).state
    for pair in (state.pairs[:, 0, 1], state.pairs[:, 1, 0]):
        for trial in pair:
            assert trust_mean(trial.clean, trial.dirty) == pytest.approx(trial.trust)
            assert trial.clean + trial.dirty == pytest.approx(3.0)
