"""Velmare, a fictional conflict of three sides: another case runs on the same code, and its story makes sense."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.analysis.contrast import Contrast
from sim.analysis.outcomes import outcome_masks
from sim.cli import app as cli
from sim.evidence import agreement, same_issue
from sim.model.block import run_block
from sim.scenario import load_scenario
from sim.sets import words_of
from sim.statistics import wilson
from sim.vocabulary import BINDING, ENDINGS, LEDGER_LINES
from tests.reference import simulate

NAME = "velmare-1931-09"
FIRST = "velmare-observers-land-first"
RAILWAY = "velmare-railway-arms-the-hill"
VARIANTS = {FIRST: "actors.isles.pledge", RAILWAY: "actors.railway"}
FOLDER = Path(__file__).parents[2] / "scenarios"
SIDES = ("council", "garrison", "league")

load = cache(load_scenario)


@cache
def rows(name: str, *overrides: str, trials: int = 4000) -> dict[str, np.ndarray]:
    """Columns of the first trials of a scenario, seed 0."""
    return run_block(load_scenario(name, overrides).scenario, 0, 0, trials)


def share(name: str, *overrides: str, outcome: str) -> float:
    return outcome_masks(rows(name, *overrides))[outcome].mean()


@pytest.fixture(scope="module")
def case():
    return load(NAME).scenario


@pytest.fixture(scope="module")
def evidence():
    return load(NAME).evidence


# the file


def test_who(case):
    assert tuple(case.belligerents) == SIDES
    assert (tuple(case.mediators), case.lead) == (("mission", "sarn"), "sarn")
    assert {key: actor.backs for key, actor in case.guarantors.items()} == {"isles": "league"}
    assert {key for key, side in case.belligerents.items() if side.loss == "quadratic"} == {"council"}


def test_what_about(case):
    assert sorted(case.issues) == ["charter", "customs_house", "guns", "harbour", "observers"]
    assert {key for key, issue in case.issues.items() if issue.phase == "later"} == {"charter"}
    assert {key for key, issue in case.issues.items() if issue.security} == {"guns", "observers"}
    assert {key: issue.monitored_at for key, issue in case.issues.items() if issue.monitored_at} == {"observers": "one"}
    assert {key: issue.pocket for key, issue in case.issues.items() if issue.pocket} == {
        "customs_house": "customs_house"
    }
    assert sorted(case.sectoral[1].text) == ["harbour", "observers"]
    assert {key for key, issue in case.issues.items() if issue.process} == {"observers"}


def test_the_whole_list_of_distributions_is_shown_where_it_is_natural(case):
    used = {value.dist for _, value in case.values()}
    assert used >= {"fixed", "triangular", "pert", "lognormal", "beta", "choice", "integer", "ci90", "coded"}


def test_every_number_has_a_reason():
    for name in (NAME, *VARIANTS):
        assert [path for path, origin in load(name).origins.items() if origin.why == "no reason given"] == []


def test_it_says_that_it_is_fiction(case, evidence):
    told = [case.name, evidence.about.title, *(load(name).scenario.name for name in VARIANTS)]
    assert all("(fictional)" in each for each in told)
    files = [*FOLDER.glob("velmare-*.yaml"), *evidence.folder.rglob("about.yaml")]
    assert all("# FICTIONAL" in path.read_text(encoding="utf-8") for path in files)
    assert evidence.about.status.startswith("Fiction")


# the evidence


def test_issues_read_as_the_coders_read_them(case, evidence):
    for key, issue in case.issues.items():
        scale = evidence.about.issues[key]
        assert (issue.title, issue.zero, issue.one) == (scale.title, scale.zero, scale.one)


def test_the_two_coders_work_differently(evidence):
    words, deeds = evidence.codings["words"], evidence.codings["deeds"]
    assert set(words.assignments) == {key for key, each in evidence.statements.items() if not each.declared_only}
    kinds = {evidence.statements[key].kind for key in deeds.assignments}
    assert kinds == {"stated", "fact"}
    both = [
        (words.positions[group][issue].position, standing.position)
        for group, standings in deeds.positions.items()
        for issue, standing in standings.items()
    ]
    assert all(low_d <= low_w and high_w <= high_d for (low_w, _, high_w), (low_d, _, high_d) in both)
    assert len(both) < sum(len(standings) for standings in words.positions.values())


def test_they_agree_on_where_everyone_stands_more_than_on_how_much_it_matters(evidence):
    alpha = {row.what: row.alpha for row in agreement(evidence) if row.issue == "all"}
    assert alpha["saliences"] < 0.8 < 0.9 < alpha["positions"] < 1
    same, compared = same_issue(evidence)
    assert 0 < compared - same < 5


def test_all_of_it_is_used(case, evidence):
    used = {value.key for _, value in case.values() if value.dist == "coded"}
    assert evidence.unused(used) == ()


def test_a_side_whose_cell_one_coder_left_empty_keeps_the_other_coders_position(case):
    observers = case.actors["garrison"].positions["observers"]
    assert (tuple(observers.ideal.coders), tuple(observers.firmness.coders)) == (("words",), ("deeds", "words"))
    assert observers.firmness.coders["deeds"] == (0, 0, 0)


def test_what_is_ruled_out_leaves_no_room_on_the_dues_for_one_of_the_two_coders(case):
    limits = {
        (name, issue): (position.limit.rules_out, position.limit.firmness.coders)
        for name, side in case.belligerents.items()
        for issue, position in side.positions.items()
        if position.limit is not None
    }
    assert limits == {
        ("garrison", "harbour"): ("below", {"deeds": (0.9,) * 3, "words": (0.8,) * 3}),
        ("league", "customs_house"): ("above", {"deeds": (0.8,) * 3, "words": (0.85,) * 3}),
        ("league", "harbour"): ("above", {"deeds": (0,) * 3, "words": (0.55,) * 3}),
    }
    floor = case.actors["garrison"].positions["harbour"].limit.at.coders["words"]
    ceiling = case.actors["league"].positions["harbour"].limit.at.coders
    assert list(ceiling) == ["words"]
    assert ceiling["words"][1] < floor[1]


def test_a_limit_rests_on_what_was_refused_and_not_on_what_is_wanted(evidence):
    behind = {key: evidence.support(key) for key in evidence.coded_keys() if key.startswith("limits.")}
    assert behind == {
        "limits.GARRISON.harbour": ("S03",),
        "limits.LEAGUE.customs_house": ("S09",),
        "limits.LEAGUE.harbour": ("S12",),
    }


def test_how_things_stand_and_whose_aims_are_met(case):
    assert sorted(case.status_quo) == sorted(case.issues)
    assert tuple(case.status_quo["charter"].coders) == ("words",), "no act says who governs"
    met = {
        (name, issue): share.coders
        for name, side in case.belligerents.items()
        for issue, share in side.aims_met.items()
    }
    assert met == {
        ("garrison", "guns"): {"deeds": (1, 1, 1), "words": (1, 1, 1)},
        ("garrison", "harbour"): {"deeds": (0, 0, 0), "words": (1, 1, 1)},
    }
    assert case.actors["garrison"].optimism.key == "parameters.optimism__GARRISON"
    assert case.actors["league"].optimism.support() == (0, 0.3), "the default"


def test_they_are_drawn_with_the_coders_of_positions(case):
    assert {value.panel for _, value in case.values() if value.dist == "coded"} == {""}


@pytest.mark.slow
@pytest.mark.parametrize("name", [NAME, *VARIANTS])
@pytest.mark.parametrize("verb", ["validate", "show", "evidence"])
def test_every_verb_that_reads_it_is_content(verb, name):
    told = CliRunner().invoke(cli.build(), [verb, name])
    assert (told.exit_code, told.stderr) == (0, "")


# three sides


@pytest.mark.slow
@pytest.mark.parametrize("name", [NAME, *VARIANTS])
def test_the_plain_reference_tells_the_same_story(name):
    scenario, block = load(name).scenario, rows(name)
    for trial in range(25):
        told = simulate(scenario, 0, trial)
        assert told["ending"] == ENDINGS.key(block["ending"][trial])
        assert told["ending_day"] == block["ending_day"][trial]
        assert told["holdout"] == (None if (who := block["holdout"][trial]) < 0 else SIDES[who])
        assert told["binding_lines"] == words_of(int(block["binding_lines"][trial]), tuple(BINDING))
        for side in SIDES:
            for line in (*LEDGER_LINES, "sum", "threshold"):
                assert block[f"day0_{line}_{side}"][trial] == pytest.approx(told["day0"][side][line], abs=1e-9)
                assert block[f"end_{line}_{side}"][trial] == pytest.approx(told["end"][side][line], abs=1e-9)


def test_war_is_a_lottery_of_three():
    """All equally strong, ideals known, no issue but one that counts: the war line by hand."""
    places = {"garrison": 0.9, "league": 0.3, "council": 0.5}
    others = ("charter", "customs_house", "guns", "observers")
    fixed = [
        *(f"actors.{side}.positions.harbour.ideal={place}" for side, place in places.items()),
        *(f"actors.{side}.war_aims.harbour={place}" for side, place in places.items()),
        *(f"actors.{side}.positions.harbour.wish={place}" for side, place in places.items()),
        *(f"actors.{side}.optimism=0" for side in SIDES),
        "actors.garrison.aims_met.harbour=0",
        "war.indecisive=0",
        *(f"actors.{side}.positions.{issue}.salience=0" for side in SIDES for issue in others),
        *(f"actors.{side}.urgency=0" for side in SIDES),
        "actors.league.capability=2",
        "actors.council.capability=1",
        "front.momentum.mean=0",
    ]
    block = rows(NAME, *fixed, trials=3)
    # strengths: council 1, garrison 1, league 2; linear losses .4 and .6, quadratic .04 and .16
    assert block["day0_war_garrison"] == pytest.approx(0.25 + 0.25 * (1 - 0.4) + 0.5 * (1 - 0.6))
    assert block["day0_war_league"] == pytest.approx(0.5 + 0.25 * (1 - 0.6) + 0.25 * (1 - 0.2))
    assert block["day0_war_council"] == pytest.approx(0.25 + 0.25 * (1 - 0.16) + 0.5 * (1 - 0.04))


@pytest.mark.slow
def test_momentum_counts_for_two_and_the_third_stands_aside():
    decided = "war.indecisive=0"  # an uneven war drags on less, which is another matter
    even, winning = (rows(NAME, f"front.momentum.mean={mean}", decided, trials=200) for mean in (0.01, 0.8))
    assert (winning["day0_threshold_council"] == even["day0_threshold_council"]).all()
    assert (winning["day0_threshold_league"] == even["day0_threshold_league"]).all()
    stalling = even["day0_threshold_garrison"] > 0
    assert stalling.any()
    assert (winning["day0_threshold_garrison"] > even["day0_threshold_garrison"])[stalling].all()
    assert (winning["day0_war_garrison"] > even["day0_war_garrison"]).all()
    assert (winning["day0_war_league"] < even["day0_war_league"]).all()


@pytest.mark.slow
def test_the_well_watched_end_of_observers_is_one():
    """Observers at .9 leave .1 of the worst verification; with the poles confused they would leave .9 of it."""
    text = ("offers.truce.text.observers=0.9", "talks.step=0", "actors.garrison.urgency=0.9")
    right, wrong = rows(NAME, *text), rows(NAME, *text, "issues.observers.monitored_at=zero")
    assert (right["full_start_day"] == wrong["full_start_day"]).mean() > 0.98  # only ceasefires differ
    contrast = Contrast()
    contrast.add(right, wrong)
    pair = contrast["full_collapsed"]
    assert pair.difference > 3 * pair.error


# the story


@pytest.mark.slow
def test_day_zero_reads_as_the_papers_do():
    block = rows(NAME)
    yes = {side: (block[f"day0_sum_{side}"] >= block[f"day0_threshold_{side}"]).mean() for side in SIDES}
    assert yes["league"] > 0.95
    assert 0.75 < yes["council"] < 0.97
    assert 0.02 < yes["garrison"] < 0.15
    terms, war, audience = (
        {side: block[f"day0_{line}_{side}"].mean() for side in SIDES} for line in ("terms", "war", "audience")
    )
    assert terms["garrison"] < terms["league"] < 0.95 < terms["council"]
    assert war["league"] < 0.45 < 0.6 < war["garrison"]
    assert audience["council"] < 0.005 < 0.02 < audience["garrison"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("outcome", "least", "most"),
    [
        ("refused", 0.01, 0.05),
        ("mediator_left", 0.05, 0.20),
        ("stalled", 0.10, 0.35),
        ("any_full", 0.30, 0.55),
        ("sectoral_collapsed", 0.05, 0.20),
        ("sectoral_lapsed", 0.05, 0.20),
        ("full_collapsed", 0.05, 0.20),
        ("full_lapsed", 0.10, 0.30),
        ("full_extended", 0.05, 0.20),
    ],
)
def test_much_may_happen(outcome, least, most):
    count = int(outcome_masks(rows(NAME))[outcome].sum())
    low, high = wilson(count, 4000)
    assert least < low < high < most


def test_each_side_holds_out_last_in_some_trials_and_the_garrison_in_most():
    block = rows(NAME)
    last = np.bincount(block["holdout"][(block["full_start_day"] < 0) & (block["holdout"] >= 0)], minlength=3)
    council, garrison, league = last
    assert garrison > 0.8 * last.sum()
    assert council > league > 0


def test_grain_ships_may_lead_to_a_full_halt():
    assert 50 < rows(NAME)["sectoral_before"].sum() < 2000


# the variants


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_asks_one_question_and_changes_one_actor(name):
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert re.search(rf"^extends: {NAME}\.yaml$", text, re.MULTILINE)
    scenario, base = load(name).scenario, load(NAME).scenario
    assert re.fullmatch(r"What if [^\n]+\?", scenario.question)
    here, there = dict(scenario.values()), dict(base.values())
    changed = {path for path in here if here[path] != there.get(path)}
    assert changed
    assert all(path.startswith(VARIANTS[name]) for path in changed)
    assert there.keys() <= here.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "outcome", "sign"),
    [
        (FIRST, "sectoral_collapsed", -1),
        (FIRST, "full_collapsed", -1),
        (FIRST, "held_full", 1),
        (RAILWAY, "any_full", 1),
        (RAILWAY, "stalled", -1),
    ],
)
def test_a_variant_moves_what_it_should(name, outcome, sign):
    contrast = Contrast()
    trials = {"trials": 20_000} if name == RAILWAY else {}
    contrast.add(rows(NAME, **trials), rows(name, **trials))
    pair = contrast[outcome]
    assert sign * pair.difference > 3 * pair.error
