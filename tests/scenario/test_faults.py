"""One line per mistake, at its place, in the words of the file. `ten-faults.txt` is what a user sees."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from tests.scenario.files import BASE, PLAIN, faults_of

GOLDEN = Path(__file__).parents[1] / "golden"


def test_ten_planted_faults_give_ten_lines_with_line_and_column(monkeypatch):
    monkeypatch.chdir(GOLDEN)
    with pytest.raises(ScenarioError) as caught:
        load_scenario("ten-faults.yaml")
    assert f"{caught.value}\n" == (GOLDEN / "ten-faults.txt").read_text(encoding="utf-8")
    assert len(caught.value.faults) == 10
    lines = (GOLDEN / "ten-faults.yaml").read_text(encoding="utf-8").splitlines()
    for fault in caught.value.faults:
        source, caret = fault.excerpt.split("\n")
        assert source == "    " + lines[fault.line - 1]
        assert caret.index("^") == 4 + fault.col - 1


def test_a_misspelt_key_is_one_mistake_and_not_two(tmp_path):
    assert faults_of(tmp_path, PLAIN.replace("salience: 0.8", "saliense: 0.8")) == [
        "12:26 actors.north.positions.line.saliense: unknown key (did you mean salience?)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("schema: 2\n", "", "1:1 schema: missing; add `schema:`"),
        ("schema: 2", "schema: 3", "1:9 schema: got 3; allowed: 2"),
        ("name: Plain", "name: 5", "2:7 name: got 5; allowed: text; put it in quotes"),
        ("name: Plain", "name: Plain\nday_zero: 5", "3:11 day_zero: got 5; allowed: a date such as 2025-03-14"),
        ("name: Plain", "name: Plain\nday_zero: '20250314'", "3:11 day_zero: got '20250314'; allowed: a date"),
        ("name: Plain", "name: Plain\nextend: base.yaml", "3:1 extend: unknown key (did you mean extends?)"),
        ("name: Plain", "name: Plain\nkind: sweep", "3:1 kind: a sweep, not a scenario"),
        (
            "sincerity: 0.5",
            "sincerity: no",
            "9:16 actors.north.sincerity: got 'no'; allowed: a number, or a distribution",
        ),
        ("sincerity: 0.5", "sincerity: '0.5'", "9:16 actors.north.sincerity: got '0.5'; allowed: a number"),
        ("sincerity: 0.5", "sincerity: 0,5", "9:16 actors.north.sincerity: got '0,5'; allowed: a number"),
        ("sincerity: 0.5", "sincerity: true", "9:16 actors.north.sincerity: got true; allowed: a number"),
        ("sincerity: 0.5", "sincerity: [1]", "9:16 actors.north.sincerity: got a list of 1; allowed: a number"),
        ("sincerity: 0.5", "sincerity: {low: 0, high: 1}", "9:16 actors.north.sincerity: a mapping without `dist`"),
        (
            "sincerity: 0.5",
            "sincerity: {dist: normal, mean: 0.5, sd: 0.1}",
            "9:16 actors.north.sincerity: got values from -inf to inf; allowed: 0 to 1",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {dist: normal, mean: 0.5, sd: -1, low: 0, high: 1}",
            "9:46 actors.north.sincerity.sd: got -1; allowed: more than 0",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {dist: uniform, low: 0, hihg: 1}",
            "9:40 actors.north.sincerity.hihg: unknown key (did you mean high?)",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {dist: uniform, low: x, high: 1}",
            "9:37 actors.north.sincerity.low: got 'x'; allowed: a number",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {ci90: [0.4, 0.2]}",
            "9:16 actors.north.sincerity: the first number (0.4) must lie below the second (0.2)",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {ci90: [0.4]}",
            "9:17 actors.north.sincerity.ci90.1: too few entries: number 2 is missing",
        ),
        (
            "sincerity: 0.5",
            "sincerity: {dist: choice, values: [0, 1], weights: [1]}",
            "9:16 actors.north.sincerity: 2 values but 1 weights",
        ),
        (
            "role: belligerent",
            "role: beligerent",
            "8:11 actors.north: got role: beligerent (did you mean belligerent?)",
        ),
        (
            "role: belligerent\n",
            "loss: linear\n",
            "7:3 actors.north: missing; add `role:`; allowed: belligerent, mediator, guarantor",
        ),
        ("lead: true", "lead: yes", "19:11 actors.host.lead: got 'yes'; allowed: true or false; `yes` is a word"),
        ("  host:\n", "  Host:\n", "17:3 actors.Host: got the key Host; allowed: lower-case letters"),
        (
            "offers:",
            "horizon: {talks_days: 1.5}\noffers:",
            "21:23 horizon.talks_days: got 1.5; allowed: a whole number",
        ),
        ("offers:", "horizon: {talks_days: 0}\noffers:", "21:23 horizon.talks_days: got 0; allowed: at least 1"),
        ("offers:", "horizon: 30\noffers:", "21:10 horizon: got 30; allowed: a mapping of keys to values"),
        ("offers:", "horizon:\noffers:", "21:1 horizon: no value; give one or delete the line"),
        (
            "scope: full",
            "scope: full\n    bounds: {line: 0.5}",
            "24:20 offers.truce.bounds.line: got 0.5; allowed: a list",
        ),
        (
            "scope: full",
            "scope: full\n    bounds: {line: [0, 2]}",
            "24:24 offers.truce.bounds.line.1: got 2; allowed: at most 1",
        ),
        (
            "text: {line: 0.5, port: 0.5}",
            "text: {line: 0.5, port: 0.5}\n    stakes: 0.5",
            "25:5 offers.truce.stakes: a key of `scope: sectoral`, not of `scope: full`",
        ),
    ],
)
def test_what_is_said_of_a_mistake(tmp_path, old, new, fault):
    text = PLAIN.replace(old, new, 1)
    found = faults_of(tmp_path, text)
    assert len(found) == 1, found
    assert found[0].startswith(fault), found


def test_a_misspelt_kind_hides_nothing_else_that_is_wrong(tmp_path):
    text = PLAIN.replace("role: belligerent\n    sincerity: 0.5", "role: beligerent\n    sincerity: 5", 1)
    assert [fault.split(": ")[0] for fault in faults_of(tmp_path, text)] == [
        "8:11 actors.north",
        "9:16 actors.north.sincerity",
    ]


def test_no_word_is_said_of_unions_or_of_the_library(tmp_path):
    broken = BASE.replace("role: belligerent", "role: 3").replace("{title: Toll", "{titel: Toll").replace("0.4", "x")
    for fault in faults_of(tmp_path, broken):
        assert not any(word in fault for word in ("union", "tag", "pydantic", "Input", "validat")), fault


@pytest.mark.parametrize("name", ["jeddah-2025-3", "no/such/file.yaml", "", "\x00", "a" * 5000, "."])
def test_what_cannot_be_found(name):
    with pytest.raises(ScenarioError) as caught:
        load_scenario(name)
    assert len(caught.value.faults) == 1
    assert "no such file" in str(caught.value) or "a folder" in str(caught.value)


def test_the_nearest_shipped_name_is_offered():
    with pytest.raises(ScenarioError, match="did you mean jeddah-2025-03"):
        load_scenario("jeddah-2025-3")


def test_after_very_many_faults_reading_stops(tmp_path):
    text = PLAIN + "".join(f"x{k}: 1\n" for k in range(300))
    (tmp_path / "many.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"\.\.\. not read any further after 200 faults") as caught:
        load_scenario(tmp_path / "many.yaml")
    assert [fault.line for fault in caught.value.faults] == list(range(26, 226))
