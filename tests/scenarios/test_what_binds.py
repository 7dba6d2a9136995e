"""What has been ruled out binds where it should: in the first case, and wherever a firm limit is crossed."""

from __future__ import annotations

import numpy as np
import pytest

from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.shipped import shipped_scenarios

TRIALS, FIRM = 2_000, 0.8
CASES = ["jeddah-2025-03", "velmare-1931-09", *(name for name in shipped_scenarios() if name.startswith("cases/"))]
SURRENDER = "offers.full.text.kursk_terms=0.95"
BINDING = "preferences.absolute=1"


def outright(name, side, *settings):
    """Share of trials in which a side would say yes to the opening text on day 0."""
    rows = run_block(load_scenario(name, settings).scenario, seed=7, first=0, count=TRIALS)
    yes = (rows[f"day0_sum_{side}"] >= rows[f"day0_threshold_{side}"]) & (rows[f"day0_ruled_out_{side}"] == 0)
    return np.mean(yes)


def test_kyiv_says_yes_to_the_real_text_and_no_to_surrender():
    assert outright("jeddah-2025-03", "ukraine") > 0.8
    assert outright("jeddah-2025-03", "ukraine", SURRENDER, BINDING) < 0.1
    assert 0.4 < outright("jeddah-2025-03", "ukraine", SURRENDER) < 0.6
    assert outright("jeddah-2025-03", "ukraine", SURRENDER, "preferences.absolute=0") > 0.9


def crossing():
    """Each firm limit of a side in a shipped case, with what another side asks for where that crosses it."""
    for name in CASES:
        case = load_scenario(name).scenario
        offer, full = case.full
        for side, described in case.belligerents.items():
            for issue, position in described.positions.items():
                limit, kind = position.limit, case.issues[issue]
                if limit is None or limit.firmness.central() < FIRM or kind.phase == "later" or kind.fixed_by_offer:
                    continue
                for other, opponent in case.belligerents.items():
                    package = asked_for(case, full, opponent) if other != side else {}
                    if issue in package and beyond(package[issue], limit):
                        yield name, side, issue, other, [f"offers.{offer}.text.{k}={at}" for k, at in package.items()]


def asked_for(case, full, side):
    """What a side asks for on every issue that the text may move on, within the bounds of the offer."""
    return {
        issue: round(min(max(position.ideal.central(), low), high), 6)
        for issue, position in side.positions.items()
        if issue in full.text and case.issues[issue].phase == "now" and not case.issues[issue].fixed_by_offer
        for low, high in [full.bounds.get(issue, (0.0, 1.0))]
    }


def beyond(at, limit):
    edge = limit.at.central()
    return at > edge if limit.rules_out == "above" else at < edge


def without_limits(name):
    sides = load_scenario(name).scenario.belligerents.items()
    limited = [(side, issue) for side, told in sides for issue, position in told.positions.items() if position.limit]
    return [f"actors.{side}.positions.{issue}.limit=none" for side, issue in limited]


@pytest.mark.slow
def test_what_a_side_asks_for_across_a_firm_limit_gets_no_outright_yes():
    """With `-s` the same is printed where nothing has been ruled out."""
    found = list(crossing())
    assert {name for name, *_ in found} >= {"jeddah-2025-03", "velmare-1931-09", "cases/karabakh-2020-10"}
    for name, side, issue, other, package in found:
        shares = [outright(name, side, *package, BINDING), outright(name, side, *package, *without_limits(name))]
        said = f"{name}: what {other} asks for, to {side}, which has ruled it out on {issue}"
        print(f"{said}: outright yes {shares[0]:.3f}; without limits {shares[1]:.3f}")
        assert shares[0] < 0.1, said
        assert shares[0] <= shares[1], said


def test_a_swept_demand_is_an_overridden_one():
    """Both move what Moscow asks for and leave what it wants."""
    path = "actors.russia.positions.kursk_terms.ideal"
    swept = run_block(load_scenario("jeddah-2025-03").scenario, 3, 0, 200, fixed={path: 0.3})
    set_ = run_block(load_scenario("jeddah-2025-03", [f"{path}=0.3"]).scenario, 3, 0, 200)
    for name, column in swept.items():
        assert np.array_equal(column, set_[name], equal_nan=column.dtype.kind == "f"), name
