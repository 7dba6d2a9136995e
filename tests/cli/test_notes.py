"""Notes: what is no fault but may not be meant is said on standard error, or under `notes`."""

import json

import pytest

from tests.cli.test_validate import truce
from tests.scenario.files import PLAIN, write

HOLDS = "note: actors.north.urgency: already has that value ("
LEAD = "note: no mediator has `lead: true`, so the text never moves from where it was opened"


@pytest.fixture
def files(tmp_path):
    base = write(tmp_path, PLAIN)
    variant = write(tmp_path, "schema: 2\nextends: base.yaml\nname: V\nactors: {north: {urgency: 0.3}}\n", "v.yaml")
    return base, variant


@pytest.mark.slow
def test_an_override_that_holds_in_one_scenario_is_a_note(files):
    base, variant = files
    told = truce("compare", variant, base, "--set", "actors.north.urgency=0.3", "--trials", 20)
    assert told.exit_code == 0, told.output
    assert told.stderr.startswith(f"note: V: {HOLDS[6:]}")
    assert told.stderr.count("already has that value") == 1


def test_an_override_that_holds_in_every_scenario_is_a_fault(files):
    told = truce("compare", *files, "--set", "talks.margin=0.15", "--trials", 20)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == (
        "--set: talks.margin: every scenario given has that value already; the override changes nothing\n"
    )


@pytest.mark.parametrize("words", [("run", "--trials", 20), ("show",), ("trace",)])
def test_of_one_scenario_it_is_a_note(files, words):
    told = truce(words[0], files[0], *words[1:], "--set", "actors.north.urgency=0.4")
    assert told.exit_code == 0, told.output
    assert told.stderr.startswith(HOLDS)
    assert "note" not in told.stdout


@pytest.mark.slow
def test_so_it_is_in_a_sweep(files, tmp_path):
    text = "schema: 1\nkind: sweep\nscenario: base.yaml\ntrials: 20\nset: [actors.north.urgency=0.4]\n"
    path = write(tmp_path, text + "vary: {actors.north.sincerity: {list: [0, 1]}}\n", "s.yaml")
    told = truce("sweep", path)
    assert (told.exit_code, told.stderr[: len(HOLDS)]) == (0, HOLDS), told.output
    assert truce("sweep", path, "--quiet").stderr == ""
    assert HOLDS in truce("validate", path).stdout


@pytest.mark.slow
def test_a_case_that_nobody_leads_is_noted(files, tmp_path):
    path = write(tmp_path, PLAIN.replace("    lead: true\n", ""), "idle.yaml")
    told = truce("validate", path)
    assert (told.exit_code, LEAD in told.stdout) == (0, True)
    (entry,) = json.loads(truce("validate", path, "--json").stdout)["files"]
    assert (entry["valid"], entry["notes"][0]) == (True, LEAD.removeprefix("note: "))
    assert truce("run", path, "--trials", 20).stderr.splitlines()[0] == LEAD
    assert truce("run", path, "--trials", 20, "--quiet").stderr == ""
    (good,) = json.loads(truce("validate", files[0], "--json").stdout)["files"]
    assert [note[:17] for note in good["notes"]] == ["no `status_quo`, "]
