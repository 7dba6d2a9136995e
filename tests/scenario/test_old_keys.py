"""A renamed key: the old one is read for one edition, with a note, wherever it stands; the luck of a number stays."""

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.cli import app
from sim.documents.kind import EVIDENCE, SCENARIO
from sim.documents.old_keys import new_path
from sim.errors import ScenarioError
from sim.evidence import load_evidence
from sim.model.inputs import Inputs
from sim.random_streams import Luck
from sim.scenario import load_scenario
from sim.scenario.rules import Talks
from sim.studies.sweep_loading import load_sweep
from tests.scenario.files import BASE, PLAIN, load, write, write_evidence

TABLE = {
    "talks.stride": "talks.step",
    "talks.leaning": "talks.pressure",
    "actors.*.hurry": "actors.*.urgency",
    "rules.width": "preferences.width",
    "expect.columns.day0_*_haste": "expect.columns.day0_sum_*",
}
NOTE = "the old name goes in the next edition"
OLD = (
    PLAIN.replace("urgency: 0.4", "hurry: 0.4")
    + "talks:\n  stride: 0.02\n  leaning: {pace: 0.1}\nrules: {width: 0.3}\n"
)
NEW = PLAIN + "talks: {step: 0.02, pressure: {pace: 0.1}}\npreferences: {width: 0.3}\n"


@pytest.fixture(autouse=True)
def renamed(monkeypatch):
    """A made-up edition that renamed some keys."""
    for old, new in TABLE.items():
        monkeypatch.setitem(SCENARIO.old_keys, old, new)


def notes(case):
    return [told for told in case.notes if NOTE in told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("talks.stride", "talks.step"),
        ("talks.leaning.pace", "talks.pressure.pace"),
        ("actors.north.hurry", "actors.north.urgency"),
        ("expect.columns.day0_north_haste.mean", "expect.columns.day0_sum_north.mean"),
        ("talks.strides", "talks.strides"),
        ("actors.hurry", "actors.hurry"),
        ("", ""),
    ],
)
def test_a_path_by_its_new_name(old, new):
    assert new_path(old, TABLE) == new


def test_a_file_with_old_keys_is_the_same_case_with_a_note_for_each(tmp_path):
    case = load(tmp_path, OLD)
    told = notes(case)
    assert case.digest == load(tmp_path, NEW).digest
    assert notes(load(tmp_path, NEW)) == []
    assert f"{tmp_path / 'base.yaml'}:10: `actors.north.hurry` is now `actors.north.urgency`; {NOTE}" in told
    assert [each.split("`")[1] for each in told] == [
        "talks.stride",
        "talks.leaning",
        "actors.north.hurry",
        "rules.width",
    ]
    assert case.origins["talks.step"].where == f"{tmp_path / 'base.yaml'}:27"


def test_a_file_below_and_a_file_above_may_each_say_it_their_way(tmp_path):
    write(tmp_path, OLD)
    variant = write(tmp_path, "schema: 2\nextends: base.yaml\nname: V\ntalks: {step: 0.03}\n", "v.yaml")
    assert load_scenario(variant).scenario.talks.step.central() == 0.03


def test_the_old_and_the_new_name_at_once_are_a_fault(tmp_path):
    with pytest.raises(ScenarioError, match=r"talks\.stride: the old name of `talks\.step`, which is given too"):
        load(tmp_path, PLAIN + "talks: {stride: 0.02, step: 0.01}\n")


def test_an_override_by_its_old_name(tmp_path):
    case = load(tmp_path, PLAIN, "talks.stride=0.02", "actors.north.hurry={dist: uniform, low: 0, high: 1}")
    assert notes(case) == [
        f"`talks.stride` is now `talks.step`; {NOTE}",
        f"`actors.north.hurry` is now `actors.north.urgency`; {NOTE}",
    ]
    assert case.scenario.talks.step.central() == 0.02
    assert case.origins["actors.north.urgency"].where == "--set"
    with pytest.raises(ScenarioError, match="set twice on the command line"):
        load(tmp_path, PLAIN, "talks.stride=0.02", "talks.step=0.01")


def test_a_sweep_by_old_names(tmp_path):
    write(tmp_path, PLAIN)
    text = "schema: 1\nkind: sweep\nscenario: base.yaml\nset: [actors.north.hurry=0.2]\n"
    text += "vary: {talks.stride: {list: [0.01, 0.02]}}\nlabels: {talks.stride: Step}\n"
    study = load_sweep(write(tmp_path, text, "sweep.yaml"))
    (parameter,) = study.config.grid.parameters
    assert (parameter.path, parameter.label) == ("talks.step", "Step")
    told = [each.rpartition(": ")[2].split("`")[1] for each in notes(study.case)]
    assert told == ["talks.stride", "talks.stride", "actors.north.hurry"], "varied, labelled, set"
    told = CliRunner().invoke(app.build(), ["validate", str(tmp_path / "sweep.yaml")])
    assert f"sweep.yaml:5: `talks.stride` is now `talks.step`; {NOTE}" in told.stdout


def test_known_answers_and_correlations_by_old_names(tmp_path):
    blocks = "expect: {trials: 100, columns: {day0_north_haste: {mean: 0}}}\n"
    blocks += "correlations: {both: {inputs: [actors.south.hurry, talks.stride], rho: 0.5}}\n"
    case = load(tmp_path, PLAIN + blocks, "talks.step={dist: uniform, low: 0, high: 0.1}")
    assert list(case.scenario.expect.columns) == ["day0_sum_north"]
    assert case.scenario.correlations["both"].inputs == ("actors.south.urgency", "talks.step")


def test_origins_that_were_written_under_an_old_name_are_kept(tmp_path):
    case = load(tmp_path, NEW.replace("step: 0.02", "step: {dist: fixed, value: 0.02, assumed: a hunch}"))
    text = case.resolved().replace("talks.step:", "talks.stride:").replace("  step: ", "  stride: ")
    assert "talks.stride:" in text
    assert load_scenario(write(tmp_path, text, "r.yaml")).origins["talks.step"] == case.origins["talks.step"]


@pytest.mark.parametrize("day", ["day0", "end"])
def test_what_is_expected_of_a_column_of_the_first_edition_is_expected_of_the_new_one(tmp_path, day):
    expect = f"expect: {{trials: 10, columns: {{{day}_resolve_north: {{mean: 0.5}}}}}}\n"
    case = load(tmp_path, PLAIN + expect)
    assert list(case.scenario.expect.columns) == [f"{day}_shock_north"]
    assert notes(case)


def test_evidence_by_old_names(tmp_path, monkeypatch):
    monkeypatch.setitem(EVIDENCE.old_keys, "assignments.*.firm", "assignments.*.firmness")
    folder = write_evidence(tmp_path)
    coder = folder / "coders" / "A.yaml"
    coder.write_text(coder.read_text(encoding="utf-8").replace("firmness: 0.9", "firm: 0.9"), encoding="utf-8")
    evidence = load_evidence(folder)
    assert evidence.codings["A"].assignments["S1"].firmness == 0.9
    assert evidence.notes == (f"{coder}:3: `assignments.S1.firm` is now `assignments.S1.firmness`; {NOTE}",)
    assert load(tmp_path, BASE).evidence is not None


def test_a_renamed_number_draws_by_the_address_of_its_first_name(tmp_path, monkeypatch):
    case = load(tmp_path, PLAIN, "talks.step={dist: uniform, low: 0, high: 1}").scenario
    assert case.addresses == {}
    luck = Luck(1, 0, 50)
    before = Inputs(case, luck).value("talks.step")
    monkeypatch.setitem(Talks.model_fields["step"].json_schema_extra, "address", "stride")
    renamed = load(tmp_path, PLAIN, "talks.step={dist: uniform, low: 0, high: 1}").scenario
    assert renamed.addresses == {"talks.step": "talks.stride"}
    after = Inputs(renamed, luck).value("talks.step")
    assert np.array_equal(after, luck.uniform("talks.stride", "input"))
    assert not np.array_equal(after, before)
