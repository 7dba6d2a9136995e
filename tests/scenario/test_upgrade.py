"""A file of schema 1 becomes one of schema 2 by one number, whatever it is written like."""

import re

import pytest

from sim.documents.compose import compose
from sim.documents.faults import Faults, Source
from sim.documents.kind import SCENARIO
from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.scenario.upgrade import upgraded
from sim.shipped import shipped_scenarios
from tests.scenario.files import PLAIN, write

OLD = PLAIN.replace("schema: 2", "schema: 1")


def first_edition(text):
    return text.replace("schema: 2", "schema: 1", 1)


def tree(text):
    faults = Faults()
    found = compose(Source("x", tuple(re.split("\r\n|\r|\n", text))), text, faults, SCENARIO)
    faults.stop()
    return found.plain()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1\nname: a\n", "schema: 2\nname: a\n"),
        (
            "# schema: 1\n\n  \nschema:   1   # schema: 1\nname: a",
            "# schema: 1\n\n  \nschema:   2   # schema: 1\nname: a",
        ),
        ("schema: 1\r\nname: a\r\n", "schema: 2\r\nname: a\r\n"),
        ("# a\r\n# b\n# c\rname: a\rschema: 1\r\n", "# a\r\n# b\n# c\rname: a\rschema: 2\r\n"),
        ('name: "é 🌍"\n"schema": 1\n', 'name: "é 🌍"\n"schema": 2\n'),
        ("{name: 'é 🌍, 1', 'schema':1, extends: x.yaml}", "{name: 'é 🌍, 1', 'schema':2, extends: x.yaml}"),
        ("{schema: 1, extends: base.yaml}", "{schema: 2, extends: base.yaml}"),
        ("--- {schema: 1,\n extends: b}\n...\n", "--- {schema: 2,\n extends: b}\n...\n"),
        ("schema:\n  1\nname: a\n", "schema:\n  2\nname: a\n"),
        ("? schema\n: +1.0 # one\nname: a\n", "? schema\n: 2 # one\nname: a\n"),
        ("name: a\nhorizon: {talks_days: 1}\nschema: 1\n", "name: a\nhorizon: {talks_days: 1}\nschema: 2\n"),
        ("name: &n a\nquestion: *n\nschema: 1\n", "name: &n a\nquestion: *n\nschema: 2\n"),
    ],
)
def test_one_number_changes_and_every_other_byte_stays(old, new, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(old.encode())
    told = upgraded(path)
    assert told.was_old
    assert told.text.encode() == new.encode()
    assert tree(told.text) == {**tree(old), "schema": 2}
    path.write_bytes(told.text.encode())
    again = upgraded(path)
    assert (again.was_old, again.text, again.meanings) == (False, told.text, ())
    assert again.report().endswith("mine.yaml: schema 2 already, nothing to do")


@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_every_shipped_scenario_would_come_back_as_it_is(name, tmp_path):
    text = shipped_scenarios()[name].read_bytes().decode()
    told = upgraded(write(tmp_path, first_edition(text)))
    assert told.was_old
    assert told.text == text


def test_what_comes_out_loads(tmp_path):
    path = write(tmp_path, OLD)
    with pytest.raises(ScenarioError, match=r"base\.yaml:1:9: schema: got 1; allowed: 2; schema 1"):
        load_scenario(path)
    write(tmp_path, upgraded(path).text)
    assert load_scenario(path).scenario.schema_version == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "schema: &one 1\nname: a\n",
            "1:9: schema: not a plain number here; write `schema: 1`, without anchor or alias",
        ),
        ("assumed: &a 1\nname: a\nschema: *a\n", "3:9: schema: not a plain number here"),
        ("schema: '1'\nname: a\n", "1:9: schema: got '1'; allowed: 1, which is rewritten, or 2"),
        ("schema: true\nname: a\n", "1:9: schema: got true; allowed: 1"),
        ("schema: 3\nname: a\n", "1:9: schema: got 3; allowed: 1"),
        ("schema:\nname: a\n", "1:1: schema: got nothing; allowed: 1"),
        ("schema: !!int 1\nname: a\n", "1:9: schema: got the tag"),
        ("name: a\n", "1:1: no scenario, or one without its schema; add `schema: 1`"),
        ("schema: 1\nservices: {web: 1}\n", "1:1: no scenario: it has none of the keys of one, such as `issues`"),
        ("- a\n", "1:1: no scenario: it has none of the keys"),
        ("", "1:1: an empty file"),
        ("schema: 1\nschema: 1\nname: a\n", "2:1: schema: the key appears twice"),
        ("schema: 1\nkind: study\nname: a\n", "2:1: kind: no scenario, which has no `kind`"),
        (
            "schema: 1\nkind: sweep\nvary: {talks.step: {list: [1]}}\n",
            "2:1: kind: a sweep: it stays `schema: 1`; upgrade",
        ),
        ("schema: 1\r\nname: [\r\n", "not YAML"),
    ],
)
def test_what_is_no_scenario_of_schema_1_or_2_is_refused(text, fault, tmp_path):
    with pytest.raises(ScenarioError) as told:
        upgraded(write(tmp_path, text))
    assert fault in str(told.value)


def test_a_sweep_over_what_a_side_asks_for_is_told_what_it_does_now(tmp_path):
    text = "schema: 1\nkind: sweep\nscenario: a\nvary: {actors.north.positions.line.ideal: {list: [0, 1]}}\n"
    with pytest.raises(
        ScenarioError, match=r"upgrade the scenario that it varies\. actors\.north\.positions\.line\.ideal"
    ):
        upgraded(write(tmp_path, text))


def test_files_below_that_are_of_schema_1_are_named(tmp_path):
    (tmp_path / "sub").mkdir()
    base = write(tmp_path, OLD)
    middle = write(tmp_path / "sub", "schema: 2\nextends: ../base.yaml\n", "middle.yaml")
    top = upgraded(write(tmp_path / "sub", "schema: 1\nextends: middle.yaml\n", "top.yaml"))
    assert top.below == (base.resolve(),)
    assert f"It extends {base}, still schema 1: truce upgrade {base}" in top.report()
    assert "It extends" not in top.report([str(middle), str(tmp_path / "sub" / ".." / "base.yaml")])
    with pytest.raises(ScenarioError, match=r"base\.yaml:1:9: schema: got 1; allowed: 2; schema 1"):
        load_scenario(middle)


@pytest.mark.parametrize("extends", ["top.yaml", "nowhere.yaml", "toy/two-clocks", "[a]"])
def test_files_below_that_lead_nowhere_or_round_are_for_validate_to_tell(extends, tmp_path):
    told = upgraded(write(tmp_path, f"schema: 1\nextends: {extends}\n", "top.yaml"))
    assert (told.text, told.below) == (f"schema: 2\nextends: {extends}\n", ())


def test_it_shows_itself(tmp_path):
    told = upgraded(write(tmp_path, OLD))
    assert repr(told) == told.report()
