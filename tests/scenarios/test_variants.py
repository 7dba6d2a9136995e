"""The contract that every variant in `scenarios/` keeps; a new file inherits it."""

import re
from functools import cache
from pathlib import Path

import pytest

from sim.scenario import load_scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
BASE = FOLDER / "jeddah-2025-03.yaml"
VARIANTS = sorted(path for path in FOLDER.glob("jeddah-*.yaml") if path != BASE)

load = cache(load_scenario)

variant = pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)


def said(path: Path) -> dict:
    """What a scenario says, without the words that name it."""
    return load(path).scenario.model_dump(exclude={"name", "question"})


def differences(a: object, b: object, place: str = "") -> set[str]:
    if isinstance(a, dict) and isinstance(b, dict):
        return set().union(
            *(differences(a.get(key), b.get(key), f"{place}.{key}" if place else str(key)) for key in {*a, *b}), set()
        )
    return set() if a == b else {place}


def test_there_are_at_least_twelve():
    assert len(VARIANTS) >= 12


@variant
def test_it_extends_the_base_case(path):
    assert re.search(r"^extends: jeddah-2025-03\.yaml$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.slow
@variant
def test_it_asks_one_question_of_its_own(path):
    scenario, base = load(path).scenario, load(BASE).scenario
    assert scenario.question != base.question
    assert scenario.name != base.name
    assert re.fullmatch(r"What if [^\n]+\?", scenario.question)


@pytest.mark.slow
def test_names_and_questions_differ():
    assert len({load(path).scenario.name for path in VARIANTS}) == len(VARIANTS)
    assert len({load(path).scenario.question for path in VARIANTS}) == len(VARIANTS)


@variant
def test_it_says_something_else_than_the_base_case(path):
    assert differences(said(path), said(BASE))


@variant
def test_wants_aims_and_reference_stay_put(path):
    scenario, base = load(path).scenario, load(BASE).scenario
    assert (scenario.reference, scenario.status_quo) == (base.reference, base.status_quo)
    for key, side in base.belligerents.items():
        here = scenario.belligerents[key]
        assert (here.war_aims, here.unnamed_aims) == (side.war_aims, side.unnamed_aims)
        if path.stem not in WISHES:
            assert here.aims_met == side.aims_met
            assert {issue: point_of(position) for issue, position in here.positions.items()} == {
                issue: point_of(position) for issue, position in side.positions.items()
            }


WISHES = {"jeddah-kursk-wish-dropped"}
"""Variants that say that a side wants something else."""


def point_of(position):
    """What a wish is, or derives from."""
    return position.wish or position.wish_from or position.ideal


def kursk(name):
    return load(FOLDER / f"jeddah-{name}.yaml").scenario.actors["russia"].positions["kursk_terms"]


def test_a_demand_that_is_dropped_leaves_the_wish_and_takes_the_limit_along():
    base, here = load(BASE).scenario.actors["russia"].positions["kursk_terms"], kursk("kursk-safe-exit")
    assert (here.ideal.support(), here.firmness.central(), here.limit) == ((0.1, 0.5), 0.3, None)
    assert (here.wish, here.wish_from, here.salience) == (None, base.ideal, base.salience)


def test_a_wish_that_is_dropped_is_the_softened_demand_in_every_trial():
    here, demand = kursk("kursk-wish-dropped"), kursk("kursk-safe-exit")
    assert (here.ideal, here.firmness, here.limit) == (
        demand.ideal.model_copy(update={"assumed": here.ideal.assumed}),
        demand.firmness.model_copy(update={"assumed": here.firmness.assumed}),
        None,
    )
    assert (here.wish, here.wish_from) == (here.ideal, None)
    russia = load(FOLDER / "jeddah-kursk-wish-dropped.yaml").scenario.actors["russia"]
    assert russia.aims_met["kursk_terms"].support() == (0, 0), "a victory would not leave more than it wants"


def test_limits_may_be_vetoes_cost_face_alone_or_not_be_there():
    absolute = {
        name: load(FOLDER / f"jeddah-{name}.yaml").scenario.preferences.absolute for name in ("all-vetoes", "no-vetoes")
    }
    assert [absolute[name].support() for name in ("all-vetoes", "no-vetoes")] == [(1, 1), (0, 0)]
    none = load(FOLDER / "jeddah-no-limits.yaml").scenario
    assert all(position.limit is None for side in none.belligerents.values() for position in side.positions.values())
    assert none.preferences == load(BASE).scenario.preferences


@variant
def test_it_gives_a_reason_for_every_number(path):
    assert [place for place, origin in load(path).origins.items() if origin.why == "no reason given"] == []


DEMAND = ("assumed", "ideal", "firmness", "limit", "wish_from")
"""What a variant changes that makes a side ask for something else."""


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("kursk-safe-exit", {f"actors.russia.positions.kursk_terms.{part}" for part in DEMAND}),
        (
            "kursk-wish-dropped",
            {
                *(
                    f"actors.russia.positions.kursk_terms.{part}"
                    for part in ("assumed", "ideal", "firmness", "limit", "wish")
                ),
                "actors.russia.aims_met.kursk_terms",
            },
        ),
        ("all-vetoes", {"preferences.absolute"}),
        ("no-vetoes", {"preferences.absolute"}),
        (
            "no-limits",
            {
                f"actors.{name}.positions.{issue}.limit"
                for name in ("russia", "ukraine")
                for issue in ("kursk_terms", "sequencing", "territory")
            },
        ),
        ("nato-withheld", {"offers.full.text.nato_path", "offers.full.bounds.nato_path"}),
        ("washington-leans-on-moscow", {"actors.united_states.leverage.russia", "actors.united_states.trust.russia"}),
        ("washington-cuts-aid", {"events.aid_cut"}),
        ("europe-offers-monitors", {"actors.europe.pledge"}),
        ("kursk-retaken", {"front.pockets.kursk.left"}),
        ("territory-now", {"issues.territory.phase"}),
        ("china-backs-russia", {"actors.china"}),
        ("patient-mediator", {"actors.united_states.patience"}),
        (
            "no-mediator",
            {"actors.united_states", "actors.saudi_arabia", "events.leaders_call", "events.sanctions_threat"},
        ),
        ("no-sectoral-offer", {"offers.sectoral"}),
        ("both-sincere", {"actors.russia.sincerity", "actors.ukraine.sincerity"}),
        ("costlier-war", {"actors.russia.urgency"}),
        ("front-stalls", {"front.momentum.mean"}),
        ("quick-to-denounce", {"halt.denounce_below"}),
    ],
)
def test_it_changes_what_it_asks_about_and_nothing_else(name, places):
    changed = differences(said(FOLDER / f"jeddah-{name}.yaml"), said(BASE))
    strays = {each for each in changed if not any(each == place or each.startswith(f"{place}.") for place in places)}
    missed = {place for place in places if not any(each == place or each.startswith(f"{place}.") for each in changed)}
    assert (strays, missed) == (set(), set())
