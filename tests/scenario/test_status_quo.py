# ruff: noqa: E501 (one case a line: tables of cases read best unbroken)
"""How things stand while nothing is agreed, aims that are met, and optimism: coded, written out, laid over each other."""

import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.uncertainty import Coded
from tests.scenario.files import BASE, PLAIN, faults_of, load, write

QUO = BASE + "status_quo: coded\n"
MET = QUO.replace("    war_aims: coded_ideals\n", "    war_aims: coded_ideals\n    aims_met: coded\n")
NO_STATUS_QUO = "no `status_quo`, so fighting on always ends in a victory (`war.indecisive` counts as 0)"


def variant(folder, base, change):
    load(folder, base)
    return load_scenario(write(folder, f"schema: 2\nextends: base.yaml\n{change}\n", "v.yaml"))


def central(numbers):
    return {issue: number.central() for issue, number in numbers.items()}


# the status quo


def test_every_issue_that_a_coder_has_is_coded_by_one_word(tmp_path):
    quo = load(tmp_path, QUO).scenario.status_quo
    assert quo["water"] == Coded(
        key="status_quo.water", panel="limits", coders={"first": (0, 0.1, 0.2), "second": (0, 0.2, 0.3)}
    )
    assert quo["toll"].coders == {"second": (0.3, 0.4, 0.5)}
    assert load(tmp_path, BASE).scenario.status_quo == {}


@pytest.mark.parametrize(
    ("said", "toll"), [("{rest: coded, toll: 0.9}", 0.9), ("{toll: 0.9}", 0.9), ("{toll: coded}", 0.4)]
)
def test_issues_may_be_written_out(tmp_path, said, toll):
    quo = load(tmp_path, f"{BASE}status_quo: {said}\n").scenario.status_quo
    assert quo["toll"].central() == pytest.approx(toll)
    assert ("water" in quo) == ("rest" in said)


@pytest.mark.parametrize(
    ("change", "issues", "toll"),
    [
        ("status_quo: {toll: 0.9}", {"water", "toll"}, 0.9),
        ("status_quo: {rest: null, toll: 0.9}", {"toll"}, 0.9),
        ("status_quo: coded", {"water", "toll"}, 0.4),
        ("issues: {water: null}\noffers: {full: {text: {water: null}}}\nreference: full\nfront: {pockets: null}\nactors: {hill: {positions: {rest: null}, war_aims: null}}", {"toll"}, 0.4),
    ],
)  # fmt: skip
def test_a_variant_over_the_one_word(tmp_path, change, issues, toll):
    quo = variant(tmp_path, QUO, change).scenario.status_quo
    assert (set(quo), quo["toll"].central()) == (issues, pytest.approx(toll))


def test_a_variant_may_take_it_away(tmp_path):
    assert variant(tmp_path, QUO, "status_quo: null").scenario.status_quo == {}


@pytest.mark.parametrize("override", ["status_quo=coded", "status_quo={rest: coded}", "status_quo.toll=0.4"])
def test_the_command_line_may_give_it(tmp_path, override):
    assert load(tmp_path, BASE, override).scenario.status_quo["toll"].central() == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (PLAIN + "status_quo: coded\n", "26:13 status_quo.rest: coded, but the file names no `evidence`: a folder of coded statements"),
        (PLAIN + "status_quo: codded\n", "26:13 status_quo: got 'codded' (did you mean coded?); allowed: coded, or a mapping of keys to values"),
        (PLAIN + "status_quo: {lin: 0.5}\n", "26:14 status_quo.lin: lin is not a declared issue (did you mean line?); allowed: line, port"),
        (PLAIN + "status_quo: {line: 1.5}\n", "26:20 status_quo.line: got 1.5; allowed: 0 to 1"),
        (BASE + "status_quo: {rest: all}\n", "43:20 status_quo.rest: allowed: coded; `rest` stands for every issue that is not named"),
        (BASE + "status_quo: {tol: coded}\n", "43:14 status_quo.tol: tol is not a declared issue (did you mean toll?); allowed: water, toll"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path, text, fault):
    assert fault in faults_of(tmp_path, text)


def without(folder, text, *words):
    """The faults of a case whose evidence has no line with these words."""
    load(folder, BASE)
    for coder in ("first", "second"):
        path = folder / "well" / "coders" / f"{coder}.yaml"
        lines = [
            line for line in path.read_text(encoding="utf-8").splitlines() if not any(word in line for word in words)
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(write(folder, text))
    return [fault.headline.split(": ", 1)[1] for fault in caught.value.faults]


def test_what_no_coder_says_is_a_fault(tmp_path):
    assert without(tmp_path, QUO, "status_quo") == [
        "status_quo.rest: no coder of the evidence has `status_quo`; write them out, or take the line out"
    ]
    assert without(tmp_path, BASE + "status_quo: {toll: coded}\n", "status_quo") == [
        "status_quo.toll: no coder says how toll stands; give a number"
    ]


def test_it_is_assumed_since_no_statement_says_it(tmp_path):
    told = load(tmp_path, QUO).origins["status_quo.water"]
    assert (told.kind, told.where, told.why) == (
        "assumed",
        f"{tmp_path}/base.yaml:43",
        "coded by judgement: no statement",
    )


def test_a_case_without_one_is_noted_unless_it_makes_no_difference(tmp_path):
    assert load(tmp_path, BASE).notes == (NO_STATUS_QUO,)
    assert load(tmp_path, QUO).notes == ()
    assert load(tmp_path, BASE + "war: {indecisive: 0}\n").notes == ()
    assert load(tmp_path, BASE + "war: {indecisive: 0.5}\n").notes == (NO_STATUS_QUO,)


# aims that are met


def test_aims_are_met_where_a_coder_lists_the_issue(tmp_path):
    met = load(tmp_path, MET).scenario.actors["hill"].aims_met
    assert met["water"].coders == {"first": (1, 1, 1), "second": (1, 1, 1)}
    assert met["toll"].coders == {"first": (0, 0, 0), "second": (1, 1, 1)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("[water]", {"water": 1}),
        ("[toll, water]", {"toll": 1, "water": 1}),
        ("[]", {}),
        ("{water: 0.5}", {"water": 0.5}),
        ("{rest: coded, water: 0}", {"water": 0, "toll": 0.5}),
        ("{toll: coded}", {"toll": 0.5}),
    ],
)
def test_a_list_is_1_for_each_and_issues_may_be_written_out(tmp_path, said, expected):
    assert central(load(tmp_path, MET.replace("aims_met: coded", f"aims_met: {said}")).scenario.actors["hill"].aims_met) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("base", "change", "expected"),
    [
        ("coded", "[toll]", {"toll": 1}),
        ("coded", "{toll: 0.2}", {"water": 1, "toll": 0.2}),
        ("coded", "null", {}),
        ("[water]", "[toll]", {"toll": 1}),
        ("[water]", "{toll: 0.2}", {"water": 1, "toll": 0.2}),
        ("[water, toll]", "{toll: null}", {"water": 1}),
        ("{toll: 0.2}", "coded", {"water": 1, "toll": 0.2}),
    ],
)
def test_a_list_replaces_and_a_mapping_merges(tmp_path, base, change, expected):
    case = variant(
        tmp_path, MET.replace("aims_met: coded", f"aims_met: {base}"), f"actors: {{hill: {{aims_met: {change}}}}}"
    )
    assert central(case.scenario.actors["hill"].aims_met) == expected


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("[watr]", "14:16 actors.hill.aims_met.watr: watr is not a declared issue (did you mean water?); allowed: water, toll"),
        ("[water, water]", "14:23 actors.hill.aims_met.1: water appears twice; keep one"),
        ("[1]", "14:16 actors.hill.aims_met.0: allowed: an issue; a list names those on which its aims are met"),
        ("met", "14:15 actors.hill.aims_met: got 'met'; allowed: coded, or a mapping of keys to values"),
        ("{water: 2}", "14:23 actors.hill.aims_met.water: got 2; allowed: 0 to 1"),
        ("{rest: all}", "14:22 actors.hill.aims_met.rest: allowed: coded; `rest` stands for every issue that is not named"),
    ],
)  # fmt: skip
def test_what_aims_met_may_not_say(tmp_path, said, fault):
    assert fault in faults_of(tmp_path, MET.replace("aims_met: coded", f"aims_met: {said}"))


def test_what_no_coder_says_of_aims_is_a_fault(tmp_path):
    assert without(tmp_path, MET, "aims_met") == [
        "actors.hill.aims_met.rest: no coder of the evidence has `aims_met`; write them out, or take the line out"
    ]
    vale = MET.replace("    war_aims: ideals\n", "    war_aims: ideals\n    aims_met: {toll: coded}\n")
    assert faults_of(tmp_path, vale) == [
        "25:22 actors.vale.aims_met.toll: no coder says that group VALE has what it fights for on toll; give a share, or take "
        "the line out"
    ]
    none = MET.replace("    war_aims: ideals\n", "    war_aims: ideals\n    aims_met: coded\n")
    assert load(tmp_path, none).scenario.actors["vale"].aims_met == {}, "coded, and found to be met nowhere"


@pytest.mark.parametrize("said", ["coded", "[water]", "{water: 0.5}"])
def test_aims_that_are_met_need_a_status_quo(tmp_path, said):
    text = MET.replace("status_quo: coded\n", "").replace("aims_met: coded", f"aims_met: {said}")
    assert faults_of(tmp_path, text) == [
        "14:5 actors.hill.aims_met: needs a `status_quo`, which is what a victory leaves where aims are met; add "
        "`status_quo: coded` or a mapping of issues to numbers, or delete this"
    ]


def test_they_are_the_coders_judgement(tmp_path):
    told = load(tmp_path, MET).origins["actors.hill.aims_met.water"]
    assert (told.kind, told.why) == ("assumed", "coded by judgement: no statement")


def test_only_a_belligerent_has_them(tmp_path):
    text = PLAIN.replace("    lead: true\n", "    lead: true\n    aims_met: [line]\n") + "status_quo: {line: 0.5}\n"
    assert faults_of(tmp_path, text) == [
        "20:5 actors.host.aims_met: a key of `role: belligerent`, not of `role: mediator`"
    ]


# optimism


def test_optimism_may_be_coded(tmp_path):
    text = BASE.replace("    war_aims: coded_ideals\n", "    war_aims: coded_ideals\n    optimism: coded\n")
    assert load(tmp_path, text).scenario.actors["hill"].optimism.key == "parameters.optimism__HILL"
    assert load(tmp_path, BASE).scenario.actors["hill"].optimism.support() == (0, 0.3)
    (fault,) = faults_of(tmp_path, text.replace("war_aims: ideals\n", "war_aims: ideals\n    optimism: coded\n"))
    assert fault.startswith("25:15 actors.vale.optimism: the evidence has no parameter optimism__VALE (did you mean")


# all of it


def test_a_file_that_is_written_out_says_the_same(tmp_path):
    told = load(tmp_path, MET)
    text = told.resolved()
    assert "\nstatus_quo:\n  water: {dist: coded, key: status_quo.water, panel: limits, coders: {" in text
    again = load_scenario(write(tmp_path, text, "again.yaml"))
    assert (again.scenario, again.digest, again.origins) == (told.scenario, told.digest, told.origins)


def test_the_first_edition_is_refused_with_the_way_on(tmp_path):
    first = (
        "got 1; allowed: 2; schema 1 is the first edition of the model: `truce upgrade FILE` rewrites it and says what "
    )
    first += "changed in meaning"
    assert faults_of(tmp_path, PLAIN.replace("schema: 2", "schema: 1")) == [f"1:9 schema: {first}"]
    write(tmp_path, PLAIN.replace("schema: 2", "schema: 1"))
    with pytest.raises(ScenarioError) as caught:
        load_scenario(write(tmp_path, "schema: 2\nextends: base.yaml\n", "v.yaml"))
    assert [fault.headline for fault in caught.value.faults] == [f"{tmp_path}/base.yaml:1:9: schema: {first}"]
    assert faults_of(tmp_path, PLAIN.replace("schema: 2", "schema: 3")) == ["1:9 schema: got 3; allowed: 2"]
