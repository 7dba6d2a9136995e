"""The shipped evidence: complete, before its cutoff, and with the agreement that was found when it was coded."""

from itertools import product
from pathlib import Path

import pytest

from sim.evidence import agreement, load_evidence, same_issue

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def march():
    return load_evidence(SEEDS / "march-2025")


@pytest.mark.slow
def test_what_is_in_it(march):
    assert march.coders == ("A", "B", "first", "second")
    assert {name: coding.panel for name, coding in march.codings.items()} == {
        **{"A": "", "B": ""},
        **{"first": "limits", "second": "limits"},
    }
    assert march.notes == ()
    source = [key for key, each in march.statements.items() if not each.declared_only]
    assert source == [f"S{number:02d}" for number in range(1, 61)]
    assert [key for key, each in march.statements.items() if each.declared_only] == ["X1", "X2", "X3", "X4", "X5"]
    assert len(march.parameters()) == 40
    assert all(each.date <= "2025-03-14" for each in march.statements.values())


def test_both_coders_coded_everything(march):
    for group, issue in product(("US", "RU", "UA", "EU", "NATO"), march.issues):
        assert tuple(march.position(group, issue).coders) == ("A", "B")
        assert tuple(march.salience(group, issue).coders) == ("A", "B")
    assert all(tuple(march.parameter(name).coders) == ("A", "B") for name in march.parameters())
    assert all(len(march.codings[coder].assignments) == 60 for coder in ("A", "B"))
    assert march.position("KSA", "truce_scope") is None


def test_the_panel_of_limits_coded_limits_and_how_things_stand_and_nothing_else(march):
    for coder in ("first", "second"):
        coding = march.codings[coder]
        assert (coding.assignments, coding.positions, coding.parameters) == ({}, {}, {})
        assert {f"{group}.{issue}" for group, rows in coding.limits.items() for issue in rows} == {
            f"{group}.{issue}" for group in ("RU", "UA") for issue in ("sequencing", "kursk_terms", "territory")
        }
        assert tuple(coding.status_quo) == march.issues
        assert coding.aims_met == {"RU": ("kursk_terms",), "UA": ("arms_aid",)}
        assert "machine-assisted" in coding.about
    sides = {march.rules_out(group, issue) for group in ("RU",) for issue in march.issues} - {None}
    assert sides == {"below"}, "Moscow prefers 1"
    assert {march.rules_out("UA", issue) for issue in march.issues} - {None} == {"above"}


@pytest.mark.parametrize(
    ("what", "units", "alpha"),
    [
        *[("positions", 45, 0.96), ("saliences", 45, 0.92), ("statements", 23, 0.98), ("firmness", 60, 0.86)],
        *[("limits", 6, 0.87), ("limit_firmness", 6, 0.87), ("status_quo", 9, 0.97)],
    ],
)
def test_agreement(march, what, units, alpha):
    (row,) = [row for row in agreement(march) if (row.what, row.issue) == (what, "all")]
    assert row.units == units
    assert round(row.alpha, 2) == alpha
    assert row.low < row.alpha < row.high


@pytest.mark.slow
def test_the_interval_depends_on_the_seed_alone(march):
    assert agreement(march, seed=3) == agreement(load_evidence(SEEDS / "march-2025"), seed=3)
    assert agreement(march, seed=3)[0] != agreement(march, seed=4)[0]
    assert agreement(march, seed=0) == agreement(march)


def test_same_issue(march):
    assert same_issue(march) == (54, 60)


def test_some_values(march):
    assert march.position("RU", "kursk_terms").coders == {"A": (0.8, 0.95, 1), "B": (0.8, 0.97, 1)}
    assert march.firmness("RU", "kursk_terms").coders == {"A": (0.9, 0.9, 0.9), "B": (0.85, 0.85, 0.85)}
    assert march.firmness("UA", "sequencing").coders == {"A": (0.9, 0.9, 0.9), "B": (0, 0, 0)}
    assert march.speaking("RU", "kursk_terms") == ("S25", "S26", "S27")
    assert march.stated("RU", "kursk_terms") == ("S25", "S27"), "S26 is an outlet's reading"
    assert march.stated("US", "nato_path") == (), "only an outlet says so"
    assert march.stated("UA", "nato_path") == ()
    assert march.parameter("momentum__whole_front").coders == {"A": (0.1, 0.35, 0.6), "B": (-0.2, 0.24, 0.64)}
    assert march.support("trust__RU_in_UA") == ("S34", "X1")
    assert march.limit("RU", "kursk_terms").coders == {"first": (0.3, 0.55, 0.9), "second": (0.4, 0.7, 0.85)}
    assert march.limit_firmness("RU", "kursk_terms").coders == {"first": (0.85,) * 3, "second": (0.8,) * 3}
    assert march.support("limits.RU.kursk_terms") == ("S25", "S27")
    assert march.support("limits.UA.kursk_terms") == ("S41", "S45")
    assert march.limit_firmness("UA", "territory").coders == {"first": (0.75,) * 3, "second": (0.7,) * 3}
    assert march.limit("UA", "nato_path") is None
    assert march.status_quo("kursk_terms").coders == {"first": (0.7, 0.8, 0.92), "second": (0.65, 0.8, 0.95)}
    assert march.status_quo("normalisation").coders == {"first": (0.3, 0.42, 0.52), "second": (0.4, 0.5, 0.6)}
    assert march.aims_met("RU", "kursk_terms").coders == {"first": (1, 1, 1), "second": (1, 1, 1)}
    assert march.aims_met("RU", "territory") is None


def test_every_coded_value_has_a_row_of_support(march):
    reasons = {"aims_met.RU.kursk_terms", "aims_met.UA.arms_aid"}  # in comments beside them
    for key in set(march.coded_keys()) - reasons:
        assert march.support(key) or march.backing(key).note


def test_no_fact_from_outside_the_article_carries_a_limit(march):
    behind = [name for key in march.coded_keys() if key.startswith("limits.") for name in march.support(key)]
    assert len(behind) == 11
    assert not [name for name in behind if march.statements[name].declared_only]


def test_every_issue_and_topic_is_used(march):
    assigned = {row.issue for coding in march.codings.values() for row in coding.assignments.values()}
    assert set(march.about.topics) <= assigned
    assert set(march.issues) - assigned == {"verification"}  # nobody in the article speaks to it


def test_the_codebook_names_every_quantity_and_kind(march):
    text = (SEEDS / "codebook.md").read_text(encoding="utf-8")
    assert [name for name in march.about.quantities if f"`{name}`" not in text] == []
    assert [each.kind for each in march.statements.values() if f"`{each.kind}`" not in text] == []


def test_the_examples_of_the_codebook_are_true(march):
    text = (SEEDS / "codebook.md").read_text(encoding="utf-8")
    for key in ("S45", "S23", "S03", "S01"):
        row = march.codings["A"].assignments[key]
        position = "" if row.position is None else f" position: {row.position:g},"
        assert f"`{{issue: {row.issue},{position} firmness: {row.firmness:g}}}`" in text
