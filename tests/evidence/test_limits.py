# ruff: noqa: E501 (one case a line: tables of cases read best unbroken)
"""Limits, the status quo, aims that are met, and the panels of those who code them."""

import json

import pytest

from sim.errors import EvidenceError
from sim.evidence import agreement, load_evidence, review
from sim.uncertainty import Coded

ONE = """\
about: The smith.
panel: limits
limits:
  HILL:
    water: {rules_out: above, at: [0.4, 0.5, 0.7], firmness: 0.8, statements: [S2, S1], note: the vale may never draw first}
    toll: {rules_out: above, at: [0.2, 0.3, 0.4], firmness: 0.6}
  VALE:
    water: {rules_out: below, at: [0.1, 0.2, 0.4], firmness: 0.5, statements: [S3]}
status_quo:
  water: {at: [0, 0.1, 0.2], note: the hill draws first}
  toll: {at: [0, 0, 0]}
aims_met:
  HILL: [water]
"""
TWO = """\
about: The baker.
panel: limits
limits:
  HILL:
    water: {rules_out: above, at: [0.5, 0.6, 0.8], firmness: 0.9, statements: [S1, X1], note: as she hears it}
  VALE:
    water: {rules_out: below, at: [0.2, 0.3, 0.5], firmness: 0.4}
status_quo:
  water: {at: [0, 0.2, 0.3]}
aims_met:
  HILL: [water, toll]
  VALE: []
"""


@pytest.fixture
def panel(well):
    (well / "coders/one.yaml").write_text(ONE, encoding="utf-8")
    (well / "coders/two.yaml").write_text(TWO, encoding="utf-8")
    return well


@pytest.fixture
def village(panel):
    return load_evidence(panel)


def change(folder, name, old, new):
    path = folder / "coders" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults_of(folder):
    with pytest.raises(EvidenceError) as caught:
        load_evidence(folder)
    return [fault.headline.replace(f"{folder}/", "") for fault in caught.value.faults]


def constant(key, panel="limits", **coders):
    return Coded(key=key, panel=panel, coders={name: (value,) * 3 for name, value in coders.items()})


# what it answers


def test_a_limit_mixes_those_who_find_one_and_names_its_panel(village):
    coders = {"one": (0.4, 0.5, 0.7), "two": (0.5, 0.6, 0.8)}
    assert village.limit("HILL", "water") == Coded(key="limits.HILL.water", panel="limits", coders=coders)
    assert village.rules_out("HILL", "water") == "above"
    assert village.rules_out("VALE", "water") == "below"
    assert village.limit_firmness("HILL", "water") == constant("limit_firmness.HILL.water", one=0.8, two=0.9)


def test_who_finds_no_limit_where_another_does_codes_a_firmness_of_0(village):
    assert village.limit("HILL", "toll").coders == {"one": (0.2, 0.3, 0.4)}
    assert village.limit_firmness("HILL", "toll") == constant("limit_firmness.HILL.toll", one=0.6, two=0)


def test_where_nobody_finds_a_limit_there_is_none(village):
    assert village.limit("VALE", "toll") is village.limit_firmness("VALE", "toll") is None
    assert village.rules_out("VALE", "toll") is None


def test_who_codes_no_limits_at_all_does_not_count(panel):
    change(panel, "two", TWO[TWO.index("limits:\n") : TWO.index("status_quo")], "")
    village = load_evidence(panel)
    assert village.limit_firmness("HILL", "toll").coders == {"one": (0.6, 0.6, 0.6)}
    change(panel, "two", "status_quo:", "limits: {}\nstatus_quo:")
    assert load_evidence(panel).limit_firmness("HILL", "toll").coders == {"one": (0.6,) * 3, "two": (0, 0, 0)}


def test_coders_of_no_panel_count_for_no_limit_and_those_of_a_panel_for_no_position(village):
    assert set(village.limit_firmness("HILL", "water").coders) == {"one", "two"}
    assert village.position("HILL", "water").panel == village.firmness("HILL", "water").panel == ""
    assert set(village.firmness("HILL", "water").coders) == {"A", "B"}
    assert village.parameter("urgency__HILL").panel == ""


def test_coders_without_a_panel_may_code_limits_too(panel):
    for name in ("one", "two"):
        change(panel, name, "panel: limits\n", "")
    village = load_evidence(panel)
    assert village.limit_firmness("HILL", "toll") == constant("limit_firmness.HILL.toll", panel="", one=0.6, two=0)
    assert set(village.firmness("HILL", "water").coders) == {"A", "B"}, "who codes no positions has no firmness of one"


def test_the_status_quo_of_an_issue(village):
    coders = {"one": (0, 0.1, 0.2), "two": (0, 0.2, 0.3)}
    assert village.status_quo("water") == Coded(key="status_quo.water", panel="limits", coders=coders)
    assert village.status_quo("toll").coders == {"one": (0, 0, 0)}
    assert village.status_quo("weather") is None


def test_aims_are_met_by_1_or_0_per_coder_of_aims(village):
    assert village.aims_met("HILL", "water") == constant("aims_met.HILL.water", one=1, two=1)
    assert village.aims_met("HILL", "toll") == constant("aims_met.HILL.toll", one=0, two=1)
    assert village.aims_met("VALE", "water") is None


def test_who_codes_no_aims_at_all_does_not_count(panel):
    change(panel, "one", "aims_met:\n  HILL: [water]\n", "")
    assert load_evidence(panel).aims_met("HILL", "water").coders == {"two": (1, 1, 1)}


def test_all_of_it_has_keys_and_a_limit_is_used_with_its_firmness(village):
    new = [key for key in village.coded_keys() if key.partition(".")[0] not in ("positions", "parameters")]
    assert new == [
        *("limits.HILL.water", "limits.HILL.toll", "limits.VALE.water"),
        *("status_quo.water", "status_quo.toll", "aims_met.HILL.water", "aims_met.HILL.toll"),
    ]
    used = ["limit_firmness.HILL.water", "limits.HILL.toll", "status_quo.water", "aims_met.HILL.toll"]
    unused = village.unused(used)
    assert [key for key in new if key in unused] == ["limits.VALE.water", "status_quo.toll", "aims_met.HILL.water"]


def test_what_coders_name_beside_a_limit_stands_behind_it(village):
    assert village.support("limits.HILL.water") == village.support("limit_firmness.HILL.water") == ("S1", "S2", "X1")
    assert village.backing("limits.HILL.water").note == "one: the vale may never draw first; two: as she hears it"
    assert village.support("limits.HILL.toll") == village.support("status_quo.water") == ()
    assert village.backing("status_quo.water").note == "one: the hill draws first"
    assert village.support("aims_met.HILL.water") == ()


def test_agreement_on_it_is_one_line_each(village):
    rows = {row.what: row for row in agreement(village) if row.issue == "all"}
    assert list(rows)[-3:] == ["limits", "limit_firmness", "status_quo"]
    assert [rows[what].units for what in list(rows)[-3:]] == [2, 3, 1]
    observed, expected = 2 * 2 * 0.1**2 / 4, 2 * (0.1**2 + 0.3**2 + 0.2**2 + 0.4**2 + 0.3**2 + 0.1**2) / 12
    assert rows["limits"].alpha == pytest.approx(1 - observed / expected)
    assert not [row for row in agreement(village) if row.what == "limits" and row.issue != "all"]


def test_a_folder_without_it_says_nothing_of_it(well):
    assert {row.what for row in agreement(load_evidence(well))} == {"positions", "saliences", "statements", "firmness"}


def test_a_review_shows_what_stands_behind_it(village):
    found = review(village)
    assert found.behind["S2"] == ("limits.HILL.water",)
    assert found.reservations["limits.HILL.water"] == "one: the vale may never draw first; two: as she hears it"
    assert found.without_support["status_quo.water"] == "one: the hill draws first"
    assert found.without_support["aims_met.HILL.toll"] is None
    told = json.loads(json.dumps(found.as_json(), allow_nan=False))
    assert "limits" in {row["what"] for row in told["agreement"]}
    assert review(village, ["limit_firmness.HILL.water"]).behind["X1"] == ("limits.HILL.water",)


# notes


def test_a_panel_of_one_is_noted(panel):
    (panel / "coders/two.yaml").unlink()
    (note,) = load_evidence(panel).notes
    assert note.startswith("panel limits: one coder only, so there is no agreement to measure")


def test_a_coder_of_limits_alone_gives_a_value_and_one_of_nothing_does_not(panel):
    for name in ("one", "two"):
        (panel / f"coders/{name}.yaml").write_text("about: x\npanel: limits\nlimits: {}\n", encoding="utf-8")
    assert load_evidence(panel).notes == ()
    (panel / "coders/two.yaml").write_text("about: x\npanel: limits\n", encoding="utf-8")
    first, second = load_evidence(panel).notes
    assert first == (
        "coder two gives no value: coders/two.yaml has neither positions nor parameters, neither limits nor a status quo, "
        "nor aims met"
    )
    assert second.startswith("panel limits: one coder only")


# faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("panel: limits", "panel: Limits", "2:8: panel: got 'Limits'; allowed: lower-case letters, digits and underscores, a letter first"),
        ("limits:\n  HILL:", "limits:\n  HIL:", "4:3: limits.HIL: HIL is not a group of about.yaml (did you mean HILL?); allowed: HILL, VALE"),
        ("    toll: {rules", "    tol: {rules", "6:5: limits.HILL.tol: tol is not an issue of about.yaml (did you mean toll?); allowed: water, toll"),
        ("[S2, S1]", "[S2, S9]", "5:84: limits.HILL.water.statements.1: got S9, which is not a statement of statements.yaml or facts.yaml"),
        ("above, at: [0.2", "over, at: [0.2", "6:23: limits.HILL.toll.rules_out: got 'over'; allowed: 'above' or 'below'"),
        ("[0.2, 0.3, 0.4]", "[0.2, 0.1, 0.4]", "6:34: limits.HILL.toll.at: low, most likely, high must not fall; got 0.2, 0.1, 0.4"),
        ("[0.2, 0.3, 0.4]", "[0.2, 0.3, 1.4]", "6:45: limits.HILL.toll.at.2: got 1.4; allowed: at most 1"),
        ("firmness: 0.6}", "firmnes: 0.6}", "6:51: limits.HILL.toll.firmnes: unknown key (did you mean firmness?)"),
        (", firmness: 0.6}", "}", "6:5: limits.HILL.toll.firmness: missing; add `firmness:`"),
        ("  toll: {at: [0, 0, 0]}", "  tall: {at: [0, 0, 0]}", "11:3: status_quo.tall: tall is not an issue of about.yaml (did you mean toll?)"),
        ("  toll: {at: [0, 0, 0]}", "  toll: [0, 0, 0]", "11:9: status_quo.toll: got a list of 3; allowed: a mapping of keys to values"),
        ("aims_met:\n  HILL", "aims_met:\n  HULL", "13:3: aims_met.HULL: HULL is not a group of about.yaml (did you mean HILL?)"),
        ("HILL: [water]", "HILL: [watr]", "13:10: aims_met.HILL.0: got watr, which is not an issue of about.yaml (did you mean water?)"),
        ("HILL: [water]", "HILL: [water, water]", "13:17: aims_met.HILL.1: water appears twice; keep one"),
        ("HILL: [water]", "HILL: {water: 1}", "13:9: aims_met.HILL: got a mapping; allowed: a list, such as [a, b]"),
    ],
)  # fmt: skip
def test_what_a_coder_may_not_say(panel, old, new, fault):
    change(panel, "one", old, new)
    (found,) = faults_of(panel)
    assert found.startswith(f"coders/one.yaml:{fault}"), found


def test_a_block_with_nothing_in_it_is_a_fault(panel):
    (panel / "coders/one.yaml").write_text("about: x\nlimits:\n", encoding="utf-8")
    assert faults_of(panel) == ["coders/one.yaml:2:1: limits: got nothing; allowed: a mapping of keys to values"]


def test_coders_of_a_panel_who_differ_on_the_side_are_a_fault_that_names_both(panel):
    change(panel, "two", "rules_out: below", "rules_out: above")
    assert faults_of(panel) == [
        "coders/two.yaml:7:24: limits.VALE.water.rules_out: coder one says below, coder two says above, and a cell has one "
        "limit: leave it out of both files, and write `positions.water.limit` in the scenario, with what decided it"
    ]


@pytest.mark.parametrize(
    ("block", "place", "dotted"),
    [
        ("positions: {HILL: {water: {position: [0, 0, 1], salience: 1}}}", "3:20", "positions.HILL.water"),
        ("parameters: {urgency__HILL: [0, 0, 1]}", "3:14", "parameters.urgency__HILL"),
    ],
)
def test_a_cell_belongs_to_one_panel(panel, block, place, dotted):
    (panel / "coders/three.yaml").write_text(f"about: x\npanel: others\n{block}\n", encoding="utf-8")
    assert faults_of(panel) == [
        f"coders/three.yaml:{place}: {dotted}: coder A of no panel and coder three of panel others both code this; panels are "
        "drawn apart, so put the two in one panel, or leave it out of one file"
    ]


@pytest.mark.parametrize(
    ("block", "place", "dotted"),
    [
        ("limits: {HILL: {water: {rules_out: above, at: [0, 0, 1], firmness: 1}}}", "2:17", "limits.HILL.water"),
        ("status_quo: {toll: {at: [0, 0, 1]}}", "2:14", "status_quo.toll"),
        ("aims_met: {VALE: [toll], HILL: [toll, water]}", "2:39", "aims_met.HILL.1"),
    ],
)
def test_so_does_a_cell_of_limits_of_the_status_quo_and_of_aims(panel, block, place, dotted):
    (panel / "coders/two.yaml").unlink()
    (panel / "coders/three.yaml").write_text(f"about: x\n{block}\n", encoding="utf-8")
    (found,) = [told for told in faults_of(panel) if dotted in told]
    assert found.startswith(
        f"coders/three.yaml:{place}: {dotted}: coder one of panel limits and coder three of no panel"
    )


def test_coders_of_two_panels_may_share_out_the_cells(panel):
    (panel / "coders/two.yaml").unlink()
    text = "about: x\nlimits: {VALE: {toll: {rules_out: below, at: [0, 0.1, 0.2], firmness: 0.5}}}\n"
    (panel / "coders/three.yaml").write_text(text, encoding="utf-8")
    village = load_evidence(panel)
    assert village.limit_firmness("VALE", "toll") == constant("limit_firmness.VALE.toll", panel="", three=0.5)
    assert village.limit_firmness("HILL", "toll") == constant("limit_firmness.HILL.toll", one=0.6)
