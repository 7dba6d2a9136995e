# ruff: noqa: E501 (one case a line: tables of cases read best unbroken)
"""Limits in a file: coded, written out, taken back by `none` and by null; whose they are; what they rest on."""

import pytest

from sim.scenario import load_scenario
from sim.uncertainty import Coded
from tests.scenario.files import BASE, PLAIN, faults_of, load, write

ALL = BASE.replace("    positions: coded\n", "    positions: coded\n    limits: coded\n")
VALE = BASE.replace("    positions:\n      rest: coded\n", "    limits: coded\n    positions:\n      rest: coded\n")
CODED = Coded(key="limits.HILL.water", panel="limits", coders={"first": (0.4, 0.5, 0.7), "second": (0.5, 0.6, 0.8)})
FIRM = Coded(key="limit_firmness.HILL.water", panel="limits", coders={"first": (0.8,) * 3, "second": (0.9,) * 3})


def water(folder, text, *overrides, actor="hill"):
    return load(folder, text, *overrides).scenario.actors[actor].positions["water"].limit


def variant(folder, change, base=ALL):
    load(folder, base)
    return load_scenario(write(folder, f"schema: 2\nextends: base.yaml\n{change}", "v.yaml"))


def of_hill(change):
    return f"actors: {{hill: {{positions: {{water: {change}}}}}}}\n"


def test_all_limits_of_the_group_are_coded_by_one_word(tmp_path):
    limit = water(tmp_path, ALL)
    assert (limit.rules_out, limit.at, limit.firmness) == ("above", CODED, FIRM)
    assert water(tmp_path, BASE) is None


def test_who_finds_none_makes_it_one_of_firmness_0(tmp_path):
    toll = load(tmp_path, VALE).scenario.actors["vale"].positions["toll"].limit
    assert toll.at.coders == {"first": (0.2, 0.3, 0.4)}
    assert toll.firmness.coders == {"first": (0.6, 0.6, 0.6), "second": (0, 0, 0)}


@pytest.mark.parametrize("said", ["coded", "{rules_out: coded, at: coded, firmness: coded}"])
def test_one_limit_is_coded_by_a_word_of_its_own(tmp_path, said):
    text = BASE.replace("    positions: coded\n", f"    positions: {{rest: coded, water: {{limit: {said}}}}}\n")
    limit = water(tmp_path, text)
    assert (limit.rules_out, limit.at, limit.firmness) == ("above", CODED, FIRM)


def test_what_the_file_says_of_an_issue_goes_before_the_one_word(tmp_path):
    own = "{rules_out: below, at: 0.05, firmness: 0.2, assumed: why}"
    text = ALL.replace("positions: coded\n", f"positions: {{rest: coded, water: {{limit: {own}}}}}\n", 1)
    limit = water(tmp_path, text)
    assert (limit.rules_out, limit.at.central(), limit.firmness.central()) == ("below", 0.05, 0.2)
    part = water(
        tmp_path, ALL.replace("positions: coded\n", "positions: {rest: coded, water: {limit: {firmness: 0.2}}}\n", 1)
    )
    assert (part.rules_out, part.at, part.firmness.central()) == ("above", CODED, 0.2)


def test_none_is_none_whatever_is_coded(tmp_path):
    text = ALL.replace("positions: coded\n", "positions: {rest: coded, water: {limit: none}}\n", 1)
    assert water(tmp_path, text) is None
    assert water(tmp_path, PLAIN_LIMIT, "actors.hill.positions.water.limit=none") is None


PLAIN_LIMIT = BASE.replace(
    "    positions: coded\n",
    "    positions: {rest: coded, water: {limit: {rules_out: above, at: 0.6, firmness: 0.7}}}\n",
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", ("above", CODED.central(), 0.85)),
        ("actors: {hill: {limits: null}}\n", None),
        (of_hill("{limit: none}"), None),
        (of_hill("{limit: {firmness: 0.3}}"), ("above", CODED.central(), 0.3)),
        (of_hill("{limit: {rules_out: below, at: 0.1}}"), ("below", 0.1, 0.85)),
    ],
)
def test_a_variant_over_the_one_word(tmp_path, change, expected):
    limit = variant(tmp_path, change).scenario.actors["hill"].positions["water"].limit
    found = limit and (limit.rules_out, limit.at.central(), limit.firmness.central())
    assert found == (expected and pytest.approx(expected))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (of_hill("{limit: null}"), None),
        (of_hill("{limit: none}"), None),
        (of_hill("{limit: {at: 0.8}}"), ("above", 0.8, 0.7)),
        (of_hill("{limit: coded}"), ("above", CODED.central(), FIRM.central())),
        ("actors: {hill: {limits: coded}}\n", ("above", 0.6, 0.7)),
    ],
)
def test_a_variant_over_a_limit_that_is_written_out(tmp_path, change, expected):
    limit = variant(tmp_path, change, PLAIN_LIMIT).scenario.actors["hill"].positions["water"].limit
    found = limit and (limit.rules_out, limit.at.central(), limit.firmness.central())
    assert found == (expected and pytest.approx(expected))


def test_what_a_variant_took_back_another_may_ask_for_again(tmp_path):
    variant(tmp_path, of_hill("{limit: none}"))
    again = write(tmp_path, "schema: 2\nextends: v.yaml\n" + of_hill("{limit: coded}"), "w.yaml")
    assert load_scenario(again).scenario.actors["hill"].positions["water"].limit.at == CODED
    null = write(tmp_path, "schema: 2\nextends: v.yaml\n" + of_hill("{limit: null}"), "w.yaml")
    assert load_scenario(null).scenario.actors["hill"].positions["water"].limit.at == CODED


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("actors.hill.limits=null", None),
        ("actors.hill.positions.water.limit=none", None),
        ("actors.hill.positions.water.limit.firmness=0.1", 0.1),
        ("actors.hill.positions.water.limit={rules_out: above, at: 0.9, firmness: 0.2}", 0.2),
    ],
)
def test_the_command_line_over_the_one_word(tmp_path, override, expected):
    limit = water(tmp_path, ALL, override)
    assert (limit and limit.firmness.central()) == expected


def test_the_command_line_may_ask_for_all_limits(tmp_path):
    assert water(tmp_path, BASE, "actors.hill.limits=coded").at == CODED


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("limits: coded", "limits: all", "13:13 actors.hill.limits: allowed: coded; a limit that is written out stands in its position, as `positions.ISSUE.limit`"),
        ("limits: coded", "limits: {water: coded}", "13:13 actors.hill.limits: allowed: coded; a limit that is written out"),
        ("positions: coded\n    limits: coded", "positions: {rest: coded, water: {limit: codded}}", "12:45 actors.hill.positions.water.limit: got 'codded' (did you mean coded?); allowed: coded or none, or a mapping of keys to values"),
        ("positions: coded\n    limits: coded", "positions: {toll: {ideal: 0.1, salience: 1, limit: coded}}", "12:56 actors.hill.positions.toll.limit: the evidence codes no limit of group HILL on toll; write one, such as {rules_out: above, at: 0.7, firmness: 0.8}, or `limit: none`"),
        ("positions: coded\n    limits: coded", "positions: {rest: coded, water: {limit: {at: 0.5, firmness: 1}}}", "12:38 actors.hill.positions.water.limit.rules_out: missing; add `rules_out:`"),
        ("positions: coded\n    limits: coded", "positions: {rest: coded, water: {limit: {rules_out: up, at: 0.5, firmness: 1}}}", "12:57 actors.hill.positions.water.limit.rules_out: got 'up'; allowed: 'above' or 'below'"),
        ("positions: coded\n    limits: coded", "positions: {rest: coded, water: {limit: {rules_out: above, at: 1.5, firmness: 1}}}", "12:68 actors.hill.positions.water.limit.at: got 1.5; allowed: 0 to 1"),
        ("    group: HILL\n", "", "12:13 actors.hill.limits: coded, but the actor has no `group`: its key in the evidence"),
        ("  priest:\n    role: mediator\n", "  priest:\n    role: mediator\n    limits: coded\n", "29:5 actors.priest.limits: only a belligerent has it: a third party rules nothing out, and wants what it asks for; delete it"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path, old, new, fault):
    assert ALL.count(old) == 1
    found = faults_of(tmp_path, ALL.replace(old, new))
    assert any(told.startswith(fault) for told in found), found


def test_a_limit_where_the_actor_has_no_position_is_a_fault_with_a_remedy(tmp_path):
    text = ALL.replace("positions: coded", "positions: {toll: {ideal: 0.1, salience: 1}}", 1)
    assert faults_of(tmp_path, text) == [
        "13:13 actors.hill.limits: the evidence codes a limit of group HILL on water, where this actor has no position; add "
        "`positions.water`, or write out the limits beside its positions instead"
    ]


def test_evidence_of_which_nobody_codes_limits_is_a_fault(tmp_path):
    load(tmp_path, ALL)
    for coder in ("first", "second"):
        (tmp_path / "well" / "coders" / f"{coder}.yaml").unlink()
    assert "no coder of the evidence has `limits`; write them out, or take the line out" in _message(tmp_path)


def _message(folder):
    with pytest.raises(Exception, match="limits") as caught:
        load_scenario(folder / "base.yaml")
    return str(caught.value)


def test_evidence_that_codes_none_of_the_group_is_no_fault(tmp_path):
    load(tmp_path, ALL)
    for coder in ("first", "second"):
        path = tmp_path / "well" / "coders" / f"{coder}.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(line for line in lines if "HILL: {water" not in line), encoding="utf-8")
    assert load_scenario(tmp_path / "base.yaml").scenario.actors["hill"].positions["water"].limit is None


def test_limits_without_evidence_are_a_fault(tmp_path):
    text = PLAIN.replace("    sincerity: 0.5\n", "    sincerity: 0.5\n    group: HILL\n    limits: coded\n", 1)
    (found,) = faults_of(tmp_path, text)
    assert found == "11:13 actors.north.limits: coded, but the file names no `evidence`: a folder of coded statements"


def test_evidence_that_cannot_be_read_is_one_fault(tmp_path):
    assert len(faults_of(tmp_path, ALL.replace("evidence: well", "evidence: wel"))) == 1


@pytest.mark.parametrize("part", ["limit: none", "limit: coded", "wish: 0.2", "wish_from: 0.2"])
def test_a_third_party_has_neither_limit_nor_wish(tmp_path, part):
    text = PLAIN.replace(
        "    lead: true\n", f"    lead: true\n    positions: {{line: {{ideal: 0.5, salience: 1, {part}}}}}\n"
    )
    key = part.partition(":")[0]
    assert faults_of(tmp_path, text) == [
        f"20:49 actors.host.positions.line.{key}: only a belligerent has it: a third party rules nothing out, and wants "
        "what it asks for; delete it"
    ]


def test_a_null_that_takes_back_no_limit_says_what_would(tmp_path):
    load(tmp_path, ALL)
    path = write(tmp_path, "schema: 2\nextends: base.yaml\n" + of_hill("{limit: null}"), "v.yaml")
    with pytest.raises(Exception, match="`limit: none` says that nothing is ruled out, whatever the evidence codes"):
        load_scenario(path)


@pytest.mark.parametrize(
    ("path", "kind", "because", "why"),
    [
        ("actors.hill.positions.water.limit.at", "stated", ("S1",), "coded from own statements"),
        ("actors.hill.positions.water.limit.firmness", "stated", ("S1",), "coded from own statements"),
        ("actors.vale.positions.water.limit.at", "assumed", ("S4",), "coded from indirect support: no own statement"),
        ("actors.vale.positions.toll.limit.at", "assumed", (), "coded by judgement: no statement"),
    ],
)
def test_a_limit_is_stated_if_own_statements_stand_behind_it(tmp_path, path, kind, because, why):
    text = VALE.replace("    positions: coded\n", "    positions: coded\n    limits: coded\n")
    told = load(tmp_path, text).origins[path]
    assert (told.kind, told.because, told.why) == (kind, because, why)


@pytest.mark.parametrize(("named", "kind"), [("S2", "stated"), ("S3", "assumed")])
def test_a_limit_that_is_written_out_is_stated_by_the_same_rule(tmp_path, named, kind):
    """S2 is the hill's own word and takes no position; a limit needs none."""
    text = PLAIN_LIMIT.replace("firmness: 0.7}", f"firmness: 0.7, because: [{named}]}}")
    assert load(tmp_path, text).origins["actors.hill.positions.water.limit.at"].kind == kind


def test_a_limit_on_what_is_left_to_later_is_noted_unless_it_is_coded(tmp_path):
    later = "pocket: ford, phase: later"
    (note,) = [told for told in load(tmp_path, PLAIN_LIMIT.replace("pocket: ford", later)).notes if "limit" in told]
    assert note == (
        "actors.hill.positions.water.limit: water is left to a second phase, where a limit does not count: its red line is that "
        "of the firmness"
    )
    assert not [told for told in load(tmp_path, ALL.replace("pocket: ford", later)).notes if "limit" in told]
    assert not [told for told in load(tmp_path, PLAIN_LIMIT).notes if "limit" in told]


def test_a_file_that_is_written_out_says_the_same(tmp_path):
    told = load(tmp_path, VALE.replace("    positions: coded\n", "    positions: coded\n    limits: coded\n"))
    text = told.resolved()
    assert "limits: coded" not in text
    assert (
        "          at: {dist: coded, key: limits.HILL.water, panel: limits, coders: {first: [0.4, 0.5, 0.7], second: [0.5, 0.6, 0.8]}}"
    ) in text
    assert 'panel: ""' not in text
    again = load_scenario(write(tmp_path, text, "again.yaml"))
    assert (again.scenario, again.digest, again.origins) == (told.scenario, told.digest, told.origins)
