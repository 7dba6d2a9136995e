"""Origins survive being written out and read back, and belong to the number that they were written for."""

import shutil

import pytest

from sim.scenario import load_scenario
from sim.shipped import shipped_scenarios
from tests.scenario.files import BASE, PLAIN, faults_of, load, write


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_origins_survive_two_round_trips(tmp_path, name):
    told = load_scenario(name)
    once = load_scenario(write(tmp_path, told.resolved(), "once.yaml"))
    assert once.origins == told.origins
    assert once.resolved() == told.resolved()
    assert load_scenario(write(tmp_path, once.resolved(), "twice.yaml")).origins == told.origins


@pytest.mark.slow
def test_they_need_no_evidence(tmp_path):
    told = load(tmp_path, BASE)
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.rmtree(tmp_path / "well")
    assert load_scenario(write(alone, told.resolved())).origins == told.origins


@pytest.mark.slow
def test_an_edited_number_loses_its_origin_and_the_others_keep_theirs(tmp_path):
    told = load(tmp_path, BASE)
    text = told.resolved()
    line = next(line for line in text.splitlines() if line.strip().startswith("margin:"))
    write(tmp_path, text.replace(line, "  margin: 0.2"), "edited.yaml")
    edited = load_scenario(tmp_path / "edited.yaml")
    other = {path: origin for path, origin in told.origins.items() if path != "talks.margin"}
    assert {path: origin for path, origin in edited.origins.items() if path != "talks.margin"} == other
    assert (edited.origins["talks.margin"].kind, edited.origins["talks.margin"].why) == ("assumed", "no reason given")


@pytest.mark.slow
def test_an_override_and_a_variant_have_origins_of_their_own(tmp_path):
    path, same = "actors.hill.sincerity", 0.5  # the number itself cannot tell them apart
    write(tmp_path, load(tmp_path, BASE).resolved(), "whole.yaml")
    assert load_scenario(tmp_path / "whole.yaml", [f"{path}={same}"]).origins[path].where == "--set"
    variant = f"schema: 2\nextends: whole.yaml\nname: V\nactors: {{hill: {{sincerity: {same}}}}}\n"
    assert load_scenario(write(tmp_path, variant, "v.yaml")).origins[path].where == f"{tmp_path / 'v.yaml'}:4"


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("origins: {a: {}}", "origins: only a file that `truce show` wrote holds origins; delete the block"),
        ("resolved: true\norigins: 3", "origins: got 3; allowed: a mapping of keys to values"),
        (
            "resolved: true\norigins: {a.b: {kind: sworn, where: x, why: y, number: 00000000}}",
            "origins.a.b.kind: got 'sworn'; allowed: 'stated', 'measured' or 'assumed'",
        ),
    ],
)
def test_a_damaged_block_is_a_fault(tmp_path, block, fault):
    assert [told for told in faults_of(tmp_path, f"{PLAIN}{block}\n") if fault in told]
