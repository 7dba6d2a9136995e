"""What a folder of evidence answers."""

from pathlib import Path

import pytest

from sim.evidence import load_evidence
from sim.uncertainty import Coded


@pytest.fixture
def village(well: Path):
    return load_evidence(well)


def test_coders_are_the_files_in_order(village):
    assert village.coders == ("A", "B")


def test_statements_know_their_id_and_whether_they_are_from_the_source(village):
    assert list(village.statements) == ["S1", "S2", "S3", "X1"]
    assert {key: each.declared_only for key, each in village.statements.items()} == {
        "S1": False,
        "S2": False,
        "S3": False,
        "X1": True,
    }
    assert village.statements["S2"].id == "S2"
    assert village.statements["S2"].date == "1900-05"


def test_position_mixes_the_coders_and_names_its_row(village):
    found = village.position("HILL", "water")
    assert found == Coded(key="positions.HILL.water", coders={"A": (0, 0.1, 0.3), "B": (0, 0.2, 0.4)})


def test_a_coder_may_leave_a_cell_out(village):
    assert village.position("HILL", "toll").coders == {"B": (0, 0, 0.1)}
    assert village.position("VALE", "toll") is None
    assert village.position("NOBODY", "water") is None


def test_salience_is_one_number_per_coder(village):
    assert village.salience("HILL", "water").coders == {"A": (0.8, 0.8, 0.8), "B": (0.6, 0.6, 0.6)}
    assert village.salience("VALE", "toll") is None


def test_firmness_is_the_largest_among_own_statements_with_a_position(village):
    # A: S1 (.9) and S2 (.4) speak to water; B: only S1 (.7), for S2 went to a topic.
    assert village.firmness("HILL", "water").coders == {"A": (0.9, 0.9, 0.9), "B": (0.7, 0.7, 0.7)}


def test_firmness_is_zero_without_a_statement_and_none_without_a_position(village):
    assert village.firmness("VALE", "water").coders == {"A": (0, 0, 0), "B": (0, 0, 0)}
    assert village.firmness("VALE", "toll") is None


def test_firmness_ignores_statements_of_others_and_without_a_position(well, edit):
    edit("coders/A.yaml", "S3: {issue: mood, firmness: 0.5}", "S3: {issue: water, firmness: 0.95}")
    assert load_evidence(well).firmness("HILL", "water").coders["A"] == (0.9, 0.9, 0.9)
    assert load_evidence(well).firmness("VALE", "water").coders["A"] == (0, 0, 0)


def test_parameters(village):
    assert village.parameters() == ("urgency__HILL", "momentum__well")
    assert village.parameter("urgency__HILL").key == "parameters.urgency__HILL"
    assert village.parameter("urgency__HILL").coders == {"A": (0.2, 0.4, 0.6), "B": (0.3, 0.5, 0.7)}
    assert village.parameter("momentum__well").coders == {"A": (-0.5, 0, 0.5)}
    assert village.parameter("urgency__VALE") is None


@pytest.mark.parametrize(
    ("key", "support"),
    [
        ("positions.HILL.water", ("S1", "X1")),
        ("saliences.HILL.water", ("S1", "X1")),
        ("firmness.HILL.water", ("S1", "S2")),
        ("positions.HILL.toll", ()),
        ("parameters.urgency__HILL", ()),
        ("urgency__HILL", ()),
        ("nonsense", ()),
    ],
)
def test_support(village, key, support):
    assert village.support(key) == support


def test_a_bare_name_is_a_parameter(well, edit):
    edit("supports.yaml", "urgency__HILL: {statements: []", "urgency__HILL: {statements: [S2]")
    village = load_evidence(well)
    assert village.support("urgency__HILL") == village.support("parameters.urgency__HILL") == ("S2",)
    assert village.backing("urgency__HILL").note == "judgement"


def test_stated_asks_any_coder(village, well, edit):
    assert village.stated("HILL", "water") == ("S1", "S2")
    assert village.stated("VALE", "water") == ()
    edit("coders/B.yaml", "  S2: {issue: mood, firmness: 0.2}", "  S3: {issue: water, position: 1, firmness: 0.2}")
    assert load_evidence(well).stated("VALE", "water") == ("S3",)


def test_unused(village):
    everything = ("positions.HILL.water", "positions.VALE.water", "positions.HILL.toll")
    assert village.coded_keys() == (*everything, "parameters.urgency__HILL", "parameters.momentum__well")
    assert village.unused([]) == village.coded_keys()
    assert village.unused(village.coded_keys()) == ()
    used = ["saliences.HILL.water", "firmness.VALE.water", "parameters.urgency__HILL"]
    assert village.unused(used) == ("positions.HILL.toll", "parameters.momentum__well")


def test_evidence_is_frozen(village):
    with pytest.raises(TypeError):
        village.statements["S9"] = village.statements["S1"]
    with pytest.raises(AttributeError):
        village.folder = Path()
