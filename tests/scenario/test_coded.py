# ruff: noqa: E501 (one case a line: tables of cases read best unbroken)
import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from tests.scenario.files import BASE, PLAIN, faults_of, load


def test_positions_come_from_the_evidence_of_the_group(tmp_path):
    actors = load(tmp_path, BASE).scenario.actors
    water = actors["hill"].positions["water"]
    assert water.ideal.coders == {"A": (0.0, 0.1, 0.3), "B": (0.0, 0.2, 0.4)}
    assert water.salience.coders == {"A": (0.8, 0.8, 0.8), "B": (0.6, 0.6, 0.6)}
    assert water.firmness.coders == {"A": (0.9, 0.9, 0.9), "B": (0.7, 0.7, 0.7)}
    assert list(actors["hill"].positions) == ["water"], "the evidence says nothing of the hill on the toll"
    assert actors["hill"].positions["water"].ideal.key == "positions.HILL.water"


def test_the_rest_is_coded_where_an_issue_is_not_named(tmp_path):
    positions = load(tmp_path, BASE).scenario.actors["vale"].positions
    assert positions["toll"].ideal.central() == 0.9
    assert positions["toll"].salience.central() == 0.4
    assert positions["toll"].firmness.key == "firmness.VALE.toll", "a part that is not named stays coded"
    assert positions["water"].ideal.coders == {"A": (0.6, 0.8, 1.0)}


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("actors.hill.urgency", "parameters.urgency__HILL"),
        ("actors.hill.trust.vale", "parameters.trust__HILL_in_VALE"),
        ("actors.priest.leverage.hill", "parameters.leverage__PRIEST_on_HILL"),
        ("front.momentum.mean", "parameters.momentum__whole_front"),
        ("front.pockets.ford.momentum", "parameters.momentum__ford"),
    ],
)
def test_numbers_come_from_the_parameter_that_their_path_means(tmp_path, path, key):
    assert dict(load(tmp_path, BASE).scenario.values())[path].key == key


def test_single_positions_can_be_coded(tmp_path):
    part = BASE.replace("    positions: coded\n", "    positions: {water: {ideal: coded, salience: 0.8}}\n")
    water = load(tmp_path, part).scenario.actors["hill"].positions["water"]
    assert water.ideal.key == "positions.HILL.water"
    assert water.salience.central() == 0.8
    assert water.firmness.central() == 0, "without `rest: coded` what is not named has its default"
    whole = load(tmp_path, BASE.replace("    positions: coded\n", "    positions: {water: coded}\n")).scenario
    assert whole.actors["hill"].positions["water"].firmness.key == "firmness.HILL.water"


def test_single_aims_can_be_coded(tmp_path):
    one = load(tmp_path, BASE.replace("war_aims: coded_ideals", "war_aims: {water: coded}")).scenario
    assert one.actors["hill"].war_aims["water"].key == "positions.HILL.water"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("    group: HILL\n", "", "11:16 actors.hill.positions.rest: coded, but the actor has no `group`"),
        (
            "group: HILL",
            "group: HIL",
            "11:12 actors.hill.group: got HIL, which is not a group of the evidence (did you mean HILL?)",
        ),
        (
            "group: HILL",
            "group: PRIEST",
            "12:16 actors.hill.positions.rest: the evidence places group PRIEST on none of the issues",
        ),
        ("urgency: 0.5", "urgency: coded", "25:14 actors.vale.urgency: the evidence has no parameter urgency__VALE"),
        (
            "coded: leverage__PRIEST_on_HILL",
            "coded: leverage__PRIEST_on_HIL",
            "30:22 actors.priest.leverage.hill: the evidence has no parameter leverage__PRIEST_on_HIL (did you mean leverage__PRIEST_on_HILL?)",
        ),
        ("coded: leverage__PRIEST_on_HILL", "coded: 3", "30:23 actors.priest.leverage.hill: allowed: {coded: KEY}"),
        (
            "rest: coded",
            "rest: 3",
            "21:13 actors.vale.positions.rest: allowed: coded; `rest` stands for every issue that is not named",
        ),
        ("coded_ideals", "{rest: coded}", "13:22 actors.hill.war_aims.rest: allowed: coded_ideals"),
        (
            "positions: coded",
            "positions: {toll: coded}",
            "12:23 actors.hill.positions.toll.ideal: the evidence does not place group HILL on toll; give a number",
        ),
        (
            "{holder: hill, momentum: coded}",
            "{holder: hill, momentum: coded, left: coded}",
            "34:49 front.pockets.ford.left: got 'coded'; allowed: a number",
        ),
    ],
)
def test_what_the_evidence_cannot_give_is_a_fault(tmp_path, old, new, fault):
    found = faults_of(tmp_path, BASE.replace(old, new, 1))
    assert any(told.startswith(fault) for told in found), found


def test_a_number_that_no_evidence_can_stand_behind_is_not_coded(tmp_path):
    (fault,) = faults_of(tmp_path, PLAIN + "talks: {margin: coded}\n")
    assert fault.startswith("26:17 talks.margin: got 'coded'")
    assert "cannot be `coded`" in fault


def test_coded_without_evidence_is_a_fault(tmp_path):
    (fault,) = faults_of(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: coded\n    group: HILL"))
    assert fault.startswith("10:14 actors.north.urgency: coded, but the file names no `evidence`")


def test_missing_evidence_is_one_fault_and_not_one_per_value(tmp_path):
    assert faults_of(tmp_path, BASE.replace("evidence: well", "evidence: wel")) == [
        "3:11 evidence: got wel, but there is no such folder beside this file, nor shipped"
    ]


def test_faults_of_the_evidence_are_shown_with_their_file(tmp_path):
    load(tmp_path, BASE)
    coder = tmp_path / "well" / "coders" / "C.yaml"
    coder.write_text("about: x\npositions: 3\nparameters: {urgency__HILL: [1, 0, 2]}\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tmp_path / "base.yaml")
    assert [fault.headline for fault in caught.value.faults] == [
        f"{coder}:2:12: positions: got 3; allowed: a mapping of keys to values",
        f"{coder}:3:29: parameters.urgency__HILL: low, most likely, high must not fall; got 1, 0, 2",
    ], "and nothing about the values that are coded: `coded`, `{coded: KEY}`, `rest: coded`"
    assert "    positions: 3\n               ^\n" in str(caught.value)
